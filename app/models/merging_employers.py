"""Employers that stand in the book twice, made one: everything that named the others names the one that stays."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import select

from app.book.asking import Entity
from app.book.base import Base, Record, table_of
from app.book.book import Book
from app.book.editing import Edit, chunks
from app.book.fields import fields_of
from app.book.refused import Refused
from app.i18n import _, fold, ngettext
from app.models.employers import Employer, EmployerContact

_ADDRESS = ("street", "city", "zip_code")  # belong together: no city of one with the street of another


def merge_employers(book: Book, kept_id: str, other_ids: Collection[str]) -> None:
    """Merge employers into one as one edit. What it lacks it takes from the others, in their order.

    A person whom both know is one contact afterwards. Raises Refused where nothing is to be merged, or an employer
    was deleted or merged before.
    """
    others = [id_ for id_ in dict.fromkeys(other_ids) if id_ != kept_id]
    if not others:
        raise Refused(_("Choose at least two employers to merge."))
    records = {e.id: e for e in book.records(Employer, {"id": [kept_id, *others]})}
    if len(records) <= len(others):
        raise Refused(_("One of these employers was deleted or merged meanwhile."))
    title = ngettext("Merge {count} employer into {name}", "Merge {count} employers into {name}", len(others))
    with book.edit(title.format(count=len(others), name=records[kept_id].name)) as edit:
        edit.update(Employer, {kept_id: _filled(Employer, records[kept_id], [records[id_] for id_ in others])})
        _move(edit, Employer, dict.fromkeys(others, kept_id))
        _merge_contacts(edit, book, kept_id, others)
        edit.update(Employer, {id_: {"merged_into_id": kept_id} for id_ in others})
        edit.delete(Employer, others)


def merged_away(book: Book) -> dict[str, str]:
    """The names of employers that were merged away, folded, each with the id of the one it went into."""
    gone = (
        select(Employer.name, Employer.merged_into_id)
        .where(Employer.deleted.is_(True), Employer.merged_into_id.is_not(None))
        .order_by(Employer.id)
    )
    with book.reading() as connection:
        found = {" ".join(fold(name).split()): into for name, into in connection.execute(gone)}
    living = {e.id for e in book.records(Employer, {"id": list(found.values())})}
    return {name: into for name, into in found.items() if into and into in living}


def _merge_contacts(edit: Edit, book: Book, kept_id: str, others: Sequence[str]) -> None:
    """Of the same person of several employers one contact stays."""
    people: dict[str, list[Record]] = defaultdict(list)
    for employer_id in (kept_id, *others):
        for contact in book.records(EmployerContact, {"employer_id": employer_id}):
            people[fold(f"{contact.last_name}\t{contact.first_name or ''}")].append(contact)
    for first, *same in people.values():
        if same:
            edit.update(EmployerContact, {first.id: _filled(EmployerContact, first, same)})
            _move(edit, EmployerContact, {contact.id: first.id for contact in same})
            edit.delete(EmployerContact, [contact.id for contact in same])


def _filled(entity: Entity, kept: Record, others: Sequence[Record]) -> dict[str, Any]:
    """What the kept record lacks and another one has; an address comes from one record only."""
    names = list(fields_of(entity))
    address = [name for name in names if name in _ADDRESS]
    groups = [[name] for name in names if name not in address] + [address]
    found: dict[str, Any] = {}
    for group in groups:
        if not any(getattr(kept, name) is not None for name in group):
            source = next((other for other in others if any(getattr(other, name) for name in group)), kept)
            found |= {name: getattr(source, name) for name in group}
    return found


def _move(edit: Edit, entity: Entity, into: dict[str, str]) -> None:
    """Every record that names one of these, deleted ones too, names another one from now on."""
    for mapper in Base.registry.mappers:
        table = table_of(mapper.class_)
        for name, described in fields_of(mapper.class_).items():
            if described.refers != entity.__tablename__:
                continue
            for some in chunks(into):
                naming = edit.connection.execute(select(table.c.id, table.c[name]).where(table.c[name].in_(some))).all()
                edit.update(mapper.class_, {id_: {name: into[named]} for id_, named in naming})
