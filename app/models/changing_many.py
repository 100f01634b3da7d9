"""Many records changed or added in one edit, and the rules that hold for each of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Generator, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any, TypeVar

from app.book.base import Base, Record
from app.book.book import Book
from app.book.fields import fields_of
from app.book.refused import Refused
from app.i18n import _
from app.models.employers import Employer, EmployerContact
from app.models.people import Student
from app.models.placements import Placement

STEP = 250  # records between two reports of progress

Entity = type[Base]
Values = Mapping[str, Any]
Work = Generator[tuple[int, int], None, int]
"""Yields (done, total) and returns how many records it touched; closing it before its end takes everything back."""

_TOLD_APART: dict[Entity, tuple[tuple[str, ...], ...]] = {
    Student: (("local_id",), ("ssid",)),
    Employer: (("name", "city"),),
}
"""The fields by which two records of a kind cannot be the same."""

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Misfit:
    """Why a record cannot be so: the field to look at, and one sentence."""

    field: str
    reason: str


def of_one_only(entity: Entity) -> set[str]:
    """The fields in which two records never hold the same: nobody gives one value to several of them."""
    return {names[0] for names in _TOLD_APART.get(entity, ())}


def misfits(book: Book, entity: Entity, changes: Mapping[str, Values], new: bool = False) -> dict[str, Misfit]:
    """Why some of these changes cannot be, by id; with `new` each is a whole record under a key of its own.

    What tells records apart is not taken twice, nothing ends before it begins, and a supervisor belongs to the
    employer. That a field is needed is said where it is read.
    """
    found: dict[str, Misfit] = {}
    for names in _TOLD_APART.get(entity, ()):
        if new or any(name in values for values in changes.values() for name in names):
            found |= _twins(book, entity, names, changes, new)
    touched = {name for values in changes.values() for name in values}
    spans = {"starts_on", "ends_on"} <= set(fields_of(entity)) and touched & {"starts_on", "ends_on"}
    if not spans and not (entity is Placement and touched & {"employer_id", "contact_id"}):
        return found
    for id_, whole in _wholes(book, entity, changes, new):
        at = next((name for name in ("ends_on", "starts_on") if name in changes[id_]), "")
        if at and whole.get("starts_on") and whole.get("ends_on") and whole["ends_on"] < whole["starts_on"]:
            found.setdefault(id_, Misfit(at, _("The last day lies before the first.")))
    if entity is Placement:
        found = _strangers(book, changes, new) | found
    return found


def _wholes(book: Book, entity: Entity, changes: Mapping[str, Values], new: bool) -> Iterator[tuple[str, Values]]:
    """The records as they would be after the changes."""
    if new:
        yield from changes.items()
        return
    for some in _parts(list(changes)):
        for record in book.records(entity, {"id": some}):
            yield record.id, {**record._asdict(), **changes[record.id]}


def _twins(
    book: Book, entity: Entity, names: tuple[str, ...], changes: Mapping[str, Values], new: bool
) -> dict[str, Misfit]:
    """Records that would be like another one of the book, or of the same changes, in all of `names`."""
    after = {id_: tuple(whole.get(name) for name in names) for id_, whole in _wholes(book, entity, changes, new)}
    wanted: dict[tuple[Any, ...], list[str]] = defaultdict(list)
    for id_, key in after.items():
        if key[0] is not None:
            wanted[key].append(id_)
    taken: dict[tuple[Any, ...], Record] = {}
    for some in _parts(list(wanted)):
        for record in book.records(entity, {names[0]: list({key[0] for key in some})}):
            if record.id not in after:
                taken[tuple(getattr(record, name) for name in names)] = record
    found: dict[str, Misfit] = {}
    for key, ids in wanted.items():
        reason = _taken(entity, names[0], key[0], taken.get(key), len(ids))
        for id_ in ids if reason else ():
            field = names[0] if new else next((name for name in names if name in changes[id_]), "")
            if field:
                found[id_] = Misfit(field, reason)
    return found


def _taken(entity: Entity, name: str, value: str, by: Record | None, times: int) -> str:
    """Why this value is one too many; empty where it is not."""
    label = _(fields_of(entity)[name].label)
    if by is None:
        stands = _("{field} “{value}” stands in more than one row.").format(field=label, value=value)
        return stands if times > 1 else ""
    if name in entity.shown_as:
        return _("There is another {record} “{value}” already.").format(record=_(entity.title), value=value)
    who = ", ".join(str(part) for part in (getattr(by, shown) for shown in entity.shown_as) if part)
    return _("{field} {value} belongs to {who} already.").format(field=label, value=value, who=who)


def _strangers(book: Book, changes: Mapping[str, Values], new: bool) -> dict[str, Misfit]:
    """Placements whose supervisor would belong to another employer."""
    touching = {id_: values for id_, values in changes.items() if values.keys() & {"contact_id", "employer_id"}}
    wholes = {id_: each for id_, each in _wholes(book, Placement, touching, new) if each.get("contact_id")}
    employers: dict[str, str] = {}
    for some in _parts(list({each["contact_id"] for each in wholes.values()})):
        employers |= {contact.id: contact.employer_id for contact in book.records(EmployerContact, {"id": some})}
    reason = _("The supervisor belongs to another employer.")
    return {
        id_: Misfit("contact_id" if "contact_id" in changes[id_] else "employer_id", reason)
        for id_, each in wholes.items()
        if employers.get(each["contact_id"]) != each.get("employer_id")
    }


def changing_many(book: Book, entity: Entity, title: str, changes: Mapping[str, Values]) -> Work:
    """Change many records as one edit, which is called `title`; returns how many really changed.

    Raises Refused, and changes none, where one of them cannot be so.
    """
    _refuse(misfits(book, entity, changes))
    done = 0
    with book.edit(title) as edit:
        for some in _parts(list(changes), STEP):
            yield done, len(changes)
            done += edit.update(entity, {id_: changes[id_] for id_ in some})
    return done


def adding_many(book: Book, entity: Entity, title: str, rows: Sequence[Values]) -> Work:
    """Add many records as one edit, which is called `title`. Raises Refused, and adds none, where one cannot be so."""
    _refuse(misfits(book, entity, {str(at): values for at, values in enumerate(rows)}, new=True))
    with book.edit(title) as edit:
        for start in range(0, len(rows), STEP):
            yield start, len(rows)
            edit.insert(entity, rows[start : start + STEP])
    return len(rows)


def _refuse(found: Mapping[str, Misfit]) -> None:
    if found:
        raise Refused(next(iter(found.values())).reason)


def _parts(values: Sequence[T], size: int = 500) -> Iterator[list[T]]:
    rest = iter(values)
    while some := list(islice(rest, size)):
        yield some
