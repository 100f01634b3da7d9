"""The rows of a list that were read, a page around each that is painted."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from app.views.lists.columns import Row

PAGE, ABOVE = 60, 15  # rows read at once: somewhat more than a window shows, some of them above the one asked for
MOST = 4000  # rows kept before all are forgotten and reading starts anew

Read = Callable[[Sequence[str]], Mapping[str, Row]]
"""Gives the rows of some ids."""


class KeptRows:
    """Knows what was read until it is told to forget."""

    def __init__(self, read: Read) -> None:
        self._read = read
        self._rows: dict[str, Row] = {}

    def at(self, ids: Sequence[str], place: int) -> Row:
        """The row of the id at a place among `ids`, empty where the record is gone."""
        id_ = ids[place]
        if id_ not in self._rows:
            if len(self._rows) > MOST:
                self.forget()
            start = place - ABOVE
            self._rows.update(self._read(ids[max(0, start) : start + PAGE]))
        return self._rows.get(id_, {})

    def forget(self) -> None:
        """All rows are read again when they are asked for."""
        self._rows.clear()

    def forget_some(self, ids: Iterable[str]) -> None:
        """These rows are."""
        for id_ in ids:
            self._rows.pop(id_, None)
