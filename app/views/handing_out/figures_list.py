"""The figures on the page in sight; one click on one shows the records behind it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QWidget

from app.book.asking import entity_of
from app.book.book import Book
from app.exports.figures import Figure
from app.exports.report import Part
from app.i18n import _, ngettext, number
from app.models.traces import those
from app.views.look.buttons import button
from app.views.look.labels import label
from app.views.look.layouts import column, row
from app.views.look.theme import theme
from app.views.window.page import Shell

_KEPT = "papers/figures"
_LISTS = {
    "hour_entry": "hours",
    "placement": "placements",
    "course_record": "courses",
    "support_plan": "supports",
    "goal": "growth",
}
"""The pages on which exactly these records can be listed, by table."""
_WITHIN = {
    "support_session": ("support_plan", "plan_id"),
    "progress_point": ("support_plan", "plan_id"),
    "meeting_item": ("meeting", "meeting_id"),
}
"""The page of the one record of which others are parts, and the field that names it."""
_TABS = {
    "profile_rating": "plan",
    "planned_course": "plan",
    "credential": "academics",
    "indicator_snapshot": "academics",
    "attendance_snapshot": "overview",
    "behavior_snapshot": "overview",
    "project": "overview",
}
"""The tab of the student that shows others."""


def place_of(book: Book, figure: Figure) -> tuple[str, str] | None:
    """The page, and what of it, on which the records behind a figure are seen; None where there is none."""
    if page := _LISTS.get(figure.table):
        return page, those(figure.what, figure.ids)
    if figure.table in _WITHIN:
        page, field = _WITHIN[figure.table]
        part = book.record(entity_of(figure.table), figure.ids[0])
        return (page, getattr(part, field)) if part else None
    if figure.table == "project" and len(figure.ids) == 1:
        return "project", figure.ids[0]
    if figure.student_id and figure.table in _TABS:
        return "student", f"{figure.student_id}/{_TABS[figure.table]}"
    return None


class FiguresList(QWidget):
    """Below the choices; folded away until somebody opens it, which is remembered."""

    def __init__(self, shell: Shell, leave: Callable[[], object]) -> None:
        """`leave` closes what lies over the page that is opened."""
        super().__init__()
        self._shell, self._leave = shell, leave
        self._parts: Sequence[Part] = ()
        self._page = 0
        self.fold = button("", "list", "link", self._unfold)
        self.list = QListWidget()
        self.list.setAccessibleName(_("Figures on this page"))
        self.list.setWordWrap(True)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setMinimumHeight(theme.px(220))
        self.list.itemClicked.connect(self._open)
        self.list.itemActivated.connect(self._open)
        self.hint = label(_("A click shows the records behind a figure."), "muted", wrap=True)
        inside = column(row(self.fold, None), self.hint, spacing=4)
        inside.addWidget(self.list)
        self.setLayout(inside)
        self._is_open = bool(shell.choices.own_value(shell.book, _KEPT, False))
        self.show_parts(())

    @property
    def fields(self) -> list[QWidget]:
        """What the keyboard meets, in its order."""
        return [self.fold, self.list]

    def show_parts(self, parts: Sequence[Part]) -> None:
        """List the figures of these papers, page by page."""
        self._parts = parts
        self.show_page(self._page)

    def show_page(self, page: int) -> None:
        """List the figures of a page, counted from 0."""
        self._page = page
        self.list.clear()
        for figure in dict.fromkeys(placed.figure for part in self._parts for placed in part.figures
                                    if placed.page == page):  # fmt: skip
            if place_of(self._shell.book, figure) is None:
                continue
            item = QListWidgetItem(_("{what}: {value}").format(what=figure.what, value=figure.value))
            records = ngettext("{count} record", "{count} records", len(figure.ids))
            item.setToolTip(records.format(count=number(len(figure.ids))))
            item.setData(Qt.ItemDataRole.UserRole, figure)
            self.list.addItem(item)
        self._fit()

    def _unfold(self) -> None:
        self._is_open = not self._is_open
        self._shell.choices.keep_own_value(self._shell.book, _KEPT, self._is_open)
        self._fit()

    def _fit(self) -> None:
        count = self.list.count()
        words = ngettext("{count} figure on this page", "{count} figures on this page", count)
        self.fold.setText(words.format(count=number(count)))
        self.setVisible(any(part.figures for part in self._parts))
        for each in (self.hint, self.list):
            each.setVisible(self._is_open)

    def _open(self, item: QListWidgetItem) -> None:
        """Close the preview and show the records."""
        place = place_of(self._shell.book, item.data(Qt.ItemDataRole.UserRole))
        if place is not None:
            self._leave()
            self._shell.go(*place)
