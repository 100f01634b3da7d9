"""Headings are matched to what they can fill, blind to case, accents, spaces and punctuation.

A mapping made by hand wins, then what a known layout says of its headings, then labels in any language, then
aliases in the order of their declaration: "Student Number" is a better student ID than "ID". Columns without
content, IDs that are the same in every row, and codes that nobody here knows stand back.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from itertools import islice

from app.book.refused import Refused
from app.i18n import _, fold
from app.imports.cells import Reader, words
from app.imports.drafts import Column
from app.imports.problems import Problem
from app.imports.rows import Cell, Table, is_blank
from app.imports.targets import Target

_MARKS = str.maketrans({"#": "number", "№": "number", "º": "o", "ª": "a", "%": "percent"})
_BEFORE = re.compile(r"^(?:student|pupil|learner|legal|stu)s?(?=.)")
_BEHIND = re.compile(r"(?:(?<=id)|(?<=phone))(?:number|no)$")  # "Perm ID #", "Home Phone No."
_SECRETS = ("password", "passwd", "pwd", "passcode", "passphrase", "contrasena", "kennwort", "passwort", "motdepasse")
_IDS = ("local_id", "ssid", "source_id")
_SAMPLES, _SAMPLE_LENGTH = 3, 60

Mapped = dict[str, str | None]  # heading key -> name of the target, None where the column is left out


@dataclass(frozen=True)
class Matched:
    """A table and the readers of its columns, by the name of what they fill."""

    table: Table
    readers: dict[str, Reader]

    def heading(self, name: str) -> str | None:
        """The heading of the column that fills `name`, where there is one."""
        reader = self.readers.get(name)
        return None if reader is None else reader.heading

    def problems(self) -> list[Problem]:
        """What went wrong in reading, but for the columns that fill nothing."""
        read = {None, *(reader.heading for reader in self.readers.values())}
        return [problem for problem in self.table.problems if problem.column in read]


def heading_key(heading: str) -> str:
    """What two spellings of a heading have in common."""
    return "".join(c for c in fold(heading.translate(_MARKS)) if c.isalnum())


def is_secret(heading: str) -> bool:
    """Whether a column holds passwords, which are never taken in nor shown."""
    key = heading_key(heading)
    return key == "pin" or any(word in key for word in _SECRETS)


def source_of(tables: Iterable[Table]) -> str:
    """The fingerprint of a source: the same for every file with the same headings, in whatever order."""
    keys = sorted(heading_key(heading) for table in tables for heading in table.headings)
    return sha256("\n".join(keys).encode()).hexdigest()[:16]


def resolve(tables: Sequence[Table], mapping: Mapping[str, str | None], targets: Mapping[str, Target]) -> Mapped:
    """A mapping made by hand, by heading key; raises Refused where it names what is not there."""
    known = {heading_key(heading): heading for table in tables for heading in table.headings}
    names = {
        heading_key(word): target.name for target in targets.values() for word in (*target.spellings(), target.name)
    }
    resolved: Mapped = {}
    for heading, wanted in mapping.items():
        key = heading_key(heading)
        if key not in known:
            raise Refused(
                _("The file has no column “{column}”; its columns are: {columns}.").format(
                    column=heading, columns=", ".join(known.values())
                )
            )
        name = None if wanted is None else names.get(heading_key(wanted))
        if wanted is not None and name is None:
            raise Refused(
                _("“{field}” is no field that a column can fill; there are: {fields}.").format(
                    field=wanted, fields=", ".join(targets)
                )
            )
        if name is not None and is_secret(heading):
            raise Refused(_("The column “{column}” holds passwords, which are never taken in.").format(column=heading))
        if name is not None and name in resolved.values():
            raise Refused(_("Two columns are mapped to “{field}”; choose one.").format(field=targets[name].words))
        resolved[key] = name
    return resolved


def match(table: Table, targets: Mapping[str, Target], mapping: Mapped, fixed: Mapped | None = None) -> Matched:
    """The columns of `table` that fill `targets`; `fixed` is what a known layout says of its headings."""
    known = _known(targets)
    candidates: dict[str, list[tuple[int, int]]] = {}
    for place, heading in enumerate(table.headings):
        if is_secret(heading):
            continue
        name, rank = _best(heading_key(heading), heading, known, mapping, fixed or {})
        if name is not None and name in targets:
            candidates.setdefault(name, []).append((rank, place))
    readers: dict[str, Reader] = {}
    for name, places in candidates.items():
        place = _chosen(table, targets[name], sorted(places))
        if place is not None:
            target = targets[name]
            readers[name] = Reader(place, table.headings[place], target.kind, (row.cells[place] for row in table.rows))
    return Matched(table, readers)


def columns_of(matched: Matched, targets: Mapping[str, Target]) -> list[Column]:
    """Every column of a table with what it fills and a few of its values, for the person who maps it by hand."""
    fills = {reader.place: name for name, reader in matched.readers.items()}
    columns: list[Column] = []
    for place, heading in enumerate(matched.table.headings):
        name = fills.get(place)
        samples = () if is_secret(heading) else _samples(matched.table, place)
        columns.append(Column(matched.table.file, heading, name, targets[name].words if name else "", samples))
    return columns


def filled_by(headings: Sequence[str], targets: Mapping[str, Target]) -> list[str | None]:
    """What each heading means by its words alone, by name of a target; None where it means none of them."""
    known = _known(targets)
    return [_best(heading_key(heading), heading, known, {}, {})[0] for heading in headings]


def is_identifying(table: Table, place: int) -> bool:
    """Whether a column can be an ID: it has content, and not one value all through two rows or more."""
    first: Cell = None
    count = 0
    for row in table.rows:
        cell = row.cells[place]
        if is_blank(cell):
            continue
        count += 1
        if count == 1:
            first = cell
        elif cell != first:
            return True
    return count == 1


def _known(targets: Mapping[str, Target]) -> dict[str, tuple[str, int]]:
    known: dict[str, tuple[str, int]] = {}
    for target in targets.values():
        spelled = [(0, words) for words in target.spellings()] + list(enumerate((target.name, *target.aliases), 1))
        for rank, word in spelled:
            key = heading_key(word)
            if key not in known or rank < known[key][1]:
                known[key] = target.name, rank
    return known


def _best(
    key: str, heading: str, known: Mapping[str, tuple[str, int]], mapping: Mapped, fixed: Mapped
) -> tuple[str | None, int]:
    """The target of a heading with its rank, the lower the better."""
    for rank, given in ((-2, mapping), (-1, fixed)):
        if key in given:
            return given[key], rank
    bare = heading_key(re.sub(r"\(.*?\)|\[.*?\]", "", heading))
    forms = (key, bare, _BEFORE.sub("", key), _BEFORE.sub("", bare))
    for penalty, form in enumerate((*forms, *(_BEHIND.sub("", form) for form in forms))):
        if form in known:
            name, rank = known[form]
            return name, rank + penalty
    return None, 0


def _chosen(table: Table, target: Target, places: Sequence[tuple[int, int]]) -> int | None:
    """The best of the columns that could fill a target; None where none of them can."""
    if not table.rows:
        return places[0][1]
    if places[0][0] == -2:
        places = places[:1]
    if target.of == "student" and target.name in _IDS:
        usable = [place for _rank, place in places if is_identifying(table, place)]
        if target.name == "ssid":
            usable = [place for place in usable if any(_has_digit(row.cells[place]) for row in table.rows)]
        return usable[0] if usable else None
    filled = [place for _rank, place in places if any(not is_blank(row.cells[place]) for row in table.rows)]
    if target.of in ("group", "race", "role"):
        filled = [place for place in filled if _is_understood(table, target, place)]
        return filled[0] if filled else None
    return filled[0] if filled else places[0][1]


def _has_digit(cell: Cell) -> bool:
    return any(map(str.isdigit, words(cell)))


def _is_understood(table: Table, target: Target, place: int) -> bool:
    """Whether at least one value of a column of codes means something here."""
    for cell in {row.cells[place] for row in table.rows}:
        try:
            if target.kind.take(cell) not in (None, ()):
                return True
        except Refused:
            continue
    return False


def _samples(table: Table, place: int) -> tuple[str, ...]:
    shown = (words(row.cells[place]).strip()[:_SAMPLE_LENGTH] for row in islice(table.rows, 1_000))
    return tuple(islice(dict.fromkeys(text for text in shown if text), _SAMPLES))
