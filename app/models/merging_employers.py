"""Employers that stand in the book twice, made one: everything that named the others names the one that stays."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, select

from app.book.asking import Entity
from app.book.base import Base, Record, entities, table_of
from app.book.book import Book
from app.book.editing import Edit, chunks
from app.book.fields import Field, fields_of
from app.book.refused import Refused
from app.i18n import _, fold, ngettext
from app.models.employers import Employer, EmployerContact

_ADDRESS = ("street", "city", "zip_code")  # belong together: no city of one with the street of another


Sources = Mapping[str, str]
"""By the first name of a `Group`: the id of the employer whose value is kept."""


@dataclass(frozen=True, slots=True)
class Group:
    """Fields that are taken from one employer: one field, or those of the address together."""

    names: tuple[str, ...]
    words: Mapping[str, str]  # by employer, what it says; empty for nothing
    source: str  # the id of the employer from which it is taken where nobody chooses

    @property
    def differs(self) -> bool:
        """Whether there is something to choose."""
        return len({words for words in self.words.values() if words}) > 1


def merge_employers(book: Book, kept_id: str, other_ids: Collection[str], sources: Sources | None = None) -> None:
    """Merge employers into one as one edit. What it lacks it takes from the others, in their order.

    `sources` says of some fields whose are kept. A person whom both know is one contact afterwards. Raises Refused
    where nothing is to be merged, or an employer was deleted or merged before.
    """
    kept, *others = _several(book, kept_id, other_ids)
    title = ngettext("Merge {count} employer into {name}", "Merge {count} employers into {name}", len(others))
    ids = [other.id for other in others]
    with book.edit(title.format(count=len(others), name=kept.name)) as edit:
        edit.update(Employer, {kept_id: _filled(Employer, kept, others, sources)})
        _move(edit, Employer, dict.fromkeys(ids, kept_id))
        _merge_contacts(edit, book, kept_id, ids)
        edit.update(Employer, {id_: {"merged_into_id": kept_id} for id_ in ids})
        edit.delete(Employer, ids)


def preview(book: Book, kept_id: str, other_ids: Collection[str]) -> list[Group]:
    """Field by field what each employer says, and whose value is taken. Raises Refused as `merge_employers` does."""
    kept, *others = _several(book, kept_id, other_ids)
    shown = book.rows(Employer, [kept.id, *(other.id for other in others)], list(fields_of(Employer)))
    places = {name: place for place, name in enumerate(fields_of(Employer))}
    kinds = fields_of(Employer)

    def words(id_: str, names: Sequence[str]) -> str:
        said = ((name, shown[id_][places[name]]) for name in names)
        return ", ".join(_worded(kinds[name], value) for name, value in said if value is not None)

    return [
        Group(names, {each.id: words(each.id, names) for each in (kept, *others)}, _source(kept, others, names).id)
        for names in _groups(Employer)
        if any(getattr(each, name) is not None for each in (kept, *others) for name in names)
    ]


def what_moves(book: Book, other_ids: Collection[str]) -> dict[type[Base], int]:
    """How many records that are not deleted name employers that are to be merged away, by kind; most first."""
    counts: dict[type[Base], int] = {}
    with book.reading() as connection:
        for entity, name in _references(Employer):
            table = table_of(entity)
            asked = select(func.count()).where(table.c[name].in_(list(other_ids)), table.c.deleted.is_(False))
            if entity is not Employer and (count := connection.execute(asked).scalar_one()):
                counts[entity] = counts.get(entity, 0) + count
    return dict(sorted(counts.items(), key=lambda item: -item[1]))


def gone_into(book: Book, employer_id: str) -> tuple[str, str] | None:
    """The id of the employer into which one was merged, and the name that it had; None where it was not merged."""
    asked = select(Employer.name, Employer.merged_into_id).where(Employer.id == employer_id)
    with book.reading() as connection:
        found = connection.execute(asked).one_or_none()
    return (found.merged_into_id, found.name) if found and found.merged_into_id else None


def former_names(book: Book, employer_id: str) -> list[str]:
    """The names of the employers that were merged into one."""
    asked = select(Employer.name).where(Employer.merged_into_id == employer_id, Employer.deleted).order_by(Employer.id)
    with book.reading() as connection:
        return list(connection.execute(asked).scalars())


def _several(book: Book, kept_id: str, other_ids: Collection[str]) -> list[Record]:
    """The employer that stays, then the others. Raises Refused where these cannot be merged."""
    others = [id_ for id_ in dict.fromkeys(other_ids) if id_ != kept_id]
    if not others:
        raise Refused(_("Choose at least two employers to merge."))
    records = {e.id: e for e in book.records(Employer, {"id": [kept_id, *others]})}
    if len(records) <= len(others):
        raise Refused(_("One of these employers was deleted or merged meanwhile."))
    return [records[id_] for id_ in (kept_id, *others)]


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


def _groups(entity: Entity) -> list[tuple[str, ...]]:
    """The fields that are filled, those of an address together. What an employer was merged into is none of them."""
    names = [name for name in fields_of(entity) if name != "merged_into_id"]
    address = tuple(name for name in names if name in _ADDRESS)
    alone = [(name,) for name in names if name not in address]
    place = next((at for at, name in enumerate(names) if name in address), 0)
    return [*alone[:place], address, *alone[place:]] if address else alone


def _source(kept: Record, others: Sequence[Record], names: Sequence[str]) -> Record:
    """The first that says anything; the one that stays where none does."""
    return next((e for e in (kept, *others) if any(getattr(e, name) is not None for name in names)), kept)


def _filled(entity: Entity, kept: Record, others: Sequence[Record], sources: Sources | None = None) -> dict[str, Any]:
    """What the kept record takes from another one: what it lacks, and what was chosen."""
    by_id = {each.id: each for each in (kept, *others)}
    found: dict[str, Any] = {}
    for names in _groups(entity):
        chosen = (sources or {}).get(names[0])
        source = by_id[chosen] if chosen else _source(kept, others, names)
        if source is not kept:
            found |= {name: getattr(source, name) for name in names}
    return found


def _worded(described: Field, value: Any) -> str:
    return value if described.refers else described.kind.format(value)


def _references(entity: Entity) -> Iterator[tuple[type[Base], str]]:
    """Every field of every record that names one of these."""
    for kind in entities():
        for name, described in fields_of(kind).items():
            if described.refers == entity.__tablename__:
                yield kind, name


def _move(edit: Edit, entity: Entity, into: dict[str, str]) -> None:
    """Every record that names one of these, deleted ones too, names another one from now on."""
    for naming, name in _references(entity):
        table = table_of(naming)
        for some in chunks(into):
            rows = edit.connection.execute(select(table.c.id, table.c[name]).where(table.c[name].in_(some))).all()
            edit.update(naming, {id_: {name: into[named]} for id_, named in rows})
