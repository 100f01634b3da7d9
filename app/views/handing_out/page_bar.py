"""The line above the pages: which page this is, how large it is shown, and a copy of it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QIntValidator, QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QWidget

from app.i18n import _, number
from app.views.handing_out.pages_view import PagesView
from app.views.look.buttons import icon_button
from app.views.look.labels import label
from app.views.look.layouts import hide_unless, row, scaled_width


class PageBar(QFrame):
    """Follows a view of pages, and moves it."""

    def __init__(self, view: PagesView, copy: Callable[[], object], turn: Callable[[], object] | None = None) -> None:
        """`turn` turns the pages, where they may lie on their side."""
        super().__init__()
        self.setObjectName("topbar")
        self._view = view
        self.previous = icon_button("chevron-up", _("Previous page"), lambda: view.turn(-1))
        self.next = icon_button("chevron-down", _("Next page"), lambda: view.turn(1))
        self.number = _NumberEdit()
        self.number.setAccessibleName(_("Page"))
        self.number.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.number.setValidator(QIntValidator(1, 99_999, self.number))
        scaled_width(self.number, 56)
        self.of = label("", "muted")
        self.smaller = icon_button("zoom-out", _("Smaller"), view.smaller)
        self.percent = label("", "muted")
        self.larger = icon_button("zoom-in", _("Larger"), view.larger)
        self.fit = icon_button("arrow-right-left", _("Fit width"), lambda: view.resize_pages(None))
        self.whole = icon_button("scan", _("Whole page"), lambda: view.resize_pages(None, whole=True))
        self.copy = icon_button("copy", _("Copy this page as a picture"), copy)
        self.turn = icon_button("rotate-cw", _("Turn to the right"), turn)
        hide_unless(self.turn, turn is not None)
        self.said = label("", "faint")
        line = row(self.previous, self.next, 4, label(_("Page"), "muted"), self.number, self.of, 16, spacing=4)
        for item in (self.smaller, self.percent, self.larger, self.fit, self.whole, self.turn, self.copy):
            line.addWidget(item)
        line.addWidget(self.said, 1)
        line.setContentsMargins(16, 6, 16, 6)
        self.setLayout(line)
        self.number.editingFinished.connect(self._go)
        view.moved.connect(self._follow)
        view.zoomed.connect(self._follow)
        self._follow()

    @property
    def fields(self) -> list[QWidget]:
        """What the keyboard meets, in its order."""
        zooms = [self.smaller, self.larger, self.fit, self.whole]
        return [self.previous, self.next, self.number, *zooms, self.turn, self.copy]

    def say(self, words: str) -> None:
        """Shows what was just done, until another page is shown."""
        self.said.setText(words)

    @Slot()
    def _go(self) -> None:
        if self.number.text() != str(self._view.page + 1):
            self._view.go_to(int(self.number.text()) - 1)

    @Slot()
    def _follow(self) -> None:
        count = self._view.count
        self.number.setText(str(self._view.page + 1) if count else "")
        self.of.setText(_("of {pages}").format(pages=number(count)) if count else "")
        self.percent.setText(number(self._view.zoom, "#,##0%") if self._view.zoom else "")
        self.said.clear()
        for widget in (self.number, self.turn, self.copy):
            widget.setEnabled(count > 0)
        self.previous.setEnabled(self._view.page > 0)
        self.next.setEnabled(self._view.page < count - 1)
        self.fit.setEnabled(not self._view.fits)
        self.whole.setEnabled(not self._view.fits_whole)


class _NumberEdit(QLineEdit):
    """Enter goes to the page, and does not print as it does elsewhere."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        super().keyPressEvent(event)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()
