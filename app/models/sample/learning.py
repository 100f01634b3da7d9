"""How a student of the sample school does: marks that vary by subject and from year to year, courses taken again."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Collection

from app.models.sample.making import Making
from app.models.sample.people import Pupil

_MARKS: tuple[str, ...] = ("F", "D", "D+", "C-", "C", "C+", "B-", "B", "B+", "A-", "A")
_LEAST = (0.36, 0.45, 0.48, 0.53, 0.59, 0.64, 0.69, 0.77, 0.83, 0.91)  # from which each mark but the lowest is given
_C = _MARKS.index("C")
_POINTS: dict[str, int] = dict(zip(_MARKS, (0, 10, 13, 17, 20, 23, 27, 30, 33, 37, 40), strict=True))  # tenths
_SUBJECTS = ("English", "Mathematics", "Science", "Social studies", "World language")
_HARD, _EASY = (20, 38, 18, 10, 14), (25, 15, 20, 25, 15)  # of a hundred students
_SUMMER = ("B+", "B", "B-", "C+", "C", "C", "C", "C-", "D", "F")


class Learner:
    """One student from year to year."""

    def __init__(self, making: Making, pupil: Pupil) -> None:
        self._making, self._level = making, pupil.level
        self._trend = making.chance.gauss(0, 0.03)  # of a year
        self._hard = making.chance.choices(_SUBJECTS, _HARD)[0]
        self._easy = making.chance.choices(_SUBJECTS, _EASY)[0]
        self._again: list[str] = []
        self._finals: list[tuple[int, bool]] = []  # points and whether it counts
        self._owed: dict[str, set[str]] = {}  # by course the terms that were failed, or of A-G below C
        self._failed: set[str] = set()  # these courses go first
        self._passed: set[tuple[str, str]] = set()

    def mark(self, subject: str, ago: int, bonus: float = 0.0) -> str:
        """The mark in a course, so many years ago."""
        level = self._level - self._trend * ago + bonus + self._making.chance.gauss(0, 0.11)
        level += 0.08 * (subject == self._easy) - 0.13 * (subject == self._hard)
        return _MARKS[bisect(_LEAST, level)]

    def keep(self, code: str, term: str, mark: str, of_ag: bool) -> bool:
        """Keep a final mark of a term; returns whether the school gives credits: not twice for the same."""
        counts = _MARKS.index(mark) >= _C if of_ag else mark != "F"
        self._finals.append((_POINTS[mark], counts))
        terms = {"s1", "s2"} if term == "full" else {term}
        left = self._owed.pop(code, set())
        if left := left - terms if counts else left | terms:
            self._owed[code] = left
        if mark == "F":
            self._failed.add(code)
            return False
        self._failed.discard(code)
        new = {(code, each) for each in terms} - self._passed
        self._passed |= new
        return bool(new)

    def in_summer(self) -> list[tuple[str, str, str]]:
        """The courses made up in the summer: code, the term of which it takes the place, and mark."""
        going = [code for code in self._in_order() if self._making.happens(0.5)][:1]
        return [(code, min(self._owed[code]), self._making.pick(_SUMMER)) for code in going]

    def choose_again(self, offered: Collection[str], is_last: bool) -> None:
        """Choose what is taken again in the year that begins: more in the last one."""
        share, most = (0.95, 4) if is_last else (0.4, 2)
        self._again = [code for code in self._in_order() if code in offered and self._making.happens(share)][:most]

    def again(self, term: str) -> list[str]:
        """The courses that are taken again in a term."""
        return [code for code in self._again if term == "full" or term in self._owed.get(code, ())]

    def _in_order(self) -> list[str]:
        return sorted(self._owed, key=lambda code: code not in self._failed)

    @property
    def average(self) -> float:
        """Of the final marks so far, in points."""
        return sum(points for points, _counts in self._finals) / max(1, len(self._finals)) / 10

    @property
    def counting(self) -> float:
        """The share of final marks so far that count, 0 to 1."""
        return sum(counts for _points, counts in self._finals) / max(1, len(self._finals))
