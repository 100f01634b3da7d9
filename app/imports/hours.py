"""Daily hours against the book: whose they are, at which placement, and whether the day has them already.

A slot is one placement on one day. A file may fill it with one entry, or with several that have different times of in
and out; a repeated row counts once. An entry that the book has with the same minutes is unchanged, whatever its state;
with other minutes it is changed and waits for approval again, unless it was approved: then it is locked.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from app.book.asking import Between
from app.book.base import Record, new_id
from app.book.book import Book
from app.book.kinds import DAY
from app.i18n import _, hours
from app.imports.file_columns import Opened, open_file
from app.imports.hour_rows import HOURS, HourRow, read_rows
from app.imports.lines import Fault
from app.imports.plans import FieldChange, Plan
from app.imports.previews import Preview
from app.imports.remembering import plan_memory
from app.imports.rows import Table
from app.imports.student_ids import StudentIds
from app.imports.workplaces import Workplaces
from app.models.hours import HourEntry
from app.models.locking_hours import locked_sentence, locked_until
from app.models.school_years import known_years

_WAITING = {"state": "submitted", "reason": None, "decided_by": None}


@dataclass
class Hours:
    """Hours that were read and compared."""

    opened: Opened
    plan: Plan = field(default_factory=Plan)
    previews: list[Preview] = field(default_factory=list)


def read_hour_rows(book: Book, tables: Sequence[Table], mapping: Mapping[str, str | None], name: str) -> Hours:
    """Read the tables that hold hours and compare them with the book; raises Refused where none does."""
    opened = open_file(book, tables, HOURS, mapping, name)
    result = Hours(opened)
    _Comparison(book, result).compare(read_rows(opened))
    plan_memory(book, result.plan, opened.source, opened.given)
    return result


class _Comparison:
    def __init__(self, book: Book, result: Hours) -> None:
        self._book, self._result = book, result
        self._students = StudentIds(book)
        self._places = Workplaces(book, result.plan)
        self._locked, self._years = locked_until(book), known_years(book)

    def compare(self, rows: Sequence[HourRow]) -> None:
        """Find the slot of every row, then settle slot by slot."""
        slots: dict[tuple[str, date], list[tuple[HourRow, Record]]] = defaultdict(list)
        for row in rows:
            try:
                student = self._students.find(row.told)
            except Fault as fault:
                self._reject(row, fault)
                continue
            placement, column, message = self._places.find(student.id, row.date, row.where)
            if placement is None:
                self._problem(row, column, message)
            else:
                slots[placement.id, row.date].append((row, student))
        known = self._known([day for _placement, day in slots])
        for slot, found in slots.items():
            self._settle(slot, self._distinct(found), known.get(slot, []))
        self._result.plan.counts["hours"].setdefault("new", 0)

    def _known(self, days: Sequence[date]) -> dict[tuple[str, date], list[Record]]:
        known: dict[tuple[str, date], list[Record]] = defaultdict(list)
        if days:
            where = {"date": Between(min(days), max(days)), "until": None}
            for record in self._book.records(HourEntry, where=where):
                known[record.placement_id, record.date].append(record)
        return known

    def _distinct(self, found: Sequence[tuple[HourRow, Record]]) -> list[tuple[HourRow, Record]]:
        """The rows of one slot that can stand side by side."""
        kept: list[tuple[HourRow, Record]] = []
        for row, student in found:
            for first, _student in kept:
                if first.times == row.times and first.minutes == row.minutes:
                    break
                if None in row.times or None in first.times or _overlap(first.times, row.times):
                    self._problem(
                        row,
                        "date",
                        _(
                            "Hours of this student for the same day and placement stand in {place} already; "
                            "two entries of a day need times that do not overlap."
                        ).format(place=first.at.seen_from(row.at)),
                    )
                    break
            else:
                kept.append((row, student))
        return kept

    def _settle(self, slot: tuple[str, date], rows: Sequence[tuple[HourRow, Record]], known: Sequence[Record]) -> None:
        left = list(known)
        pairs: list[tuple[HourRow, Record, Record | None]] = []
        waiting: list[tuple[HourRow, Record]] = []
        for row, student in rows:  # the same entry first, so that no other row can claim it
            same = next((r for r in left if (r.time_in, r.time_out) == row.times and r.minutes == row.minutes), None)
            if same is None and None in row.times:
                same = next((r for r in left if r.minutes == row.minutes), None)
            if same is None:
                waiting.append((row, student))
            else:
                left.remove(same)
                pairs.append((row, student, same))
        for row, student in waiting:
            if len(left) > 1 and None in row.times:
                self._problem(
                    row, "date", _("The book has several entries for this day and placement; correct them there.")
                )
                continue
            near = next((r for r in left if (r.time_in, r.time_out) == row.times), None)
            if (
                near is None
                and left
                and (None in row.times or None in (left[0].time_in, left[0].time_out) or len(rows) == 1)
            ):
                near = left[0]
            if near is not None:
                left.remove(near)
            pairs.append((row, student, near))
        for row, student, record in sorted(pairs, key=lambda pair: pair[0].at.row):
            self._plan(slot, row, student, record)

    def _plan(self, slot: tuple[str, date], row: HourRow, student: Record, record: Record | None) -> None:
        plan, values = self._result.plan, {"minutes": row.minutes, **row.values}
        locked = locked_sentence(self._locked) if self._locked and slot[1] <= self._locked else ""
        if record is None and (why := locked or self._years.outside(slot[1])):
            self._problem(row, "date", why)
            return
        if record is None:
            plan.make(
                "hours",
                HourEntry,
                {
                    "id": new_id(),
                    "student_id": student.id,
                    "placement_id": slot[0],
                    "date": slot[1],
                    "state": "submitted",
                    **values,
                },
            )
            self._preview("new", row, student, slot, "")
            return
        changes: dict[str, Any] = {name: value for name, value in values.items() if getattr(record, name) != value}
        if record.state == "approved":
            if "minutes" in changes:
                self._problem(
                    row,
                    "hours",
                    _("These hours are approved as {hours} and locked; reopen them first.").format(
                        hours=hours(record.minutes)
                    ),
                )
                return
            changes = {}
        if "minutes" in changes:
            changes |= {name: value for name, value in _WAITING.items() if getattr(record, name) != value}
        if changes and locked:
            self._problem(row, "date", locked)
            return
        plan.change("hours", HourEntry, record.id, changes)
        self._preview("changed" if changes else "unchanged", row, student, slot, hours(record.minutes))

    def _preview(self, state: str, row: HourRow, student: Record, slot: tuple[str, date], before: str) -> None:
        day, place, length = DAY.format(slot[1]), self._places.name(slot[0]), hours(row.minutes)
        old = state != "new"
        changes = (
            FieldChange(_("Date"), day if old else "", day),
            FieldChange(_("Placement"), place if old else "", place),
            FieldChange(_("Hours"), before, length),
        )
        self._result.previews.append(
            Preview(
                state,
                row.at.file,
                row.at.row,
                student.local_id or "",
                student.ssid or "",
                f"{student.last_name}, {student.first_name}",
                changes,
            )
        )

    def _problem(self, row: HourRow, column: str, message: str) -> None:
        self._reject(row, Fault(column, message))

    def _reject(self, row: HourRow, fault: Fault) -> None:
        self._result.opened.problems.append(row.at.problem(fault))
        shown = (row.told.get("student_id", ""), row.told.get("ssid", ""), "", ())
        self._result.previews.append(Preview("problem", row.at.file, row.at.row, *shown))


def _overlap(one: tuple[Any, Any], other: tuple[Any, Any]) -> bool:
    return one[0] < other[1] and other[0] < one[1]
