"""A row of a file as it reads in itself, before anything is looked up in the book."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from app.i18n import _
from app.imports.problems import Problem


class Place(NamedTuple):
    """Where a row stands, and how its columns are headed by what they fill."""

    file: str
    row: int
    headings: Mapping[str, str]

    def problem(self, fault: Fault) -> Problem:
        """The problem that a fault makes of this row."""
        return Problem(self.file, self.row, self.headings.get(fault.column), str(fault))

    def seen_from(self, other: Place) -> str:
        """How a sentence about another row names this one: "row 4", or "row 4 of marks.csv"."""
        said = _("row {row}") if self.file == other.file else _("row {row} of {file}")
        return said.format(row=self.row, file=self.file)


class Fault(Exception):
    """Why a row is not taken, in one sentence; `column` is what the cell at fault fills."""

    def __init__(self, column: str, message: str) -> None:
        super().__init__(message)
        self.column = column


@dataclass(slots=True)
class Line:
    """One row: what could be read, by what it fills. `sound` is False where a value that counts could not be."""

    at: Place
    values: dict[str, Any]
    sound: bool = True
