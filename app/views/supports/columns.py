"""The columns of the list of support plans."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from app.book.kinds import DAY, WHOLE
from app.i18n import _, ngettext, short_day
from app.models.kinds import DOMAIN, PERCENT, PLAN_STATE, TIER
from app.models.plan_rows import delivered_percents, grades_by_plan, last_sessions
from app.models.supports import SupportPlan
from app.views.lists.columns import Column, Facet, Row, field_column
from app.views.look.cells import BarCell, Cell, ChipCell, MutedCell, StackedCell
from app.views.look.tokens import Tone
from app.views.students.column import grade_column, person_cell, student_name

SHOWN = ("need", "tier", "provider_id", "delivered", "last_session", "review_on")
"""The columns with which the list begins, besides the first."""

TIERS: Mapping[str | None, Tone] = {"1": "info", "2": "accent", "3": "plum"}
_MUTED = MutedCell()
_ENOUGH, _HALF = 0.8, 0.5  # share of the planned sessions from which the bar is green, and below which it is red


def delivered_words(row: Row) -> str:
    """What was delivered, in words: "12 of 16 sessions", "12 sessions" where none are planned, or none yet.

    A plan that has just begun is not behind: its first week says what was held, not "1 of 0".
    """
    given = row["delivered"]
    if not given.planned:
        return ngettext("{count} session", "{count} sessions", given.held).format(count=given.held)
    return _("{held} of {planned} sessions").format(held=given.held, planned=given.planned)


def delivered_tone(share: float) -> Tone:
    """The colour of a bar of sessions."""
    return "ok" if share >= _ENOUGH else "warn" if share >= _HALF else "bad"


def _bar(row: Row) -> Cell:
    given = row["delivered"]
    if not given.planned:
        return _MUTED
    return BarCell(
        str(given.held), _("/ {planned}").format(planned=given.planned), given.share, delivered_tone(given.share)
    )


def days_ago(day: date | None) -> str:
    """How long ago: "today", "yesterday", "12 days ago"; empty for never."""
    if day is None:
        return ""
    days = (date.today() - day).days
    if days <= 0:
        return _("today")
    return _("yesterday") if days == 1 else ngettext("{count} day ago", "{count} days ago", days).format(count=days)


def session_words(held_on: date | None, last_on: date | None) -> str:
    """When the last session was held, or that one was missed since: "3 days ago", "missed today"; empty for never."""
    if last_on and (held_on is None or held_on < last_on):
        return _("missed {when}").format(when=days_ago(last_on))
    return days_ago(held_on)


def is_overdue(row: Row) -> bool:
    """Whether the plan should have been looked at again by now."""
    return row["state"] == "active" and row["review_on"] is not None and row["review_on"] < date.today()


def _review(row: Row) -> str:
    if row["review_on"] is None or row["state"] == "ended":
        return ""
    said = short_day(row["review_on"])
    return _("Due {day}").format(day=said) if is_overdue(row) else said


def support_columns() -> list[Column]:
    """All columns that the list can show."""
    need = Column(
        _("Need"), 186, "need", lambda row: row["need"], lambda row: StackedCell(DOMAIN.format(row["domain"]))
    )
    tier = Column(
        _("Tier"),
        84,
        "tier",
        lambda row: TIER.format(row["tier"]),
        lambda row: ChipCell(TIERS.get(row["tier"], "neutral")),
        editable=True,
    )
    delivered = Column(
        _("Delivered"),
        112,
        "delivered",
        delivered_words,
        _bar,
        facet=Facet("between", PERCENT, delivered_percents),
        kind=WHOLE,
        value=lambda row: row["delivered"].held,
    )
    last_session = Column(
        _("Last session"),
        98,
        "last_session",
        lambda row: session_words(row["delivered"].held_on, row["delivered"].last_on),
        lambda _row: _MUTED,
        facet=Facet("between", DAY, last_sessions),
        kind=DAY,
        value=lambda row: row["delivered"].held_on,
    )
    review = Column(
        _("Next review"),
        126,
        "review_on",
        _review,
        lambda row: ChipCell("warn") if is_overdue(row) else _MUTED,
        editable=True,
        kind=DAY,
        value=lambda row: row["review_on"],
    )
    state = Column(
        _("State"),
        100,
        "state",
        lambda row: PLAN_STATE.format(row["state"]),
        lambda row: ChipCell("ok" if row["state"] == "active" else "neutral"),
    )
    return [
        Column(_("Student"), 198, "student_id", student_name, person_cell),
        need,
        tier,
        Column(_("Provider"), 128, "provider_id", lambda row: row["provider"], lambda _row: _MUTED),
        delivered,
        last_session,
        review,
        grade_column(grades_by_plan),
        state,
        *(field_column(SupportPlan, name) for name in ("domain", "delivery", "strategy")),
        *(field_column(SupportPlan, name) for name in ("sessions_per_week", "session_minutes")),
        *(field_column(SupportPlan, name, editable=False) for name in ("starts_on", "ends_on")),
    ]
