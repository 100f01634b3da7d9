"""The list of hour entries, declared."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from app.i18n import _
from app.models.entry_rows import (
    RESTS_ON,
    entry_ids_about,
    entry_rows,
    pathways_by_entry,
    section_names,
    sections_by_entry,
    work_by_entry,
)
from app.models.hours import HourEntry
from app.models.kinds import HOUR_STATE
from app.views.lists.columns import Column, Facet, Row, field_column
from app.views.lists.list_spec import ListSpec, View
from app.views.look.cells import ChipCell, MutedCell, StackedCell
from app.views.look.tokens import Tone
from app.views.pathways.column import pathways_column
from app.views.students.column import person_cell, student_name

if TYPE_CHECKING:
    from app.book.book import Book

SHOWN = ("date", "minutes", "work", "state", "said")
"""The columns with which the list begins, besides the first."""

TONES: Mapping[str, Tone] = {"draft": "neutral", "submitted": "info", "approved": "ok", "rejected": "bad"}
"""The colour of each state."""

DECIDED = ("date", "until", "minutes", "time_in", "time_out", "break_minutes", "state", "reason", "decided_by")
"""What the week grid and the steps of approval are for; it is not given to many entries at once."""

_MUTED = MutedCell()


def said_of(row: Row) -> str:
    """What the entry says for itself: why it was sent back, else what was done that day."""
    return row["reason"] or row["task"] or ""


def entry_list(book: Book, tone: Callable[[str], Tone]) -> ListSpec:
    """The list of everything that was logged, by what is to be done with it. `tone` colours a pathway by id."""
    return ListSpec(
        name="hours",
        title=_("Hour entries"),
        entity=HourEntry,
        columns=_columns(tone),
        read=lambda ids: entry_rows(book, ids),
        views=(
            View("waiting", _("Waiting for approval"), {"state": "submitted"}),
            View("approved", _("Approved"), {"state": "approved"}),
            View("rejected", _("Rejected"), {"state": "rejected"}),
            View("drafts", _("Drafts"), {"state": "draft"}),
            View("all", _("All hours")),
        ),
        prompt=_("Filter by student or work site"),
        rests_on=RESTS_ON,
        shown=SHOWN,
        favourites=("date", "section", "pathway"),
        sort=(("date", False),),  # the oldest first
        about=entry_ids_about,
        menu=("student.open", "", "hours.approve", "hours.reject", "hours.reopen", "hours.verify"),
        verbs=("hours.approve", "hours.reject", "hours.verify", "hours.reopen"),
        fixed=DECIDED,
    )


def _columns(tone: Callable[[str], Tone]) -> list[Column]:
    work = Column(
        _("Work site"),
        180,
        "work",
        lambda row: row["work"],
        lambda row: StackedCell(row["role"] if row["role"] != row["work"] else ""),
        facet=Facet("any", values=work_by_entry, complete=True),
    )
    section = Column(
        _("Class"),
        150,
        "section",
        lambda row: ", ".join(row["sections"]),
        lambda _row: _MUTED,
        facet=Facet("any", values=sections_by_entry, options=section_names, empty=_("No class")),
    )
    pathway = pathways_column(tone, pathways_by_entry)
    state = Column(
        _("State"),
        112,
        "state",
        lambda row: HOUR_STATE.format(row["state"]),
        lambda row: ChipCell(TONES[row["state"]]),
    )
    more = ("task", "competencies", "reflection", "reason", "decided_by", "time_in", "time_out", "break_minutes")
    verified = ("verified_by", "verified_how", "verified_on", "in_class")
    until = field_column(HourEntry, "until", 116, editable=False)
    return [
        Column(_("Student"), 210, "student_id", student_name, person_cell),
        field_column(HourEntry, "date", 116, editable=False),
        field_column(HourEntry, "minutes", 64, editable=False),
        work,
        state,
        Column(_("Task or reason"), 190, "said", said_of, lambda _row: _MUTED, sorts_by="task"),
        section,
        pathway,
        *(field_column(HourEntry, name, editable=False) for name in (*more, *verified)),
        until,
    ]
