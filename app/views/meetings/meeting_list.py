"""Meetings: those to come with their agenda, and those that were held with what is still to be done."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from app.book.kinds import DAY, WHOLE
from app.i18n import _, ngettext, number, short_day
from app.models.holding_meetings import remove_meetings
from app.models.meeting_rows import (
    MEETINGS_REST_ON,
    meeting_rows,
    open_by_meeting,
    standing_of,
    standings,
    students_by_meeting,
)
from app.models.team_meetings import MEETING_KIND, MEETING_STANDING, TeamMeeting
from app.views.lists.columns import Column, Facet, Row
from app.views.lists.list_part import ListPart
from app.views.lists.list_spec import ListSpec, View
from app.views.look.buttons import button
from app.views.look.cards import EmptyState
from app.views.look.cells import ChipCell, FigureCell, MutedCell, StackedCell
from app.views.meetings.meeting_form import edit_meeting, new_meeting
from app.views.meetings.meeting_pane import MeetingPane
from app.views.meetings.wording import STANDINGS
from app.views.window.allowed import offered
from app.views.window.page import Shell

if TYPE_CHECKING:
    from app.book.base import Record
    from app.book.book import Book

VIEWS = ("meetings_coming", "meetings_held", "meetings_all", "meetings_late")
_MUTED, _FIGURE = MutedCell(), FigureCell()


class MeetingList(ListPart):
    """The part "Meetings" of the page. Enter opens the meeting."""

    def __init__(self, shell: Shell) -> None:
        new = offered(shell.book, "add:team_meeting", button(_("New meeting"), "plus", "primary", self.new))
        empty = EmptyState(
            "users-round",
            _("No meetings"),
            _("A meeting has an agenda of students; its list says who does what until when."),
            offered(shell.book, "add:team_meeting", button(_("New meeting"), "plus", "primary", self.new)),
        )
        super().__init__(shell, _declare(shell), MeetingPane(shell), empty, new)
        self.table.opened.connect(lambda id_: shell.go("meeting", id_))
        self.table.delete_asked.connect(self.delete)

    def view_of(self, record: Record) -> str:
        return {"planned": VIEWS[0], "late": VIEWS[3]}.get(standing_of(record), VIEWS[2])

    def commands(self) -> dict[str, Callable[[], object] | None]:
        one = bool(self.table.current_id)
        return {
            "meeting.open": self.open_meeting if one else None,
            "meeting.edit": self.edit if one else None,
            "meeting.print": self.print if self.selected_ids() else None,
            "meeting.delete": self.delete if one else None,
        } | super().commands()

    def student_ids(self) -> list[str]:
        rows = meeting_rows(self.book, self.selected_ids())
        return list(dict.fromkeys(student for each in rows.values() for student in each["students"]))

    def new(self) -> None:
        """Plan a meeting with its agenda; it opens."""

        def made(id_: str) -> None:
            self.shell.go("meeting", id_)
            self.shell.toast(_("Meeting planned"), undo=True)

        new_meeting(self, self.book, made)

    def open_meeting(self) -> None:
        """Open the meeting with the focus."""
        self.shell.go("meeting", self.table.current_id)

    def edit(self) -> None:
        """Change the meeting with the focus."""
        edit_meeting(self, self.shell, self.table.current_id)

    def print(self) -> None:
        """Show the lists of the chosen meetings before they are printed."""
        from app.views.handing_out.preview import preview  # few look at papers

        preview(self.shell, "meeting", meeting_ids=self.selected_ids())

    def delete(self) -> None:
        """Mark the chosen meetings as deleted; the toast takes it back."""
        self.work.delete(
            remove_meetings, lambda count: ngettext("{count} meeting deleted", "{count} meetings deleted", count)
        )


def _declare(shell: Shell) -> ListSpec:
    return ListSpec(
        name="meetings",
        title=_("Meetings"),
        entity=TeamMeeting,
        columns=_columns(),
        read=lambda ids: meeting_rows(shell.book, ids),
        rests_on=MEETINGS_REST_ON,
        shown=("date", "by", "students", "open", "state"),
        favourites=("kind", "state"),
        sort=(("date", True),),
        prompt=_("Filter by name"),
        views=(
            View(VIEWS[0], _("To come"), rule=partial(_that_stand, "planned")),
            View(VIEWS[3], _("Not held yet"), rule=partial(_that_stand, "late")),
            View(VIEWS[1], _("Held"), where={"state": "held"}),
            View(VIEWS[2], _("All meetings")),
        ),
        menu=("meeting.open", "meeting.print", "", "meeting.new", "meeting.edit", "meeting.delete"),
        verbs=("meeting.print", "meeting.delete"),
        fixed=("state",),
    )


def _that_stand(standing: str, book: Book) -> list[str]:
    return [id_ for id_, each in standings(book).items() if each == standing]


def _standing_options(_book: Book) -> dict[str, str]:
    return {code: _(words) for code, words in MEETING_STANDING.options.items()}


def _figure(title: str, name: str, facet: Facet, count: Callable[[Row], int]) -> Column:
    return Column(
        title, 118, name, lambda row: number(count(row)), lambda _row: _FIGURE, figures=True, facet=facet, kind=WHOLE,
        value=count,
    )  # fmt: skip


def _columns() -> list[Column]:
    return [
        Column(
            _("Meeting"), 240, "name", lambda row: row["name"],
            lambda row: StackedCell(MEETING_KIND.format(row["kind"])),
        ),
        Column(
            _("Date"), 110, "date", lambda row: short_day(row["date"]), lambda _row: _MUTED, kind=DAY,
            value=lambda row: row["date"],
        ),
        Column(_("Led by"), 170, "by", lambda row: row["by"], lambda _row: _MUTED, sorts_by="staff_id"),
        _figure(
            _("Students"), "students", Facet("between", WHOLE, students_by_meeting), lambda row: len(row["students"])
        ),
        _figure(_("To be done"), "open", Facet("between", WHOLE, open_by_meeting), lambda row: len(row["open"])),
        Column(
            _("State"), 140, "state", lambda row: MEETING_STANDING.format(row["standing"]),
            lambda row: ChipCell(STANDINGS[row["standing"]]),
            facet=Facet("any", values=standings, options=_standing_options),
        ),
        Column(_("Kind"), 140, "kind", lambda row: MEETING_KIND.format(row["kind"]), lambda _row: _MUTED),
    ]  # fmt: skip
