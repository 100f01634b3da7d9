"""Rows about people become drafts of students or staff, with what belongs to a student."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from app.book.refused import Refused
from app.i18n import _
from app.imports.cells import NAME, Reader, clean, split_name, words
from app.imports.drafts import Draft, Link, Roster
from app.imports.matching import Matched
from app.imports.rows import Row, Table
from app.imports.targets import GUARDIANS, Target

FAMILY_FIELDS = {"last_name", "first_name", "phone", "email", "source_id"}
STAFF_FIELDS = {"last_name", "first_name", "local_id", "email", "phone", "source_id"}
_MOST_HEADINGS = 12  # to be told


class PersonRows:
    """Reads the rows of one table about people into a roster."""

    def __init__(self, roster: Roster, matched: Matched, targets: Mapping[str, Target]) -> None:
        self._roster, self._file = roster, matched.table.file
        readers = matched.readers
        self._own = _of(readers, targets, "student")
        self._stays = _of(readers, targets, "stay")
        self._flags = [(targets[name].code, reader) for name, reader in readers.items() if targets[name].of == "group"]
        self._races = [reader for name, reader in readers.items() if targets[name].of == "race"]
        self._full_name = None if {"last_name", "first_name"} <= set(readers) else readers.get("full_name")
        self._guardians = [
            (family, names)
            for number in GUARDIANS
            if (family := _guardian_readers(readers, f"guardian_{number}_" if number else "guardian_"))
            and (names := {"name", "last_name"} & set(family))
        ]
        roster.headings[self._file] = {name: reader.heading for name, reader in readers.items()}

    def draft(self, row: Row) -> Draft:
        """The person in a row, with what the row says of the person itself."""
        return self.read_into(Draft(self._file, row.number, {}), row)

    def read_into(self, draft: Draft, row: Row) -> Draft:
        """The draft with what a row says of the person added to it."""
        self._read(self._own, row, draft, draft.values)
        if self._full_name is not None:
            text = clean(words(row.cells[self._full_name.place]))
            parts = split_name(text) if text.strip() else (None, None, None)
            for name, value in zip(("last_name", "first_name", "middle_name"), parts, strict=True):
                if value is not None and NAME.parse(value) is not None:
                    draft.values.setdefault(name, value)
        return draft

    def belongings(self, row: Row, draft: Draft) -> None:
        """What else a row says of a student: stay at a school, groups, guardians."""
        roster = self._roster
        if self._stays:
            stay: dict[str, Any] = {}
            self._read(self._stays, row, draft, stay)
            if "school_code" not in stay and stay.get("school_name", "").isdigit():
                stay["school_code"] = stay.pop("school_name")
            if stay:
                roster.stays.append(Link(draft, stay))
                draft.schools = tuple(filter(None, (stay.get("school_code") or stay.get("school_name"),)))
        self._groups(row, draft)
        for family, _names in self._guardians:
            values: dict[str, Any] = {}
            self._read(list(family.items()), row, draft, values)
            if "name" in values:
                last, first, middle = split_name(values.pop("name"))
                values.setdefault("last_name", last)
                values.setdefault("first_name", " ".join(filter(None, (first, middle))) or None)
            if values.get("last_name"):
                roster.guardians.append(Link(draft, values))

    def _groups(self, row: Row, draft: Draft) -> None:
        said: dict[str, bool] = {}
        for code, reader in self._flags:
            value = self._value(reader, row, draft)
            if value is not None:
                said[code] = said.get(code, False) or value
        for reader in self._races:
            said.update(dict.fromkeys(self._value(reader, row, draft) or (), True))
        for code, belongs in said.items():
            self._roster.groups.append(Link(draft, {"group": code, "ended": not belongs}))

    def _read(self, readers: list[tuple[str, Reader]], row: Row, draft: Draft, values: dict[str, Any]) -> None:
        cells = row.cells
        for name, reader in readers:
            cell = cells[reader.place]
            if cell is None or cell == "":
                continue
            try:
                value = reader.read(cell)
            except Refused as refused:
                self._refuse(refused, reader, row, draft)
                continue
            if value is not None:
                values[name] = value

    def _value(self, reader: Reader, row: Row, draft: Draft) -> Any:
        try:
            return reader.read(row.cells[reader.place])
        except Refused as refused:
            self._refuse(refused, reader, row, draft)
            return None

    def _refuse(self, refused: Refused, reader: Reader, row: Row, draft: Draft) -> None:
        self._roster.problem(str(refused), self._file, row.number, reader.heading, draft)
        draft.spoiled = draft.spoiled or reader.is_identifier
        draft.nameless = draft.nameless or reader.is_last_name


def as_staff(draft: Draft, role: str | None) -> Draft:
    """The draft with what is kept of staff only."""
    draft.values = {name: value for name, value in draft.values.items() if name in STAFF_FIELDS} | {
        "role": role or "other"
    }
    return draft


def as_guardian(draft: Draft, relation: str | None) -> dict[str, Any]:
    """What is kept of the guardian whom a draft tells of."""
    kept = {name: value for name, value in draft.values.items() if name in FAMILY_FIELDS}
    return kept | ({"relation": relation} if relation else {})


def _of(readers: Mapping[str, Reader], targets: Mapping[str, Target], whose: str) -> list[tuple[str, Reader]]:
    return [(name, reader) for name, reader in readers.items() if targets[name].of == whose]


def _guardian_readers(readers: Mapping[str, Reader], prefix: str) -> dict[str, Reader]:
    tails = ("name", "first_name", "last_name", "relation", "phone", "email", "language")
    return {tail: readers[prefix + tail] for tail in tails if prefix + tail in readers}


class ColumnsLacking(Refused):
    """A table has no columns for IDs or names; a mapping can say which ones they are."""

    def __init__(self, message: str, table: Table) -> None:
        shown = ", ".join(table.headings[:_MOST_HEADINGS])
        if len(table.headings) > _MOST_HEADINGS:
            shown += ", …"
        super().__init__(f"{message} {_('Its columns are: {columns}.').format(columns=shown)}")


def lacking_ids(table: Table) -> Refused:
    """The refusal of a table that has people but no column by which to know them."""
    message = _("{file} has no column that can be a student ID: one with a student or state ID of its own in each row.")
    return ColumnsLacking(message.format(file=table.file), table)


def lacking_names(table: Table) -> Refused:
    """The refusal of a table that has IDs but no names."""
    message = _("{file} has no columns for the first and last names of the students.")
    return ColumnsLacking(message.format(file=table.file), table)


def lacking_both(table: Table) -> Refused:
    """The refusal of a table that has neither."""
    message = _("{file} is not a roster: it has neither a student ID column nor first and last names.")
    return ColumnsLacking(message.format(file=table.file), table)
