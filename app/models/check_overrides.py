"""Why a warning about hours or a placement does not apply: said once, by somebody, for what it excuses."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Mapped

from app.book.base import Base
from app.book.fields import field
from app.book.kinds import DAY
from app.i18n import N_


class CheckOverride(Base):
    """A finding of one rule that was looked at and let stand: for an hour entry, or for the placement without one."""

    title = N_("reason for an exception")

    placement_id: Mapped[str] = field(N_("Placement"), refers="placement")
    entry_id: Mapped[str | None] = field(N_("Hour entry"), refers="hour_entry", rests=True)
    rule: Mapped[str] = field(N_("Rule"))
    reason: Mapped[str] = field(N_("Reason"))
    made_by: Mapped[str | None] = field(N_("By"))
    made_on: Mapped[date] = field(N_("On"), kind=DAY)
