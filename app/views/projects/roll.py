"""Who takes part in a project: roles and the day of the presentation are typed in place."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from app.i18n import _, ngettext, number
from app.models.planning_projects import leave_project
from app.models.project_rows import grades_by_share, share_rows
from app.models.projects import ProjectStudent
from app.views.lists.columns import Column, field_column
from app.views.lists.record_table import RecordTable
from app.views.lists.row_work import RowWork
from app.views.lists.table_model import TableModel
from app.views.look.delegate import dress
from app.views.students.column import grade_column, person_cell, student_name

if TYPE_CHECKING:
    from app.views.window.page import Shell


class ProjectRoll(RecordTable):
    """Enter opens the student, F2 types into a cell, Delete takes the chosen ones out."""

    def __init__(self, shell: Shell) -> None:
        self._shell, self._book, self.project_id = shell, shell.book, ""
        columns = [
            Column(_("Student"), 210, "student_id", student_name, person_cell),
            grade_column(grades_by_share),
            field_column(ProjectStudent, "role", 150),
            field_column(ProjectStudent, "presented_on", 110),
            field_column(ProjectStudent, "note", 160),
        ]
        model = TableModel(
            shell.book, shell.signals, ProjectStudent, columns, lambda ids: share_rows(shell.book, ids), ("student",)
        )
        model.sorting = (("student_id", False),)
        super().__init__(model)
        self.setProperty("kind", "framed")
        dress(self, _("Students of the project"), [each.width for each in columns], stretch=len(columns) - 1)
        title = _("Students of a project")
        self.work = RowWork(shell, self, ProjectStudent, title, lambda ids: share_rows(shell.book, ids))
        self.delete_asked.connect(self.drop)
        self.opened.connect(lambda _id: self.open_student())

    def show_project(self, project_id: str) -> None:
        """Show who takes part in a project."""
        self.project_id = project_id
        self.records.show("", {"project_id": project_id})

    def commands(self) -> dict[str, Callable[[], object] | None]:
        """What can be done with the chosen ones."""
        chosen = bool(self.selected_ids())
        may = chosen and self._book.allows(ProjectStudent.__tablename__, "delete")
        return {
            **self.work.commands(),
            "list.paste_new": None,
            "project.drop": self.drop if may else None,
            "student.open": self.open_student if chosen else None,
        }

    def drop(self) -> None:
        """Take the chosen ones out of the project."""
        gone = self.selected_ids()
        if gone and self._shell.attempt(lambda: leave_project(self._book, gone)):
            said = ngettext("{count} student taken out", "{count} students taken out", len(gone))
            self._shell.toast(said.format(count=number(len(gone))), undo=True)

    def open_student(self) -> None:
        """Go to the student with the focus."""
        if share := self._book.record(ProjectStudent, self.current_id):
            self._shell.go("student", share.student_id)

    def student_ids(self) -> list[str]:
        """The chosen students."""
        return [share.student_id for share in self._book.records(ProjectStudent, {"id": self.selected_ids()})]
