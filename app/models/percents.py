"""How shares are told in percents: one rule for every window, paper and list.

Whole percents, a half up; but 100 only where it is all, and 0 only where it is nothing. Absence stands at a limit of
law, so it is told to a tenth, and never as the limit where it is below.
"""

from __future__ import annotations

from app.models.strand_settings import CHRONIC


def whole_percent(part: float, whole: float) -> int:
    """A share of more than nothing, in whole percents. It may be more than 100: more hours than were asked."""
    rounded = int((200 * part + whole) // (2 * whole))
    if 0 < part < whole:
        return min(99, max(1, rounded))
    return rounded


def percent_of(part: float, whole: float) -> int | None:
    """A share in whole percents; None of nothing."""
    return whole_percent(part, whole) if whole else None


def absent_tenths(absent: int, enrolled: int) -> int:
    """Days absent in tenths of a percent of the days enrolled, of which there are some."""
    rounded = (2000 * absent + enrolled) // (2 * enrolled)
    if absent * 100 < CHRONIC * enrolled:
        return min(CHRONIC * 10 - 1, max(1 if absent else 0, rounded))
    return rounded
