"""The columns of the list of placements."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from app.book.clocks import DURATION
from app.i18n import _, day, day_and_month, hours, short_day
from app.models.kinds import PLACEMENT_STATE
from app.models.placement_rows import (
    grades_by_placement,
    minutes_by_placement,
    states_by_placement,
)
from app.models.placements import Placement
from app.views.lists.columns import Column, Facet, Row, field_column
from app.views.look.cells import BarCell, Cell, ChipCell, DotCell, MutedCell, StackedCell
from app.views.look.tokens import Tone
from app.views.students.column import grade_column, person_cell, student_name

PLACEMENTS_SHOWN = ("employer_id", "pathway_id", "dates", "approved", "state")
"""The columns with which the list begins, besides the first."""

STATES: Mapping[str, Tone] = {"planned": "info", "requested": "info", "active": "ok", "ended": "neutral"}
_MUTED = MutedCell()


def span_words(row: Row) -> str:
    """From when to when: "Aug 20 – Dec 18", "from Aug 20"."""
    first, last = row["starts_on"], row["ends_on"]
    if first and last:
        begins = day_and_month(first) if first.year == last.year else short_day(first)
        return f"{begins} – {short_day(last)}"
    if first:
        return _("from {day}").format(day=short_day(first))
    return _("until {day}").format(day=short_day(last)) if last else ""


def _whole_span(row: Row) -> str:
    """From when to when, with the years: a worksheet is read later."""
    first, last = row["starts_on"], row["ends_on"]
    return " – ".join(day(on) if on else "…" for on in (first, last)) if first or last else ""


def hour_words(row: Row) -> str:
    """Hours in words: "92.5 of 120 hours", "12 hours" without a target."""
    totals = row["totals"]
    if totals.target:
        return _("{done} of {target} hours").format(done=hours(totals.approved), target=hours(totals.target))
    return _("{done} hours").format(done=hours(totals.approved)) if totals.approved else ""


def hour_tone(row: Row) -> Tone:
    """The colour of the bar: a reached target stands out."""
    return "info" if row["totals"].target and row["totals"].approved >= row["totals"].target else "ok"


def _bar(row: Row) -> Cell:
    totals = row["totals"]
    if not totals.target:
        return _MUTED
    of = _("/ {target} h").format(target=hours(totals.target))
    return BarCell(hours(totals.approved), of, totals.approved / totals.target, hour_tone(row))


def placement_columns(tone: Callable[[str], Tone]) -> list[Column]:
    """All columns that the list of placements can show. `tone` colours a pathway by id."""
    pathway = Column(
        _("Pathway"),
        150,
        "pathway_id",
        lambda row: row["pathway"],
        lambda row: DotCell(tone(row["pathway_id"])) if row["pathway"] else _MUTED,
    )
    approved = Column(
        _("Approved hours"),
        126,
        "approved",
        hour_words,
        _bar,
        facet=Facet("between", DURATION, minutes_by_placement),
        kind=DURATION,
        value=lambda row: row["totals"].approved,
    )
    state = Column(
        _("State"),
        118,
        "state",
        lambda row: PLACEMENT_STATE.format(row["state"]),
        lambda row: ChipCell(STATES[row["state"]]),
        facet=Facet("any", PLACEMENT_STATE, states_by_placement, complete=True),
    )
    return [
        Column(_("Student"), 200, "student_id", student_name, person_cell),
        Column(_("Employer"), 190, "employer_id", lambda row: row["employer"], lambda row: StackedCell(row["role"])),
        pathway,
        Column(_("Dates"), 156, "dates", span_words, lambda _row: _MUTED, value=_whole_span, sorts_by="starts_on"),
        field_column(Placement, "pay", 80),
        approved,
        state,
        grade_column(grades_by_placement),
        field_column(Placement, "role", 160),
        Column(_("Supervisor"), 150, "contact_id", lambda row: row["supervisor"], lambda _row: _MUTED),
        Column(_("Activity"), 150, "activity_type_id", lambda row: row["activity"], lambda _row: _MUTED),
        *(field_column(Placement, name, editable=False) for name in ("starts_on", "ends_on")),
        *(field_column(Placement, name) for name in ("target_minutes", "schedule")),
    ]
