"""One day of a signed sheet as it is keyed: from when to when, the break, the hours, and what was done."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from app.book.clocks import CLOCK, DURATION
from app.book.fields import fields_of
from app.book.refused import Refused, UnfitField
from app.i18n import _, hours
from app.models.hours import HourEntry
from app.models.kinds import DAY_HOURS
from app.models.worked_time import read_worked

FIELDS = ("time_in", "time_out", "break_minutes", "minutes", "task")
IN_HOURS = 4  # a break written as a larger whole number is meant in minutes


class KeyedLine(NamedTuple):
    """Whole minutes; `minutes` is what was worked, without the break."""

    time_in: int | None
    time_out: int | None
    break_minutes: int | None
    minutes: int
    task: str | None = None


class Unread(UnfitField):
    """The field of a day cannot be read."""


def read_line(texts: Mapping[str, str]) -> KeyedLine | None:
    """The day that was typed; None where it is blank. "8-11:30" in the field of coming stands for both times.

    Hours follow from the times; where they were typed as well, both must agree. Raises Unread.
    """
    came, _dash, left = texts["time_in"].replace("–", "-").partition("-")
    left = left.strip() or texts["time_out"]
    rest = _read("break_minutes", texts["break_minutes"])
    typed = _read("minutes", texts["minutes"])
    task = texts["task"].strip() or None
    if not came.strip() and not left.strip():
        if typed:
            return KeyedLine(None, None, rest, typed, task)
        if rest or task:
            raise Unread("minutes", _("Write the hours of this day, or from when to when they were."))
        return None
    if not came.strip() or not left.strip():
        missing = "time_out" if came.strip() else "time_in"
        raise Unread(missing, _("One of the two times is missing. Key both, or the hours alone."))
    try:
        worked = read_worked(f"{came.strip()}-{left.strip()}")
    except Refused as refusal:
        raise Unread("time_in", str(refusal)) from None
    if worked is None or worked.time_in is None:
        raise Unread("time_in", _("“{text}” is no time of day. Write it like 8, 8:30 or 3:15 pm.").format(text=came))
    minutes = worked.minutes - (rest or 0)
    span = {"came": CLOCK.format(worked.time_in), "left": CLOCK.format(worked.time_out)}
    if minutes <= 0:
        said = _("From {came} to {left} nothing is left of the time but the break.")
        raise Unread("break_minutes", said.format(**span))
    if typed is not None and typed != minutes:
        said = _("{came} to {left} without the break is {between} hours, not {hours}.")
        raise Unread("minutes", said.format(**span, between=hours(minutes), hours=hours(typed)))
    return KeyedLine(worked.time_in, worked.time_out, rest, minutes, task)


def _read(field: str, text: str) -> int | None:
    """A length. A break of "30" is half an hour; "1" is an hour."""
    is_break = field == "break_minutes"
    if is_break and text.strip().isdecimal() and int(text) > IN_HOURS:
        text = f"{text.strip()} min"
    try:
        return (DURATION if is_break else DAY_HOURS).parse(text)
    except Refused as refusal:
        raise Unread(field, str(refusal)) from None


def keyed_first(name: str, value: Any) -> str:
    """What is said at a field that a first keying has otherwise."""
    described = fields_of(HourEntry)[name]
    said = _("{field}: keyed first as {value}.")
    return said.format(field=_(described.label), value=described.kind.format(value) or _("nothing"))
