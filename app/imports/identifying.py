"""Who is who: the students of a roster, told from one another and found in the book by their IDs, never by name.

A source ID stands in for a local ID where a roster gives none: the student is looked for by it, and a new student
gets it as local ID, so that there is always one to speak of. A local ID that is there is never replaced by it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from app.book.base import Record
from app.i18n import _
from app.imports.drafts import Draft, Roster

KEYS = ("ssid", "local_id", "source_id")


def keys_of(draft: Draft) -> Iterator[tuple[str, str]]:
    """The IDs that a row gives, strongest first."""
    for name in KEYS:
        value = draft.values.get(name)
        if value is not None:
            yield name, value


def single_out(roster: Roster, drafts: Sequence[Draft]) -> None:
    """Find rows about the same person: a repetition joins the first one, a contradiction is a problem.

    Rows without any ID are problems, too.
    """
    first_with: dict[tuple[str, str], Draft] = {}
    for draft in drafts:
        keys = list(keys_of(draft))
        if not keys:
            _no_id(roster, draft)
            continue
        earlier = {id(found): found for key in keys if (found := first_with.get(key)) is not None}
        if not earlier:
            first_with.update(dict.fromkeys(keys, draft))
            continue
        first = next(iter(earlier.values()))
        differing = [name for name, value in draft.values.items() if first.values.get(name, value) != value]
        if differing or len(earlier) > 1:
            key = next(key for key in keys if key in first_with)
            _contradiction(roster, draft, first, key[0], differing)
        else:
            draft.same, draft.state = first, "same"
            first.values |= draft.values
            first.schools = tuple(dict.fromkeys((*first.schools, *draft.schools)))
            first_with.update(dict.fromkeys(keys, first))


class Known:
    """The people of the book by their IDs."""

    def __init__(self, records: Iterable[Record], keys: Sequence[str] = KEYS) -> None:
        self._by: dict[str, dict[str, list[Record]]] = {key: defaultdict(list) for key in keys}
        for record in records:
            for key, index in self._by.items():
                value = getattr(record, key)
                if value is not None:
                    index[value].append(record)
        self._bare: dict[str, list[Record]] = defaultdict(list)

    def with_id(self, key: str, value: str) -> list[Record]:
        """The people who have this ID; more than one only where the book itself is not in order."""
        return self._by[key].get(value, [])

    def but_for_zeros(self, value: str) -> list[Record]:
        """The people whose local ID differs from this one in its leading zeros only."""
        if not self._bare:
            for local_id, people in self._by["local_id"].items():
                self._bare[local_id.lstrip("0")] += people
        return [record for record in self._bare.get(value.lstrip("0"), []) if record.local_id != value]

    def candidates(self, draft: Draft) -> dict[str, list[Record]]:
        """Whom each ID of a row points at, where it points at anybody."""
        found = {
            name: people for name, value in keys_of(draft) if name in self._by and (people := self.with_id(name, value))
        }
        if not found and "local_id" not in draft.values and (source := draft.values.get("source_id")):
            people = self.with_id("local_id", source)
            return {"source_id": people} if people else {}
        return found


def find(roster: Roster, known: Known, draft: Draft) -> Record | None:
    """The one person of the book whom a row means; None where it is nobody yet, or a problem was noted."""
    found = known.candidates(draft)
    people = {record.id: record for records in found.values() for record in records}
    if len(people) <= 1:
        return next(iter(people.values()), None)
    names = list(found)
    if len(names) == 1:
        name = names[0]
        message = _("More than one person in the book has the ID “{id}”. Correct the book first.").format(
            id=draft.values[name]
        )
    else:
        name = names[1]
        message = _("The IDs “{first}” and “{second}” in this row belong to two different people in the book.").format(
            first=draft.values[names[0]], second=draft.values[name]
        )
    reject(roster, draft, message, name)
    return None


def stand_in(draft: Draft, record: Record | None, known: Known, given: set[str]) -> None:
    """Let the source ID be the local ID of somebody who has none, unless another one has it."""
    source = draft.values.get("source_id")
    if source is None or "local_id" in draft.values or (record is not None and record.local_id is not None):
        return
    if source not in given and not known.with_id("local_id", source):
        draft.values["local_id"] = source


def reject(roster: Roster, draft: Draft, message: str, field: str | None = None) -> None:
    """Note why a row is not taken."""
    draft.state = "problem"
    column = roster.headings.get(draft.file, {}).get(field) if field else None
    roster.problem(message, draft.file, draft.row, column, draft)


def _no_id(roster: Roster, draft: Draft) -> None:
    if draft.spoiled:
        draft.state = "problem"
        return
    headings = roster.headings.get(draft.file, {})
    field = next((name for name in ("local_id", "source_id", "ssid") if name in headings), None)
    reject(roster, draft, _("This row has no usable ID, so it is not clear who it is."), field)


def _contradiction(roster: Roster, draft: Draft, first: Draft, key: str, differing: Sequence[str]) -> None:
    place = (_("row {row}") if first.file == draft.file else _("row {row} of {file}")).format(
        row=first.row, file=first.file
    )
    headings = roster.headings.get(draft.file, {})
    said = ", ".join(headings.get(name, name) for name in differing)
    if said:
        message = _("The ID “{id}” stands in {place}, too, but the rows differ in: {columns}.").format(
            id=draft.values[key], place=place, columns=said
        )
    else:
        message = _("The IDs in this row stand in {place} and in another row, as two people.").format(place=place)
    reject(roster, draft, message, key)
