"""School years and terms, in the words that files of records have for them."""

from __future__ import annotations

import re
from typing import ClassVar, NamedTuple

from app.book.kinds import Kind, Whole
from app.book.refused import Refused
from app.i18n import _, fold
from app.models.study_kinds import TERM, YEAR

FIGURES = ("1", "2", "3", "4")
"""What a term may be called where it is a figure alone."""


class YearWords(Kind):
    """A school year, also by its last figures: "25-26"."""

    _short: ClassVar = re.compile(r"(\d\d)\s*[-/–]\s*(\d\d)", re.ASCII)

    def parse(self, text: str) -> str | None:
        found = self._short.fullmatch(text.strip())
        return YEAR.parse(f"20{found[1]}-{found[2]}" if found else text)


_BOTH_YEARS = re.compile(r"\d\s*[-/–]\s*\d")


class LastYear(Kind):
    """The calendar year in which a school year ends; a school year with both its years, too."""

    _number = Whole(1950, 2199)

    def parse(self, text: str) -> str | None:
        return YearWords().parse(text) if _BOTH_YEARS.search(text) else _ending(self._number.parse(text))

    def take(self, cell: object) -> str | None:
        return _ending(self._number.take(cell))


class Term(NamedTuple):
    """A term, "" where its words name the year alone, and the school year that they name.

    The year is None for "S1", 2025-2026 for "Spring 2026".
    """

    code: str
    year: str | None


class TermWords(Kind):
    """A term; words around it do no harm: "S1", "Sem. 1", "2nd Quarter", "3rd Nine Weeks", "2025-26 Sem 2"."""

    _more: ClassVar = {
        "fall semester": "s1",
        "spring semester": "s2",
        "otono": "s1",
        "primavera": "s2",
        "yr": "full",
        "y": "full",
        "y1": "full",
        "annual": "full",
        "all year": "full",
        "su": "summer",
        "sum": "summer",
    }
    _year: ClassVar = re.compile(r"\b(?:(?:19|20)\d\d(?:\s*[-/–]\s*(?:\d\d){1,2})?|\d\d\s*[-/–]\s*\d\d)\b", re.ASCII)
    _counted: ClassVar = re.compile(r"(?:(s|q|t)\w*\.?\s*([1-4])|([1-4])(?:st|nd|rd|th)\s+(s|q|t)\w*)")
    _weeks: ClassVar = re.compile(r"\b(?:nine|9)[ -]?weeks\b")

    def parse(self, text: str) -> Term | None:
        folded = fold(text)
        word = (
            " ".join(self._weeks.sub("quarter", self._year.sub(" ", folded)).split())
            .strip(" -:,")
            .removesuffix(" final")
        )
        code = self._code(word, text)
        return Term(code, self._year_in(folded, word)) if code else None

    def _code(self, word: str, text: str) -> str | None:
        if found := self._counted.fullmatch(word):
            code = (found[1] or found[4]) + (found[2] or found[3])
            if code in TERM.options:
                return code
        if word in self._more:
            return self._more[word]
        try:
            return TERM.parse(word or text)
        except Refused:
            return TERM.parse(text)  # refused in the words of the file

    def _year_in(self, text: str, word: str) -> str | None:
        """The school year that is named, or in which a season of one year lies; of "S1 2025" one cannot tell."""
        found = self._year.search(text)
        if found is None:
            return None
        if _BOTH_YEARS.search(found[0]):
            return YearWords().parse(found[0])
        if word.startswith(("fall", "otono")):
            return _ending(int(found[0]) + 1)
        return _ending(int(found[0])) if word.startswith(("spring", "summer", "primavera", "verano")) else None


class NumberedTerm(TermWords):
    """A term by its figure alone, "2" for the second semester or quarter; words mean what they always do."""

    def __init__(self, letter: str) -> None:
        self._letter = letter

    def parse(self, text: str) -> Term | None:
        bare = text.strip().removesuffix(".0").removeprefix("0")
        return super().parse(f"{self._letter}{bare}" if bare in FIGURES else text)

    def take(self, cell: object) -> Term | None:
        return self.parse(f"{cell:g}" if isinstance(cell, float) else str(cell))


class TermId(Kind):
    """A term ID of PowerSchool: the years since 1990 and the number of the term, 3501 the first term of 2025-26."""

    shape: ClassVar = re.compile(r"(\d\d)0(\d)", re.ASCII)
    _numbered: ClassVar = {"0": "full", "1": "s1", "2": "s2"}  # what further terms are differs from school to school

    def parse(self, text: str) -> Term | None:
        if not (bare := text.strip().removesuffix(".0")):
            return None
        if not (found := self.shape.fullmatch(bare)):
            raise Refused(_("“{text}” is not a term ID like 3501.").format(text=bare))
        return Term(self._numbered.get(found[2], ""), _ending(1991 + int(found[1])))


def _ending(year: int | None) -> str | None:
    return None if year is None else f"{year - 1}-{year}"
