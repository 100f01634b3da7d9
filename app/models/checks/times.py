"""Checks of days and times: long days, the school bell, days without school, blocks that hold too much."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from app.book.clocks import CLOCK
from app.i18n import _, day, hours
from app.models.checks.facts import Entry, Facts, ending, is_timed
from app.models.checks.finding import Finding
from app.models.checks.minor_limits import limit_for
from app.models.hours import BLOCK_DAY

LONGEST_HOLIDAY = 7  # days: in longer breaks students are placed on purpose, in summer above all


def long_days(facts: Facts) -> Iterator[Finding]:
    """More hours of a student on one day than the site takes for likely (its setting)."""
    for student_id, on, entries in facts.single_days():
        minutes = sum(e.minutes for e in entries)
        if minutes > facts.long_day:
            last = max(entries, key=lambda e: e.id)
            yield Finding(
                "long_day",
                _("{hours} hours on {day} are more than {most}.").format(
                    hours=hours(minutes), day=day(on), most=hours(facts.long_day)
                ),
                of_hours(minutes, facts.long_day),
                setting(_("Longest day")),
                student_id,
                last.placement_id,
                last.id,
                tuple(e.id for e in entries),
                on,
            )


def school_hours(facts: Facts) -> Iterator[Finding]:
    """Hours between the bells of a school day, unless they are part of a class or of Work Experience Education.

    For students of 14 and 15 the law asks the same (`Limit.outside_school`).
    """
    if facts.bell is None:
        return
    begins, ends = facts.bell
    bell = {"start": CLOCK.format(begins), "end": CLOCK.format(ends)}
    for e in facts.entries:
        if not is_timed(e) or e.in_class or facts.placements[e.placement_id].wee:
            continue
        if e.time_in >= ends or ending(e) <= begins or not facts.days.is_school_day(e.date):
            continue
        said = _("{came} to {left} on {day} is during school, which lasts from {start} to {end}.")
        times = {"came": CLOCK.format(e.time_in), "left": CLOCK.format(e.time_out)}
        sentence, source = said.format(**times, **bell, day=day(e.date)), setting(_("School begins"))
        age = facts.age(e.student_id, e.date)
        limit = None if age is None else limit_for(age, in_session=True, wee=False)
        if limit is not None and limit.outside_school:
            source = limit.source
            sentence += " " + _("At the age of {age}, work lies outside of school hours.").format(age=age)
        sentence += calendar_note(facts, e.date)
        yield about("school_hours", e, sentence, _("{start} to {end}").format(**bell), source)


def non_school_days(facts: Facts) -> Iterator[Finding]:
    """Hours on a holiday, and hours in class on any day without school.

    Work on weekends and in long breaks is what many placements are for, so it is not questioned.
    """
    for e in facts.entries:
        if e.until is not None or facts.days.is_school_day(e.date):
            continue
        off = facts.days.off(e.date)
        if e.in_class:
            said = _("{day} is no school day, but these hours were in class.").format(day=day(e.date))
            yield about("non_school_day", e, said, off.name if off else _("No school"), _("Days without school"))
        elif off and ((off.until or off.date) - off.date).days < LONGEST_HOLIDAY:
            said = _("There was no school on {day}: {occasion}.").format(day=day(e.date), occasion=off.name)
            yield about("non_school_day", e, said, off.name, _("Days without school"))


def over_month_blocks(facts: Facts) -> Iterator[Finding]:
    """Blocks of days that reach into another month or hold more than 16 hours for each day, from files above all."""
    for e in facts.entries:
        if e.until is None:
            continue
        most = ((e.until - e.date).days + 1) * BLOCK_DAY
        if (e.date.year, e.date.month) != (e.until.year, e.until.month):
            said = _("The days from {first} to {last} are not of one month.")
            sentence = said.format(first=day(e.date), last=day(e.until))
            yield about(
                "over_month_block", e, sentence, _("One month"), _("Pathbook: a block of days stays inside one month")
            )
        elif e.minutes > most:
            said = _("{hours} hours do not fit into the days from {first} to {last}: they hold at most {most}.")
            sentence = said.format(hours=hours(e.minutes), first=day(e.date), last=day(e.until), most=hours(most))
            yield about(
                "over_month_block",
                e,
                sentence,
                of_hours(e.minutes, most),
                _("Pathbook: a block holds at most 16 hours for each day"),
            )


def about(rule: str, entry: Entry, sentence: str, figure: str, source: str) -> Finding:
    """A finding about one entry alone."""
    key = entry.id
    return Finding(rule, sentence, figure, source, entry.student_id, entry.placement_id, key, (key,), entry.date)


def of_hours(minutes: int, most: int) -> str:
    """The figure of a limit that was passed: "5 of 3 h"."""
    return _("{hours} of {most} h").format(hours=hours(minutes), most=hours(most))


def setting(label: str) -> str:
    """The source of a figure that the site set itself."""
    return _("Setting of the site: {setting}").format(setting=label)


def calendar_note(facts: Facts, on: date) -> str:
    """What is to be known where nobody entered days without school for the year of a day; else nothing."""
    if facts.days.is_kept(on):
        return ""
    return " " + _("No days without school are entered for this school year, so every weekday counts as a school day.")
