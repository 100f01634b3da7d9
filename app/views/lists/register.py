"""In which row of a list each id is."""

from __future__ import annotations

from collections.abc import Collection, Sequence

FEW = 4  # ids looked for one by one: a register of a hundred thousand takes as long as ten searches


class Register:
    """Made when more than a few ids are first looked for."""

    def __init__(self, ids: Sequence[str]) -> None:
        self._ids = ids
        self._rows: dict[str, int] | None = None

    def rows(self, ids: Collection[str]) -> list[int]:
        """The rows of those `ids` that the list holds."""
        if self._rows is None and len(ids) <= FEW:
            return [row for row in map(self._find, ids) if row is not None]
        if self._rows is None:
            self._rows = {id_: row for row, id_ in enumerate(self._ids)}
        return [self._rows[id_] for id_ in ids if id_ in self._rows]

    def _find(self, id_: str) -> int | None:
        try:
            return self._ids.index(id_)
        except ValueError:
            return None
