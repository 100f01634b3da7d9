"""Stays of students at schools (enrollments) in a roster, against those that the book has.

The same stay is known by its entry date at the same school; where one side has no entry date, by being open. Whom a
roster lists without an exit is here: a stay that the book had closed is opened again, or a new one begins.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from typing import Any

from app.book.base import Record
from app.book.book import Book
from app.book.fields import fields_of
from app.i18n import _, fold
from app.imports.drafts import Roster
from app.imports.plans import Plan
from app.models.people import Enrollment

_OPENED = {"exit_date": None, "exit_reason": None}


def plan_stays(book: Book, roster: Roster, plan: Plan) -> None:
    """Plan the enrollments of all students who are taken."""
    wanted: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for link in roster.taken(roster.stays):
        if link.values not in wanted[link.owner.id]:
            wanted[link.owner.id].append(link.values)
    known: dict[str, list[Record]] = defaultdict(list)
    for record in book.records(Enrollment):
        known[record.student_id].append(record)
    for draft in roster.students:
        if draft.id and draft.same is None and (draft.id in known or draft.id in wanted):
            _plan(plan, draft.id, wanted.get(draft.id, []), known.get(draft.id, []))


def _plan(plan: Plan, student: str, wanted: list[dict[str, Any]], known: list[Record]) -> None:
    left = list(known)
    is_here = not known or any(_is_open(record) for record in known)
    for values in sorted(wanted, key=lambda stay: stay.get("entry_date") or date.max):
        record = _same_stay(values, left)
        if record is None:
            plan.make("enrollments", Enrollment, {"student_id": student, **values})
            _note(plan, student, None, values)
            is_here = is_here or "exit_date" not in values
            continue
        left.remove(record)
        changes = {name: value for name, value in values.items() if getattr(record, name) != value}
        if not is_here and "exit_date" not in values and not _is_open(record):
            changes |= _OPENED
            is_here = True
        plan.change("enrollments", Enrollment, record.id, changes)
        _note(plan, student, record, changes)
    if not wanted and not is_here:
        plan.make("enrollments", Enrollment, {"student_id": student})
        plan.note(student, _("Enrollment"), "", _("Here again"))


def _same_stay(values: Mapping[str, Any], known: list[Record]) -> Record | None:
    """The record of this stay, the surest first."""
    there = [record for record in known if _same_school(values, record)]
    entry, leaving = values.get("entry_date"), values.get("exit_date")
    sure = [record for record in there if entry and record.entry_date == entry]
    closing = [record for record in there if leaving and not entry and record.exit_date == leaving]
    open_ones = [record for record in there if _is_open(record) and not sure]
    return next(iter([*sure, *closing, *open_ones]), None)


def _same_school(values: Mapping[str, Any], record: Record) -> bool:
    code, name = values.get("school_code"), values.get("school_name")
    if (not code and not name) or (not record.school_code and not record.school_name):
        return True
    if code and record.school_code:
        return code == record.school_code
    return bool(name and record.school_name and fold(name) == fold(record.school_name))


def _is_open(record: Record) -> bool:
    return record.exit_date is None or record.exit_date >= date.today()


def _note(plan: Plan, student: str, record: Record | None, changes: Mapping[str, Any]) -> None:
    if student not in plan.found:
        return
    fields = fields_of(Enrollment)
    for name, value in changes.items():
        kind = fields[name].kind
        before = "" if record is None else kind.format(getattr(record, name))
        plan.note(student, _(fields[name].label), before, kind.format(value))
