"""What is known of a project, as it is read: facts of the partner and dates, courses with their teachers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLayout, QWidget

from app.book.base import Record
from app.i18n import N_, _, day
from app.models.courses import Course
from app.models.projects import ProjectCourse
from app.models.staff import Staff
from app.views.forms.child_list import ChildSpec
from app.views.lists.columns import Row
from app.views.look.labels import label
from app.views.look.layouts import column, row

if TYPE_CHECKING:
    from app.book.book import Book

COURSES = ChildSpec(
    ProjectCourse,
    "project_id",
    (("course_id", "staff_id"), "part"),
    N_("Courses and teachers"),
    N_("Course"),
    N_("Add a course"),
    N_("Course removed"),
)


def partner_facts(project: Row) -> list[tuple[str, str, str]]:
    """Sign, caption and words; what is empty is left out."""
    days = " – ".join(day(on) for on in (project["starts_on"], project["ends_on"]) if on)
    found = (
        ("calendar-range", _("Dates"), days),
        ("user", _("Led by"), project["lead"]),
        ("building-2", _("Industry partner"), project["employer"]),
        ("handshake", _("The partner’s part"), project["partner_part"] or ""),
        ("package", _("Products"), project["products"] or ""),
    )
    return [each for each in found if each[2]]


def course_lines(book: Book, links: Sequence[Record]) -> list[QWidget | QLayout]:
    """Each course with who teaches it there, and its part."""
    courses = book.rows(Course, [link.course_id for link in links], ["name", "subject"])
    teachers = book.rows(Staff, [link.staff_id for link in links if link.staff_id], ["first_name", "last_name"])
    lines: list[QWidget | QLayout] = []
    for link in links:
        name, subject = courses.get(link.course_id, ("", ""))
        teacher = " ".join(filter(None, teachers.get(link.staff_id, ())))
        head = row(label(name or "", "strong", wrap=True), label(teacher, "muted"))
        head.setStretch(0, 1)
        below = " · ".join(filter(None, (subject, link.part)))
        lines.append(column(head, *([label(below, "faint", wrap=True)] if below else []), spacing=1))
    return lines
