"""From a problem straight to the field that mends it: the form of the record, with the keyboard in that field."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from app.book.asking import Entity, entity_of
from app.i18n import _
from app.models.courses import Course
from app.models.people import Enrollment, StudentGroup
from app.models.placements import ActivityType, Placement
from app.models.placing import change_placement
from app.models.traces import hours_of_placement
from app.models.wblr_listing import Line
from app.models.wblr_mending import add_group, add_stay, usual_group, usual_stay
from app.models.wblr_rules import Problem
from app.views.forms.form_dialog import FormDialog
from app.views.forms.record_form import Names
from app.views.students.forms import edit_student
from app.views.window import ask
from app.views.window.page import Shell

PLACEMENT: Names = (
    "activity_type_id",
    "course_id",
    "internship_id",
    "employer_evaluation",
    ("lea_sponsored", "certified_supervised"),
    ("ends_on", "end_reason"),
)
"""What the state asks of a placement."""

FORMS: Mapping[Entity, Names] = {
    Placement: PLACEMENT,
    Course: ("name", ("local_id", "state_code"), "cte_level"),
    ActivityType: ("name", ("stage", "state_code")),
    Enrollment: (("school_name", "school_code"), ("entry_date", "exit_date")),
    StudentGroup: ("group", ("starts_on", "ends_on")),
}

Save = Callable[[dict[str, Any]], object]


def mend(shell: Shell, parent: QWidget, year: str, problem: Problem, line: Line | None = None) -> None:
    """Open the field that a problem is about. What is elsewhere, hours and settings, is gone to: Back leads back.

    `line` is the record before the person, where there is one.
    """
    book, rule, record = shell.book, problem.rule, problem.record

    def changed() -> None:
        shell.toast(_("Changed, and checked again"), undo=True)

    if rule.table in ("site", "setting"):
        shell.go("settings", rule.field if rule.table == "site" else record)
    elif rule.table == "event":
        shell.go("events", record)
    elif rule.field == "hour_entry":
        shell.go("hours", hours_of_placement(record))
    elif rule.field == "enrollment":
        values = usual_stay(book, year)
        _ask(parent, shell, Enrollment, "entry_date", values, partial(add_stay, book, record), changed)
    elif rule.field == "student_group":
        values = usual_group(book, year, line.values.get("type", "") if line else "")
        _ask(parent, shell, StudentGroup, "group", values, partial(add_group, book, record), changed)
    elif rule.table == "student":
        edit_student(parent, book, record, changed, rule.field)
    else:
        entity = entity_of(rule.table)
        save = partial(change_placement, book, record) if entity is Placement else partial(book.save, entity, record)
        values = book.records(entity, {"id": record})[0]._asdict()
        _ask(parent, shell, entity, rule.field, values, save, changed, line)


def mend_record(shell: Shell, parent: QWidget, line: Line) -> None:
    """Open what the state asks of a placement, where nothing of it is a problem."""
    values = shell.book.records(Placement, {"id": line.id})[0]._asdict()
    save = partial(change_placement, shell.book, line.id)
    _ask(parent, shell, Placement, "", values, save, lambda: shell.toast(_("Placement changed"), undo=True), line)


def _ask(
    parent: QWidget,
    shell: Shell,
    entity: Entity,
    name: str,
    values: Mapping[str, Any],
    save: Save,
    then: Callable[[], object],
    line: Line | None = None,
) -> None:
    """Ask for the fields of a record, beginning with the one called `name`."""
    title = {
        Placement: _("What the state asks of this placement"),
        Course: _("Edit course"),
        ActivityType: _("Edit activity"),
        Enrollment: _("Add a stay"),
        StudentGroup: _("Add group"),
    }[entity]
    whose = " · ".join(filter(None, (line.student, line.work, line.employer))) if line and entity is Placement else ""
    dialog = FormDialog(parent, shell.book, entity, FORMS[entity], title, _("Save"), save, values, whose)
    if name:
        dialog.go_to(name)
    dialog.accepted.connect(then)
    ask.show(dialog)
