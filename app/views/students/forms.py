"""What is typed about students in dialogs: a new one, a change, and that somebody left."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from app.i18n import _, ngettext
from app.models.admitting import add_student, change_student
from app.models.enrolling import leave
from app.models.people import Enrollment, Student
from app.models.student_facts import guardians_of
from app.views.forms.form_dialog import FormDialog
from app.views.forms.record_form import Names
from app.views.students.children import FAMILY
from app.views.window import ask, progress
from app.views.window.jobs import Work

if TYPE_CHECKING:
    from app.book.book import Book

MANY = 200  # more students than this are changed off the window's thread

FIELDS: Names = (
    ("first_name", "last_name"),
    ("preferred_name", "middle_name"),
    ("local_id", "ssid"),
    ("grade", "graduation_year"),
    ("birth_date", "pronouns"),
    ("gender", "home_language"),
    ("email", "phone"),
    ("street", "city", "zip_code"),
)
EDITED_FIELDS: Names = (*FIELDS, "prior_achievement")
"""What was achieved before grade 9 is known later, mostly from a file."""


def new_student(parent: QWidget, book: Book, then: Callable[[str], object]) -> None:
    """Ask for a student; `then` takes the id of the new one."""
    made: list[str] = []
    dialog = FormDialog(
        parent,
        book,
        Student,
        FIELDS,
        _("New student"),
        _("Add student"),
        lambda values: made.append(add_student(book, values, family=dialog.typed_children())),
        children=FAMILY,
    )
    dialog.accepted.connect(lambda: then(made[0]))
    ask.show(dialog)


def edit_student(parent: QWidget, book: Book, id_: str, then: Callable[[], object], begin_at: str = "") -> None:
    """Change the fields of a student, and the family; the keyboard begins at the field `begin_at`."""
    values = book.records(Student, {"id": id_})[0]._asdict()
    dialog = FormDialog(
        parent,
        book,
        Student,
        EDITED_FIELDS,
        _("Edit student"),
        _("Save"),
        lambda values: change_student(book, id_, values, dialog.typed_children()),
        values,
        children=FAMILY,
        records=guardians_of(book, id_),
    )
    if begin_at:
        dialog.go_to(begin_at)
    dialog.accepted.connect(then)
    ask.show(dialog)


def record_leaving(parent: QWidget, book: Book, ids: Sequence[str], then: Callable[[int], object]) -> None:
    """Ask when and why students left; they stay in the book, among the former ones."""

    count = len(ids)

    def record(values: dict[str, Any]) -> None:
        leave(book, ids, values["exit_date"] or date.today(), values["exit_reason"] or "")

    def work(values: dict[str, Any]) -> Work:
        yield 0, 0
        record(values)

    def save(values: dict[str, Any]) -> bool:
        if count > MANY:
            progress.run(dialog, dialog.windowTitle(), work(values), lambda _value: dialog.accept())
        else:
            record(values)
        return count <= MANY

    title = ngettext("Record that {count} student left", "Record that {count} students left", count)
    dialog = FormDialog(
        parent,
        book,
        Enrollment,
        (("exit_date", "exit_reason"),),
        title.format(count=count),
        _("Record"),
        save,
        {"exit_date": date.today()},
        sentence=_("Hours, placements and notes stay. The student moves to “Left the school”."),
    )
    dialog.accepted.connect(lambda: then(count))
    ask.show(dialog)
