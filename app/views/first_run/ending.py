"""What comes after the set-up: three things that people do next."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.i18n import _, ngettext
from app.models.first_steps import states
from app.views.first_run.step import Step
from app.views.look.buttons import OptionButton
from app.views.look.labels import label
from app.views.window.page import Shell


class Ending(Step):
    """Says whether something was left for later, and where to go."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self.left = label("", "muted", wrap=True)
        self.options = [
            OptionButton(
                "graduation-cap",
                _("Put students into pathways"),
                _("Choose a pathway and add its members, several at once."),
                lambda: shell.go("pathways"),
            ),
            OptionButton(
                "briefcase",
                _("Place a student"),
                _("An employer, a role and the days; then hours can be logged."),
                lambda: shell.trigger("placement.new"),
            ),
            OptionButton(
                "clock",
                _("Log a week of hours"),
                _("A whole class on one sheet, typed or pasted."),
                lambda: shell.trigger("hours.log"),
            ),
        ]
        self.body.addWidget(self.left)
        for option in self.options:
            self.body.addWidget(option)
        self.body.addStretch(1)
        self.read()

    def read(self) -> None:
        count = sum(state != "done" for state in states(self.book).values())
        said = ngettext(
            "{count} step is left for later. “Set up this book” in the menu File comes back to it.",
            "{count} steps are left for later. “Set up this book” in the menu File comes back to them.",
            count,
        )
        self.left.setText(said.format(count=count) if count else _("Everything is there. What would you like to do?"))

    def first_focus(self) -> QWidget:
        return self.options[0]
