"""A cell of the four-year plan while it is typed: courses of the catalog are offered, any words will do."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

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


class CourseEdit(PickEdit):
    """Enter takes the first course that fits; where none does, the words stay."""

    entered = Signal()

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

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter below an open list comes here past the delegate; a line of the list that is marked goes first."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and not (self._popup.isVisible() and self._popup.currentIndex().isValid()):
            self._popup.hide()
            self.entered.emit()
        else:
            super().keyPressEvent(event)


class CourseDelegate(RowDelegate):
    """The delegate of the grid; `model` is a `GridModel`."""

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        model: Any = index.model()
        edit = CourseEdit(model.book, model.subject_of(index), model.course_ids)
        edit.setParent(parent)
        edit.picked.connect(lambda: self._picked(edit))
        edit.entered.connect(lambda: self._finish(edit))
        return edit

    def _picked(self, edit: CourseEdit) -> None:
        if edit.chosen is not None:
            self._finish(edit)

    def _finish(self, edit: CourseEdit) -> None:
        self.commitData.emit(edit)
        self.closeEditor.emit(edit, RowDelegate.EndEditHint.SubmitModelCache)

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        assert isinstance(editor, CourseEdit)
        if not editor.text():
            editor.setText(index.data(Qt.ItemDataRole.EditRole) or "")

    def setModelData(self, editor: QWidget, model: Any, index: Index) -> None:
        assert isinstance(editor, CourseEdit)
        editor.take_first()
        model.setData(index, editor.text(), Qt.ItemDataRole.EditRole)

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        editor.setGeometry(option.rect)  # type: ignore[attr-defined]
