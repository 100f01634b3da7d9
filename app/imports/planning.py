"""What belongs to students, staff and sections against what the book already has of it.

Nothing is ever removed here: what a file does not name stays as it is. A group that a file denies ends today.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from app.book.base import Record, new_id
from app.book.book import Book
from app.i18n import _, fold
from app.imports.cells import differ
from app.imports.drafts import Draft, Link, Roster
from app.imports.identifying import Known, find, reject, single_out, stand_in
from app.imports.plans import Entity, Plan
from app.models.kinds import GROUP
from app.models.people import Guardian, StudentGroup
from app.models.staff import Section, SectionStaff, SectionStudent, Staff


def plan_belongings(book: Book, roster: Roster, plan: Plan) -> None:
    """Plan groups, guardians, staff, sections and who is in them; the students were compared before."""
    _plan_groups(book, roster, plan)
    _plan_guardians(book, roster, plan)
    _plan_staff(book, roster, plan)
    _plan_sections(book, roster, plan)
    _plan_members(book, roster, plan, "section_students", SectionStudent, "student_id", roster.section_students)
    _plan_members(book, roster, plan, "section_staff", SectionStaff, "staff_id", roster.section_staff)


def _plan_groups(book: Book, roster: Roster, plan: Plan) -> None:
    said: dict[tuple[str, str], bool] = {}
    for link in roster.taken(roster.groups):
        key = link.owner.id, link.values["group"]
        said[key] = said.get(key, False) or not link.values["ended"]
    if not said:
        return
    today = date.today()
    current: dict[tuple[str, str], Record] = {
        (record.student_id, record.group): record
        for record in book.records(StudentGroup)
        if record.ends_on is None or record.ends_on > today
    }
    for (student, group), belongs in said.items():
        record = current.get((student, group))
        label = GROUP.format(group)
        if belongs and record is None:
            plan.make("groups", StudentGroup, {"student_id": student, "group": group})
            plan.note(student, _("Group"), "", label)
        elif record is not None:
            plan.change("groups", StudentGroup, record.id, {} if belongs else {"ends_on": today})
            if not belongs:
                plan.note(student, _("Group"), label, "")


def _plan_guardians(book: Book, roster: Roster, plan: Plan) -> None:
    links = list(roster.taken(roster.guardians))
    if not links:
        return
    known: dict[tuple[str, ...], Record] = {}
    for record in book.records(Guardian):
        known.update(dict.fromkeys(_guardian_keys(record.student_id, record._asdict()), record))
    planned: set[tuple[str, ...]] = set()
    for link in links:
        values, student = link.values, link.owner.id
        keys = _guardian_keys(student, values)
        if planned & set(keys):
            continue
        planned.update(keys)
        record = next((known[key] for key in keys if key in known), None)
        if record is None:
            plan.make("guardians", Guardian, {"student_id": student, **values})
            plan.note(student, _("Guardian"), "", _full_name(values))
            continue
        changes = _changed(record, values)
        plan.change("guardians", Guardian, record.id, changes)
        if changes:
            plan.note(student, _("Guardian"), _full_name(record._asdict()), _full_name(record._asdict() | values))


def _guardian_keys(student: str, values: Mapping[str, Any]) -> list[tuple[str, ...]]:
    """By what a guardian of one student is known: the source's ID, or the name among the guardians of this student."""
    name = student, "name", fold(values["last_name"]), fold(values.get("first_name") or "")
    return [(student, "id", values["source_id"]), name] if values.get("source_id") else [name]


def _full_name(values: Mapping[str, Any]) -> str:
    return ", ".join(
        filter(
            None,
            (
                values.get("last_name"),
                values.get("first_name"),
                values.get("relation"),
                values.get("phone"),
                values.get("email"),
            ),
        )
    )


def _plan_staff(book: Book, roster: Roster, plan: Plan) -> None:
    if not roster.staff:
        return
    single_out(roster, roster.staff)
    records = book.records(Staff)
    known = Known(records, ("source_id", "local_id"))
    given = {draft.values["local_id"] for draft in roster.staff if "local_id" in draft.values}
    by_mail = {fold(record.email): record for record in records if record.email}
    used: set[str] = set()
    for draft in roster.staff:
        if draft.state:
            continue
        record = find(roster, known, draft) or by_mail.get(fold(draft.values.get("email") or ""))
        if draft.state:
            continue
        if record is None and draft.nameless:
            draft.state = "problem"
            continue
        if record is None and "last_name" not in draft.values:
            reject(roster, draft, _("This person has no last name."), "last_name")
            continue
        if record is not None and record.id in used:
            record = None
        stand_in(draft, record, known, given)
        draft.id = record.id if record is not None else new_id()
        used.add(draft.id)
        if record is None:
            plan.make("staff", Staff, {"id": draft.id, **draft.values})
        else:
            plan.change("staff", Staff, record.id, _changed(record, _kept_role(record, draft.values)))
    _join(roster.staff)


def _kept_role(record: Record, values: Mapping[str, Any]) -> dict[str, Any]:
    """A role that says nothing does not replace one that does."""
    return {n: v for n, v in values.items() if n != "role" or v != "other" or record.role is None}


def _plan_sections(book: Book, roster: Roster, plan: Plan) -> None:
    if not roster.sections:
        return
    by_source: dict[str, Record] = {}
    by_local: dict[tuple[str, str | None], Record] = {}
    for record in book.records(Section):
        if record.source_id:
            by_source[record.source_id] = record
        elif record.local_id:
            by_local[record.local_id, record.school_year] = record
    for draft in roster.sections:
        values = draft.values
        record = by_source.get(values.get("source_id", "")) or by_local.get(
            (values.get("local_id", ""), values.get("school_year"))
        )
        draft.id = record.id if record is not None else new_id()
        if record is None:
            plan.make("sections", Section, {"id": draft.id, **values})
        else:
            plan.change("sections", Section, record.id, _changed(record, values))


def _plan_members(
    book: Book, roster: Roster, plan: Plan, word: str, entity: Entity, field: str, links: Iterable[Link]
) -> None:
    wanted: dict[tuple[str, str], dict[str, Any]] = defaultdict(dict)
    for link in roster.taken(list(links)):
        if link.member is not None:
            wanted[link.owner.id, link.member.id].update(link.values)
    if not wanted:
        return
    known = {(record.section_id, getattr(record, field)): record for record in book.records(entity)}
    for (section, member), values in wanted.items():
        record = known.get((section, member))
        if record is None:
            plan.make(word, entity, {"section_id": section, field: member, **values})
        else:
            plan.change(word, entity, record.id, _changed(record, values))


def _join(drafts: Iterable[Draft]) -> None:
    for draft in drafts:
        if draft.same is not None:
            draft.id = draft.same.id


def _changed(record: Record, values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value is not None and differ(getattr(record, name), value)}
