"""What is typed about a project in a dialog, and whose students take part."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from app.book.refused import Refused
from app.i18n import _, ngettext, number
from app.models.caseload import own_staff_id
from app.models.planning_projects import join_project, plan_project
from app.models.projects import Project
from app.views.employers.forms import new_employer
from app.views.events.inviting import Inviting
from app.views.events.inviting_dialog import InvitingDialog
from app.views.forms.record_edit import RecordEdit
from app.views.forms.record_form import Names
from app.views.look import announcing
from app.views.look.labels import label
from app.views.window import ask
from app.views.window.dialog import Dialog

if TYPE_CHECKING:
    from app.views.window.page import Shell

PROJECT_FIELDS: Names = (
    "name",
    "driving_question",
    ("pathway_id", "state"),
    ("starts_on", "ends_on"),
    ("lead_id", "employer_id"),
    "partner_part",
    "products",
)


class ProjectDialog(InvitingDialog):
    """A project. Where it is new, whole classes, pathways and grades may take part at once."""

    def __init__(
        self,
        parent: QWidget,
        shell: Shell,
        title: str,
        verb: str,
        then: Callable[[dict[str, Any]], object],
        values: Mapping[str, Any],
        inviting: Inviting | None = None,
    ) -> None:
        super().__init__(parent, shell.book, Project, PROJECT_FIELDS, title, verb, then, values, inviting=inviting)
        if shell.book.allows("employer", "add"):
            partner = cast("RecordEdit", self.form.editor("employer_id").widget)
            partner.create = lambda typed, then: new_employer(self, shell.book, then, typed)
        if inviting:
            self.form.first_focus().setFocus()


def new_project(parent: QWidget, shell: Shell, values: Mapping[str, Any] | None = None) -> None:
    """Ask for a project and who takes part, and show it."""
    book = shell.book
    made: list[str] = []
    inviting = Inviting(book)

    def save(typed: dict[str, Any]) -> None:
        made.append(plan_project(book, typed, inviting.student_ids(date.today())))

    given = {"state": "planned", "lead_id": own_staff_id(book), **(values or {})}
    dialog = ProjectDialog(parent, shell, _("New project"), _("Add project"), save, given, inviting)

    def added() -> None:
        shell.go("project", made[0])
        shell.toast(_("Project added"), undo=True)

    dialog.accepted.connect(added)
    ask.show(dialog)


def edit_project(parent: QWidget, shell: Shell, project_id: str) -> None:
    """Change what a project is."""
    [project] = shell.book.records(Project, {"id": project_id})
    dialog = ProjectDialog(
        parent,
        shell,
        _("Edit project"),
        _("Save"),
        lambda typed: shell.book.save(Project, project_id, typed),
        project._asdict(),
    )
    dialog.accepted.connect(lambda: shell.toast(_("Project saved"), undo=True))
    ask.show(dialog)


class JoiningDialog(Dialog):
    """Classes, pathways, grades and students who join a project, many at once."""

    def __init__(self, parent: QWidget, shell: Shell, project_id: str) -> None:
        sentence = _("A whole class, pathway or grade joins at once; single students do, too.")
        super().__init__(parent, _("Add students"), sentence)
        self._shell, self._project = shell, project_id
        self.inviting = Inviting(shell.book)
        self.problem = label("", "problem", wrap=True)
        self.problem.hide()
        self.body.addWidget(self.inviting)
        self.body.addWidget(self.problem)
        self.add_cancel()
        self.add_button(_("Add students"), self.add, "primary").setDefault(False)
        self.inviting.left.connect(self.add)
        self.inviting.edit.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter takes what is typed, and where nothing is typed lets them join."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.focusWidget() is self.inviting.edit:
            self.inviting.take()
        else:
            super().keyPressEvent(event)

    def add(self) -> None:
        """Let them join; where that is refused the dialog says why, and stays."""
        self.problem.hide()
        try:
            count = join_project(self._shell.book, self._project, self.inviting.student_ids(date.today()))
        except Refused as refusal:
            announcing.show_problem(self.problem, str(refusal), self)
            return
        self.accept()
        said = ngettext("{count} student added", "{count} students added", count)
        self._shell.toast(said.format(count=number(count)), undo=True)
