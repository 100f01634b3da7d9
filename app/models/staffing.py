"""Who works at the site: added, changed, and taken off the list."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from app.book.base import Record
from app.book.book import Book
from app.book.refused import Refused
from app.i18n import _, fold, ngettext
from app.models.staff import Section, SectionStaff, Staff
from app.models.supports import SupportPlan

STAFF_RESTS_ON = ("section", "section_staff", "support_plan", "externship")
"""Tables besides `staff` on which `staff_rows` rests."""


def staff_name(person: Mapping[str, Any]) -> str:
    """Somebody's name in lists, of the fields of the record: "Ruiz, Dana"."""
    return ", ".join(part for part in (person["last_name"], person.get("first_name")) if part)


def staff_names(book: Book, ids: Collection[str | None]) -> dict[str | None, str]:
    """By id: the names of these people of the staff, first name first."""
    rows = book.rows(Staff, [id_ for id_ in ids if id_], ["first_name", "last_name"])
    return {id_: " ".join(part for part in parts if part) for id_, parts in rows.items()}


def add_staff(book: Book, rows: Sequence[Mapping[str, Any]]) -> list[str]:
    """Add people as one edit; returns their ids. Raises Refused where one is in the book, or twice in `rows`."""
    known = [s._asdict() for s in book.records(Staff)]
    for row in rows:
        _refuse_twin(known, row)
        known.append(dict(row))
    title = ngettext("Add {count} colleague", "Add {count} colleagues", len(rows)).format(count=len(rows))
    with book.edit(title) as edit:
        return edit.insert(Staff, rows)


def change_staff(book: Book, staff_id: str, values: Mapping[str, Any]) -> None:
    """Change fields of one person. Raises Refused where somebody else has the same name or address."""
    others = [s._asdict() for s in book.records(Staff) if s.id != staff_id]
    now = book.record(Staff, staff_id)
    if now is not None:
        _refuse_twin(others, now._asdict() | dict(values))
    book.save(Staff, staff_id, values)


def _refuse_twin(known: Sequence[Mapping[str, Any]], row: Mapping[str, Any]) -> None:
    """Two people may share a name where their addresses differ."""
    address = fold(row.get("email") or "")
    name = fold(f"{row.get('first_name') or ''} {row['last_name']}")
    for other in known:
        others = fold(other.get("email") or "")
        if address and address == others:
            raise Refused(
                _("{who} has the e-mail address {email} already.").format(who=staff_name(other), email=row["email"])
            )
        if fold(f"{other.get('first_name') or ''} {other['last_name']}") == name and not (address and others):
            said = _("{who} is in the list already. Add an e-mail address to both to tell them apart.")
            raise Refused(said.format(who=staff_name(other)))


def remove_staff(book: Book, staff_ids: Collection[str]) -> int:
    """Mark people as deleted; they teach no section any more, and what they did keeps their name.

    Raises Refused where one of them provides a support plan that runs.
    """
    running = book.records(SupportPlan, {"provider_id": list(staff_ids), "state": "active"})
    if running:
        first = running[0].provider_id
        count = sum(plan.provider_id == first for plan in running)
        said = ngettext(
            "{who} provides {count} support plan that runs. Give it to somebody else or end it first.",
            "{who} provides {count} support plans that run. Give them to somebody else or end them first.",
            count,
        )
        [person] = book.records(Staff, {"id": first})
        raise Refused(said.format(who=staff_name(person._asdict()), count=count))
    title = ngettext("Delete {count} staff member", "Delete {count} staff members", len(staff_ids))
    with book.edit(title.format(count=len(staff_ids))) as edit:
        return edit.delete(Staff, staff_ids)


def sections_by_teacher(book: Book) -> dict[str, list[Record]]:
    """The sections that each person teaches, in the order of names."""
    taught: dict[str, set[str]] = defaultdict(set)
    for link in book.records(SectionStaff):
        taught[link.section_id].add(link.staff_id)
    found: dict[str, list[Record]] = defaultdict(list)
    for section in book.records(Section, {"id": list(taught)}):
        for staff_id in taught[section.id]:
            found[staff_id].append(section)
    return dict(found)


def section_counts(book: Book) -> dict[str, int]:
    """How many sections each person teaches; people without one are left out."""
    return {staff_id: len(sections) for staff_id, sections in sections_by_teacher(book).items()}


def caseloads(book: Book) -> dict[str, int]:
    """For how many students each person provides a support plan that runs; people without one are left out."""
    students: dict[str, set[str]] = defaultdict(set)
    for plan in book.records(SupportPlan, {"state": "active"}):
        if plan.provider_id:
            students[plan.provider_id].add(plan.student_id)
    return {staff_id: len(ids) for staff_id, ids in students.items()}


def staff_rows(book: Book, staff_ids: Sequence[str]) -> dict[str, dict[str, Any]]:
    """By person: the fields, `sections` (records) and `caseload` (students)."""
    taught, load = sections_by_teacher(book), caseloads(book)
    return {
        s.id: s._asdict() | {"sections": taught.get(s.id, []), "caseload": load.get(s.id, 0)}
        for s in book.records(Staff, {"id": list(staff_ids)})
    }
