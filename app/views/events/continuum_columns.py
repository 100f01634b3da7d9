"""The list of students along the continuum, declared."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from app.book.clocks import DURATION
from app.book.kinds import DAY, WHOLE
from app.i18n import _, hours, number, short_day
from app.models.continuum_rows import (
    NONE_YET,
    RESTS_ON,
    continuum_rows,
    counts_at,
    lacking,
    minutes_at_events,
    minutes_of_events,
    sections_by_student,
)
from app.models.enrolling import gone_ids
from app.models.entry_rows import section_names
from app.models.kinds import STAGE
from app.models.people import Student
from app.models.roster_rows import pathway_ids_by_student
from app.views.events.tones import stage_tone
from app.views.lists.columns import Column, Facet, Row, field_column
from app.views.lists.list_spec import ListSpec, View
from app.views.look.cells import Cell, ChipCell, FigureCell, MutedCell
from app.views.look.tokens import Tone
from app.views.pathways.column import pathways_column
from app.views.students.columns import person_column

if TYPE_CHECKING:
    from app.book.book import Book

SHOWN = ("grade", "pathway", *STAGE.options)
"""The columns with which the list begins, besides the first."""

_MUTED, _FIGURE = MutedCell(), FigureCell()


def continuum_list(book: Book, tone: Callable[[str], Tone]) -> ListSpec:
    """The students with what they did at each stage; views of those who did nothing there."""
    return ListSpec(
        name="continuum",
        title=_("Continuum of work-based learning"),
        entity=Student,
        columns=continuum_columns(tone),
        read=lambda ids: continuum_rows(book, ids),
        rests_on=RESTS_ON,
        shown=SHOWN,
        favourites=("section", "pathway", "grade", *STAGE.options),
        prompt=_("Filter by name or ID"),
        views=(
            View("here", _("All students"), unless=gone_ids),
            View(NONE_YET, _("Nothing yet"), rule=partial(lacking, stage=NONE_YET)),
            *(View(stage, _WITHOUT[stage](), rule=partial(lacking, stage=stage)) for stage in STAGE.options),
        ),
        menu=("student.open",),
    )


_TITLES: dict[str, Callable[[], str]] = {
    "exposure": lambda: _("Exposure"),
    "engagement": lambda: _("Engagement"),
    "experience": lambda: _("Experience"),
}
"""The stages in as few letters as a heading has room for."""
_WITHOUT: dict[str, Callable[[], str]] = {
    "exposure": lambda: _("No exposure"),
    "engagement": lambda: _("No engagement"),
    "experience": lambda: _("No experience"),
}
"""How those are called who did nothing at a stage."""


def share_words(row: Row, stage: str | None) -> str:
    """How often and when last: "3 · last Oct 2"; empty for nothing."""
    share = row["along"].shares[stage]
    if not share.count:
        return ""
    last = _("last {day}").format(day=short_day(share.last)) if share.last else ""
    return " · ".join(filter(None, (number(share.count), last)))


def _stage_column(stage: str | None, title: str) -> Column:
    chip = ChipCell(stage_tone(stage))

    def cell(row: Row) -> Cell:
        return chip if row["along"].shares[stage].count else _MUTED

    last = Column(
        _("{stage}: last").format(stage=title),
        0,
        f"{stage}_last",
        lambda _row: "",
        kind=DAY,
        value=lambda row: row["along"].shares[stage].last,
    )
    return Column(
        title,
        144,
        stage or "elsewhere",
        lambda row: share_words(row, stage),
        cell,
        facet=Facet("between", WHOLE, counts_at(stage), empty=_("Nothing")),
        kind=WHOLE,
        value=lambda row: row["along"].shares[stage].count or None,
        beside=(last,),
    )


def continuum_columns(tone: Callable[[str], Tone]) -> list[Column]:
    """All columns that the list can show. `tone` colours a pathway by id."""
    reached = Column(
        _("Furthest stage"),
        150,
        "reached",
        lambda row: STAGE.format(row["along"].reached),
        lambda row: ChipCell(stage_tone(row["along"].reached)),
    )
    at_events = Column(
        _("Hours at events"),
        116,
        "at_events",
        lambda row: hours(minutes) if (minutes := minutes_of_events(row["along"])) else "",
        lambda _row: _FIGURE,
        figures=True,
        facet=Facet("between", DURATION, minutes_at_events),
        kind=DURATION,
        value=lambda row: minutes_of_events(row["along"]) or None,
    )
    section = Column(
        _("Class"),
        0,
        "section",
        lambda _row: "",
        facet=Facet("any", values=sections_by_student, options=section_names, empty=_("No class")),
    )
    return [
        person_column(),
        field_column(Student, "grade", 76),
        pathways_column(tone, pathway_ids_by_student),
        *(_stage_column(stage, title()) for stage, title in _TITLES.items()),
        _stage_column(None, _("Outside the stages")),
        reached,
        at_events,
        section,
    ]
