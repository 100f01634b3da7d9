"""Rows of daily hours: who, when, how long and where, before anything is looked up in the book."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from functools import cache
from typing import Any

from app.book.clocks import CLOCK, Duration
from app.book.fields import fields_of
from app.book.kinds import DAY, PARAGRAPHS, TEXT, Kind, Whole
from app.book.refused import Refused
from app.i18n import N_, _, hours
from app.imports.cells import IDENTIFIER
from app.imports.file_columns import FileColumns, Need, Opened
from app.imports.lines import Fault, Place
from app.imports.student_ids import STUDENT, id_targets
from app.imports.targets import Target
from app.models.hours import HourEntry
from app.models.kinds import DAY_HOURS
from app.models.placements import Placement
from app.models.worked_time import not_after

_LONGEST = 24 * 60
_HOURS_UP_TO = 4  # a bare number for a break beyond this is minutes


class ClockTime(Kind):
    """A time of day; workbooks keep it as a part of the day."""

    def parse(self, text: str) -> int | None:
        return CLOCK.parse(text)

    def take(self, cell: object) -> int | None:
        if isinstance(cell, float) and 0 <= cell < 1:
            return round(cell * 24 * 60)
        return CLOCK.take(cell)


class Break(Kind):
    """A break: as hours are written, but a bare number above 4 is minutes ("30")."""

    _kind = Duration(most=12 * 60)

    def parse(self, text: str) -> int | None:
        bare = text.strip()
        if bare.isdigit() and int(bare) > _HOURS_UP_TO:
            return self._kind.parse(f"{bare}m")
        return self._kind.parse(text)

    def take(self, cell: object) -> int | None:
        if isinstance(cell, int | float) and not isinstance(cell, bool):
            return self.parse(str(int(cell)) if float(cell).is_integer() else str(cell))
        return self.parse(cell) if isinstance(cell, str) else self._kind.take(cell)


class WorkedMinutes(Whole):
    """A number of minutes; what a workbook keeps as a time is none."""

    def take(self, cell: object) -> int | None:
        if isinstance(cell, datetime | time):
            raise Refused(_("“{text}” is a time, not a number of minutes.").format(text=cell))
        return super().take(cell)


@cache
def hour_targets() -> dict[str, Target]:
    """What a column of an hours file can fill, by name."""
    entry, placement = fields_of(HourEntry), fields_of(Placement)
    made = (
        *id_targets("hours"),
        Target("date", N_("Date"), DAY, (*entry["date"].aliases, "Date Worked", "Entry Date", "Log Date")),
        Target(
            "hours",
            N_("Hours"),
            DAY_HOURS,
            (*entry["minutes"].aliases, "Hrs", "Duration", "Number of Hours", "Daily Hours"),
        ),
        Target("minutes", N_("Minutes"), WorkedMinutes(), ("Total Minutes", "Minutes Worked", "Mins", "Minutos")),
        Target("time_in", N_("In"), ClockTime(), (*entry["time_in"].aliases, "Clock In", "From", "Began", "Check In")),
        Target(
            "time_out", N_("Out"), ClockTime(), (*entry["time_out"].aliases, "Clock Out", "To", "Until", "Check Out")
        ),
        Target(
            "break",
            N_("Break"),
            Break(),
            (
                *entry["break_minutes"].aliases,
                "Break Minutes",
                "Lunch Minutes",
                "Break (min)",
                "Unpaid Break",
                "Lunch Break",
            ),
        ),
        Target(
            "employer",
            N_("Employer"),
            TEXT,
            (
                "Employer Name",
                "Company",
                "Company Name",
                "Work site",
                "Worksite",
                "Organization",
                "Business",
                "Placement",
                "Internship",
                "Empresa",
            ),
        ),
        Target("placement_id", N_("Placement ID"), IDENTIFIER, ("Placement Number", "Internship ID")),
        Target("role", N_("Role"), TEXT, placement["role"].aliases),
        Target(
            "task", N_("Task"), PARAGRAPHS, (*entry["task"].aliases, "Work done", "Duties", "Note", "Notes", "Comments")
        ),
        Target("competencies", N_("Competencies"), TEXT, entry["competencies"].aliases),
    )
    return {target.name: replace(target, of="hours") for target in made}


HOURS = FileColumns(
    lambda _book: hour_targets(),
    (
        STUDENT,
        Need.any_of(N_("a date"), "date"),
        Need(
            N_("hours, or in and out"),
            (frozenset({"hours"}), frozenset({"minutes"}), frozenset({"time_in", "time_out"})),
        ),
    ),
    N_("{file} holds no daily hours; it lacks: {columns}."),
    N_("{file} has headings only, and no hours below them."),
    light=frozenset({"task", "competencies"}),
)
"""The columns of a file of daily hours."""


@dataclass(slots=True)
class HourRow:
    """One row, readable in itself. `minutes` is what counts: from the hours, or from in, out and break."""

    at: Place
    told: Mapping[str, Any]  # whose row it is, among the rest
    date: date
    minutes: int
    values: dict[str, Any]  # further fields of the entry
    where: dict[str, str]  # employer, role, placement_id as the row names them

    @property
    def times(self) -> tuple[int | None, int | None]:
        """In and out, in minutes after midnight."""
        return self.values.get("time_in"), self.values.get("time_out")


def read_rows(opened: Opened) -> list[HourRow]:
    """The rows that can be read; the others become problems."""
    found: list[HourRow] = []
    for line in opened.lines(HOURS.light):
        if not line.sound:
            continue
        try:
            found.append(_hour_row(line.at, line.values))
        except Fault as fault:
            opened.problems.append(line.at.problem(fault))
    return found


def _hour_row(at: Place, values: dict[str, Any]) -> HourRow:
    if "student_id" not in values and "ssid" not in values:
        raise Fault("student_id" if "student_id" in at.headings else "ssid", _("This row has no student ID."))
    if "date" not in values:
        raise Fault("date", _("This row has no date."))
    if values["date"] > date.today():
        raise Fault("date", _("{day} lies in the future.").format(day=DAY.format(values["date"])))
    minutes, column = _minutes(values)
    if minutes < 1:
        raise Fault(column, _("There are no hours left in this row; a day needs at least one minute."))
    if minutes > _LONGEST:
        raise Fault(column, _("A day has 24 hours, but this row has {hours}.").format(hours=hours(minutes)))
    kept = {
        "time_in": "time_in",
        "time_out": "time_out",
        "break": "break_minutes",
        "task": "task",
        "competencies": "competencies",
    }
    return HourRow(
        at,
        values,
        values["date"],
        minutes,
        {field: values[name] for name, field in kept.items() if name in values},
        {name: values[name] for name in ("employer", "role", "placement_id") if name in values},
    )


def _minutes(values: Mapping[str, Any]) -> tuple[int, str]:
    """The minutes of a row and the column that decides them."""
    said = values.get("hours", values.get("minutes"))
    column = "hours" if "hours" in values else "minutes"
    if "hours" in values and "minutes" in values and abs(values["hours"] - values["minutes"]) > 1:
        raise Fault(
            "minutes",
            _("The row says {said} hours, but {minutes} minutes.").format(
                said=hours(values["hours"]), minutes=values["minutes"]
            ),
        )
    begins, ends = values.get("time_in"), values.get("time_out")
    if begins is None or ends is None:
        if said is None:
            raise Fault(
                "time_out" if begins is not None else "time_in" if ends is not None else "hours",
                _("This row has neither hours nor both in and out."),
            )
        return said, column
    if ends <= begins:
        raise Fault("time_out", not_after(begins, ends))
    pause = values.get("break", 0)
    if pause >= ends - begins:
        raise Fault("break", _("The break is as long as the time between in and out, or longer."))
    worked = ends - begins - pause
    if said is not None and abs(said - worked) > 1:
        raise Fault(
            column,
            _("The row says {said} hours, but in, out and break make {worked}.").format(
                said=hours(said), worked=hours(worked)
            ),
        )
    return worked if said is None else said, "time_out" if said is None else column
