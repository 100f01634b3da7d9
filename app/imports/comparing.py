"""The students of a roster against those of the book: new, changed, unchanged, and missing from the file."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from app.book.base import Record, new_id
from app.book.book import Book
from app.book.fields import fields_of
from app.i18n import _
from app.imports.cells import differ
from app.imports.drafts import Draft, Roster
from app.imports.identifying import Known, find, keys_of, reject, single_out, stand_in
from app.imports.plans import FieldChange, MissingStudent, Plan
from app.models.enrolling import present_ids
from app.models.people import Enrollment, Student

_NAMES = ("last_name", "first_name")


def compare_students(book: Book, roster: Roster, plan: Plan) -> None:
    """Give every student of the roster a state and an id, and plan what becomes of the record."""
    single_out(roster, roster.students)
    known = Known(book.records(Student))
    given = {draft.values["local_id"] for draft in roster.students if "local_id" in draft.values}
    used: dict[str, Draft] = {}
    for draft in roster.students:
        if not draft.state:
            _compare(roster, plan, known, given, used, draft)
    for draft in roster.students:
        if draft.same is not None:
            draft.id = draft.same.id
    plan.missing = _missing(book, roster, known, set(used))


def _compare(roster: Roster, plan: Plan, known: Known, given: set[str], used: dict[str, Draft], draft: Draft) -> None:
    record = find(roster, known, draft)
    if draft.state:
        return
    if record is not None and record.id in used:
        first = used[record.id]
        reject(
            roster,
            draft,
            _("This row and row {row} mean the same student of the book by different IDs.").format(row=first.row),
            next(name for name, _value in keys_of(draft)),
        )
        return
    stand_in(draft, record, known, given)
    if record is None:
        lacking = [name for name in _NAMES if not draft.values.get(name)]
        if draft.nameless:
            draft.state = "problem"
            return
        if lacking:
            _nameless(roster, draft, lacking)
            return
        local_id = draft.values.get("local_id", "")
        if like := known.but_for_zeros(local_id):
            message = _("The ID “{id}” is “{other}” in the book, but for zeros: format the column as text.").format(
                id=local_id, other=like[0].local_id
            )
            own = "local_id" if "local_id" in roster.headings.get(draft.file, {}) else "source_id"
            reject(roster, draft, message, own)
            return
        draft.id, draft.state = new_id(), "new"
        plan.inserts[Student].append(draft.values)
        draft.values["id"] = draft.id
        return
    used[record.id] = draft
    plan.found.add(record.id)
    draft.id = record.id
    changes = {name: value for name, value in draft.values.items() if differ(getattr(record, name), value)}
    draft.state = "changed" if changes else "unchanged"
    if changes:
        plan.updates[Student][record.id] = changes
        plan.notes[record.id] = shown_changes(record, changes)


def shown_changes(record: Record | None, changes: Mapping[str, Any]) -> list[FieldChange]:
    """Changes of a student, field by field, in words."""
    fields = fields_of(Student)
    return [
        FieldChange(
            _(fields[name].label),
            "" if record is None else fields[name].kind.format(getattr(record, name)),
            fields[name].kind.format(value),
        )
        for name, value in changes.items()
        if name in fields
    ]


def _nameless(roster: Roster, draft: Draft, lacking: list[str]) -> None:
    fields = fields_of(Student)
    column = "full_name" if "full_name" in roster.headings.get(draft.file, {}) else lacking[0]
    reject(
        roster,
        draft,
        _("This student is new and has no value for: {fields}.").format(
            fields=", ".join(_(fields[name].label) for name in lacking)
        ),
        column,
    )


def _missing(book: Book, roster: Roster, known: Known, matched: set[str]) -> list[MissingStudent]:
    """Students who are here, at one of the schools of the file or at none that is known, but not in the file.

    A row that could not be taken still shows that its student is in the file. A partial roster says itself who is gone.
    """
    here = present_ids(book)
    if roster.partial:
        gone = {
            record.id for draft in roster.leavers for records in known.candidates(draft).values() for record in records
        }
        wanted = here & gone - matched
    else:
        seen = {
            record.id
            for draft in roster.students
            if draft.state == "problem"
            for key, value in keys_of(draft)
            for record in (*known.with_id(key, value), *(known.but_for_zeros(value) if key != "ssid" else ()))
        }
        wanted = here - matched - seen
        wanted -= _elsewhere(book, roster) if wanted and roster.schools else set()
    ids = [id_ for id_ in book.ids(Student) if id_ in wanted] if wanted else []
    rows: dict[str, tuple[Any, ...]] = {}
    for start in range(0, len(ids), 1_000):
        rows |= book.rows(Student, ids[start : start + 1_000], ["local_id", "last_name", "first_name", "grade"])
    return [MissingStudent(id_, rows[id_][0], f"{rows[id_][1]}, {rows[id_][2]}", rows[id_][3]) for id_ in ids]


def _elsewhere(book: Book, roster: Roster) -> set[str]:
    """The students whose stays are all at schools that are not in the file."""
    codes = {school.code for school in roster.schools} - {None}
    names = {school.name for school in roster.schools} - {None}
    at: set[str] = set()
    other: set[str] = set()
    for stay in book.records(Enrollment):
        if stay.exit_date is not None and stay.exit_date < date.today():
            continue
        nowhere = stay.school_code is None and stay.school_name is None
        (at if nowhere or stay.school_code in codes or stay.school_name in names else other).add(stay.student_id)
    return other - at
