"""How old somebody is on a day."""

from __future__ import annotations

from datetime import date


def age_on(born: date, on: date) -> int:
    """Whole years of age; who was born on a leap day turns a year older on March 1 of other years."""
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))
