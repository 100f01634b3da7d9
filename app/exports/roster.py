"""The roster: every student with pathway and first guardian."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from app.book.book import Book
from app.exports.choosing import parts, pathways_now, students_asked
from app.exports.report import Asked, Writing
from app.exports.sheets import Sheet, SheetColumn, columns_of
from app.exports.workbook import write_sheets
from app.i18n import _
from app.models import Guardian, Student

_STUDENT = (
    "local_id", "ssid", "last_name", "first_name", "middle_name", "preferred_name", "pronouns", "grade", "birth_date",
    "gender", "graduation_year", "home_language", "email", "phone", "street", "city", "zip_code",
)  # fmt: skip
_GUARDIAN = ("relation", "phone", "email", "language")


def write(asked: Asked) -> Writing:
    """One row per student."""
    ids = students_asked(asked)
    guardian = [SheetColumn(_("Guardian"))]
    for column in columns_of(Guardian, *_GUARDIAN):
        guardian.append(SheetColumn(_("Guardian: {field}").format(field=column.heading.lower()), column.kind))
    columns = [*columns_of(Student, *_STUDENT), SheetColumn(_("Pathway")), *guardian]
    sheet = Sheet(_("Roster"), columns, _rows(asked.book, ids), len(ids))
    return write_sheets(asked, _("Roster"), [sheet])


def _rows(book: Book, ids: list[str]) -> Iterator[list[Any]]:
    for some in parts(ids):
        pathways = pathways_now(book, some)
        guardians: dict[str, Any] = {}
        for guardian in book.records(Guardian, {"student_id": some}):
            guardians.setdefault(guardian.student_id, guardian)
        for student in book.records(Student, {"id": some}):
            first = guardians.get(student.id)
            named = ", ".join(part for part in (first.last_name, first.first_name) if part) if first else None
            yield [
                *(getattr(student, name) for name in _STUDENT),
                pathways.get(student.id),
                named,
                *(getattr(first, name, None) for name in _GUARDIAN),
            ]
