"""The columns of a table whose headings a format prescribes."""

from __future__ import annotations

import re
from datetime import date

from app.book.kinds import DAY
from app.book.refused import Refused
from app.i18n import fold
from app.imports.cells import IDENTIFIER, Reader, clean, words
from app.imports.drafts import Roster
from app.imports.matching import heading_key
from app.imports.rows import Row, Table

_LIST = re.compile(r"[,;|]")


class NamedColumns:
    """Gives the cells of a table by the heading that the format has for them."""

    def __init__(self, roster: Roster, table: Table) -> None:
        self._roster, self.table, self.file = roster, table, table.file
        self._places: dict[str, int] = {}
        for place, heading in enumerate(table.headings):
            self._places.setdefault(heading_key(heading), place)
        self._days: dict[str, Reader] = {}
        for problem in table.problems:
            roster.problem(problem.message, problem.file, problem.row, problem.column)

    def heading(self, *names: str) -> str | None:
        """The first of `names` that there is a column for, as the file spells it."""
        place = self._place(names)
        return None if place is None else self.table.headings[place]

    def text(self, row: Row, *names: str) -> str | None:
        """The words in the first of the columns `names` that the table has."""
        place = self._place(names)
        return None if place is None else " ".join(clean(words(row.cells[place])).split()) or None

    def key(self, row: Row, *names: str) -> str | None:
        """An ID, exactly as it is; a spoiled one becomes a problem."""
        place = self._place(names)
        if place is None:
            return None
        try:
            return IDENTIFIER.take(row.cells[place])
        except Refused as refused:
            self.problem(str(refused), row, *names)
            return None

    def keys(self, row: Row, *names: str) -> list[str]:
        """The IDs in a list within one cell."""
        text = (self.text(row, *names) or "").strip("[]{}")
        return [part for part in (item.strip().strip("\"'") for item in _LIST.split(text)) if part]

    def day(self, row: Row, *names: str) -> date | None:
        """A day; what is none becomes a problem."""
        place = self._place(names)
        if place is None:
            return None
        name = names[0]
        if name not in self._days:
            cells = (other.cells[place] for other in self.table.rows)
            self._days[name] = Reader(place, self.table.headings[place], DAY, cells)
        try:
            return self._days[name].read(row.cells[place])
        except Refused as refused:
            self.problem(str(refused), row, *names)
            return None

    def is_deleted(self, row: Row) -> bool:
        """Whether the source marks this row as deleted."""
        return fold(self.text(row, "status") or "").replace(" ", "") == "tobedeleted"

    def problem(self, message: str, row: Row, *names: str) -> None:
        """Note a fault of a cell."""
        self._roster.problem(message, self.file, row.number, self.heading(*names))

    def _place(self, names: tuple[str, ...]) -> int | None:
        return next((self._places[name] for name in names if name in self._places), None)
