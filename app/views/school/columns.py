"""The lists of staff and of sections, declared."""

from __future__ import annotations

from datetime import date

from app.book.book import Book
from app.book.kinds import WHOLE
from app.i18n import _, ngettext, number
from app.models.kinds import STAFF_ROLE
from app.models.school import year_name
from app.models.sections import SECTIONS_REST_ON, main_teachers, section_rows, student_counts
from app.models.staff import Section, Staff
from app.models.staffing import STAFF_RESTS_ON, caseloads, section_counts, staff_name, staff_rows
from app.views.lists.columns import Column, Facet, Row, field_column
from app.views.lists.list_spec import ListSpec, View
from app.views.look.cells import MutedCell, PersonCell, StackedCell

_MUTED = MutedCell()


def called(person: Row) -> str:
    """Somebody's name as it is said: "Dana Ruiz"."""
    return " ".join(part for part in (person["first_name"], person["last_name"]) if part)


def taught(row: Row) -> str:
    """How many sections somebody teaches, in words; empty for none."""
    count = len(row["sections"])
    return ngettext("{count} section", "{count} sections", count).format(count=number(count)) if count else ""


def looked_after(row: Row) -> str:
    """For how many students somebody provides a plan, in words; empty for none."""
    count = row["caseload"]
    return ngettext("{count} student", "{count} students", count).format(count=number(count)) if count else ""


def seated(row: Row) -> str:
    """How many students sit in a section, in words."""
    count = row["students"]
    return ngettext("{count} student", "{count} students", count).format(count=number(count)) if count else _("nobody")


def teachers(row: Row) -> str:
    """Who teaches a section, the main teacher first."""
    return "; ".join(staff_name(person._asdict()) for person in row["teachers"])


def staff_list(book: Book) -> ListSpec:
    """The list of everybody who works at the site."""
    counted = Facet("between", WHOLE, section_counts), Facet("between", WHOLE, caseloads)
    columns = [
        Column(_("Name"), 240, "last_name", lambda row: staff_name(row), lambda row: PersonCell("", row["id"])),
        Column(_("Role"), 120, "role", lambda row: STAFF_ROLE.format(row["role"]), lambda _row: _MUTED),
        field_column(Staff, "email", 170, editable=False),
        field_column(Staff, "phone", 120, editable=False),
        Column(_("Teaches"), 108, "sections", taught, lambda _row: _MUTED, facet=counted[0]),
        Column(_("Caseload"), 122, "caseload", looked_after, lambda _row: _MUTED, facet=counted[1]),
        field_column(Staff, "local_id", 100, editable=False),
    ]
    return ListSpec(
        "staff",
        _("Staff"),
        Staff,
        columns,
        lambda ids: staff_rows(book, ids),
        (
            View("all", _("Everybody")),
            View("teachers", _("Teachers"), {"role": "teacher"}),
            View("counselors", _("Counselors"), {"role": "counselor"}),
        ),
        _("Filter by name or e-mail"),
        STAFF_RESTS_ON,
        ("role", "email", "phone", "sections", "caseload"),
        ("role",),
        menu=("school.edit", "school.delete"),
        verbs=("school.delete",),
    )


def section_list(book: Book) -> ListSpec:
    """The list of sections, those of this school year first."""
    columns = [
        Column(_("Section"), 240, "name", lambda row: row["name"], lambda row: StackedCell(row["course_name"] or "")),
        Column(_("Period"), 70, "period", lambda row: row["period"] or "", lambda _row: _MUTED),
        Column(
            _("Teacher"),
            180,
            "teacher",
            teachers,
            lambda _row: _MUTED,
            facet=Facet("any", values=main_teachers, empty=_("No teacher")),
        ),
        Column(
            _("Students"),
            122,
            "students",
            seated,
            lambda _row: _MUTED,
            facet=Facet("between", WHOLE, student_counts),
        ),
        Column(
            _("School year"),
            110,
            "school_year",
            lambda row: row["school_year"] or "",
            lambda _row: _MUTED,
            facet=Facet("any", values=lambda book: book.column(Section, "school_year")),
        ),
        field_column(Section, "course_name", 160, editable=False),
        field_column(Section, "course_code", 100, editable=False),
        field_column(Section, "local_id", 100, editable=False),
    ]
    return ListSpec(
        "sections",
        _("Sections"),
        Section,
        columns,
        lambda ids: section_rows(book, ids),
        (
            View("now", _("This school year"), {"school_year": year_name(date.today())}),
            View("all", _("All school years")),
            View("empty", _("Without students"), None, lambda book: set(book.ids(Section)) - set(student_counts(book))),
        ),
        _("Filter by section or course"),
        SECTIONS_REST_ON,
        ("period", "teacher", "students", "school_year"),
        ("teacher", "period"),
        menu=("section.week", "section.list", "section.seat", "", "school.edit", "school.delete"),
        verbs=("school.delete",),
    )
