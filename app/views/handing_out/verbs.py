"""The foot below the pages: what can be done with them."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QWidget

from app.i18n import _, ngettext, number
from app.views.look.buttons import Press, button
from app.views.look.layouts import row
from app.views.look.theme import set_look, theme


class Verbs(QFrame):
    """Close, save a file each, save, print. Enter presses the first that can be done, from the right."""

    def __init__(self, close: Press, each: Press, save: Press, print_: Press) -> None:
        super().__init__()
        self.setProperty("kind", "foot")
        self.close_all = button(_("Close"), press=close)
        self.each = button(_("One file each…"), "files", press=each)
        self.save = button(_("Save as PDF…"), "download", press=save)
        self.print = button(_("Print"), "printer", "primary", print_)
        self.first = self.print
        """What the dialog is for."""
        self.setLayout(row(None, *self.fields, spacing=8, margins=(24, 12, 24, 12)))

    @property
    def fields(self) -> list[QWidget]:
        """What the keyboard meets, in its order."""
        return [self.close_all, self.each, self.save, self.print]

    def offer(self, printing: bool) -> None:
        """Where nothing can be printed, saving is what the dialog is for."""
        self.print.setVisible(printing)
        if not printing:
            set_look(self.save, "kind", "primary")
            theme.bind(self.save, "download", "on_accent", "on_accent", size=16, gap=5)
            self.first = self.save
        self.first.setDefault(True)

    def fit(self, pages: int | None, something: bool, many: bool) -> None:
        """Say how many pages are printed, 0 where they cannot be, None while that is not known.

        `something`: there is, or will be, anything to print; `many`: about more than one student.
        """
        words = ngettext("Print {count} page", "Print {count} pages", pages or 0).format(count=number(pages or 0))
        self.print.setText(words if pages else _("Print"))
        self.print.setEnabled(something and pages != 0)
        self.save.setEnabled(something)
        self.each.setEnabled(something)
        self.each.setVisible(many)
