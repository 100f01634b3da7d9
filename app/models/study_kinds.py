"""Kinds of value and choices that the records of courses, supports and plans share."""

from __future__ import annotations

import re
from typing import ClassVar

from sqlalchemy import Integer
from sqlalchemy.types import TypeEngine

from app.book.kinds import Choice, Kind, Plain
from app.book.refused import Refused
from app.i18n import N_, _, fold, in_every_language, number

_PERCENT = N_("percent")


class Decimals(Kind):
    """A number with a few places behind the point, kept as a whole number of its smallest part.

    Credits are kept in hundredths (2.5 is 250), measures and days in tenths (4.5 is 45).
    """

    align_right, width = True, 80

    def __init__(self, places: int, least: int = 0, most: int = 99_999_999) -> None:
        """`least` and `most` are told in the smallest part."""
        self.places, self.least, self.most = places, least, most
        self.one = 10**places

    def column(self) -> TypeEngine[int]:
        return Integer()

    def parse(self, text: str) -> int | None:
        if not (bare := text.strip().replace("\N{MINUS SIGN}", "-")):
            return None
        found = re.fullmatch(r"(-?)(\d{0,7})(?:[.,](\d*))?", bare, re.ASCII)
        figures = (found[3] or "") if found else ""
        if not found or not (found[2] or figures) or figures[self.places :].strip("0"):
            raise Refused(_("“{text}” is not a number like {example}.").format(text=bare, example=self.format(25)))
        value = int(found[2] or 0) * self.one + int(figures[: self.places].ljust(self.places, "0"))
        value = -value if found[1] else value
        if not self.least <= value <= self.most:
            said = _("“{text}” is not between {least} and {most}.")
            raise Refused(said.format(text=bare, least=self.format(self.least), most=self.format(self.most)))
        return value

    def take(self, cell: object) -> int | None:
        if isinstance(cell, int | float) and not isinstance(cell, bool):
            return self.parse(f"{cell:.{self.places}f}" if abs(cell) < 10_000_000 else str(cell))
        return super().take(cell)

    def format(self, value: int | None) -> str:
        return "" if value is None else number(value / self.one, "0." + "#" * self.places)

    def printed(self, plain: Plain) -> Plain | float:
        if plain is None:
            return None
        whole, rest = divmod(int(plain), self.one)
        return int(plain) / self.one if rest else whole

    def cell(self, value: int | None) -> float | None:
        return None if value is None else value / self.one


class Measure(Decimals):
    """A number in the unit of its plan; percent may stand behind it: `50`, `50 %`, `50 percent`."""

    def parse(self, text: str) -> int | None:
        found = re.fullmatch(r"(.*\d)\s*(%|[a-z ]+)", text.strip(), re.IGNORECASE)
        return super().parse(found[1] if found and is_percent(found[2]) else text)


def is_percent(unit: str | None) -> bool:
    """Whether a unit says percent: "%", "percent", "percent of the words"."""
    bare = fold((unit or "").strip())
    return bare.startswith("%") or any(f"{bare} ".startswith(f"{fold(word)} ") for word in in_every_language(_PERCENT))


class YearName(Kind):
    """A school year by both its calendar years; kept as "2026-2027", read from 2026-27 and 2026/2027, too."""

    width, few = 110, True
    _forms: ClassVar[re.Pattern[str]] = re.compile(r"(\d{4})\s*[-/–]\s*(\d{4}|\d{2})", re.ASCII)

    def parse(self, text: str) -> str | None:
        if not (bare := text.strip()):
            return None
        found = self._forms.fullmatch(bare)
        if not found or (int(found[1]) + 1) % (10 ** len(found[2])) != int(found[2]) or not 1900 < int(found[1]) < 2200:
            raise Refused(_("“{text}” is not a school year. Write it like 2026-2027.").format(text=bare))
        return f"{found[1]}-{int(found[1]) + 1}"


CREDITS = Decimals(2)
TENTHS = Decimals(1)
MEASURE = Measure(1, -99_999_999)
"""What a progress measure says: words a minute, points, days; may be below nothing."""

YEAR = YearName()

TERM = Choice(
    {
        "full": N_("Full year"),
        "s1": N_("Semester 1"),
        "s2": N_("Semester 2"),
        "q1": N_("Quarter 1"),
        "q2": N_("Quarter 2"),
        "q3": N_("Quarter 3"),
        "q4": N_("Quarter 4"),
        "t1": N_("Trimester 1"),
        "t2": N_("Trimester 2"),
        "t3": N_("Trimester 3"),
        "summer": N_("Summer"),
    },
    {
        "FY": "full",
        "Y1": "full",
        "Year": "full",
        "Fall": "s1",
        "Spring": "s2",
        "Sem 1": "s1",
        "Sem 2": "s2",
        "1st Semester": "s1",
        "2nd Semester": "s2",
        "Tri 1": "t1",
        "Tri 2": "t2",
        "Tri 3": "t3",
        "SS": "summer",
        "Summer School": "summer",
    },
)
TWELFTHS = {
    "full": 12,
    **dict.fromkeys(("s1", "s2", "summer"), 6),
    **dict.fromkeys(("q1", "q2", "q3", "q4"), 3),
    **dict.fromkeys(("t1", "t2", "t3"), 4),
}
"""How much of a year's course one term is; a summer term makes up for a semester."""

TERM_ORDER = ("q1", "t1", "s1", "q2", "t2", "q3", "t3", "s2", "q4", "full", "summer")
"""The terms of a school year as they end; the summer after it belongs to it."""

AG_AREA = Choice(  # admission.universityofcalifornia.edu
    {
        "a": N_("A · History"),
        "b": N_("B · English"),
        "c": N_("C · Mathematics"),
        "d": N_("D · Science"),
        "e": N_("E · Language other than English"),
        "f": N_("F · Visual and performing arts"),
        "g": N_("G · College-preparatory elective"),
    }
)
SUBJECTS = (
    N_("English"),
    N_("Mathematics"),
    N_("Science"),
    N_("Social studies"),
    N_("World language"),
    N_("Visual and performing arts"),
    N_("Career technical education"),
    N_("Physical education"),
    N_("Ethnic studies"),
    N_("Personal finance"),
    N_("Elective"),
)
"""The subjects that are offered where a course has none yet. A site writes its own: any words will do."""

BAND = Choice(
    {
        "1": N_("Lowest quarter"),
        "2": N_("Second quarter"),
        "3": N_("Third quarter"),
        "4": N_("Highest quarter"),
    }
)
"""Where a student's scores lay before the pathway began, compared with the students of the same grade."""
