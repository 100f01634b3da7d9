"""What is typed for a day of work: a length ("3", "3:30", "3h30"), or from when to when ("8-11:30", "3-6 pm")."""

from __future__ import annotations

import re
from typing import NamedTuple

from app.book.refused import Refused
from app.i18n import _, fold, hours
from app.models.hours import BLOCK_DAY
from app.models.kinds import DAY_HOURS

HALF, WHOLE = 12 * 60, 24 * 60  # minutes
MORNING = range(7, 12)  # hours that people mean when they write them alone; all others are after noon

_TIME = r"(\d{1,2})(?:[:.](\d{2}))? ?(?:([ap])\.?(?:m\.?)?)?"
_SPAN = re.compile(rf"{_TIME} ?(?:-|–|—|to) ?{_TIME}")


class Worked(NamedTuple):
    """Whole minutes of a day without the break; the times of day, in minutes after midnight, where they are known."""

    minutes: int
    time_in: int | None = None
    time_out: int | None = None
    break_minutes: int | None = None


def read_worked(text: str) -> Worked | None:
    """What was typed; None where it is blank. Raises Refused for what is no time that a day holds.

    Times without AM or PM: 7 to 11 is the morning, 12 and 1 to 6 the afternoon, and the second time is the next one
    after the first. Figures above 12 and those with a zero before them ("08:00") are of 24 hours.
    """
    written = " ".join(fold(text).split())
    found = _SPAN.fullmatch(written)
    if not found:
        minutes = DAY_HOURS.parse(text)
        return None if minutes is None else Worked(minutes)
    first, last = _readings(*found.group(1, 2, 3)), _readings(*found.group(4, 5, 6))
    if not first or not last:
        raise Refused(_("“{text}” holds what is no time of day. Write it like 8-11:30 or 3-6 pm.").format(text=text))
    if len(first) == 2 and len(last) == 2:
        first = first[:1] if int(found[1]) in MORNING else first[1:]
    span, came = min(((end - start - 1) % WHOLE + 1, start) for start in first for end in last)
    if span > BLOCK_DAY:
        raise Refused(
            _("“{text}” would be {hours} hours. Write the time of coming first, then that of leaving.").format(
                text=text.strip(), hours=hours(span)
            )
        )
    return Worked(span, came, (came + span) % WHOLE)


def _readings(hour: str, minute: str | None, half: str | None) -> list[int]:
    """The minutes after midnight that a written time may mean, the earlier first; none where it is no time."""
    figure, rest = int(hour), int(minute or 0)
    if rest > 59 or figure > 23 or (half and not 1 <= figure <= 12):
        return []
    if half:
        return [figure % 12 * 60 + rest + HALF * (half == "p")]
    if figure > 12 or hour.startswith("0"):
        return [figure * 60 + rest]
    return [figure % 12 * 60 + rest, figure % 12 * 60 + rest + HALF]
