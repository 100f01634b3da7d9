"""The halves of a school year: when each ends, and how much of a term lies in those that have begun."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from app.models.study_kinds import TWELFTHS

_BEGIN = ((7, 1), (9, 15), (1, 20))
"""Month and day from which nothing of the year counts yet, its first half, its second half. Until the middle of
September courses are still chosen and changed.
"""
_ENDS = ((6, 30), (1, 19), (6, 30))
_FIRST_HALF = {"full": 6, "s1": 6, "q1": 3, "q2": 3, "t1": 4, "t2": 2}
"""Twelfths of a year's course that lie in the first half of the year, of each term that begins there."""


def half_of(on: date) -> int:
    """The half of the school year that counts on a day, 1 or 2; 0 before the first."""
    day = on.month, on.day
    if day < _BEGIN[2] or day >= _BEGIN[1]:
        return 1
    return 2 if day < _BEGIN[0] else 0


def half_ends(on: date) -> date:
    """The last day of that half; before the first, that of the year before."""
    month, day = _ENDS[half_of(on)]
    return date(on.year + (on.month > month), month, day) if half_of(on) else date(on.year, month, day)


def in_begun_halves(on: date) -> Mapping[str, int]:
    """By term of the present year: the twelfths of a year's course that it gives by the end of that half."""
    return ({}, _FIRST_HALF, TWELFTHS)[half_of(on)]
