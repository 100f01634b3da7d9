"""The pane beside a list of students about whom something was found out."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

from app.i18n import _
from app.models.people import Student
from app.views.lists.detail_pane import DetailPane
from app.views.look.labels import Avatar
from app.views.students.column import student_detail, student_name, student_seed
from app.views.window.page import Shell

Found = TypeVar("Found")


class WatchPane(DetailPane, Generic[Found]):
    """`found` gives what was found of a student; subclasses say it in `show_found`, below who the student is."""

    def __init__(self, shell: Shell, found: Callable[[str], Found | None]) -> None:
        super().__init__(_("Details of the student"), _("Choose a student in the list."))
        self._shell, self._book, self._found = shell, shell.book, found

    def fill(self, id_: str) -> bool:
        student, found = self._book.record(Student, id_), self._found(id_)
        if student is None or found is None:
            return False
        row = {"student": student}
        sign = Avatar(student_name(row), student_seed(row), 46)
        self.add(self.head(sign, student_name(row), student_detail(row)))
        self.show_found(id_, found)
        return True

    def show_found(self, id_: str, found: Found) -> None:
        """Put what was found into the pane; every pane adds its own."""
