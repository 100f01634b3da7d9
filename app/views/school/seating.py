"""Choosing several students who come into a section."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtWidgets import QWidget

from app.i18n import _
from app.models.logging_hours import students_of
from app.models.people import Student
from app.models.sections import seat
from app.views.lists.columns import Column, Row, field_column
from app.views.look.cells import PersonCell
from app.views.students.gathering import GatheringDialog
from app.views.window.page import Shell


class SeatingDialog(GatheringDialog):
    """Gathers students for a section, from today on."""

    def __init__(self, parent: QWidget, shell: Shell, section_id: str, then: Callable[[int], object]) -> None:
        self._section = section_id
        name = Column(_("Student"), 300, "last_name", _name, lambda row: PersonCell(row["local_id"] or "", row["id"]))
        columns = [name, field_column(Student, "grade", 90, editable=False)]
        super().__init__(parent, shell, columns, self._read, 560, then)

    def _read(self, ids: Sequence[str]) -> dict[str, Row]:
        return {s.id: s._asdict() for s in self.book.records(Student, {"id": list(ids)})}

    def inside(self) -> set[str]:
        return set(students_of(self.book, section_id=self._section, on=date.today()))

    def bring(self, ids: Sequence[str]) -> int:
        return seat(self.book, self._section, ids)


def _name(row: Row) -> str:
    return ", ".join(part for part in (row["last_name"], row["first_name"]) if part)
