"""A list of what happened, as it is seen, as a workbook or CSV."""

from __future__ import annotations

from collections.abc import Callable, Generator, Mapping, Sequence
from pathlib import Path
from typing import Any

from app.book.book import Book
from app.exports.list_seen import ListSeen
from app.exports.list_seen import write as write_list
from app.exports.sheets import SheetColumn
from app.i18n import _
from app.models.access import LOGS


def write(
    book: Book,
    out: Path,
    log: str,
    columns: Sequence[SheetColumn],
    numbers: Sequence[int],
    read: Callable[[Sequence[int]], Mapping[int, Sequence[Any]]],
    about: str = "",
) -> Generator[tuple[int, int], None, Path]:
    """Write the lines of one of `LOGS` with these numbers, in their order; `about` says in words which.

    Yields (done, total). The access log notes it.
    """

    def lines(some: Sequence[str]) -> dict[str, list[Any]]:
        return {str(number): list(line) for number, line in read([int(each) for each in some]).items()}

    ids = [str(number) for number in numbers]
    return write_list(book, out, ListSeen(_(LOGS[log]), columns, ids, lines, filter=about, log=log))
