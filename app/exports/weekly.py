"""The weeks that papers are for, and the schedule of a placement in words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, timedelta

from app.book.base import Record
from app.book.clocks import CLOCK
from app.book.refused import Refused
from app.exports.report import Asked
from app.exports.wording import hours_in_words
from app.i18n import _, ngettext
from app.models.logging_hours import monday_of
from app.models.work_kinds import WEEKDAY

WEEK = timedelta(days=7)
MOST = 60  # weeks at once: more than a school year


def mondays(first: date, last: date) -> list[date]:
    """The Mondays of all weeks from a day to another. Raises Refused where they are out of order or too many."""
    if last < first:
        raise Refused(_("The last day lies before the first."))
    begin = monday_of(first)
    count = (monday_of(last) - begin).days // 7 + 1
    if count > MOST:
        raise Refused(_("These are {count} weeks: ask for {most} at most.").format(count=count, most=MOST))
    return [begin + number * WEEK for number in range(count)]


def mondays_asked(asked: Asked) -> list[date]:
    """The Mondays of the weeks asked for; this week's where none is."""
    return mondays(*(asked.weeks or (date.today(), date.today())))


def runs_in(placement: Record, monday: date) -> bool:
    """Whether a placement runs on a day of a week. One that is planned has to have its first day."""
    sunday = monday + WEEK - timedelta(days=1)
    if placement.starts_on is None and placement.state in ("planned", "requested"):
        return False
    begun = placement.starts_on is None or placement.starts_on <= sunday
    return begun and (placement.ends_on >= monday if placement.ends_on else placement.state != "ended")


def times_of(day: Record) -> str:
    """When a student comes and goes: "8:00 AM – 12:00 PM"; else for how long."""
    if day.time_in is None or day.time_out is None:
        return hours_in_words(day.minutes)
    return f"{CLOCK.format(day.time_in)} – {CLOCK.format(day.time_out)}"


def by_weekday(days: Sequence[Record]) -> dict[str, list[Record]]:
    """The days of a schedule by the code of the weekday."""
    found: dict[str, list[Record]] = defaultdict(list)
    for each in days:
        found[each.weekday].append(each)
    return found


def schedule_in_words(placement: Record, days: Sequence[Record]) -> str:
    """The week in lines: "Monday: 8:00 AM – 12:00 PM (30 minutes of break)"; without days, as it was written down."""
    lines: list[str] = []
    for each in days:
        said = _("{day}: {times}").format(day=WEEKDAY.format(each.weekday), times=times_of(each))
        if each.break_minutes:
            pause = ngettext("{count} minute of break", "{count} minutes of break", each.break_minutes)
            said += f" ({pause.format(count=each.break_minutes)})"
        lines.append(said)
    return "\n".join(lines) or placement.schedule or ""
