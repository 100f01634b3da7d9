"""The list of events, declared."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from app.book.asking import Between
from app.book.clocks import DURATION
from app.book.kinds import DAY, WHOLE
from app.i18n import _, hours, short_day
from app.models.caseload import own_staff_id
from app.models.event_rows import RESTS_ON, counted, event_ids_about, event_rows, stages_by_event
from app.models.events import Event
from app.models.kinds import STAGE
from app.models.school import year_bounds, year_name
from app.views.events.tones import attendance_words, stage_tone, time_words
from app.views.lists.columns import Column, Facet, Row, count_column, field_column, words_column
from app.views.lists.list_spec import ListSpec, View
from app.views.look.cells import ChipCell, FigureCell, MutedCell, StackedCell

if TYPE_CHECKING:
    from app.book.book import Book

SHOWN = ("date", "activity_type_id", "stage", "employer_id", "attended")
"""The columns with which the list begins, besides the first."""

_MUTED, _FIGURE = MutedCell(), FigureCell()


def event_list(book: Book) -> ListSpec:
    """The list of events: of this school year, to come, one's own, and earlier ones."""
    today, year = date.today(), year_bounds(year_name(date.today()))
    own = own_staff_id(book)
    mine = [View("mine", _("Led by me"), where={"staff_id": own})] if own else []
    return ListSpec(
        name="events",
        title=_("Events"),
        entity=Event,
        columns=event_columns(),
        read=lambda ids: event_rows(book, ids),
        rests_on=RESTS_ON,
        shown=SHOWN,
        favourites=("stage", "activity_type_id", "employer_id"),
        prompt=_("Filter by event, employer or place"),
        about=event_ids_about,
        sort=(("date", True),),
        views=(
            View("year", _("This school year"), where={"date": Between(*year)}),
            View("coming", _("To come"), where={"date": Between(today)}),
            *mine,
            View("earlier", _("All years")),
        ),
        menu=("event.open", "event.edit", "event.copy", "event.sign_in", "", "event.delete"),
        verbs=("event.delete",),
    )


def stage_column(width: int, facet: Facet | None = None) -> Column:
    """The stage of the continuum, in its colour."""
    return Column(
        _("Stage"),
        width,
        "stage",
        lambda row: STAGE.format(row["stage"]),
        lambda row: ChipCell(stage_tone(row["stage"])),
        facet=facet,
    )


def event_columns() -> list[Column]:
    """All columns that the list can show."""
    stage = stage_column(150, Facet("any", STAGE, stages_by_event))
    attended = Column(
        _("Attended"),
        104,
        "attended",
        lambda row: attendance_words(row["attendance"], row["date"]),
        lambda _row: _MUTED,
        facet=Facet("between", WHOLE, counted("attended")),
        kind=WHOLE,
        value=lambda row: row["attendance"].attended,
    )
    together = Column(
        _("Hours in all"),
        100,
        "together",
        lambda row: hours(row["attendance"].minutes) if row["attendance"].minutes else "",
        lambda _row: _FIGURE,
        figures=True,
        facet=Facet("between", DURATION, counted("minutes")),
        kind=DURATION,
        value=lambda row: row["attendance"].minutes or None,
    )
    day = Column(
        _("Date"), 104, "date", lambda row: short_day(row["date"]), lambda _row: _MUTED, kind=DAY,
        value=lambda row: row["date"],
    )  # fmt: skip
    return [
        Column(_("Event"), 230, "name", lambda row: row["name"], lambda row: StackedCell(_detail(row))),
        day,
        words_column(_("Activity"), 170, "activity_type_id", "activity"),
        stage,
        words_column(_("Employer"), 160, "employer_id", "employer"),
        attended,
        count_column(_("Absent"), 92, "absent", lambda row: row["attendance"].absent, counted("absent")),
        count_column(_("Excused"), 92, "excused", lambda row: row["attendance"].excused, counted("excused")),
        field_column(Event, "minutes", 120),
        together,
        words_column(_("Led by"), 140, "staff_id", "leader"),
        *(field_column(Event, name) for name in ("time_in", "place")),
    ]


def _detail(row: Row) -> str:
    return " · ".join(filter(None, (time_words(row["time_in"], row["minutes"]), row["leader"])))
