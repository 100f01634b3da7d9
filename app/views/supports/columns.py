"""The columns of the list of support plans."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from app.book.kinds import DAY, WHOLE
from app.i18n import _, ngettext, short_day
from app.models.kinds import DELIVERY, DOMAIN, PLAN_STATE, TIER
from app.models.plan_rows import delivered_shares, last_sessions
from app.models.supports import SupportPlan
from app.views.lists.columns import Column, Row, field_column
from app.views.look.cells import BarCell, Cell, ChipCell, MutedCell, PersonCell, StackedCell
from app.views.look.tokens import Tone

SHOWN = ("domain", "tier", "provider_id", "delivered", "last_session", "review_on")
"""The columns with which the list begins, besides the first."""

TIERS: Mapping[str | None, Tone] = {"1": "info", "2": "accent", "3": "plum"}
_MUTED = MutedCell()
_ENOUGH, _HALF = 0.8, 0.5  # share of the planned sessions from which the bar is green, and below which it is red


def student_name(row: Row) -> str:
    """The student in lists: "Aguilar-Reyes, Mari"."""
    student = row["student"]
    return f"{student.last_name}, {student.preferred_name or student.first_name}" if student else ""


def student_detail(row: Row) -> str:
    """What stands below the name: "ID 204118 · Grade 11"."""
    student = row["student"]
    parts = []
    if student and student.local_id:
        parts.append(_("ID {number}").format(number=student.local_id))
    if student and student.grade:
        parts.append(_("Grade {grade}").format(grade=student.grade.lstrip("0")))
    return " · ".join(parts)


def student_seed(row: Row) -> str:
    """What chooses the colour of the student's avatar."""
    student = row["student"]
    return (student.local_id or student.id) if student else ""


def person_cell(row: Row) -> Cell:
    """The cell of the student."""
    return PersonCell(student_detail(row), student_seed(row))


def delivered_words(row: Row) -> str:
    """What was delivered, in words: "12 of 16 sessions", "12 sessions" where none are planned."""
    given = row["delivered"]
    if given.planned is None:
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


def is_overdue(row: Row) -> bool:
    """Whether the plan should have been looked at again by now."""
    return row["state"] == "active" and row["review_on"] is not None and row["review_on"] < date.today()


def _review(row: Row) -> str:
    if row["review_on"] is None:
        return ""
    said = short_day(row["review_on"])
    return _("Due {day}").format(day=said) if is_overdue(row) else said


def support_columns() -> list[Column]:
    """All columns that the list can show."""
    return [
        Column(_("Student"), 190, "student_id", student_name, person_cell),
        Column(
            _("Support"), 192, "domain", lambda row: row["need"], lambda row: StackedCell(DOMAIN.format(row["domain"]))
        ),
        Column(
            _("Tier"),
            88,
            "tier",
            lambda row: TIER.format(row["tier"]),
            lambda row: ChipCell(TIERS.get(row["tier"], "neutral")),
        ),
        Column(_("Provider"), 110, "provider_id", lambda row: row["provider"], lambda _row: _MUTED),
        Column(
            _("Delivered"),
            112,
            "delivered",
            delivered_words,
            _bar,
            order=delivered_shares,
            kind=WHOLE,
            value=lambda row: row["delivered"].held,
        ),
        Column(
            _("Last session"),
            100,
            "last_session",
            lambda row: days_ago(row["delivered"].last_on),
            lambda _row: _MUTED,
            order=last_sessions,
            kind=DAY,
            value=lambda row: row["delivered"].last_on,
        ),
        Column(
            _("Review"),
            130,
            "review_on",
            _review,
            lambda row: ChipCell("warn") if is_overdue(row) else _MUTED,
            kind=DAY,
            value=lambda row: row["review_on"],
        ),
        Column(
            _("State"),
            100,
            "state",
            lambda row: PLAN_STATE.format(row["state"]),
            lambda row: ChipCell("ok" if row["state"] == "active" else "neutral"),
        ),
        Column(_("Delivery"), 110, "delivery", lambda row: DELIVERY.format(row["delivery"]), lambda _row: _MUTED),
        *(field_column(SupportPlan, name) for name in ("strategy", "sessions_per_week", "session_minutes")),
        *(field_column(SupportPlan, name, editable=False) for name in ("starts_on", "ends_on")),
    ]
