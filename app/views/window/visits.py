"""The places where the person has been since the book was opened, and the way back through them."""

from __future__ import annotations

Place = tuple[str, str | None]  # a page and perhaps a record on it
NOWHERE: Place = ("", None)


class Visits:
    """`here` is the place shown."""

    def __init__(self) -> None:
        self.here = NOWHERE
        self._way_back: list[Place] = []
        self._latest: dict[Place, None] = {}  # at the end

    def leave_for(self, place: Place) -> None:
        """The person goes to a place; Back will lead to the one shown now."""
        if self.here not in (NOWHERE, place):
            self._way_back.append(self.here)

    def arrive(self, place: Place) -> None:
        """A place is shown."""
        self.here = place
        self._latest.pop(place, None)
        self._latest[place] = None

    @property
    def leads_back(self) -> bool:
        """Whether there is a place to go back to."""
        return bool(self._way_back)

    def step_back(self) -> Place:
        """Take back the last step; gives where it came from."""
        return self._way_back.pop()

    @property
    def elsewhere(self) -> list[Place]:
        """Where the person has been: the latest first, without the place shown."""
        return [place for place in reversed(self._latest) if place != self.here]
