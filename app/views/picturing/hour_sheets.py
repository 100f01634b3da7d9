"""Scenes of hours sheets: one asked for, and one taken back with all that may have become of a cell."""

from __future__ import annotations

from datetime import date, timedelta

from app.book.base import new_id
from app.i18n import _
from app.imports.hour_sheets import CellChange, SheetBack, What, conflict_words
from app.imports.problems import Problem
from app.models import Section, Student
from app.models.hour_sheets import month_of
from app.models.logging_hours import Cell
from app.models.worked_time import Worked
from app.views.hours_sheets.taking import show_sheet
from app.views.picturing.stage import Stage

_CELLS: tuple[tuple[What, int | None, int | None], ...] = (
    ("new", None, 210),
    ("changed", 180, 240),
    ("cleared", 120, None),
    ("conflict", 150, 180),
    ("refused", 60, None),
)


def offered(on: Stage) -> None:
    """Asks for the sheet of a class."""
    on.go("hours")
    on.do("hours.sheet")


def taken_back(on: Stage) -> None:
    """Shows what was changed on a sheet, with the line of a conflict chosen."""
    first, last = month_of(date.today())
    section, students = on.book.records(Section)[0], on.book.records(Student)
    back = SheetBack("Hours.xlsx", section.name, first, last, on.book.count_entries())
    repeated = _("This row repeats row {first} and is left out.").format(first=12)
    back.problems.append(Problem(back.file, 31, None, repeated))
    reasons = {"conflict": conflict_words(120), "refused": Cell(60, "approved", ()).locked}
    for at, (what, before, after) in enumerate(_CELLS):
        who, day = students[at // 2], first + timedelta(days=at)
        name = f"{who.last_name}, {who.first_name}"
        worked = Worked(after) if after else None
        change = CellChange(
            what, (new_id(), day), name, who.local_id or "", "Tule Creek Clinic", before, worked,
            "4" if what == "refused" else "", reasons.get(what, ""), 10 + at // 2, "EFGHI"[at],
        )  # fmt: skip
        back.changes.append(change)
    on.go("hours")
    desk = on.window.at_desk()
    show_sheet(desk, desk, back)
    on.rest()
    on.press(*["Down"] * 4)
