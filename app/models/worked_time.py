"""What is typed for a day of work: a length ("3", "3:30", "3h30"), or from when to when ("8-11:30", "3-6 pm")."""

from __future__ import annotations

import re
from typing import NamedTuple

from app.book.clocks import CLOCK
from app.book.refused import Refused
from app.i18n import _, fold
from app.models.kinds import DAY_HOURS

HALF = 12 * 60  # minutes
MORNING = range(7, 12)  # hours that people mean when they write them alone; 12 and 1 to 6 are after noon

_TIME = r"(\d{1,2})(?:[:.](\d{2}))? ?(?:([ap])\.?(?:m\.?)?)?"
_SPAN = re.compile(rf"(?P<came>{_TIME}) ?(?:-|–|—|to) ?(?P<left>{_TIME})")
_AFTER_NOON = re.compile(r"[1-6](?:[:.]\d{2})?")


class Worked(NamedTuple):
    """Whole minutes of a day without the break; the times of day, in minutes after midnight, where they are known."""

    minutes: int
    time_in: int | None = None
    time_out: int | None = None
    break_minutes: int | None = None


def read_worked(text: str) -> Worked | None:
    """What was typed; None where it is blank. Raises Refused for what is no time that a day holds.

    An hour of 1 to 6 or 12 without AM or PM is the afternoon, or in the morning where only that lets the second time
    come after the first; 7 to 11 is the morning, but the evening after an hour of the afternoon that is written as
    short ("4-8"), and beside a time with PM that comes after it ("7-9 pm"). Figures above 12 and those with a zero
    before them ("08:00") are of 24 hours.
    """
    written = " ".join(fold(text).split())
    found = _SPAN.fullmatch(written)
    if not found:
        minutes = DAY_HOURS.parse(text)
        return None if minutes is None else Worked(minutes)
    came, left = (_time(found[name], text) for name in ("came", "left"))
    for start in came.starts(left):
        for end in left.ends(came, start):
            if end > start and not (came.is_bare and left.is_bare and end - start >= HALF):
                return Worked(end - start, start, end)
    raise Refused(not_after(came.starts(left)[0], left.ends(came, came.starts(left)[0])[-1]))


def not_after(came: int, left: int) -> str:
    """What is said where somebody would have left before coming."""
    said = _("Out ({out}) is not after in ({into}). A night shift is entered as two days.")
    return said.format(out=CLOCK.format(left), into=CLOCK.format(came))


def after_noon(text: str, time: int | None, came: int | None = None) -> int | None:
    """The `time` that a text typed alone means: of "3" the one after noon, unless 3 in the morning is after `came`."""
    if time is None or not _AFTER_NOON.fullmatch(text.strip()) or (came is not None and time > came):
        return time
    return time + HALF


class _Time(NamedTuple):
    """A time of day as it was written; `at` counts minutes after midnight, of 12 hours where it `is_bare`."""

    at: int
    half: str
    is_bare: bool

    @property
    def is_morning(self) -> bool:
        """Whether it is an hour of the morning where nothing else is said."""
        return self.at // 60 in MORNING

    def starts(self, left: _Time) -> list[int]:
        """When somebody came who left then, what is likelier first."""
        if not self.is_bare or self.at < 60:
            return [self.at + HALF * self.is_bare]
        if not self.is_morning:
            return [self.at + HALF, self.at]
        return [self.at + HALF, self.at] if left.half == "p" else [self.at]

    def ends(self, came: _Time, start: int) -> list[int]:
        """When somebody left who came at `start`, the earlier first."""
        if not self.is_bare or self.at < 60:
            return [self.at + HALF * self.is_bare]
        evening = not self.is_morning or (came.is_bare and not came.is_morning and start >= HALF)
        return [self.at, self.at + HALF] if evening else [self.at]


def _time(written: str, whole: str) -> _Time:
    """Raises Refused for what is no time of day; `whole` is all that was typed."""
    found = re.fullmatch(_TIME, written)
    assert found
    figure, rest, half = int(found[1]), int(found[2] or 0), found[3] or ""
    if rest > 59 or figure > 23 or (half and not 1 <= figure <= 12):
        said = _("“{text}”: {time} is no time of day. Write it like 8-11:30 or 3-6 pm.")
        raise Refused(said.format(text=whole.strip(), time=written))
    if half:
        return _Time(figure % 12 * 60 + rest + HALF * (half == "p"), half, False)
    if figure > 12 or found[1].startswith("0"):
        return _Time(figure * 60 + rest, "", False)
    return _Time(figure % 12 * 60 + rest, "", True)
