"""Texts that were typed into the week and refused: kept, each with its reason, until they are right."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from app.models.logging_hours import Slot, WeekRow


class RefusedText(NamedTuple):
    """What was typed, and why it is not saved."""

    text: str
    reason: str


class RefusedCells:
    """They stay with their week and are there again when one comes back to it."""

    def __init__(self) -> None:
        self._kept: dict[Slot, RefusedText] = {}  # the latest at the end
        self._beside: tuple[str, set[Slot]] = ("", set())  # the title of an edit, and what was refused with it

    def get(self, slot: Slot) -> RefusedText | None:
        """What was refused in this cell."""
        return self._kept.get(slot)

    def keep(self, texts: Mapping[Slot, str], reason: str) -> None:
        """These texts are refused."""
        for slot, text in texts.items():
            self.drop(slot)
            self._kept[slot] = RefusedText(text, reason)

    def drop(self, slot: Slot) -> None:
        """Something else was typed there."""
        self._kept.pop(slot, None)

    def belong_to(self, title: str, slots: Iterable[Slot]) -> None:
        """These were refused in the edit with this title: who undoes it does not want them either."""
        self._beside = (title, set(slots))

    def follow_undo(self, undone: str | None) -> None:
        """`undone` is the title of the edit that could be done again."""
        title, slots = self._beside
        if title and undone == title:
            self._kept = {slot: kept for slot, kept in self._kept.items() if slot not in slots}
            self._beside = ("", set())

    def shown_in(self, rows: Sequence[WeekRow], monday: date) -> Iterator[tuple[int, Slot, RefusedText]]:
        """Those of the rows of one week, each with the number of its row; the one refused last comes first."""
        places = {row.placement_id: at for at, row in enumerate(rows)}
        for slot, kept in reversed(self._kept.items()):
            if slot[0] in places and monday <= slot[1] < monday + timedelta(days=7):
                yield places[slot[0]], slot, kept
