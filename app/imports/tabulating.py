"""Numbered records become a table: where its headings are, which records are data, which do not fit.

The first record is the heading row, unless it is a title. A record counts as a title when it fills at most
half as many cells as the records after it usually do, or when a blank line sets it off from a fuller
record. At most ten records are passed over this way; when in doubt the first record stays the heading row,
because a wrong guess would drop a student. What is passed over below the headings, `footers` says.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, islice, pairwise

from app.book.refused import Refused
from app.i18n import _, ngettext
from app.imports.footers import without_footers
from app.imports.problems import ProblemList
from app.imports.rows import MOST_COLUMNS, MOST_ROWS, Cell, Row, Table, is_blank

Record = tuple[int, Sequence[Cell]]
Faults = Mapping[int, Mapping[int, str]]  # row number -> place of the cell from 0 -> what is wrong

_MOST_TITLES = 10
_LOOKED_AT = 50
_LONGEST_HEADING = 1_000
_INVISIBLE = re.compile("[\u200b-\u200f\u2028-\u202e\u2060\ufeff\u00ad\0]|_x000[dD]_")
_SPACES = re.compile(r"\s+")


def clean_heading(cell: Cell) -> str:
    """The heading a person reads: without byte order marks, zero-width characters and doubled spaces."""
    return "" if cell is None else _SPACES.sub(" ", _INVISIBLE.sub("", str(cell)[:_LONGEST_HEADING])).strip()


def tabulate(records: Iterable[Record], problems: ProblemList, faults: Faults | None = None) -> Table | None:
    """The table in `records`, which may be blank or ragged; None where there is nothing but blanks.

    A record that is longer than the headings, with content, becomes a problem and is left out: which of its
    cells went astray cannot be known. A shorter one is filled up with empty cells.
    Raises Refused for more rows or columns than a worksheet could sensibly have.
    """
    source = iter(records)
    first = list(islice(source, _LOOKED_AT))
    at = _heading_place([cells for _number, cells in first])
    if at is None:
        first = list(islice((record for record in source if any(map(clean_heading, record[1]))), 1))
        if not first:
            return None
        at = 0
    number, cells = first[at]
    headings = _headings(number, _names(first, at), problems)
    titles = {tuple(cells) for _number, cells in first[:at] if cells}
    body = chain(first[at + 1 :], source)
    faults = faults or {}
    rows, passed_over = without_footers(headings, list(_rows(body, headings, cells, titles, problems, faults)))
    for row in rows if faults else ():
        for place, message in faults.get(row.number, {}).items():
            problems.add(message, row.number, headings[place] if place < len(headings) else None)
    return Table(problems.file, headings, rows, problems.listed(), passed_over)


def too_many_columns(file: str) -> Refused:
    """What is said of a file that is wider than any list of people."""
    return Refused(
        _("{file} has more than {count} columns; no roster needs as many, so it was not read.").format(
            file=file, count=MOST_COLUMNS
        )
    )


def _heading_place(records: list[Sequence[Cell]]) -> int | None:
    """Where the headings are among the first records; None where all are blank."""
    filled = [sum(bool(clean_heading(cell)) for cell in cells) for cells in records]
    places = [place for place, count in enumerate(filled) if count]
    for place, following in pairwise(places[: _MOST_TITLES + 1]):
        counts = Counter(filled[other] for other in places if other > place)
        usual = max(counts, key=lambda count: (counts[count], count))
        set_off = following > place + 1 and filled[following] > filled[place] and all(map(_wordy, records[following]))
        if filled[place] * 2 > usual and not set_off:
            return place
    if not places:
        return None
    return places[-1] if len(places) <= _MOST_TITLES else places[0]


def _wordy(cell: Cell) -> bool:
    """Whether a cell could be a heading: blank, or text with a letter in it."""
    return is_blank(cell) or (isinstance(cell, str) and any(map(str.isalpha, cell)))


def _names(records: list[Record], at: int) -> list[str]:
    """The headings as they are written; in two lines of them, groups of columns stand right above the columns.

    From there a column has its name where its own is empty, and the group before its own where that is not the only
    one: "Fall Mark", "Spring Mark".
    """
    number, cells = records[at]
    names = [clean_heading(cell) for cell in cells]
    before, above = records[at - 1] if at else (0, ())
    groups = [clean_heading(cell) for cell in above]
    if before + 1 != number or sum(map(bool, groups)) < 2 or not all(map(_wordy, above)):
        return names
    names += [""] * (len(groups) - len(names))
    counts = Counter(map(str.casefold, names))
    group = ""
    for place, name in enumerate(names):
        own = groups[place] if place < len(groups) else ""
        group = own or group
        if not name:
            names[place] = own
        elif counts[name.casefold()] > 1:
            names[place] = f"{group} {name}".strip()
    return names


def _headings(number: int, names: list[str], problems: ProblemList) -> tuple[str, ...]:
    while names and not names[-1]:
        names.pop()
    if len(names) > MOST_COLUMNS:
        raise too_many_columns(problems.file)
    used: set[str] = set()
    for place, found in enumerate(names):
        name = found or _("Column {number}").format(number=place + 1)
        distinct, count = name, 1
        while distinct.casefold() in used:
            count += 1
            distinct = f"{name} ({count})"
        if count > 1:
            problems.add(
                _("The heading “{heading}” stands above more than one column.").format(heading=name), number, name
            )
        used.add(distinct.casefold())
        names[place] = distinct
    return tuple(names)


def _rows(
    records: Iterable[Record],
    headings: tuple[str, ...],
    heading_cells: Sequence[Cell],
    titles: set[tuple[Cell, ...]],
    problems: ProblemList,
    faults: Faults,
) -> Iterator[Row]:
    width = len(headings)
    padding = ("",) * width  # the rows of a worksheet are never short
    first = [_key(cells[0]) for cells in (heading_cells, *titles)]
    suspects = {None, "", clean_heading(heading_cells[0]), *first}  # only these rows are looked at closely
    repeated = [clean_heading(cell) for cell in heading_cells[:width]]
    count = 0
    for number, found in records:
        cells = found
        if len(cells) != width or _key(cells[0]) in suspects:
            if all(map(is_blank, cells)) and number not in faults:
                continue
            if [clean_heading(cell) for cell in cells[:width]] == repeated or tuple(cells) in titles:
                continue
            if len(cells) > width and not all(map(is_blank, cells[width:])):
                problems.add(_too_long(cells, width), number)
                continue
            if len(cells) != width:
                cells = (*cells[:width], *padding[len(cells) :])
        count += 1
        if count > MOST_ROWS:
            raise Refused(
                _("{file} has more than {count} rows; split it into several files.").format(
                    file=problems.file, count=MOST_ROWS
                )
            )
        yield Row(number, tuple(cells))


def _key(cell: Cell) -> Cell:
    return cell.strip() if isinstance(cell, str) else cell


def _too_long(cells: Sequence[Cell], width: int) -> str:
    filled = max(place for place, cell in enumerate(cells) if not is_blank(cell)) + 1
    return ngettext(
        "This row has {found} cells, but there is only {width} heading; it was left out.",
        "This row has {found} cells, but there are only {width} headings; it was left out.",
        width,
    ).format(found=filled, width=width)
