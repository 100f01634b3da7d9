"""A table that was read from a file: its headings, its rows, and what was wrong with it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import NamedTuple

from app.imports.problems import Problem

Cell = str | int | float | bool | date | datetime | time | None

MOST_BYTES = 100 * 1024 * 1024  # of a file, and of everything inside an archive together
MOST_ROWS = 1_048_576  # what a worksheet can hold
MOST_COLUMNS = 2_000


class Row(NamedTuple):
    """One row of data; it has as many cells as the table has headings."""

    number: int  # the line or row a person sees, from 1; its first one if there are several
    cells: tuple[Cell, ...]  # from text files always str, "" if empty; from workbooks None if empty


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of one file or one worksheet. Titles, footers, blank rows and repeated headings are not
    among them."""

    file: str  # "users.csv", "roster.xlsx", "roster.xlsx [Sheet2]"
    headings: tuple[str, ...]  # clean and distinct
    rows: Sequence[Row]
    problems: tuple[Problem, ...]  # in reading only; what the rows mean is judged elsewhere
    passed_over: tuple[int, ...] = ()  # the numbers of rows that are totals or footers


def is_blank(cell: Cell) -> bool:
    """Whether a person sees nothing in this cell."""
    return cell is None or (isinstance(cell, str) and not cell.strip())
