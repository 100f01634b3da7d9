"""What is typed about the school in dialogs: staff, sections and school years."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from app.i18n import N_, _
from app.models.days_off import DayOff
from app.models.keeping_days_off import save_day_off
from app.models.school import SchoolYear, year_name
from app.models.school_years import following_year, save_year
from app.models.sections import save_section
from app.models.staff import Section, SectionStaff, Staff
from app.models.staffing import add_staff, change_staff
from app.views.forms.child_list import ChildSpec
from app.views.forms.form_dialog import FormDialog
from app.views.forms.record_form import Names
from app.views.window import ask

if TYPE_CHECKING:
    from app.book.book import Book

STAFF_FIELDS: Names = (("first_name", "last_name"), "role", "email", ("phone", "local_id"))
SECTION_FIELDS: Names = ("name", ("course_name", "course_code"), ("period", "school_year", "local_id"))
DAY_OFF_FIELDS: Names = (("date", "until"), "name")
YEAR_FIELDS: Names = (("starts_on", "ends_on"), "name")
TEACHERS = ChildSpec(
    SectionStaff,
    "section_id",
    (("staff_id", "is_primary"),),
    N_("Teachers"),
    N_("Teacher"),
    N_("Add teacher"),
    N_("Teacher removed"),
)

Then = Callable[[str], object]
"""Takes the id of the record."""


def staff_form(parent: QWidget, book: Book, then: Then, staff_id: str = "") -> None:
    """Ask for somebody who works at the site, or change the person with this id."""
    made = [staff_id]
    values = book.records(Staff, {"id": staff_id})[0]._asdict() if staff_id else None

    def save(typed: dict[str, object]) -> None:
        if staff_id:
            change_staff(book, staff_id, typed)
        else:
            made[0] = add_staff(book, [typed])[0]

    title = _("Edit staff member") if staff_id else _("New staff member")
    verb = _("Save") if staff_id else _("Add staff member")
    dialog = FormDialog(parent, book, Staff, STAFF_FIELDS, title, verb, save, values)
    dialog.accepted.connect(lambda: then(made[0]))
    ask.show(dialog)


def section_form(parent: QWidget, book: Book, then: Then, section_id: str = "") -> None:
    """Ask for a section with its teachers, or change the one with this id."""
    made = [section_id]
    values: dict[str, object] = {"school_year": year_name(date.today())}
    if section_id:
        values = book.records(Section, {"id": section_id})[0]._asdict()

    def save(typed: dict[str, object]) -> None:
        made[0] = save_section(book, typed, dialog.typed_children(), section_id or None)

    dialog = FormDialog(
        parent,
        book,
        Section,
        SECTION_FIELDS,
        _("Edit section") if section_id else _("New section"),
        _("Save") if section_id else _("Add section"),
        save,
        values,
        children=TEACHERS,
        records=book.records(SectionStaff, {"section_id": section_id}) if section_id else (),
    )
    dialog.accepted.connect(lambda: then(made[0]))
    ask.show(dialog)


def year_form(parent: QWidget, book: Book, then: Then, year_id: str = "") -> None:
    """Ask for a school year, or change the one with this id."""
    made = [year_id]
    values = book.records(SchoolYear, {"id": year_id})[0]._asdict() if year_id else following_year(book)

    def save(typed: dict[str, object]) -> None:
        made[0] = save_year(book, typed, year_id or None)

    title = _("Edit school year") if year_id else _("New school year")
    verb = _("Save") if year_id else _("Add school year")
    dialog = FormDialog(parent, book, SchoolYear, YEAR_FIELDS, title, verb, save, values)
    dialog.accepted.connect(lambda: then(made[0]))
    ask.show(dialog)


def day_off_form(parent: QWidget, book: Book, then: Then, day_off_id: str = "") -> None:
    """Ask for a day, or some days, without school, or change those with this id."""
    made = [day_off_id]
    values = book.records(DayOff, {"id": day_off_id})[0]._asdict() if day_off_id else None

    def save(typed: dict[str, object]) -> None:
        made[0] = save_day_off(book, typed, day_off_id or None)

    title = _("Edit days off") if day_off_id else _("Add days off")
    verb = _("Save") if day_off_id else _("Add days off")
    sentence = _("Leave “Until” empty for a single day.")
    dialog = FormDialog(parent, book, DayOff, DAY_OFF_FIELDS, title, verb, save, values, sentence)
    dialog.accepted.connect(lambda: then(made[0]))
    ask.show(dialog)
