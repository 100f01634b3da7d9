"""What cannot be in a row of marks, however well each of its cells reads."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from app.i18n import _
from app.imports.lines import Fault
from app.imports.terms import Term
from app.models.mark_meanings import Scale
from app.models.school import year_bounds
from app.models.study_kinds import CREDITS, TERM

_MOST = 60 * CREDITS.one  # credits of one course in one term
_BEGINS = {"q2": (9, 1), "t2": (10, 15), "s2": (12, 1), "q3": (12, 1), "t3": (1, 15), "q4": (2, 15), "summer": (5, 1)}
"""Before which month and day no school has begun a term: a mark of it is a slip. The others begin with the year."""


def check_begun(year: str, term: str) -> None:
    """Raises Fault for a mark of a term that has not begun."""
    first, last = year_bounds(year)
    if term not in _BEGINS:
        return
    month, day = _BEGINS[term]
    begins = date(first.year if month >= first.month else last.year, month, day)
    if begins > date.today():
        said = _("{term} of {year} has not begun, so there is no mark of it. Correct the term or the school year.")
        raise Fault("term", said.format(term=TERM.format(term), year=year))


def check_of_year(term: Term, year: str) -> None:
    """Raises Fault for a term whose words name another school year; summers are counted to either of two."""
    if term.year not in (None, year) and term.code != "summer":
        said = _("The term is one of {other}, but the row is of the school year {year}. Correct one of them.")
        raise Fault("term", said.format(other=term.year, year=year))


def check_credits(values: Mapping[str, Any], marks: list[str], scale: Scale) -> None:
    """Raises Fault for credits that no course gives, or that the mark of the row does not earn."""
    tried, earned = values.get("credits_attempted"), values.get("credits_earned")
    for name, given in (("credits_attempted", tried), ("credits_earned", earned)):
        if given is not None and given > _MOST:
            said = _("{credits} credits are more than any course gives in a term.")
            raise Fault(name, said.format(credits=CREDITS.format(given)))
    if tried is not None and earned is not None and earned > tried:
        said = _("{earned} credits earned are more than the {tried} attempted.")
        raise Fault("credits_earned", said.format(earned=CREDITS.format(earned), tried=CREDITS.format(tried)))
    meanings = [scale.of(mark) for mark in marks]
    if earned and marks and all(meaning is not None and not meaning.passes for meaning in meanings):
        said = _("The mark “{mark}” does not pass, but the row has {credits} credits earned.")
        raise Fault("credits_earned", said.format(mark=marks[0], credits=CREDITS.format(earned)))
