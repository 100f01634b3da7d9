"""Views of a list that somebody named, to come back to: filters, order and columns, kept in the book."""

from __future__ import annotations

from sqlalchemy.orm import Mapped

from app.book.base import Base
from app.book.fields import field
from app.book.kinds import Whole
from app.i18n import N_


class SavedView(Base):
    """One view of one list. It lives in the book, not in the settings of a computer: its filters may hold names."""

    title = N_("view of a list")
    shown_as = ("name",)

    list_name: Mapped[str] = field(N_("List"), index=True)  # "students"
    name: Mapped[str] = field(N_("View"), searchable=True)
    arrangement: Mapped[str] = field(N_("Arrangement"))  # JSON, written and read by the list
    position: Mapped[int | None] = field(N_("Position"), kind=Whole(0))
