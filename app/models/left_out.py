"""What was passed and yet counts for no requirement: taken before high school, or given no credit."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from app.i18n import _
from app.models.transcripts import Taken

EARLY, NO_CREDIT = "early", "no_credit"
_FIRST_GRADE = "09"
_EARLY_AREAS = ("c", "e")


class LeftOut(NamedTuple):
    """A course record that would count but for the reason, EARLY or NO_CREDIT."""

    record_id: str
    course: str
    reason: str


def why_left_out(record: Taken, by_area: bool, ninth_grade: str) -> str | None:
    """Why a record counts for nothing; None where it counts. `ninth_grade` is a school year, empty if nobody knows.

    For graduation count courses of grades 9 to 12 (Education Code 51225.3) for which credit was given; a record that
    says nothing of credit is held to its mark. A-G goes by the mark alone, and of what was taken before grade 9 the
    University counts mathematics and languages other than English.
    """
    early = record.grade < _FIRST_GRADE if record.grade else record.school_year < ninth_grade
    if early and not (by_area and record.area in _EARLY_AREAS):
        return EARLY
    return NO_CREDIT if not by_area and record.final and record.earned == 0 else None


def left_out_words(left_out: Sequence[LeftOut]) -> list[str]:
    """Each course with the reason, once: "Math 8 (before grade 9)"."""
    words = {EARLY: _("{course} (before grade 9)"), NO_CREDIT: _("{course} (no credit earned)")}
    return list(dict.fromkeys(words[each.reason].format(course=each.course) for each in left_out))
