"""The student of a record, as columns in the lists of other pages; rows give it as `student`, a record or None."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from app.i18n import _
from app.models.kinds import GRADE, grade_words
from app.views.lists.columns import Column, Facet, Row
from app.views.look.cells import Cell, MutedCell, PersonCell

if TYPE_CHECKING:
    from app.book.book import Book


def student_name(row: Row) -> str:
    """The student in lists: "Aguilar-Reyes, Mari"."""
    student = row["student"]
    return f"{student.last_name}, {student.preferred_name or student.first_name}" if student else ""


def student_detail(row: Row) -> str:
    """Who the student is, in a pane: "ID 204118 · Grade 11"; a line breaks between the two."""
    student = row["student"]
    parts = (_student_id(row), grade_words(student.grade) if student else "")
    return " · ".join(part.replace(" ", "\N{NO-BREAK SPACE}") for part in parts if part)


def _student_id(row: Row) -> str:
    student = row["student"]
    return _("ID {number}").format(number=student.local_id) if student and student.local_id else ""


def student_seed(row: Row) -> str:
    """What chooses the colour of the student's avatar."""
    student = row["student"]
    return (student.local_id or student.id) if student else ""


def person_cell(row: Row) -> Cell:
    """The cell of the student."""
    return PersonCell(_student_id(row), student_seed(row))


def grade_column(by_record: Callable[[Book], Mapping[str, str]]) -> Column:
    """The grade of the student, in lists of what belongs to students; `by_record` gives it by id."""
    muted = MutedCell()
    return Column(
        _("Grade"),
        76,
        "grade",
        lambda row: GRADE.format(row["student"].grade) if row["student"] else "",
        lambda _row: muted,
        facet=Facet("any", GRADE, by_record),
    )
