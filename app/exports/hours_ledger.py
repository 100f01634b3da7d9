"""The hours ledger: every hour entry, whatever its state."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from app.book.book import Book
from app.exports.choosing import names_of, parts, students_asked
from app.exports.report import Asked, Writing
from app.exports.sheets import Sheet, SheetColumn, columns_of
from app.exports.workbook import write_sheets
from app.i18n import _
from app.models import Employer, HourEntry, Placement, SitePathway, Student

_STUDENT = ("local_id", "ssid", "last_name", "first_name", "preferred_name", "grade")
_ENTRY = (
    "date",
    "minutes",
    "time_in",
    "time_out",
    "break_minutes",
    "state",
    "reason",
    "decided_by",
    "task",
    "competencies",
)


def write(asked: Asked) -> Writing:
    """One row per entry, by student and then by day."""
    ids = students_asked(asked)
    count = sum(len(asked.book.ids(HourEntry, where={"student_id": some})) for some in parts(ids))
    work = [SheetColumn(_("Employer")), SheetColumn(_("Role")), SheetColumn(_("Pathway"))]
    columns = [*columns_of(Student, *_STUDENT), *work, *columns_of(HourEntry, *_ENTRY)]
    sheet = Sheet(_("Hours"), columns, _rows(asked.book, ids), count)
    return write_sheets(asked, _("Hours ledger"), [sheet])


def _rows(book: Book, ids: list[str]) -> Iterator[list[Any]]:
    for some in parts(ids):
        students = {s.id: s for s in book.records(Student, {"id": some})}
        placements = {p.id: p for p in book.records(Placement, {"student_id": some})}
        employers = names_of(book, Employer, (p.employer_id for p in placements.values()))
        pathways = names_of(book, SitePathway, (p.pathway_id for p in placements.values()))
        entries: dict[str, list[Any]] = {id_: [] for id_ in some}
        for entry in book.records(HourEntry, {"student_id": some}, sort=[("date", False)]):
            entries[entry.student_id].append(entry)
        for id_ in some:
            for entry in entries[id_]:
                placement = placements.get(entry.placement_id)
                yield [
                    *(getattr(students[id_], name) for name in _STUDENT),
                    employers.get(placement.employer_id) if placement else None,
                    placement.role if placement else None,
                    pathways.get(placement.pathway_id) if placement else None,
                    *(getattr(entry, name) for name in _ENTRY),
                ]
