"""Courses of the school, with the state's codes."""

from __future__ import annotations

from sqlalchemy.orm import Mapped

from app.book.base import Base
from app.book.fields import field
from app.book.kinds import Choice, Digits
from app.i18n import N_

CTE_LEVEL = Choice(  # the levels of a CTE sequence, as student information systems keep them
    {"introductory": N_("Introductory"), "concentrator": N_("Concentrator"), "capstone": N_("Capstone")}
)


class Course(Base):
    """A course that the school teaches; its state code links an internship to it in the state's file."""

    title = N_("course")
    shown_as = ("name",)

    name: Mapped[str] = field(N_("Course"), searchable=True)
    local_id: Mapped[str | None] = field(N_("Course ID"), searchable=True, index=True)
    state_code: Mapped[str | None] = field(N_("State course code"), kind=Digits(4), searchable=True)
    cte_level: Mapped[str | None] = field(N_("CTE level"), kind=CTE_LEVEL)
