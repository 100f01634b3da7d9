"""One student in a meeting, on one screen: why, what is due, four strands, warnings, goals, and the last meeting."""

from __future__ import annotations

from datetime import date
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QWidget

from app.book.base import Record
from app.i18n import _, ngettext, number, short_day
from app.models.access import note_opened
from app.models.early_warning import warnings
from app.models.holding_meetings import Point, last_time
from app.models.kinds import grade_words
from app.models.people import Student
from app.models.setting_goals import goals_of
from app.models.staffing import staff_names
from app.views.academics.lines import line, link
from app.views.look.buttons import button
from app.views.look.cards import Card, EmptyState, stand_level
from app.views.look.chips import Chip
from app.views.look.labels import Avatar, label
from app.views.look.layouts import boxed, column, row
from app.views.look.tiles import Tiles
from app.views.meetings.wording import until_tone, until_words
from app.views.students.due_strip import DueStrip
from app.views.students.overview import STRANDS
from app.views.supports.signs import POINT_TONES, SUBJECTS, more_of_sign, short_sign
from app.views.window.allowed import allowed
from app.views.window.page import Room, Shell

MOST = 3  # goals that the card names
GAP = 8  # pixels between cards


class StudentSheet(QWidget):
    """What the team looks at. Notes are not shown here: many sit before this screen."""

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shell, self._book = shell, shell.book
        self._making = [make for make, need in STRANDS if allowed(shell.book, need)]
        self.avatar = Avatar("", "", 40)
        self.name = label("", "heading", wrap=True)
        self.why = label("", "muted", wrap=True)
        self.open_button = button(_("Open"), "user", press=lambda: shell.trigger("student.open"))
        self.open_button.setAccessibleName(_("Open the student"))
        self.due = DueStrip(shell)
        self._tiles = Tiles(len(self._making), GAP)
        who = row(self.avatar, spacing=12)
        who.addLayout(column(None, self.name, self.why, None, spacing=1), 1)
        self._head: QBoxLayout = row(spacing=12)
        self._head.addLayout(who, 2)
        self._head.addWidget(self.due, 3)
        top = row(spacing=12)
        top.addLayout(self._head, 1)
        top.addWidget(self.open_button, 0, Qt.AlignmentFlag.AlignTop)
        self.content = boxed(column(top, self._tiles, None, spacing=8))
        self.gone = EmptyState(
            "users-round", _("Nobody is on the agenda"), _("Add students to the agenda at the left; then begin.")
        )
        self.gone.hide()
        self.setLayout(column(self.content, self.gone, None, spacing=0))

    def show_point(self, meeting: Record | None, point: Point | None) -> None:
        """Show the student of a point; nobody where there is none."""
        student = self._book.record(Student, point.item.student_id) if point and point.item.student_id else None
        self.content.setVisible(student is not None)
        self.gone.setVisible(student is None)
        if student is None or point is None or meeting is None:
            told = (_("For all"), point.item.why or "") if point and not point.item.student_id else None
            hidden = (_("This student is not among yours"), _("What you are to do is written below."))
            nobody = (_("Nobody is on the agenda"), _("Add students to the agenda at the left; then begin."))
            self.gone.say(*(told or (hidden if point else nobody)))
            return
        name = f"{student.preferred_name or student.first_name} {student.last_name}"
        self.avatar.set_person(name, student.local_id or student.id)
        self.name.setText(" · ".join(part for part in (name, grade_words(student.grade)) if part))
        self.why.setText(point.item.why or "")
        self.why.setVisible(bool(point.item.why))
        with self._book.reading():
            self.due.show_student(student.id)
            strands = [make(self._shell, student.id) for make in self._making]
            last = self._last_time(meeting, student.id)
            self._tiles.show_cards(
                *strands, last, self._signs(student.id), self._goals(student.id), wide=(*[1] * len(strands), 2, 1, 1)
            )
        note_opened(self._book, student.id)

    def reflow(self, room: Room) -> None:
        """Without room, what is due stands below the name."""
        below, beside = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._head.setDirection(below if room == Room.NARROW else beside)

    def _last_time(self, meeting: Record, student_id: str) -> QWidget:
        found = last_time(self._book, student_id, meeting.date, meeting.id)
        if found is None:
            return _card(_("Last meeting"), label(_("No meeting spoke of this student before."), "muted", wrap=True))
        last, point = found
        go = link(short_day(last.date), partial(self._shell.go, "meeting", f"{last.id}/{point.item.id}"))
        card = _card(_("Last meeting"), tools=(go,))
        if point.item.line:
            card.add(label(point.item.line, wrap=True))
        owners = staff_names(self._book, {each.owner_id for each in point.all})
        for each in point.all:
            if each.decision:
                said = " · ".join(part for part in (each.decision, owners.get(each.owner_id, "")) if part)
                card.add(line(said, Chip(until_words(each), until_tone(each))))
        card.add(None)
        return card

    def _signs(self, student_id: str) -> QWidget:
        card = _card(_("Early warning"))
        if not self._book.allows("attendance_snapshot", "see"):
            card.add(label(_("Not shown to this account."), "muted", wrap=True), None)
            return card
        warned = next(iter(warnings(self._book, date.today(), [student_id])), None)
        for sign in warned.signs if warned else ():
            chip = Chip(short_sign(sign), POINT_TONES[sign.points])
            card.add(line(_(SUBJECTS[sign.subject]), chip))
            if more := more_of_sign(sign):
                card.add(label(more, "faint", wrap=True))
        if warned is None:
            card.add(label(_("No sign."), "muted"))
        card.add(None)
        return card

    def _goals(self, student_id: str) -> QWidget:
        go = link(_("Open"), partial(self._shell.go, "student", f"{student_id}/plan"), _("Open the goals"))
        card = _card(_("Goals"), tools=(go,))
        goals = [goal for goal in goals_of(self._book, student_id) if goal.state == "open"]
        for goal in goals[:MOST]:
            late = goal.due_on is not None and goal.due_on < date.today()
            card.add(
                line(goal.name, *([Chip(short_day(goal.due_on), "warn" if late else "neutral")] if goal.due_on else []))
            )
        if len(goals) > MOST:
            more = len(goals) - MOST
            card.add(label(ngettext("{count} more", "{count} more", more).format(count=number(more)), "faint"))
        if not goals:
            card.add(label(_("No open goal."), "muted"))
        card.add(None)
        return card


def _card(heading: str, *items: QWidget, tools: tuple[QWidget, ...] = ()) -> Card:
    card = Card(heading, *tools, spacing=7)
    stand_level(card)
    card.add(*items)
    return card
