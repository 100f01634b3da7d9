"""A cell of the four-year plan while it is typed: courses of the catalog are offered, any words will do."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStyleOptionViewItem, QTableView, QWidget

from app.book.refused import Refused
from app.i18n import _, fold
from app.models.courses import Course
from app.models.study_kinds import AG_AREA
from app.views.forms.pick_edit import PickEdit
from app.views.forms.picks import Pick
from app.views.look.delegate import RowDelegate

if TYPE_CHECKING:
    from app.book.base import Record
    from app.book.book import Book

Index = QModelIndex | QPersistentModelIndex
_ENDS = {
    Qt.Key.Key_Return: (1, 0), Qt.Key.Key_Enter: (1, 0), Qt.Key.Key_Tab: (0, 1), Qt.Key.Key_Backtab: (0, -1),
}  # fmt: skip
"""The keys that end typing, and how many rows and cells they go on."""


class Catalog:
    """The courses that are taught, those of a subject first and those that the student has last; see `Source`."""

    def __init__(self, book: Book, subject: str, had: Collection[str | None]) -> None:
        self._courses = sorted(
            book.records(Course, {"off": [None, False]}),
            key=lambda c: (c.id in had, fold(c.subject or "") != fold(subject)),
        )

    def search(self, text: str) -> list[Pick]:
        words = fold(text).split()
        return [_pick(c) for c in self._courses if all(word in fold(f"{c.name} {c.local_id or ''}") for word in words)]

    def named(self, value: Any) -> Pick | None:
        return next((_pick(c) for c in self._courses if c.id == value), None)

    def missing(self, text: str) -> Refused:
        return Refused(_("There is no course “{text}”.").format(text=text))


def _pick(course: Record) -> Pick:
    behind = (course.local_id, course.subject, AG_AREA.format(course.ag_area) if course.ag_area else "")
    return Pick(course.id, course.name, " · ".join(filter(None, behind)))


def _ends(event: QEvent) -> tuple[int, int] | None:
    if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
        return _ENDS.get(Qt.Key(event.key()))
    return None


class CourseEdit(PickEdit):
    """Enter and Tab take the first course that fits, or the marked line of the list; where none fits, words stay."""

    ended = Signal(int, int)
    """Typing is over; the keyboard goes on by so many rows and cells."""

    def __init__(self, book: Book, subject: str, had: Collection[str | None]) -> None:
        super().__init__(Catalog(book, subject, had))
        self.setAccessibleName(_("Course"))
        self.setPlaceholderText(_("Course; term"))

    def take_first(self) -> None:
        """Take the first course that fits what is typed, unless a term or a whole name is."""
        text = self.text().strip()
        if text and ";" not in text and self.chosen is None and self._list.picks:
            exact = [pick for pick in self._list.picks if fold(pick.words) == fold(text)]
            self.setText((exact or self._list.picks)[0].words)

    def event(self, event: QEvent) -> bool:
        """Keys come here from an open list, too, past the delegate; Qt would then leave the table with Tab."""
        by = _ends(event)
        if by is None:
            return super().event(event)
        marked = self._popup.currentIndex()
        if self._popup.isVisible() and marked.isValid():
            self.setText(self._list.picks[marked.row()].words)
        self._popup.hide()
        self.ended.emit(*by)
        return True


class CourseDelegate(RowDelegate):
    """The delegate of the grid; `model` is a `GridModel`.

    What was typed goes to the model when the editor is closed, so that no row vanishes under an open one.
    """

    ended = Signal(int, int)
    """The editor is closed; the keyboard goes on by so many rows and cells."""

    def __init__(self, view: QTableView) -> None:
        super().__init__(view)
        self._typed: tuple[QPersistentModelIndex, str] | None = None

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        model: Any = index.model()
        edit = CourseEdit(model.book, model.subject_of(index), model.course_ids)
        edit.setParent(parent)
        edit.picked.connect(lambda: self._finish(edit, 1, 0) if edit.chosen is not None else None)
        edit.ended.connect(lambda down, on: self._finish(edit, down, on))
        return edit

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter and Tab are the editor's: Qt would save once more later, from an editor that is gone."""
        return False if _ends(event) else super().eventFilter(watched, event)

    def _finish(self, edit: CourseEdit, down: int, on: int) -> None:
        self.commitData.emit(edit)
        self.closeEditor.emit(edit, RowDelegate.EndEditHint.NoHint)
        self.ended.emit(down, on)

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        assert isinstance(editor, CourseEdit)
        if not editor.isModified():
            editor.setText(index.data(Qt.ItemDataRole.EditRole) or "")

    def setModelData(self, editor: QWidget, model: Any, index: Index) -> None:
        assert isinstance(editor, CourseEdit)
        editor.take_first()
        self._typed = QPersistentModelIndex(index), editor.text()

    def keep(self, model: Any) -> None:
        """Hand what was typed to the model, now that the editor is closed."""
        typed, self._typed = self._typed, None
        if typed is not None:
            model.setData(*typed, Qt.ItemDataRole.EditRole)

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        editor.setGeometry(option.rect)  # type: ignore[attr-defined]
