"""What is wrong with a row or a cell of a file, in words for the person who holds the file."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from app.book.refused import Refused
from app.i18n import _, ngettext

MOST_LISTED = 1_000


@dataclass(frozen=True, slots=True)
class Problem:
    """One fault of a file; `message` is one plain sentence in the language in use."""

    file: str  # the name of the file as people know it
    row: int | None  # the line or row as a text editor or spreadsheet counts it, from 1
    column: str | None  # the heading
    message: str
    taken: bool = False  # whether the row is taken all the same, without what could not be read
    mappable: bool = False  # whether saying by hand what its columns fill mends it


class ProblemList:
    """Gathers the problems of one file: the first thousand one by one, the others as a count."""

    def __init__(self, file: str) -> None:
        self.file = file
        self._listed: list[Problem] = []
        self._others = 0

    def add(self, message: str, row: int | None = None, column: str | None = None) -> None:
        """Note one problem."""
        if len(self._listed) < MOST_LISTED:
            self._listed.append(Problem(self.file, row, column, message))
        else:
            self._others += 1

    def listed(self) -> tuple[Problem, ...]:
        """The problems in the order in which they were met."""
        if not self._others:
            return tuple(self._listed)
        more = ngettext(
            "There is {count} more problem in this file.", "There are {count} more problems in this file.", self._others
        )
        return (*self._listed, Problem(self.file, None, None, more.format(count=self._others)))


def no_rows(file: str, problems: Iterable[Problem], otherwise: str) -> Refused:
    """The refusal of a file without rows: what befell the first one where all were lost, `otherwise` in its words."""
    lost = next((problem for problem in problems if problem.row is not None and problem.column is None), None)
    if lost is None:
        return Refused(otherwise.format(file=file))
    return Refused(
        _("No row of {file} could be read. Row {row}: {message}").format(file=file, row=lost.row, message=lost.message)
    )
