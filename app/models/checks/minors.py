"""Checks of the hours of minors: in a day, in a week and by the clock (DOMAIN 5.4, `minor_limits`).

Counted is the age on the day; of a student whose birth date nobody entered nothing can be said. Hours at all
placements together count, and whoever is in Work Experience Education for one of them has its limits.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from app.book.clocks import CLOCK
from app.i18n import N_, _, day, hours
from app.models.checks.facts import WHOLE_DAY, Entry, Facts, ending, is_timed
from app.models.checks.finding import Finding
from app.models.checks.minor_limits import CAPS, DayKind, Limit, day_limit, latest_on, limit_for, limit_on
from app.models.checks.times import about, calendar_note, of_hours, setting
from app.models.logging_hours import monday_of
from app.models.settings import decided

DAY = timedelta(days=1)

_DAY_SENTENCES: Mapping[DayKind, str] = {
    "school_day": N_("At the age of {age}, at most {most} hours on a school day; on {day} it was {hours}."),
    "before_day_off": N_(
        "At the age of {age}, at most {most} hours on the day before a day without school; on {day} it was {hours}."
    ),
    "other_day": N_("At the age of {age}, at most {most} hours on a day without school; on {day} it was {hours}."),
}


def long_days_of_minors(facts: Facts) -> Iterator[Finding]:
    """More hours on one day than the age, the kind of day and Work Experience Education allow (minor_day)."""
    for student_id, on, entries in facts.single_days():
        age = facts.age(student_id, on)
        limit = None if age is None else limit_on(facts.days, on, age, _in_wee(facts, entries))
        if limit is None:
            continue
        most, kind = day_limit(facts.days, on, limit)
        minutes = sum(e.minutes for e in entries)
        if minutes > most:
            told = {"age": age, "most": hours(most), "day": day(on), "hours": hours(minutes)}
            sentence = _(_DAY_SENTENCES[kind]).format(**told) + calendar_note(facts, on)
            yield _of_several("minor_day", entries, sentence, of_hours(minutes, most), limit.source)


def long_weeks_of_minors(facts: Facts) -> Iterator[Finding]:
    """More hours from Monday to Sunday than the law, or the stricter cap of the site, allows (minor_week).

    The age is that on the first day worked in the week. A block of days is questioned where it holds more than its
    days and weeks can.
    """
    caps = {least: decided(facts.book, decision) for least, decision in CAPS}
    weeks: dict[tuple[str, date], list[Entry]] = defaultdict(list)
    for student_id, on, entries in facts.single_days():
        weeks[student_id, monday_of(on)] += entries
    for (student_id, monday), entries in weeks.items():
        first = min(e.date for e in entries)
        age = facts.age(student_id, first)
        limit = _week_limit(facts, monday, age, entries)
        if age is None or limit is None:
            continue
        most, source = _stricter(limit, caps)
        minutes = sum(e.minutes for e in entries)
        if minutes > most:
            said = _("At the age of {age}, at most {most} hours in a week; in that of {day} it was {hours}.")
            sentence = said.format(age=age, most=hours(most), day=day(monday), hours=hours(minutes))
            sentence += calendar_note(facts, monday)
            yield _of_several("minor_week", entries, sentence, of_hours(minutes, most), source)
    for block in facts.entries:
        if block.until is not None and (finding := _long_block(facts, block, caps)):
            yield finding


def clocks_of_minors(facts: Facts) -> Iterator[Finding]:
    """Work earlier or later in the day than the age allows (minor_clock); entries without times cannot be judged."""
    for e in facts.entries:
        if not is_timed(e):
            continue
        age = facts.age(e.student_id, e.date)
        limit = None if age is None else limit_on(facts.days, e.date, age, _in_wee(facts, [e]))
        if limit is None:
            continue
        latest = latest_on(facts.days, e.date, limit, facts.is_summer(e.date))
        if e.time_in >= limit.earliest and ending(e) <= latest:
            continue
        span = {"earliest": CLOCK.format(limit.earliest), "latest": CLOCK.format(latest % WHOLE_DAY)}
        said = _("At the age of {age}, work lies between {earliest} and {latest}; on {day} it was {came} to {left}.")
        times = {"came": CLOCK.format(e.time_in), "left": CLOCK.format(e.time_out)}
        sentence = said.format(age=age, day=day(e.date), **span, **times) + calendar_note(facts, e.date)
        yield about("minor_clock", e, sentence, _("{earliest} to {latest}").format(**span), limit.source)


def _in_wee(facts: Facts, entries: list[Entry]) -> bool:
    return any(facts.placements[e.placement_id].wee for e in entries)


def _week_limit(facts: Facts, monday: date, age: int | None, entries: list[Entry]) -> Limit | None:
    return None if age is None else limit_for(age, facts.days.is_in_session(monday), _in_wee(facts, entries))


def _stricter(limit: Limit, caps: Mapping[int, int | None]) -> tuple[int, str]:
    """The most minutes of a week, and who says so."""
    own = caps[limit.least_age]
    if own is None or own >= limit.week:
        return limit.week, limit.source
    label = next(decision.label for least, decision in CAPS if least == limit.least_age)
    return own, setting(_(label))


def _long_block(facts: Facts, block: Entry, caps: Mapping[int, int | None]) -> Finding | None:
    """The finding about a block that holds more than each of its days, and each of its weeks, allows together."""
    age = facts.age(block.student_id, block.date)
    if age is None or limit_for(age, True, False) is None:
        return None
    most, source = 0, ""
    by_week: dict[date, int] = defaultdict(int)
    for n in range((block.until - block.date).days + 1):
        on = block.date + n * DAY
        limit = limit_on(facts.days, on, age, _in_wee(facts, [block]))
        by_week[monday_of(on)] += day_limit(facts.days, on, limit)[0] if limit else WHOLE_DAY
    for monday, of_days in by_week.items():
        limit = _week_limit(facts, monday, age, [block])
        of_week, source = _stricter(limit, caps) if limit else (of_days, source)
        most += min(of_days, of_week)
    if block.minutes <= most:
        return None
    said = _("At the age of {age}, at most {most} hours from {first} to {last}; it was {hours}.")
    told = {"age": age, "most": hours(most), "hours": hours(block.minutes)}
    sentence = said.format(first=day(block.date), last=day(block.until), **told) + calendar_note(facts, block.date)
    return about("minor_week", block, sentence, of_hours(block.minutes, most), source)


def _of_several(rule: str, entries: list[Entry], sentence: str, figure: str, source: str) -> Finding:
    """A finding about the hours of a day or a week: of the entry that was recorded last."""
    last, first = max(entries, key=lambda e: e.id), min(e.date for e in entries)
    ids = tuple(e.id for e in entries)
    return Finding(rule, sentence, figure, source, last.student_id, last.placement_id, last.id, ids, first)
