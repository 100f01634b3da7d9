"""Industry themes: sectors, CTE pathways, the site's own pathways and who belongs to them."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Mapped

from app.book.base import Base
from app.book.clocks import DURATION
from app.book.fields import field
from app.book.kinds import DAY, PARAGRAPHS, Choice, Whole
from app.i18n import N_
from app.models.kinds import GRADE

CERTIFICATION = Choice({"candidate": N_("Candidate"), "silver": N_("Silver"), "gold": N_("Gold")})


class Sector(Base):
    """One of the state's fifteen industry sectors."""

    title = N_("industry sector")
    shown_as = ("name",)
    translated = True

    name: Mapped[str] = field(N_("Industry sector"), searchable=True)
    code: Mapped[str] = field(N_("Sector code"), searchable=True)


class CtePathway(Base):
    """One of the state's CTE pathways, with its three-digit code."""

    title = N_("CTE pathway")
    shown_as = ("name",)
    translated = True

    name: Mapped[str] = field(N_("CTE pathway"), searchable=True)
    code: Mapped[str] = field(N_("Pathway code"), searchable=True)
    sector_id: Mapped[str | None] = field(N_("Industry sector"), refers="sector")


class SitePathway(Base):
    """A pathway as this site runs it. Hour targets belong to it; the state sets none."""

    title = N_("pathway")
    shown_as = ("name",)

    name: Mapped[str] = field(N_("Pathway"), searchable=True)
    sector_id: Mapped[str | None] = field(N_("Industry sector"), refers="sector")
    cte_pathway_id: Mapped[str | None] = field(N_("CTE pathway"), refers="cte_pathway")
    target_minutes: Mapped[int | None] = field(N_("Hour target"), kind=DURATION)
    placements_from: Mapped[str | None] = field(N_("Placements from grade"), kind=GRADE)  # none: from the first day
    certification: Mapped[str | None] = field(N_("Linked Learning certification"), kind=CERTIFICATION)
    starts_on: Mapped[date | None] = field(N_("Offered from"), kind=DAY)
    ends_on: Mapped[date | None] = field(N_("Offered until"), kind=DAY)
    note: Mapped[str | None] = field(N_("Description"), kind=PARAGRAPHS)


class PathwayMembership(Base):
    """That a student belongs to a pathway, and from when to when."""

    title = N_("pathway membership")

    student_id: Mapped[str] = field(N_("Student"), refers="student")
    pathway_id: Mapped[str] = field(N_("Pathway"), refers="site_pathway")
    starts_on: Mapped[date | None] = field(N_("From"), kind=DAY)
    ends_on: Mapped[date | None] = field(N_("Until"), kind=DAY)
    reason: Mapped[str | None] = field(N_("Reason for leaving"))


class CareerInterest(Base):
    """A career that a student is curious about, in the student's own words."""

    title = N_("career interest")

    student_id: Mapped[str] = field(N_("Student"), refers="student")
    interest: Mapped[str] = field(N_("Career interest"))
    sector_id: Mapped[str | None] = field(N_("Industry sector"), refers="sector")
    noted_on: Mapped[date | None] = field(N_("Noted on"), kind=DAY)


class PathwayChoice(Base):
    """A pathway that a student asked for; 1 is the first choice."""

    title = N_("pathway choice")

    student_id: Mapped[str] = field(N_("Student"), refers="student")
    pathway_id: Mapped[str] = field(N_("Pathway"), refers="site_pathway")
    rank: Mapped[int | None] = field(N_("Choice"), kind=Whole(1))
