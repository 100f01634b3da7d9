"""One project: its question, courses and teachers, the partner's part, who takes part, and what was made."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QBoxLayout, QWidget

from app.i18n import _, ngettext, number
from app.models.planning_projects import remove_projects
from app.models.project_rows import RESTS_ON, project_rows
from app.models.projects import PROJECT_STATE, Project
from app.views.evidence.card import EvidenceCard
from app.views.forms.children_card import ChildrenCard
from app.views.lists.columns import Row
from app.views.look.buttons import action_button, button
from app.views.look.cards import Card, Fact
from app.views.look.chips import Chip
from app.views.look.labels import label
from app.views.look.layouts import boxed, clear, column, row
from app.views.look.theme import theme
from app.views.pathways.tones import pathway_tones
from app.views.projects.columns import TONES
from app.views.projects.facts import COURSES, course_lines, partner_facts
from app.views.projects.forms import JoiningDialog, edit_project
from app.views.projects.roll import ProjectRoll
from app.views.students.cards import facts_in_columns
from app.views.window import ask
from app.views.window.allowed import offered
from app.views.window.gone import Gone
from app.views.window.page import Page, Room, Shell

if TYPE_CHECKING:
    from app.book.base import Base
    from app.book.editing import Changes

SHOWS = {Project.__tablename__, *RESTS_ON}
"""The tables from which this page reads."""


class ProjectPage(Page):
    """`show_record` takes the id of the project."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell, _("Project"))
        self._id = ""
        self.back = button(_("Projects"), "chevron-left", "link", lambda: shell.go("pathways", self._id or "projects"))
        self.head.insertLayout(0, row(self.back, None))
        self.chips = row(spacing=6)
        self.title_words.addSpacing(4)
        self.title_words.addLayout(self.chips)
        add = offered(
            shell.book, "add:project_student", button(_("Add students"), "user-plus", "primary", self.add_students)
        )
        edit = button(_("Edit"), "pencil", press=self.edit, name=_("Edit the project"))
        self._tools = (offered(shell.book, "change:project", edit), add)
        for tool in self._tools:
            self.tools.addWidget(tool)
        self.about = Card(_("Driving question"), spacing=12)
        self.courses = ChildrenCard(shell, COURSES, partial(course_lines, shell.book))
        more = button(_("Add a course"), "plus", "link", self.courses.add_one)
        self.first_course = Card(_("Courses and teachers"), offered(shell.book, "add:project_course", more))
        self.first_course.add(label(_("No course takes part yet."), "muted", wrap=True))
        self.files = EvidenceCard(shell, Project, place=self)
        self.roll = ProjectRoll(shell)
        theme.follow(self.roll, "height", lambda: self.roll.setMinimumHeight(theme.px(380)))
        drop = offered(
            shell.book, "delete:project_student", action_button(shell.action("project.drop"), "log-out", "link")
        )
        self.students = Card(_("Students"), drop, spacing=8)
        self.count = self.students.heading
        self.nobody = label(_("Nobody takes part yet. Add a whole class or pathway at once."), "muted", wrap=True)
        self.students.add(self.nobody, self.roll)
        self.sides: QBoxLayout = row(spacing=14)
        self.sides.addLayout(column(self.about, self.first_course, self.courses, self.files, None, spacing=14), 4)
        self.sides.addLayout(column(self.students, None, spacing=14), 5)
        self.content = boxed(self.sides)
        self.gone = Gone(
            shell.book, Project, "puzzle", _("This project was deleted"), _("Undo brings the project back.")
        )
        self.body.addWidget(self.content)
        self.body.addWidget(self.gone)
        self.body.addStretch(1)
        self.roll.selectionModel().selectionChanged.connect(lambda: shell.refresh_commands())

    # what is shown

    def show_record(self, what: str) -> None:
        self._id = what
        self.roll.show_project(what)
        self._read()

    def refresh(self, changes: Changes | None) -> None:  # type: ignore[override]
        if self._id and (changes is None or changes.tables & SHOWS):
            self._read()

    def _read(self) -> None:
        project = project_rows(self.book, [self._id]).get(self._id)
        self.content.setVisible(project is not None)
        self.gone.say_missing(self._id, is_missing=project is None)
        for tool in self._tools:
            tool.setEnabled(project is not None)
        self.shell.refresh_commands()
        if project is None:
            return
        self._show_head(project)
        clear(self.about.body)
        question = project["driving_question"]
        words = question or _("Nobody wrote the question down yet.")
        self.about.add(label(words, "body" if question else "muted", wrap=True))
        facts: list[QWidget] = [Fact(*each) for each in partner_facts(project)]
        if facts:
            self.about.add(facts_in_columns(facts))
        self.courses.show_parent(self._id)
        self.first_course.setVisible(self.courses.isHidden())
        self.files.show_record(self._id)
        said = ngettext("{count} student", "{count} students", project["students"])
        self.students.heading.setText(said.format(count=number(project["students"])))
        self.nobody.setVisible(not project["students"])
        self.roll.setVisible(bool(project["students"]))

    def _show_head(self, project: Row) -> None:
        self.title.setText(project["name"])
        self.setAccessibleName(project["name"])
        self.say_subtitle("  ·  ".join(filter(None, (", ".join(project["courses"]), project["employer"]))))
        clear(self.chips)
        self.chips.addWidget(Chip(PROJECT_STATE.format(project["state"]), TONES[project["state"]]))
        if project["pathway"]:
            tone = pathway_tones(self.book).get(project["pathway_id"], "neutral")
            self.chips.addWidget(Chip(project["pathway"], tone))
        if project["presented"]:
            said = ngettext("{count} presented", "{count} presented", project["presented"])
            self.chips.addWidget(Chip(said.format(count=number(project["presented"])), "ok"))
        self.chips.addStretch(1)

    def reflow(self, room: Room) -> None:
        below, beside = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self.sides.setDirection(below if room == Room.NARROW else beside)

    def record(self) -> tuple[type[Base], str] | None:
        return (Project, self._id) if self._id else None

    def student_ids(self) -> list[str]:
        return self.roll.student_ids() if self._is_here else []

    @property
    def _is_here(self) -> bool:
        return bool(self._id) and self.gone.isHidden()

    # what can be done

    def new_record(self) -> str:
        return "project.new"

    def commands(self) -> dict[str, Callable[[], object] | None]:
        may = self._is_here and self.book.allows(Project.__tablename__, "change")
        return self.roll.commands() | {
            "project.students": self.add_students if may else None,
            "project.edit": self.edit if may else None,
            "project.delete": self.delete if may else None,
        }

    def add_students(self) -> None:
        """Choose classes, pathways, grades and students who join."""
        ask.show(JoiningDialog(self, self.shell, self._id))

    def edit(self) -> None:
        """Change what the project is."""
        edit_project(self, self.shell, self._id)

    def delete(self) -> None:
        """Mark the project as deleted and go back to the list; the toast takes it back."""
        if self.shell.attempt(lambda: remove_projects(self.book, [self._id])):
            self.shell.go("pathways", "projects")
            self.shell.toast(_("Project deleted"), undo=True)
