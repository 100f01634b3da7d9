"""What a cell of the week says of its day: the hours, their state, what is doubtful or closed about them, all aloud."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from app.book.clocks import CLOCK
from app.i18n import _, day, hours
from app.models.checks import Finding
from app.models.kinds import HOUR_STATE
from app.models.logging_hours import Cell, same
from app.models.week_events import Attended
from app.models.worked_time import Worked
from app.views.hours.refused_cells import RefusedText
from app.views.hours.row_words import doubts


@dataclass(frozen=True, slots=True)
class DayCell:
    """A day at one placement: what is `saved` of it, unless another text was typed there and `refused`."""

    on: date
    saved: Cell | None
    refused: RefusedText | None
    found: tuple[Finding, ...] = ()  # warnings that nobody let stand
    events: tuple[Attended, ...] = ()  # in the first row of the student
    unfit: str = ""  # why nothing can be logged for this day

    @property
    def text(self) -> str:
        """The hours as they are typed; empty for none."""
        if self.refused:
            return self.refused.text
        return hours(self.saved.minutes) if self.saved else ""

    @property
    def state(self) -> str:
        """An hour state, "locked" for a locked period, "bad" for a text that was refused, "shut" for a day outside of
        the placement, empty where nothing is logged.
        """
        if self.refused:
            return "bad"
        if self.saved:
            return "locked" if self.saved.period else self.saved.state
        return "shut" if self.unfit else ""

    @property
    def mark(self) -> str:
        """ "warning", "several", "event", or empty: what there is to see beside the state."""
        if self.refused:
            return ""
        if self.found:
            return "warning"
        if self.saved and self.saved.is_several:
            return "several"
        return "event" if self.events else ""

    @property
    def reason(self) -> str:
        """Why the text is not saved, or the hours are rejected or locked, and what is doubtful; empty for nothing."""
        if self.refused:
            return self.refused.reason
        said: list[str] = []
        if self.saved is None:
            said.append(self.unfit)
        elif self.saved.state == "rejected" and self.saved.reason:
            said.append(_("Rejected: {reason}").format(reason=self.saved.reason))
        else:
            said.append(self.saved.locked)
        said += [doubts(self.found), *map(event_words, self.events)]
        return " ".join(part for part in said if part)

    @property
    def spoken(self) -> str:
        """ "3.5 hours, Monday, November 16, submitted": a cell must make sense without its surroundings."""
        if self.refused:
            return _("{text}, not saved: {reason}").format(text=self.text, reason=self.reason)
        amount = _("{hours} hours").format(hours=self.text) if self.text else _("no hours")
        state = HOUR_STATE.format(self.saved.state) if self.saved else ""
        said = [amount, self.times, day(self.on, "full"), state, self.reason]
        return ", ".join(part for part in said if part)

    @property
    def told(self) -> str:
        """The state in words, the times and the reason, for the eyes; empty where there is nothing to say."""
        if self.refused:
            return self.reason
        state = HOUR_STATE.format(self.saved.state) if self.saved else ""
        parts = (state, self.times, self.reason)
        return " · ".join(part for part in parts if part)

    @property
    def times(self) -> str:
        """From when to when: "8:00 AM to 11:30 AM"; empty where it is not known."""
        came, left = self.saved.times[:2] if self.saved else (None, None)
        if came is None or left is None:
            return ""
        return _("{start} to {end}").format(start=CLOCK.format(came), end=CLOCK.format(left))

    @property
    def is_open(self) -> bool:
        """Whether it can be typed into."""
        return self.saved is None or not self.saved.locked

    def would_change(self, worked: Worked | None) -> bool:
        """Whether saving this would change anything; rejected hours become a draft again."""
        if self.saved is None:
            return bool(worked and worked.minutes)
        return worked is None or not same(self.saved, worked) or self.saved.state == "rejected"


def event_words(event: Attended) -> str:
    """ "Event: Career fair, 2 hours"."""
    if not event.minutes:
        return _("Event: {event}.").format(event=event.name)
    return _("Event: {event}, {hours} hours.").format(event=event.name, hours=hours(event.minutes))
