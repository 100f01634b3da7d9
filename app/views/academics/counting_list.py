"""A list with a column that counts other records, off the window’s thread, and is painted when that is known."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from app.views.lists.list_part import ListPart


class CountingList(ListPart):
    """`counted` names the column."""

    counted: ClassVar[str]

    def counts(self) -> Mapping[str, int]:
        """By record how many there are; empty while they are counted."""
        return self.known.get(f"values:{self.counted}") or {}

    def follow_counts(self) -> None:
        """Paint the column once it is known; call it when the list is made."""
        self.known.told.connect(
            lambda what: self.table.viewport().update() if what == f"values:{self.counted}" else None
        )
