"""Integrated student supports: plans, their sessions, what is measured, and the reviews that decide."""

from __future__ import annotations

import datetime
from datetime import date

from sqlalchemy.orm import Mapped

from app.book.base import Base
from app.book.clocks import CLOCK
from app.book.fields import field
from app.book.kinds import DAY, FLAG, PARAGRAPHS, Choice, Whole
from app.i18n import N_
from app.models.kinds import DELIVERY, DOMAIN, PLAN_STATE, TIER
from app.models.strategies import LENGTH, MINUTES, PER_WEEK
from app.models.study_kinds import MEASURE

OUTCOME = Choice(
    {
        "met": N_("Goal met"),
        "partly": N_("Goal partly met"),
        "not": N_("Goal not met"),
        "stopped": N_("Stopped early"),
    }
)
MISSED = Choice(
    {
        "absent": N_("Student absent"),
        "declined": N_("Student did not come"),
        "event": N_("School event or test"),
        "provider": N_("Provider not available"),
        "other": N_("Other reason"),
    }
)
REVIEW_DECISION = Choice(
    {
        "continue": N_("Continue"),
        "adjust": N_("Adjust"),
        "intensify": N_("Intensify"),
        "exit": N_("Exit"),
        "refer": N_("Refer further"),
    }
)


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
    sessions_per_week: Mapped[int | None] = field(N_("Sessions per week"), kind=PER_WEEK)
    session_minutes: Mapped[int | None] = field(N_("Minutes per session"), kind=LENGTH)
    review_on: Mapped[date | None] = field(N_("Next review"), kind=DAY)
    state: Mapped[str] = field(N_("State"), kind=PLAN_STATE, default="active")
    referral_id: Mapped[str | None] = field(N_("Referral"), refers="referral")
    strategy_id: Mapped[str | None] = field(N_("From the library"), refers="strategy")
    group_name: Mapped[str | None] = field(N_("Group"), searchable=True)
    baseline: Mapped[str | None] = field(N_("Baseline"), kind=PARAGRAPHS)
    measure: Mapped[str | None] = field(N_("Measure"))
    unit: Mapped[str | None] = field(N_("Unit"))
    baseline_value: Mapped[int | None] = field(N_("Value at the start"), kind=MEASURE)
    goal_value: Mapped[int | None] = field(N_("Value to reach"), kind=MEASURE)
    monitoring_weeks: Mapped[int | None] = field(N_("Weeks between measures"), kind=Whole(1, 60))
    family_informed_on: Mapped[date | None] = field(N_("Family informed"), kind=DAY)
    outcome: Mapped[str | None] = field(N_("Outcome"), kind=OUTCOME)
    outcome_note: Mapped[str | None] = field(N_("How it turned out"), kind=PARAGRAPHS)


class SupportSession(Base):
    """One meeting under a support plan. Sessions of a group that met together share its `group_key`."""

    title = N_("support session")

    plan_id: Mapped[str] = field(N_("Support plan"), refers="support_plan")
    date: Mapped[date] = field(N_("Date"), kind=DAY)
    present: Mapped[bool] = field(N_("Present"), kind=FLAG, default=True)
    minutes: Mapped[int] = field(N_("Minutes given"), kind=MINUTES, default=0)
    note: Mapped[str | None] = field(N_("Note"), kind=PARAGRAPHS)
    minutes_planned: Mapped[int | None] = field(N_("Minutes planned"), kind=MINUTES)
    start: Mapped[int | None] = field(N_("Begins"), kind=CLOCK)
    reason_missed: Mapped[str | None] = field(N_("Reason"), kind=MISSED)
    group_key: Mapped[str | None] = field(N_("Group meeting"), technical=True, index=True)


class ProgressPoint(Base):
    """One measure of the student's progress under a plan, in the unit of the plan's measure."""

    title = N_("measure of progress")

    plan_id: Mapped[str] = field(N_("Support plan"), refers="support_plan")
    date: Mapped[datetime.date] = field(N_("Date"), kind=DAY)
    value: Mapped[int] = field(N_("Value"), kind=MEASURE)
    note: Mapped[str | None] = field(N_("Note"), kind=PARAGRAPHS)


class PlanReview(Base):
    """What was decided when a plan was looked at again, and why."""

    title = N_("review of a support plan")

    plan_id: Mapped[str] = field(N_("Support plan"), refers="support_plan")
    date: Mapped[datetime.date] = field(N_("Date"), kind=DAY)
    staff_id: Mapped[str | None] = field(N_("Reviewed by"), refers="staff")
    decision: Mapped[str] = field(N_("Decision"), kind=REVIEW_DECISION)
    reason: Mapped[str] = field(N_("Reason"), kind=PARAGRAPHS)
    next_review_on: Mapped[datetime.date | None] = field(N_("Next review"), kind=DAY)
