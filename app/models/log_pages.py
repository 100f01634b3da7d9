"""Printed pages of hours logs: the code on a page leads back to the placement and the week it was printed for."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Mapped

from app.book.base import Base
from app.book.fields import field
from app.book.kinds import DAY
from app.i18n import N_


class LogPage(Base):
    """One printed page. Its id, which stands on the paper, means nothing outside the book."""

    title = N_("printed page")

    placement_id: Mapped[str] = field(N_("Placement"), refers="placement")
    week: Mapped[date] = field(N_("Week"), kind=DAY)  # its Monday
