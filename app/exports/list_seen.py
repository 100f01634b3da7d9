"""A list as it is seen: the columns, rows and order on the screen, as a workbook or CSV."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from app.book.base import Base
from app.book.book import Book
from app.exports.choosing import parts
from app.exports.sheets import Sheet, SheetColumn
from app.exports.workbook import account_that_limits, site_and_time, write_file
from app.i18n import _, number
from app.models.access import (
    EXPORTED,
    OWN,
    Disclosure,
    note_handed_out,
    note_log_handed_out,
    refuse_unknown,
    students_in,
)

PAGE = 500  # rows in memory at once

SUFFIXES = (".xlsx", ".csv")


@dataclass(frozen=True, slots=True)
class ListSeen:
    """What is on the screen. `read` gives the values of the columns for each of some ids, by id."""

    name: str  # "Students"
    columns: Sequence[SheetColumn]
    ids: Sequence[str]
    read: Callable[[Sequence[str]], dict[str, list[Any]]]
    view: str = ""  # "Behind on hours"
    filter: str = ""  # the conditions in words
    sort: str = ""  # "Grade, then Student"
    entity: type[Base] | None = None  # what the ids are: about whom the list tells is noted in the access log
    log: str = ""  # which of `LOGS` it is, noted as such
    students: Sequence[str] = ()  # about whom the list tells, where its ids are none of records


def write(book: Book, out: Path, seen: ListSeen, why: Disclosure = OWN) -> Generator[tuple[int, int], None, Path]:
    """Write a list to `out`, a page of rows at a time; yields (done, total) and returns the file.

    A record that was deleted meanwhile is left out. Raises Refused where the account may not export, or the place
    cannot be written to.
    """
    book.require("export")
    refuse_unknown(why)
    rows, account = number(len(seen.ids)), account_that_limits(book)
    facts = [
        (_("List"), seen.name),
        (_("View"), seen.view),
        (_("Filter"), seen.filter or _("None: every row of the view")),
        (_("Sorted by"), seen.sort),
        (_("Rows"), rows),
        (_("Seen by"), _("The account “{name}”, as far as it may see").format(name=account) if account else ""),
        *site_and_time(book),
    ]
    sheet = Sheet(seen.name, seen.columns, _rows(seen), len(seen.ids))

    def note() -> None:
        if seen.entity is not None:
            note_handed_out(book, EXPORTED, students_in(book, seen.entity, seen.ids), seen.name, why)
        if seen.students:
            note_handed_out(book, EXPORTED, seen.students, seen.name, why)
        if seen.log:
            note_log_handed_out(book, EXPORTED, seen.log)

    yield from write_file(out, seen.name, [sheet], [(label, words) for label, words in facts if words], note)
    return out


def _rows(seen: ListSeen) -> Iterator[list[Any]]:
    for some in parts(list(seen.ids), PAGE):
        found = seen.read(some)
        yield from (found[id_] for id_ in some if id_ in found)
