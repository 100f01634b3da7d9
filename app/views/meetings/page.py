"""A meeting: its agenda at the left, one student in the middle, and below what is agreed. The keyboard does it all."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QMenu, QWidget

from app.book.base import Record
from app.i18n import _, day
from app.models.holding_meetings import (
    Point,
    add_to_agenda,
    hold_meeting,
    points_of,
    remove_meetings,
    reorder,
    take_off,
)
from app.models.meeting_rows import standing_of
from app.models.staffing import staff_names
from app.models.team_meetings import MEETING_KIND, MEETING_STANDING, MeetingItem, TeamMeeting
from app.views.look.buttons import button, icon_button, menu_button
from app.views.look.chips import Chip
from app.views.look.layouts import boxed, column, row, scrolled
from app.views.look.theme import theme
from app.views.meetings.agenda_side import AgendaSide
from app.views.meetings.entry import Entry
from app.views.meetings.follow_ups import turn_follow_ups
from app.views.meetings.meeting_form import edit_meeting
from app.views.meetings.student_sheet import StudentSheet
from app.views.meetings.turning_keys import TurningKeys
from app.views.meetings.wording import STANDINGS, closed_words, whys
from app.views.students.overview import OverviewTab
from app.views.window.allowed import allowed, offered
from app.views.window.gone import Gone
from app.views.window.page import Page, Room, Shell

if TYPE_CHECKING:
    from app.book.base import Base
    from app.book.editing import Changes

LEAST = 110  # pixels of the student that are seen, else the page scrolls
IN_AGENDA = {"team_meeting", "meeting_item", "student", "staff"}
"""The tables from which the head and the agenda read."""


class MeetingPage(Page):
    """`show_record` takes the id of the meeting, or with an item of its agenda: "meeting/item"."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell, _("Meeting"), scrolling=False)
        self._id = self._student = self._wanted = ""
        self._meeting: Record | None = None
        self._points: list[Point] = []
        self._at = 0
        self._may = allowed(shell.book, "change:team_meeting")
        back = icon_button("chevron-left", _("All meetings"), lambda: shell.go("supports", self._id or None))
        self.title_line.insertWidget(0, back)
        self.state = Chip()
        self.title_line.insertWidget(2, self.state)
        self.print_button = offered(
            shell.book, "print", button(_("Print"), "printer", press=self.print, name=_("Print who does what"))
        )
        self.close_button = button(_("Close the meeting"), "circle-check", "primary", self.close_meeting)
        menu = QMenu()
        for command in ("meeting.edit", "meeting.up", "meeting.down", "record.history", "meeting.delete"):
            menu.addAction(shell.action(command))
        for tool in (self.print_button, offered(shell.book, "change:team_meeting", self.close_button)):
            self.tools.addWidget(tool)
        self.tools.addWidget(menu_button(_("More"), menu, "ellipsis"))
        self._arrange()

    def _arrange(self) -> None:
        shell = self.shell
        self.side = AgendaSide(self.book, self._may)
        self.side.stepped.connect(self.step)
        self.side.chosen.connect(self._add)
        self.side.present.left.connect(self._keep_present)
        self.agenda = self.side.agenda
        self.agenda.turned.connect(self.go_to)
        self.agenda.moved.connect(self.move_point)
        self.agenda.removed.connect(self.take_off)
        self.agenda.entered.connect(self.write)
        self.sheet = StudentSheet(shell)
        inside = column(self.sheet, spacing=0, margins=(0, 8, 20, 8))
        self.entry = Entry(self.book, lambda items: turn_follow_ups(shell, items))
        self.entry.finished.connect(self._finish_student)
        below = column(self.entry, margins=(0, 0, 20, 16))
        area = scrolled(boxed(inside))
        theme.follow(area, "height", lambda: area.setMinimumHeight(theme.px(LEAST)))
        right = column(spacing=0)
        right.addWidget(area, 1)
        right.addLayout(below)
        both = row(self.side, spacing=12)
        both.addLayout(right, 1)
        self.content = boxed(both)
        TurningKeys(self.content).turned.connect(self.step)
        self.gone = Gone(
            shell.book, TeamMeeting, "users-round", _("This meeting was deleted"), _("Undo brings it back.")
        )
        self.body.addWidget(self.content, 1)
        self.body.addWidget(self.gone)

    # what is shown

    def show_record(self, what: str) -> None:
        id_, _slash, item = what.partition("/")
        self.entry.set_aside()
        if id_ != self._id:
            self._at, self._student = 0, ""
        self._id, self._wanted = id_, item
        self._read(anew=True)

    def refresh(self, changes: Changes | None) -> None:  # type: ignore[override]
        if self._id and (changes is None or changes.tables & (IN_AGENDA | OverviewTab.SHOWS)):
            only_own = changes is not None and changes.tables <= {"meeting_item", "team_meeting"}
            self._read(anew=not only_own)

    def _read(self, anew: bool) -> None:
        meeting = self._meeting = self.book.record(TeamMeeting, self._id)
        self.content.setVisible(meeting is not None)
        self.gone.say_missing(self._id, is_missing=meeting is None)
        if meeting is None:
            return
        self.title.setText(meeting.name)
        led = staff_names(self.book, {meeting.staff_id}).get(meeting.staff_id, "")
        parts = (day(meeting.date, "full"), MEETING_KIND.format(meeting.kind), led)
        self.say_subtitle(" · ".join(part for part in parts if part))
        standing = standing_of(meeting)
        self.state.say(MEETING_STANDING.format(standing), STANDINGS[standing])
        self.side.show_present(meeting.present)
        held = meeting.state == "held"
        self.close_button.setVisible(self._may and not held)
        self._points = points_of(self.book, self._id)
        self._find_place()
        self.side.show_points(self._points, self._at)
        self._show_point(anew)
        self.shell.refresh_commands()

    def _find_place(self) -> None:
        """The item asked for, else the student who was shown, else the line."""
        for at, point in enumerate(self._points):
            if any(each.id == self._wanted for each in point.all):
                self._at = at
                return
        same = [at for at, point in enumerate(self._points) if point.item.student_id == self._student]
        self._at = same[0] if same and self._student else max(0, min(self._at, len(self._points) - 1))

    @property
    def point(self) -> Point | None:
        """What is spoken of now."""
        return self._points[self._at] if self._points else None

    def _show_point(self, anew: bool) -> None:
        """`anew` reads the student again; without it only what was agreed is."""
        point = self.point
        student = (point.item.student_id or "") if point else ""
        if anew or student != self._student:
            self.sheet.show_point(self._meeting, point)
        self._student = student
        held = self._meeting is not None and self._meeting.state == "held"
        if not self.entry.holds(point):
            self.entry.show_point(point, self._wanted, held)
        self._wanted = ""
        last = self._at >= len(self._points) - 1
        self.entry.next_button.setText(
            _("Next student") if not last else _("Keep") if held or not self._may else _("Close the meeting")
        )

    # going through

    def go_to(self, at: int) -> None:
        """Show another line of the agenda; what is typed is kept first, and where it cannot be kept nothing moves."""
        if not 0 <= at < len(self._points):
            return
        if not self.entry.save():
            self.side.show_points(self._points, self._at)
            return
        self._points = points_of(self.book, self._id)
        self._at, self._wanted = at, ""
        self.side.show_points(self._points, self._at)
        self._show_point(anew=True)
        self.shell.refresh_commands()

    def step(self, by: int) -> None:
        """The next student, or the one before."""
        typing = self.entry.isAncestorOf(self.focusWidget() or self)
        self.go_to(self._at + by)
        if typing:
            self.write()

    def write(self) -> None:
        """Put the keyboard where it is typed what was said."""
        self.entry.said.setFocus(Qt.FocusReason.OtherFocusReason)

    def _finish_student(self) -> None:
        if self._at < len(self._points) - 1:
            self.go_to(self._at + 1)
            self.write()
        elif self._may and self._meeting is not None and self._meeting.state == "planned":
            self.close_meeting()

    # the agenda

    def _add(self, id_: str) -> None:
        why = whys(self.book, [id_]).get(id_)
        if self.shell.attempt(lambda: add_to_agenda(self.book, self._id, [(id_, why)])):
            self.shell.toast(_("On the agenda"), undo=True)

    def move_point(self, by: int) -> None:
        """Let the student that is shown come one earlier or later."""
        to = self._at + by
        if not self._may or not 0 <= to < len(self._points) or not self.entry.save():
            return
        points = list(self._points)
        points.insert(to, points.pop(self._at))
        self._at = to
        self.shell.attempt(lambda: reorder(self.book, [each.id for point in points for each in point.all]))

    def take_off(self) -> None:
        """Take the student that is shown off the agenda; the toast takes it back."""
        point = self.point
        if point and self._may and self.shell.attempt(
            lambda: take_off(self.book, [each.id for each in point.all])
        ):  # fmt: skip
            self.shell.toast(_("Taken off the agenda"), undo=True)

    # the end

    def _keep_present(self) -> None:
        text = self.side.who_came
        if self._may and self._meeting is not None and text != self._meeting.present:
            self.shell.attempt(lambda: self.book.save(TeamMeeting, self._id, {"present": text}))

    def close_meeting(self) -> None:
        """The meeting was held; its list is shown, to print it."""
        if not self.entry.save():
            return
        if self.shell.attempt(lambda: hold_meeting(self.book, self._id, self.side.who_came)):
            self.shell.toast(closed_words(points_of(self.book, self._id)), undo=True)
            if allowed(self.book, "print"):
                self.print()

    def print(self) -> None:
        """Show the list of who does what before it is printed."""
        from app.views.handing_out.preview import preview  # few look at papers

        if self.entry.save():
            preview(self.shell, "meeting", meeting_ids=[self._id])

    def delete(self) -> None:
        """Delete the meeting; the toast takes it back."""
        if self.shell.attempt(lambda: remove_meetings(self.book, [self._id])):
            self.shell.toast(_("Meeting deleted"), undo=True)

    # for the window

    def reflow(self, room: Room) -> None:
        self.sheet.reflow(room)
        self.entry.reflow(room)

    def hideEvent(self, event: QHideEvent) -> None:
        self.entry.set_aside()
        super().hideEvent(event)

    def first_focus(self) -> QWidget:
        return self.entry.said if self._points else self.side.adding

    def record(self) -> tuple[type[Base], str] | None:
        point = self.point
        return (MeetingItem, point.item.id) if point else (TeamMeeting, self._id) if self._id else None

    def student_ids(self) -> list[str]:
        return [self._student] if self._student else []

    def commands(self) -> dict[str, Callable[[], object] | None]:
        there = self._meeting is not None
        planned = there and self._meeting is not None and self._meeting.state == "planned"
        last = len(self._points) - 1
        return {
            "student.open": (lambda: self.shell.go("student", self._student)) if self._student else None,
            "meeting.edit": (lambda: edit_meeting(self, self.shell, self._id)) if there else None,
            "meeting.add": self.side.adding.setFocus if there else None,
            "meeting.up": (lambda: self.move_point(-1)) if self._at > 0 else None,
            "meeting.down": (lambda: self.move_point(1)) if self._at < last else None,
            "meeting.previous": (lambda: self.step(-1)) if self._at > 0 else None,
            "meeting.next": (lambda: self.step(1)) if self._at < last else None,
            "meeting.close": self.close_meeting if planned else None,
            "meeting.print": self.print if there else None,
            "meeting.delete": self.delete if there else None,
        }
