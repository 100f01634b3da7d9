"""How papers say amounts of credits and years, standings in CTE, and how measures lie to their aim line."""

from __future__ import annotations

from dataclasses import dataclass

from app.book.kinds import Choice
from app.exports.wording import percent
from app.i18n import N_, _, ngettext, number
from app.models.aim_line import Course
from app.models.cte_status import COMPLETER, CONCENTRATOR, NONE, PARTICIPANT
from app.models.delivery import Delivery
from app.models.study_kinds import CREDITS

CTE_STANDING = Choice(
    {
        NONE: N_("No course completed"),
        PARTICIPANT: N_("Participant: one course completed"),
        CONCENTRATOR: N_("Concentrator: two courses completed"),
        COMPLETER: N_("Completer: the sequence with its capstone"),
    }
)
STEP = Choice(
    {"completed": N_("Passed"), "running": N_("In progress"), "failed": N_("Not passed"), "open": N_("Not begun")}
)


@dataclass(frozen=True, slots=True)
class Room:
    """How much a page takes: entries of one list, and letters of one text."""

    entries: int
    letters: int
    charts: bool = True
    dense: bool = False  # two languages share the page
    steps: bool = True  # what is least missed goes first: the steps to a goal
    rows: int = 12  # of what is missing


WIDE = Room(10_000, 100_000, rows=20_000)
"""Of papers that go on for as many pages as they need."""


def in_unit(hundredths: int, unit: str) -> str:
    """ "2.5 years", "35 credits"."""
    one = 1 if hundredths == 100 else 2
    years = ngettext("{amount} year", "{amount} years", one)
    words = years if unit == "years" else ngettext("{amount} credit", "{amount} credits", one)
    return words.format(amount=CREDITS.format(hundredths))


def average(hundredths: int) -> str:
    """A grade average with its two places: "3.40"."""
    return number(hundredths / 100, "0.00")


def sessions_words(given: Delivery) -> str:
    """What was given of what was planned: "12 of 20 sessions (60%)"."""
    if given.planned is None:
        return ngettext("{count} session", "{count} sessions", given.held).format(count=number(given.held))
    said = ngettext("{held} of {planned} session", "{held} of {planned} sessions", given.planned)
    words = said.format(held=number(given.held), planned=number(given.planned))
    return f"{words} ({percent(given.held, given.planned)})" if given.planned else words


def minutes_words(given: Delivery) -> str:
    """The same in minutes."""
    if given.planned_minutes is None:
        return ngettext("{count} minute", "{count} minutes", given.minutes).format(count=number(given.minutes))
    said = ngettext("{held} of {planned} minute", "{held} of {planned} minutes", given.planned_minutes)
    return said.format(held=number(given.minutes), planned=number(given.planned_minutes))


def trend_words(course: Course) -> str:
    """How the measures lie to the aim line, in a few words."""
    if course.line is None:
        return _("No aim line")
    if course.trend == "too_few" and course.lacks_days:
        return _("Too few days measured yet")
    said = {
        "too_few": _("Too few measures to judge") if course.points else _("No measures so far"),
        "on_line": _("On the way to the goal"),
        "behind": _("Behind the aim line"),
        "reached": _("Goal reached"),
    }
    return said[course.trend]
