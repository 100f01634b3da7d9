"""Visits of staff to students at work."""

from __future__ import annotations

import datetime

from sqlalchemy.orm import Mapped

from app.book.base import Base
from app.book.fields import field
from app.book.kinds import DAY, PARAGRAPHS, Whole
from app.i18n import N_
from app.models.kinds import DAY_HOURS
from app.models.work_kinds import QUALITY


class SiteVisit(Base):
    """What somebody of the school found at a placement: four qualities, in words what was seen, and what follows."""

    title = N_("site visit")

    placement_id: Mapped[str] = field(N_("Placement"), refers="placement")
    staff_id: Mapped[str | None] = field(N_("Visited by"), refers="staff")
    date: Mapped[datetime.date] = field(N_("Date"), kind=DAY)
    minutes: Mapped[int | None] = field(N_("Hours"), kind=DAY_HOURS)
    miles: Mapped[int | None] = field(N_("Miles"), kind=Whole(0, 9_999))
    safety: Mapped[str | None] = field(N_("Safety"), kind=QUALITY)
    supervision: Mapped[str | None] = field(N_("Supervision"), kind=QUALITY)
    learning: Mapped[str | None] = field(N_("Learning"), kind=QUALITY)
    conduct: Mapped[str | None] = field(N_("Conduct"), kind=QUALITY)
    note: Mapped[str | None] = field(N_("Note"), kind=PARAGRAPHS)
    follow_up_on: Mapped[datetime.date | None] = field(N_("Follow up on"), kind=DAY)
