"""What a cell of the week says of its day: the hours, their state, why they cannot be changed, all of it aloud."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from app.i18n import _, day, hours
from app.models.kinds import HOUR_STATE
from app.models.logging_hours import Cell
from app.views.hours.refused_cells import RefusedText


@dataclass(frozen=True, slots=True)
class DayCell:
    """A day at one placement: what is `saved` of it, unless another text was typed there and `refused`."""

    on: date
    saved: Cell | None
    refused: RefusedText | None

    @property
    def text(self) -> str:
        """The hours as they are typed; empty for none."""
        if self.refused:
            return self.refused.text
        return hours(self.saved.minutes) if self.saved else ""

    @property
    def state(self) -> str:
        """An hour state, "bad" for a text that was refused, empty where nothing is logged."""
        if self.refused:
            return "bad"
        return self.saved.state if self.saved else ""

    @property
    def reason(self) -> str:
        """Why the text is not saved, or the hours are rejected or locked; empty for none of it."""
        if self.refused:
            return self.refused.reason
        if self.saved is None:
            return ""
        if self.saved.state == "rejected" and self.saved.reason:
            return _("Rejected: {reason}").format(reason=self.saved.reason)
        return self.saved.locked

    @property
    def spoken(self) -> str:
        """ "3.5 hours, Monday, November 16, submitted": a cell must make sense without its surroundings."""
        if self.refused:
            return _("{text}, not saved: {reason}").format(text=self.text, reason=self.reason)
        amount = _("{hours} hours").format(hours=self.text) if self.text else _("no hours")
        said = [amount, day(self.on, "full"), HOUR_STATE.format(self.state) if self.state else "", self.reason]
        return ", ".join(part for part in said if part)

    @property
    def is_open(self) -> bool:
        """Whether it can be typed into."""
        return self.saved is None or not self.saved.locked

    def would_change(self, minutes: int | None) -> bool:
        """Whether saving so many minutes would change anything; rejected hours become a draft again."""
        if self.saved is None:
            return bool(minutes)
        return self.saved.minutes != (minutes or 0) or self.saved.state == "rejected"
