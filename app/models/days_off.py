"""The days of a school year on which there is no school."""

from __future__ import annotations

import datetime

from sqlalchemy.orm import Mapped

from app.book.base import Base
from app.book.fields import field
from app.book.kinds import DAY
from app.i18n import N_


class DayOff(Base):
    """A day, or with `until` some days, without school: holidays, breaks, days of staff only."""

    title = N_("non-school day")
    shown_as = ("name",)

    date: Mapped[datetime.date] = field(N_("Date"), kind=DAY, index=True)
    until: Mapped[datetime.date | None] = field(N_("Until"), kind=DAY)
    name: Mapped[str] = field(N_("Occasion"), searchable=True)
