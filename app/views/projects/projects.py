"""The list of projects, and the pane beside it: the question, who teaches, who takes part."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from app.i18n import _, ngettext, number
from app.models.planning_projects import remove_projects
from app.models.project_rows import project_rows
from app.models.projects import PROJECT_STATE, Project, ProjectStudent
from app.views.lists.columns import Row
from app.views.lists.detail_pane import DetailPane
from app.views.lists.record_list import RecordList
from app.views.look.buttons import button
from app.views.look.cards import EmptyState, Fact
from app.views.look.chips import Chip
from app.views.look.labels import IconTile, label
from app.views.look.layouts import boxed, column, row
from app.views.projects.columns import TONES, project_list
from app.views.projects.facts import partner_facts
from app.views.projects.forms import edit_project, new_project
from app.views.window.allowed import offered

if TYPE_CHECKING:
    from app.views.window.page import Shell


class ProjectPane(DetailPane):
    """What a project is about; its page has the rest."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(_("Details of the project"), _("Choose a project in the list."))
        self._shell = shell

    def fill(self, id_: str) -> bool:
        project = project_rows(self._shell.book, [id_]).get(id_)
        if project is None:
            return False
        shell = self._shell
        self.add(
            self.head(IconTile("puzzle", "accent_text", 22, "accent_soft", 46), project["name"], project["pathway"])
        )
        self.add(row(Chip(PROJECT_STATE.format(project["state"]), TONES[project["state"]]), None))
        open_it = button(_("Open the project"), "", "primary", lambda: shell.go("project", id_))
        edit = button(_("Edit"), press=lambda: shell.trigger("project.edit"), name=_("Edit the project"))
        self.add(boxed(row(open_it, offered(shell.book, "change:project", edit), None)))
        if project["driving_question"]:
            self.add_part(_("Driving question"), label(project["driving_question"], wrap=True))
        facts: list[QWidget] = [Fact(*each) for each in (*partner_facts(project), self._counts(project))]
        self.add_part(_("About"), *facts)
        if project["courses"]:
            lines = (label(name, wrap=True) for name in project["courses"])
            self.add_part(_("Courses"), column(*lines, spacing=4))
        return True

    def _counts(self, project: Row) -> tuple[str, str, str]:
        said = ngettext("{count} student", "{count} students", project["students"])
        return "users", _("Takes part"), said.format(count=number(project["students"]))


class ProjectList(RecordList):
    """The third part of the page of pathways. Enter opens a project."""

    def __init__(self, shell: Shell) -> None:
        new = button(_("New project"), "plus", "primary", lambda: shell.trigger("project.new"))
        empty = EmptyState(
            "puzzle",
            _("No projects yet"),
            _("One question that several courses answer together, with a partner of the industry."),
            offered(shell.book, "add:project", new),
        )
        super().__init__(shell, project_list(shell.book), ProjectPane(shell), empty)
        self.table.opened.connect(lambda id_: shell.go("project", id_))
        self.table.delete_asked.connect(self.delete)

    def student_ids(self) -> list[str]:
        """Everybody who takes part in the chosen projects."""
        shares = self.book.records(ProjectStudent, {"project_id": self.selected_ids()})
        return list(dict.fromkeys(share.student_id for share in shares))

    def commands(self) -> dict[str, Callable[[], object] | None]:
        id_, may = self.table.current_id, self.book.allows(Project.__tablename__, "change")
        return super().commands() | {
            "project.open": (lambda: self.shell.go("project", id_)) if id_ else None,
            "project.edit": (lambda: edit_project(self, self.shell, id_)) if id_ and may else None,
            "project.delete": self.delete if id_ and may else None,
        }

    def new(self) -> None:
        """Ask for a project; then it is shown."""
        new_project(self, self.shell)

    def delete(self) -> None:
        """Mark the chosen projects as deleted; the toast takes it back."""
        self.work.delete(
            remove_projects, lambda count: ngettext("{count} project deleted", "{count} projects deleted", count)
        )
