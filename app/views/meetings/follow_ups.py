"""Follow-ups: what people said in meetings to do, one's own first, marked as done at one click."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex

from app.book.kinds import DAY
from app.i18n import _, ngettext, number, short_day
from app.models.caseload import own_staff_id
from app.models.holding_meetings import finish, not_finished
from app.models.meeting_rows import (
    FOLLOW_UPS_REST_ON,
    agreed_ids,
    follow_up_ids_about,
    follow_up_places,
    follow_up_rows,
)
from app.models.team_meetings import MeetingItem
from app.views.lists.columns import Column, Row
from app.views.lists.list_part import ListPart
from app.views.lists.list_spec import ListSpec, View
from app.views.look.buttons import button
from app.views.look.cards import EmptyState
from app.views.look.cells import Cell, ChipCell, MutedCell, StackedCell
from app.views.meetings.follow_up_pane import FollowUpPane
from app.views.students.column import person_cell, student_name
from app.views.window.allowed import allowed, offered
from app.views.window.page import Shell

if TYPE_CHECKING:
    from app.book.base import Record

VIEWS = ("follow_ups_mine", "follow_ups_open", "follow_ups_late", "follow_ups_done")
_MUTED = MutedCell()


class FollowUpList(ListPart):
    """The part "Follow-ups" of the page. Enter opens the meeting."""

    def __init__(self, shell: Shell) -> None:
        self.done_button = offered(
            shell.book, "change:meeting_item", button(_("Mark as done"), "check", "primary", self.turn)
        )
        empty = EmptyState(
            "list-checks",
            _("Nothing was agreed"),
            _("What meetings decide is listed here: who does it, and until when."),
            offered(
                shell.book,
                "add:team_meeting",
                button(_("New meeting"), "plus", "primary", lambda: shell.trigger("meeting.new")),
            ),
        )
        super().__init__(shell, _declare(shell), FollowUpPane(shell), empty, self.done_button)
        self.table.opened.connect(lambda _id: self.open_meeting())
        self.table.clicked.connect(self._clicked)
        self.listed.connect(self._say_chosen)
        self.chosen.connect(self._say_chosen)
        self._say_chosen()

    def view_of(self, record: Record) -> str:
        return VIEWS[3] if record.done_on else VIEWS[1]

    def _chosen(self) -> list[Record]:
        return self.book.records(MeetingItem, {"id": self.selected_ids()})

    def _say_chosen(self) -> None:
        chosen = self._chosen()
        done = bool(chosen) and all(each.done_on for each in chosen)
        said = ngettext("Mark as done", "Mark {count} as done", max(len(chosen), 1)).format(count=number(len(chosen)))
        self.done_button.setText(_("Not done after all") if done else said)
        self.done_button.setEnabled(bool(chosen))

    def student_ids(self) -> list[str]:
        return list(dict.fromkeys(each.student_id for each in self._chosen() if each.student_id))

    def commands(self) -> dict[str, Callable[[], object] | None]:
        one = bool(self.table.current_id)
        return {
            "follow_up.done": self.turn if one else None,
            "meeting.open": self.open_meeting if one else None,
            "student.open": self.open_student if one else None,
        } | super().commands()

    def turn(self) -> None:
        """Mark what is chosen as done, or as not done where all of it is."""
        turn_follow_ups(self.shell, self._chosen())

    def _clicked(self, index: QModelIndex) -> None:
        if self.model.columns[index.column()].name == "step" and allowed(self.book, "change:meeting_item"):
            turn_follow_ups(self.shell, self.book.records(MeetingItem, {"id": self.model.id_at(index.row())}))

    def open_meeting(self) -> None:
        """Open the meeting in which the one with the focus was agreed."""
        item = self.book.record(MeetingItem, self.table.current_id)
        if item is not None:
            self.shell.go("meeting", f"{item.meeting_id}/{item.id}")

    def open_student(self) -> None:
        """Go to the student of the one with the focus."""
        for id_ in self.student_ids()[:1]:
            self.shell.go("student", id_)


def turn_follow_ups(shell: Shell, items: list[Record]) -> None:
    """Mark follow-ups as done, or as not done where all of them are; the toast takes it back."""
    ids = [each.id for each in items if not each.done_on]
    if ids:
        said = ngettext("Marked as done", "{count} marked as done", len(ids)).format(count=number(len(ids)))
        if shell.attempt(lambda: finish(shell.book, ids)):
            shell.toast(said, undo=True)
    elif items and shell.attempt(lambda: not_finished(shell.book, [each.id for each in items])):
        shell.toast(_("Marked as not done"), undo=True)


def _declare(shell: Shell) -> ListSpec:
    book = shell.book
    mine = [View(VIEWS[0], _("Mine"), rule=lambda book: agreed_ids(book, own=True))] if own_staff_id(book) else []
    return ListSpec(
        name="follow_ups",
        title=_("Follow-ups"),
        entity=MeetingItem,
        columns=_columns(),
        read=lambda ids: follow_up_rows(book, ids),
        rests_on=FOLLOW_UPS_REST_ON,
        shown=("student", "owner_id", "until", "step", "meeting"),
        favourites=("owner_id",),
        sort=(("until", False),),
        prompt=_("Filter by student"),
        about=follow_up_ids_about,
        views=(
            *mine,
            View(VIEWS[1], _("To be done"), rule=agreed_ids),
            View(VIEWS[2], _("Late"), rule=lambda book: agreed_ids(book, late=True)),
            View(VIEWS[3], _("Done"), rule=lambda book: agreed_ids(book, done=True)),
        ),
        menu=("follow_up.done", "meeting.open", "student.open"),
        verbs=("follow_up.done",),
        fixed=("done_on", "place", "line"),
    )


def _columns() -> list[Column]:
    return [
        Column(
            _("What is done"), 300, "decision", lambda row: row["decision"] or "",
            lambda row: StackedCell(row["why"] or ""),
        ),
        Column(_("Student"), 190, "student", student_name, person_cell, sorts_by="student_id"),
        Column(_("Who"), 150, "owner_id", lambda row: row["owner"] or _("Nobody was named"), lambda _row: _MUTED),
        Column(_("Until"), 124, "until", _until, _until_cell, order=follow_up_places, kind=DAY,
               value=lambda row: row["due_on"]),
        Column(_("Step"), 148, "step", _step, lambda _row: ChipCell("info"), order=follow_up_places),
        Column(_("Meeting"), 170, "meeting", _meeting, _meeting_cell, sorts_by="meeting_id"),
    ]  # fmt: skip


def _until(row: Row) -> str:
    return short_day(row["due_on"]) if row["due_on"] else _("no date")


def _until_cell(row: Row) -> Cell:
    late = row["due_on"] is not None and row["due_on"] < date.today() and not row["done_on"]
    return ChipCell("bad") if late else _MUTED


def _step(row: Row) -> str:
    return _("Done {day}").format(day=short_day(row["done_on"])) if row["done_on"] else _("Mark as done")


def _meeting(row: Row) -> str:
    return row["meeting"].name if row["meeting"] else ""


def _meeting_cell(row: Row) -> Cell:
    return StackedCell(short_day(row["meeting"].date)) if row["meeting"] else _MUTED
