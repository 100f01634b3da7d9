"""Integrated student supports: plans and their sessions."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Mapped

from app.book.base import Base
from app.book.fields import field
from app.book.kinds import DAY, FLAG, PARAGRAPHS, Whole
from app.i18n import N_
from app.models.kinds import DELIVERY, DOMAIN, PLAN_STATE, TIER, Minutes

MINUTES = Minutes(most=12 * 60)


class SupportPlan(Base):
    """What is done for a student, why, by whom, how often, and when it is looked at again."""

    title = N_("support plan")
    shown_as = ("need",)

    student_id: Mapped[str] = field(N_("Student"), refers="student")
    domain: Mapped[str] = field(N_("Domain"), kind=DOMAIN)
    tier: Mapped[str | None] = field(N_("Tier"), kind=TIER)
    need: Mapped[str] = field(N_("Need"), searchable=True)
    goal: Mapped[str | None] = field(N_("Measurable goal"), kind=PARAGRAPHS)
    strategy: Mapped[str | None] = field(N_("Strategy"), searchable=True)
    delivery: Mapped[str | None] = field(N_("Delivery"), kind=DELIVERY)
    provider_id: Mapped[str | None] = field(N_("Provider"), refers="staff")
    starts_on: Mapped[date] = field(N_("Starts"), kind=DAY)
    ends_on: Mapped[date | None] = field(N_("Ends"), kind=DAY)
    sessions_per_week: Mapped[int | None] = field(N_("Sessions per week"), kind=Whole(1))
    session_minutes: Mapped[int | None] = field(N_("Minutes per session"), kind=MINUTES)
    review_on: Mapped[date | None] = field(N_("Review"), kind=DAY)
    state: Mapped[str] = field(N_("State"), kind=PLAN_STATE, default="active")


class SupportSession(Base):
    """One meeting under a support plan."""

    title = N_("support session")

    plan_id: Mapped[str] = field(N_("Support plan"), refers="support_plan")
    date: Mapped[date] = field(N_("Date"), kind=DAY)
    present: Mapped[bool] = field(N_("Present"), kind=FLAG, default=True)
    minutes: Mapped[int] = field(N_("Minutes given"), kind=MINUTES, default=0)
    note: Mapped[str | None] = field(N_("Note"), kind=PARAGRAPHS)
