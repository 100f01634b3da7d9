"""Set up this book: from nothing to a usable book, step by step, left at any moment and resumed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QWidget

from app.i18n import _
from app.models.first_steps import STEPS, next_step, skip, states
from app.views.first_run.colleagues_step import ColleaguesStep
from app.views.first_run.ending import Ending
from app.views.first_run.pathways_step import PathwaysStep
from app.views.first_run.roster_step import RosterStep
from app.views.first_run.site_step import SiteStep
from app.views.first_run.step import Step
from app.views.first_run.step_line import StepLine
from app.views.first_run.years_step import YearsStep
from app.views.look.buttons import button
from app.views.look.cards import Card
from app.views.look.labels import label, rule
from app.views.look.layouts import boxed, column, row, scaled_width, scrolled
from app.views.window.page import Page, Room, Shell

END = "end"
_MADE_BY: dict[str, type[Step]] = {
    "site": SiteStep,
    "years": YearsStep,
    "pathways": PathwaysStep,
    "roster": RosterStep,
    "colleagues": ColleaguesStep,
    END: Ending,
}
ORDER = tuple(_MADE_BY)


class FirstRunPage(Page):
    """`show_record` takes the key of a step, or "next" for the first one that is left. Ctrl+Enter goes on."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell, _("Set up this book"), scrolling=False)
        self.tools.addWidget(button(_("Leave for now"), "house", press=lambda: shell.go("home")))
        self.steps = {key: make(shell) for key, make in _MADE_BY.items()}
        about = {step.key: (_(step.title), step.icon) for step in STEPS} | {END: (_("What next"), "flag")}
        self.lines = {
            key: StepLine(title, icon, lambda key=key: self.show_record(key)) for key, (title, icon) in about.items()
        }
        self._key = ORDER[0]
        self.heading, self.why = label("", "heading"), label("", "muted", wrap=True)
        self.stack = QStackedWidget()
        for step in self.steps.values():
            self.stack.addWidget(scrolled(step))
            step.changed.connect(self._say_verbs)
            step.entered.connect(self.go_on)
        self.back_button = button(_("Back"), "chevron-left", press=self.go_back)
        self.skip_button = button(_("Skip this step"), press=self.skip)
        self.next_button = button("", "", "primary", self.go_on)
        self.next_button.setToolTip(_("Ctrl+Enter"))
        self._arrange()
        shortcut = QShortcut(QKeySequence("Ctrl+Return"), self, self.go_on)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self._show(next_step(self.book) or END)

    def _arrange(self) -> None:
        self.card = Card(spacing=12)
        self.card.add(self.heading, self.why)
        self.card.body.addWidget(self.stack, 1)
        self.card.add(rule(), row(self.back_button, None, self.skip_button, self.next_button))
        self.side = boxed(column(*self.lines.values(), None, spacing=4))
        scaled_width(self.side, 208)
        reading = boxed(column(self.card, spacing=0))
        reading.setMaximumWidth(900)
        inside = row(self.side, spacing=20, margins=(28, 18, 28, 22))
        inside.addWidget(reading, 1)
        inside.addStretch(0)
        self.body.addLayout(inside, 1)

    # -- where one is

    @property
    def step(self) -> Step:
        """The step before the person."""
        return self.steps[self._key]

    def _show(self, key: str) -> None:
        self._key = key
        self.stack.setCurrentIndex(ORDER.index(key))
        self.step.say_problem("")
        self.step.read()
        sentences = {step.key: (_(step.title), _(step.sentence)) for step in STEPS}
        ending = (_("Your book is ready"), "")
        heading, why = sentences.get(key, ending)
        self.heading.setText(heading)
        self.why.setText(why)
        self.why.setVisible(bool(why))
        self.card.setAccessibleName(heading)
        self._say_states()
        self._say_verbs()

    def _say_states(self) -> None:
        found = states(self.book)
        for key, line in self.lines.items():
            line.say(found.get(key), key == self._key)
        done = sum(state == "done" for state in found.values())
        self.say_subtitle(_("{done} of {count} steps done").format(done=done, count=len(found)))

    def _say_verbs(self) -> None:
        verb, state = self.step.verb(), states(self.book).get(self._key, "done")
        self.next_button.setText(verb or _("Continue"))
        self.next_button.setVisible(self._key != END)
        self.next_button.setEnabled(bool(verb) or state != "left")
        self.skip_button.setVisible(state == "left")
        self.back_button.setVisible(self._key != ORDER[0])

    def _turn(self, key: str) -> None:
        self._show(key)
        self.first_focus().setFocus(Qt.FocusReason.OtherFocusReason)

    def go_back(self) -> None:
        """To the step before; what was typed here stays."""
        self._turn(ORDER[max(0, ORDER.index(self._key) - 1)])

    def go_on(self) -> None:
        """Save what there is to save, and to the step behind this one."""
        if self._key == END or not self.next_button.isEnabled():
            return
        if self.step.try_to_save():
            self._turn(ORDER[ORDER.index(self._key) + 1])

    def skip(self) -> None:
        """Leave this step out, and go on."""
        key = self._key
        if self.shell.attempt(lambda: skip(self.book, key)):
            self._turn(ORDER[ORDER.index(key) + 1])

    # -- for the window

    def commands(self) -> dict[str, Callable[[], object] | None]:
        return {"book.setup": lambda: self.show_record("next")}

    def show_record(self, what: str) -> None:
        self._turn(what if what in ORDER else next_step(self.book) or END)

    def refresh(self, changes: object | None) -> None:
        self.step.read()
        self._say_states()
        self._say_verbs()

    def reflow(self, room: Room) -> None:
        self.side.setVisible(room != Room.NARROW)

    def first_focus(self) -> QWidget:
        return self.step.first_focus() or self.next_button
