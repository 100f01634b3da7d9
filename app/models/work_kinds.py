"""Kinds of value and choices that the records of work-based learning share."""

from __future__ import annotations

from datetime import date

from app.book.days import months_later, read_day
from app.book.kinds import Choice, Day, Kind
from app.book.refused import Refused
from app.i18n import N_, _, day, day_and_month

LEAP_YEAR = 2024  # every day of a year is in it


class Short(Kind):
    """One line of text of at most `most` characters, because somebody else's file has no room for more."""

    def __init__(self, most: int) -> None:
        self.most = most

    def parse(self, text: str) -> str | None:
        written = super().parse(text)
        if written and len(written) > self.most:
            said = _("“{start}…” is longer than {most} characters.")
            raise Refused(said.format(start=written[:40], most=self.most))
        return written


class DayAround(Day):
    """A day that people type at most so many years before today, and so many after."""

    def __init__(self, back: int, ahead: int) -> None:
        self.back, self.ahead = back, ahead

    def typed(self, text: str) -> date | None:
        typed = self.parse(text)
        today = date.today()
        first, last = months_later(today, -12 * self.back), months_later(today, 12 * self.ahead)
        if typed is None or first <= typed <= last:
            return typed
        if not self.ahead and typed > today:
            raise Refused(_("{day} has not come yet.").format(day=day(typed)))
        said = _("{day} is not between {first} and {last}.")
        raise Refused(said.format(day=day(typed), first=day(first), last=day(last)))


class DayOfYear(Kind):
    """A day that comes every year, kept as "06-15"; typed like any day, its year is left out."""

    width = 110

    def parse(self, text: str) -> str | None:
        return read_day(text).strftime("%m-%d") if text.strip() else None

    def format(self, value: str | None) -> str:
        return "" if value is None else day_and_month(date.fromisoformat(f"{LEAP_YEAR}-{value}"))


DAY_OF_YEAR = DayOfYear()

WEEKDAY = Choice(
    {
        "1": N_("Monday"),
        "2": N_("Tuesday"),
        "3": N_("Wednesday"),
        "4": N_("Thursday"),
        "5": N_("Friday"),
        "6": N_("Saturday"),
        "7": N_("Sunday"),
    }
)
"""As `date.isoweekday` counts them."""

NOT_SEEN = "na"

RATING = Choice(  # cde.ca.gov/ci/ct/we, the employer's evaluation of a student: 1 to 4, or no opportunity to observe
    {
        "1": N_("1 · Does not meet expectations"),
        "2": N_("2 · Partially meets expectations"),
        "3": N_("3 · Meets expectations"),
        "4": N_("4 · Above expectations"),
        NOT_SEEN: N_("No opportunity to observe"),
    },
    {"N/A": NOT_SEEN},
)

QUALITY = Choice(
    {
        "1": N_("1 · Act now"),
        "2": N_("2 · Needs work"),
        "3": N_("3 · Good"),
        "4": N_("4 · Excellent"),
        NOT_SEEN: N_("Not seen"),
    },
    {"N/A": NOT_SEEN},
)
"""What a visitor of the site found."""

COMPETENCY_LEVEL = Choice(
    {
        "1": N_("1 · Beginning"),
        "2": N_("2 · Developing"),
        "3": N_("3 · Proficient"),
        "4": N_("4 · Advanced"),
    }
)

OPEN_STATE = Choice({"open": N_("Available"), "closed": N_("Closed")})
