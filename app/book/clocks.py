"""Times of day and lengths of time. Both are whole minutes."""

from __future__ import annotations

import re
from datetime import datetime, time
from typing import ClassVar

from sqlalchemy import Integer
from sqlalchemy.types import TypeEngine

from app.book.kinds import Kind
from app.book.refused import Refused
from app.i18n import _, fold, hours, number


class Clock(Kind):
    """A time of day, in minutes after midnight."""

    align_right, width = True, 90

    def column(self) -> TypeEngine[int]:
        return Integer()

    def parse(self, text: str) -> int | None:
        folded = " ".join(fold(text).replace(".", "").split())
        if not folded:
            return None
        found = re.fullmatch(r"(\d{1,2})(?: ?:? ?(\d{2}))?(?::\d{2})? ?([ap] ?m?)?", folded)
        hour, minute = (int(found[1]), int(found[2] or 0)) if found else (99, 0)
        if found and found[3]:
            hour = hour % 12 + (12 if found[3][0] == "p" else 0) if 1 <= hour <= 12 else 99
        if hour > 23 or minute > 59:
            raise Refused(_("“{text}” is not a time of day. Write it like 3:30 PM or 15:30.").format(text=text.strip()))
        return hour * 60 + minute

    def take(self, cell: object) -> int | None:
        if isinstance(cell, datetime | time):
            return cell.hour * 60 + cell.minute
        return super().take(cell)

    def format(self, value: int | None) -> str:
        if value is None:
            return ""
        hour, minute = divmod(value, 60)
        return f"{hour % 12 or 12}:{minute:02} {'PM' if hour >= 12 else 'AM'}"

    def cell(self, value: int | None) -> str:
        return self.format(value)


class Duration(Kind):
    """Whole minutes, typed and shown as hours: `3`, `3.5`, `3,5`, `3:30`, `3h30`, `3 h 30`, `210 min`.

    Spaces stand only beside a unit: "1 2" is no 12. A comma before three figures is refused, since "1,000" may be
    one hour or a thousand; "0,125" can only be the eighth of one.
    """

    align_right, workbook_format, width = True, "0.00", 90
    _forms: ClassVar[re.Pattern[str]] = re.compile(
        r"(?P<h>\d{1,4}):(?P<m>[0-5]\d)"
        r"|(?P<hh>\d{1,4}) ?h(?: ?(?P<mm>[0-5]?\d)(?: ?m(?:in)?)?)?"
        r"|(?P<min>\d{1,6}) ?m(?:in)?"
        r"|(?P<dec>\d{1,4}(?:\.\d{1,4}|,\d{1,2}|,\d{4})?|0?[.,]\d{1,4})(?: ?h)?"
    )

    def __init__(self, most: int | None = None) -> None:
        self.most = most  # minutes

    def column(self) -> TypeEngine[int]:
        return Integer()

    def parse(self, text: str) -> int | None:
        folded = re.sub(r"hours?|hrs?", "h", " ".join(fold(text).split()))
        if not folded:
            return None
        found = self._forms.fullmatch(folded)
        if not found:
            raise Refused(_("“{text}” is not a number of hours. Write it like 3.5 or 3:30.").format(text=text.strip()))
        if found["dec"]:
            return self._from_hours(float(found["dec"].replace(",", ".")), text.strip())
        if found["min"]:
            return self._checked(int(found["min"]), text.strip())
        return self._checked(int(found["h"] or found["hh"]) * 60 + int(found["m"] or found["mm"] or 0), text.strip())

    def _from_hours(self, length: float, text: str) -> int:
        """What would become nothing without being nothing is refused: empty cells are emptied on purpose only."""
        minutes = round(length * 60)
        if length and not minutes:
            raise Refused(_("“{text}” is less than a minute. Write it like 3.5 or 3:30.").format(text=text))
        return self._checked(minutes, text)

    def _checked(self, minutes: int, text: str) -> int:
        if self.most is not None and minutes > self.most:
            raise Refused(_("“{text}” is more than {most} hours.").format(text=text, most=hours(self.most)))
        return minutes

    def take(self, cell: object) -> int | None:
        """A number is hours; a time of day in a cell ("3:30") is that long."""
        if isinstance(cell, datetime | time):
            return self._checked(cell.hour * 60 + cell.minute, str(cell))
        if isinstance(cell, int | float) and not isinstance(cell, bool) and 0 <= cell < 10_000:
            return self._from_hours(cell, str(cell))
        return super().take(cell)

    def format(self, value: int | None) -> str:
        return "" if value is None else number(round(value / 60, 2), "0.##")  # "1,000" would be read as 1 hour

    def cell(self, value: int | None) -> float | None:
        return None if value is None else round(value / 60, 2)


CLOCK, DURATION = Clock(), Duration()
