"""The hours summary: what each student did at each placement, against the target."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from app.book.book import Book
from app.book.clocks import DURATION
from app.book.kinds import DAY, FLAG
from app.exports.choosing import names_of, parts, students_asked
from app.exports.report import Asked, Writing
from app.exports.sheets import SHARE, Sheet, SheetColumn, columns_of
from app.exports.workbook import write_sheets
from app.i18n import _
from app.models import Employer, Placement, SitePathway, Student
from app.models.falling_behind import behind
from app.models.hour_totals import placement_totals
from app.models.kinds import PLACEMENT_STATE
from app.models.percents import percent_of
from app.models.school import year_name

_STUDENT = ("local_id", "ssid", "last_name", "first_name", "preferred_name", "grade")


def write(asked: Asked) -> Writing:
    """One row per placement; a student without any has one row with no placement."""
    ids = students_asked(asked)
    placed: set[str] = set()
    count = 0
    for some in parts(ids):
        found = asked.book.records(Placement, {"student_id": some})
        placed.update(p.student_id for p in found)
        count += len(found)
    year = year_name(date.today())
    columns = [
        *columns_of(Student, *_STUDENT),
        SheetColumn(_("Employer")),
        SheetColumn(_("Role")),
        SheetColumn(_("Pathway")),
        SheetColumn(_("State"), PLACEMENT_STATE),
        SheetColumn(_("Starts"), DAY),
        SheetColumn(_("Ends"), DAY),
        SheetColumn(_("Hour target"), DURATION),
        SheetColumn(_("Approved {year}").format(year=year), DURATION),
        SheetColumn(_("Approved in all"), DURATION),
        SheetColumn(_("Waiting"), DURATION),
        SheetColumn(_("Percent of target"), SHARE),
        SheetColumn(_("Behind"), FLAG),
    ]
    sheet = Sheet(_("Hours summary"), columns, _rows(asked.book, ids, year), count + len(ids) - len(placed))
    return write_sheets(asked, _("Hours summary"), [sheet])


def _rows(book: Book, ids: list[str], year: str) -> Iterator[list[Any]]:
    late = {b.placement_id for b in behind(book)}
    for some in parts(ids):
        placements: dict[str, list[Any]] = {id_: [] for id_ in some}
        for placement in book.records(Placement, {"student_id": some}, sort=[("starts_on", False)]):
            placements[placement.student_id].append(placement)
        found = [p for mine in placements.values() for p in mine]
        employers = names_of(book, Employer, (p.employer_id for p in found))
        pathways = names_of(book, SitePathway, (p.pathway_id for p in found))
        whole = placement_totals(book, [p.id for p in found])
        this_year = placement_totals(book, [p.id for p in found], year)
        for student in book.records(Student, {"id": some}):
            who = [getattr(student, name) for name in _STUDENT]
            for p in placements[student.id]:
                total = whole[p.id]
                share = percent_of(total.approved, total.target or 0)
                yield [
                    *who, employers.get(p.employer_id), p.role, pathways.get(p.pathway_id), p.state, p.starts_on,
                    p.ends_on, total.target, this_year[p.id].approved, total.approved, total.waiting, share,
                    p.id in late,
                ]  # fmt: skip
            if not placements[student.id]:
                yield [*who, *([None] * 12)]
