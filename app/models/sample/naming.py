"""Names for invented people: of many origins, with two-part surnames, middle names and nicknames."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from app.i18n import fold
from app.models.sample.making import Making, words


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a family's names come from, and what else goes with it."""

    name: str
    language: str
    group: str  # code of the reporting category
    speaks: float  # share of the families that speak `language` at home


@dataclass(frozen=True, slots=True)
class Name:
    """A person's names as they are written."""

    first: str
    middle: str | None
    last: str
    preferred: str | None = None


class Naming:
    """Draws names; no two people share both first and last name, but for the two that are meant to."""

    def __init__(self, making: Making) -> None:
        self._making = making
        self._origins = [
            Origin(row["origin"], row["language"], row["group"], int(row["speaks_percent"]) / 100)
            for row in words("origins")
        ]
        self._weights = [int(row["weight"]) for row in words("origins")]
        self._taken: set[tuple[str, str]] = set()
        self._addresses: set[str] = set()

    def origin(self) -> Origin:
        """The origin of a family."""
        return self._making.chance.choices(self._origins, self._weights)[0]

    def person(self, origin: Origin, gender: str) -> Name:
        """A student's names; `gender` is F, M or X."""
        making = self._making
        while True:
            first, nickname = self._first(origin, gender)
            last = self.last(origin)
            if (first, last) not in self._taken:
                break
        self._taken.add((first, last))
        preferred = nickname if nickname and making.happens(0.6) else None
        return Name(first, self._middle(origin, gender, first), last, preferred)

    def grown_up(self, origin: Origin, gender: str, last: str | None = None) -> Name:
        """An adult's names; `last` where the family name is given."""
        return Name(self._first(origin, gender)[0], None, last or self.last(origin))

    def last(self, origin: Origin) -> str:
        """A surname: two parts in many Spanish-speaking families, now and then a hyphen or "Jr."."""
        making = self._making
        names = _last_names(origin.name)
        last = making.pick(names)
        if origin.group == "RH" and making.happens(0.5):
            return f"{last} {making.pick([name for name in names if name != last])}"
        if making.happens(0.05):
            other = making.pick([row["name"] for row in words("last_names") if row["name"] != last])
            return f"{last}-{other}"
        return f"{last} {making.pick(('Jr.', 'III'))}" if making.happens(0.015) else last

    def address(self, name: Name) -> str:
        """An e-mail address that nobody else has."""
        parts = ["".join(c for c in fold(part) if c.isascii() and c.isalpha()) for part in (name.first, name.last)]
        address, number = ".".join(parts), 2
        while address in self._addresses:
            address, number = ".".join(parts) + str(number), number + 1
        self._addresses.add(address)
        return f"{address}@example.org"

    def _first(self, origin: Origin, gender: str) -> tuple[str, str]:
        making = self._making
        usual = "european" if origin.group in ("RA", "RF", "RP") and making.happens(0.25) else origin.name
        found = making.pick(_first_names(usual, gender))
        return found["name"], found["nickname"]

    def _middle(self, origin: Origin, gender: str, first: str) -> str | None:
        making = self._making
        if making.happens(0.45):
            return None
        middle = self._first(origin, gender)[0]
        if middle == first:
            return None
        return middle[0] if making.happens(0.3) else middle


@cache
def _last_names(origin: str) -> list[str]:
    return [row["name"] for row in words("last_names") if row["origin"] == origin]


@cache
def _first_names(origin: str, gender: str) -> list[dict[str, str]]:
    """Those that people of this gender bear; X bears any."""
    return [row for row in words("first_names") if row["origin"] == origin and gender in (row["gender"], "X")]
