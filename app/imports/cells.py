"""Cells become values: IDs stay text, names stay as they are, days are read the way their column writes them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Set
from datetime import date, datetime, time, timedelta
from typing import Any, NamedTuple
from unicodedata import normalize

from app.book.days import names_year, read_day
from app.book.kinds import TEXT, Day, Kind, Paragraphs
from app.book.refused import Refused
from app.i18n import _, fold
from app.imports.rows import Cell
from app.models.kinds import SSID

_CONTROL = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
_UNSEEN = re.compile("[\u200b-\u200f\u2060\ufeff\u00ad]")
_SCIENTIFIC = re.compile(r"\d(?:[.,]\d+)?E\+\d+", re.IGNORECASE)
_GUARDED = re.compile(r"=\"(.*)\"|'(.*)")  # how spreadsheets are kept from changing a number
_WHOLE = re.compile(r"(\d+)\.0+")
_BLANKS = {"n/a", "#n/a", "-", "--", "?", "."}
_NOTHING = _BLANKS | {"null", "na", "none", "nil"}
_LONGEST_NOTHING = max(map(len, _NOTHING))
_SLASHED = re.compile(r"\s*(\d{1,2})[/.\-](\d{1,2})[/.\-]\d{2,4}\b")
_ZONE = re.compile(r"(\d:\d{2}(?::\d{2}(?:\.\d+)?)?)\s?[+-]\d{2}:?\d{2}$")  # behind a time of day
_MOST_REMEMBERED = 5_000
_SERIAL_ZERO = date(1899, 12, 30)
_SERIALS = 7_306, 73_050  # from 1920 to the end of 2099: how a workbook counts days in a column of numbers
EARLIEST_BIRTH = date(1900, 1, 1)


def clean(text: str) -> str:
    """`text` without control characters, which no form can show and no workbook can hold."""
    return text if text.isprintable() else _CONTROL.sub("", text)


def differ(before: Any, after: Any) -> bool:
    """Whether two values are not the same to a reader; how a letter and its accent are stored makes no difference."""
    if before == after:
        return False
    if isinstance(before, str) and isinstance(after, str):
        return normalize("NFC", before) != normalize("NFC", after)
    return True


def words(cell: Cell) -> str:
    """What a person sees in a cell, without what cannot be seen."""
    if cell is None:
        return ""
    if type(cell) is str:
        return clean(cell)
    if isinstance(cell, datetime):
        cell = cell.date() if cell.time() == time() else cell
    return cell.isoformat() if isinstance(cell, date | time) else str(cell)


def is_nothing(text: str) -> bool:
    """Whether a program wrote this word for an empty cell; of names one cannot tell."""
    return len(text) <= _LONGEST_NOTHING and fold(text) in _NOTHING


class Identifier(Kind):
    """A number or code that names somebody: text, kept exactly."""

    def parse(self, text: str) -> str | None:
        if text.isascii() and text.isdigit():  # nearly all of them
            return text
        text = _UNSEEN.sub("", clean(text)).strip()
        if guarded := _GUARDED.fullmatch(text):
            text = (guarded[1] or guarded[2] or "").strip()
        if _SCIENTIFIC.fullmatch(text):
            raise Refused(
                _(
                    "“{text}” is an ID that a spreadsheet has shortened. Set the column to Text and save the "
                    "file again from its source."
                ).format(text=text)
            )
        if whole := _WHOLE.fullmatch(text):
            return whole[1]
        return None if is_nothing(text) else text or None

    def take(self, cell: object) -> str | None:
        if isinstance(cell, float) and not cell.is_integer():
            raise Refused(_("“{text}” is not an ID.").format(text=cell))
        if isinstance(cell, date | time):
            raise Refused(
                _(
                    "A spreadsheet has turned this ID into a date. Set the column to Text and save the file "
                    "again from its source."
                )
            )
        if isinstance(cell, float):
            return str(int(cell))
        return super().take(cell)


class BirthDay(Day):
    """A birth date: not before 1900, not after today."""

    def check(self, value: date) -> date:
        """The day itself; raises Refused where nobody can be born on it."""
        if not EARLIEST_BIRTH <= value <= date.today():
            raise Refused(_("Nobody at a school is born on {day}.").format(day=self.format(value)))
        return value


class StateNumber(Identifier):
    """A state ID: ten digits."""

    def parse(self, text: str) -> str | None:
        text = super().parse(text) or ""
        return SSID.parse(text)


class Words(Kind):
    """A line of text, for which programs write `nothing` where it is empty."""

    def __init__(self, nothing: Set[str]) -> None:
        self._nothing = nothing

    def parse(self, text: str) -> str | None:
        return None if fold(text.strip()) in self._nothing else super().parse(text)


class LastName(Words):
    """A last name; raises Refused for what programs write in place of one, since nobody is without it."""

    def parse(self, text: str) -> str | None:
        name = super().parse(text)
        if name is None and text.strip():
            raise Refused(_("“{text}” is not a last name.").format(text=text.strip()))
        return name


IDENTIFIER, STATE_NUMBER, BIRTH_DAY = Identifier(), StateNumber(), BirthDay()
NAME, LAST_NAME = Words(_BLANKS), LastName(_BLANKS)  # there are people called Null, None and Na
DETAIL = Words(_BLANKS | {"null", "none"})


class Reader:
    """Reads the cells of one column. What was read once is remembered: most columns repeat themselves."""

    def __init__(self, place: int, heading: str, kind: Kind, cells: Iterable[Cell] = ()) -> None:
        self.place, self.heading, self._kind = place, heading, kind
        self._orders = day_orders(cells) if isinstance(kind, Day) else set[DayOrder]()
        self._seen: dict[str, Any] = {}

    @property
    def is_identifier(self) -> bool:
        """Whether the column holds IDs."""
        return isinstance(self._kind, Identifier)

    @property
    def is_last_name(self) -> bool:
        """Whether the column holds last names."""
        return isinstance(self._kind, LastName)

    def read(self, cell: Cell) -> Any:
        """The value, None where the cell is empty; raises Refused with one sentence."""
        if cell is None or cell == "":
            return None
        if type(cell) is not str:
            return self._take(cell)
        if cell in self._seen:
            return self._seen[cell]
        value = self._parse(cell)
        if len(self._seen) < _MOST_REMEMBERED:
            self._seen[cell] = value
        return value

    def _parse(self, cell: str) -> Any:
        kind = self._kind
        if isinstance(kind, Identifier):
            return kind.parse(cell)
        text = clean(cell).strip()
        plain = kind is TEXT or isinstance(kind, Paragraphs | Words)
        if not text or (not plain and is_nothing(text)):
            return None
        if isinstance(kind, Day):
            return _checked(kind, full_day(text, self._orders))
        return kind.parse(text)

    def _take(self, cell: Cell) -> Any:
        kind = self._kind
        if isinstance(kind, Day):
            if isinstance(cell, int | float) and _SERIALS[0] <= cell <= _SERIALS[1]:  # never a truth value
                return _checked(kind, _SERIAL_ZERO + timedelta(days=int(cell)))
            if isinstance(cell, int | float | bool | time):
                return self._parse(words(cell))
            return _checked(kind, kind.take(cell))
        return kind.parse(words(cell)) if kind is TEXT or isinstance(kind, Paragraphs | Words) else kind.take(cell)


def _checked(kind: Day, value: date | None) -> date | None:
    return kind.check(value) if isinstance(kind, BirthDay) and value is not None else value


class DayOrder(NamedTuple):
    """What one cell shows of how its column writes days: with dots or not, the day or the month first."""

    dotted: bool
    day_first: bool


def day_orders(cells: Iterable[Cell]) -> set[DayOrder]:
    """What the cells show where only one of the two first figures exceeds 12; both orders where they contradict."""
    orders: set[DayOrder] = set()
    for cell in cells:
        if type(cell) is str and (found := _SLASHED.match(cell)):
            first, second = int(found[1]), int(found[2])
            if min(first, second) <= 12 < max(first, second) <= 31:  # anything else is clear or no day at all
                orders.add(DayOrder("." in found[0], first > 12))
    return orders


def full_day(text: str, orders: Set[DayOrder] = frozenset()) -> date:
    """The day in `text`, which must name its year; files hold no "today" and no "+2w". Raises Refused.

    `orders` is what its column shows; dots and slashes are told apart, and where nothing is shown `read_day` decides.
    """
    if not names_year(text):
        raise Refused(_("“{text}” is not a day with its year. Write it like 11/20/2026.").format(text=text))
    found = _SLASHED.match(text)
    shown = {order.day_first for order in orders if found and order.dotted == ("." in found[0])}
    if len(shown) > 1 and found and int(found[2]) <= 12 < int(found[1]) <= 31:
        raise Refused(
            _(
                "“{text}” has the day first, other rows of this column the month; it is not clear which is meant."
            ).format(text=text)
        )
    return read_day(_ZONE.sub(r"\1", text), next(iter(shown)) if len(shown) == 1 else None)


_PARTICLES = {
    "de",
    "del",
    "della",
    "da",
    "das",
    "dos",
    "do",
    "di",
    "la",
    "las",
    "los",
    "van",
    "von",
    "der",
    "den",
    "ter",
    "bin",
    "ibn",
    "al",
    "el",
    "st",
    "saint",
    "san",
    "santa",
    "y",
    "e",
    "du",
    "le",
}


def split_name(text: str) -> tuple[str | None, str | None, str | None]:
    """The last, first and middle name in one cell.

    "Last, First Middle" is told by its comma. Without one the last word is the last name, with the particles
    before it ("Ana María de la Cruz").
    """
    text = " ".join(text.split())
    last, comma, given = text.partition(",")
    if not comma:
        parts = text.split(" ")
        start = len(parts) - 1
        while start > 1 and fold(parts[start - 1].rstrip(".")) in _PARTICLES:
            start -= 1
        last, given = " ".join(parts[start:]), " ".join(parts[:start])
    first, _space, middle = given.replace(",", " ").strip().partition(" ")
    return last.strip() or None, first or None, middle.strip() or None
