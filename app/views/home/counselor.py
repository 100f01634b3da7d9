"""The home of a counselor: the own caseload, who needs somebody most first, and what else needs attention."""

from __future__ import annotations

from datetime import date
from functools import partial

from PySide6.QtWidgets import QBoxLayout, QWidget

from app.book.base import Record
from app.i18n import _, ngettext, short_day
from app.models.caseload import Case
from app.models.kinds import DOMAIN
from app.views.home.attention_card import AttentionCard
from app.views.home.reading import HomeReading
from app.views.look.buttons import button
from app.views.look.cards import Card
from app.views.look.chips import Chip
from app.views.look.labels import Avatar, ElidedLabel, label, rule
from app.views.look.layouts import clear, column, row
from app.views.window.page import Room, Shell

MOST = 8  # students shown; the page of supports has all of them


class CounselorHome(QWidget):
    """Caseload at the left, attention beside it."""

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shell = shell
        self._all = button("", "", "link", self._see_all)
        self._mine = True
        self.caseload = Card(_("My caseload"), self._all, spacing=0)
        self.attention = AttentionCard(shell)
        self.upper: QBoxLayout = row(spacing=14)
        self.upper.addWidget(self.caseload, 11)
        self.upper.addWidget(self.attention, 10)
        self.setLayout(self.upper)

    def show_reading(self, reading: HomeReading) -> None:
        """Show another look at the book."""
        self._mine = not reading.whose.is_whole_site
        self.caseload.heading.setText(_("My caseload") if self._mine else _("Caseload of the site"))
        count = len(reading.cases)
        self._all.setText(_("See who needs me") if self._mine else _("See who needs somebody"))
        self.attention.show_reading(reading)
        clear(self.caseload.body)
        for place, (case, student) in enumerate(reading.cases[:MOST]):
            if place:
                self.caseload.add(rule())
            self.caseload.add(self._line(case, student, reading.on))
        if not count:
            self.caseload.add(label(_("No support plan is active."), "muted", wrap=True))
        ways = (("referrals", _("Referrals")), ("warnings", _("Early warning")), ("quiet", _("Quiet students")))
        links = [button(name, "", "link", partial(self._shell.go, "supports", part)) for part, name in ways]
        self.caseload.add(None, rule(), row(*links, None))

    def reflow(self, room: Room) -> None:
        """Below each other where there is little room."""
        narrow = room == Room.NARROW
        self.upper.setDirection(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight)

    def _see_all(self) -> None:
        self._shell.go("supports", "caseload/mine" if self._mine else "caseload/everybody")

    def _line(self, case: Case, student: Record, today: date) -> QBoxLayout:
        name = f"{student.preferred_name or student.first_name} {student.last_name}"
        seen = _("seen {day}").format(day=short_day(case.last_on)) if case.last_on else _("not seen yet")
        words = column(
            ElidedLabel(name, "strong"), ElidedLabel(f"{DOMAIN.format(case.domain)} · {seen}", "faint"), spacing=1
        )
        line = row(Avatar(name, student.local_id or student.id, 34), 4, margins=(0, 7, 0, 7))
        line.addLayout(words, 1)
        if case.review_is_late(today) and case.review_on:
            line.addWidget(Chip(_("Review was due {day}").format(day=short_day(case.review_on)), "bad"))
        if case.left:
            left = ngettext("{count} session left", "{count} sessions left", case.left).format(count=case.left)
            line.addWidget(Chip(left, "plum"))
        elif case.per_week:
            line.addWidget(Chip(_("Week done"), "ok"))
        see = button(
            _("Open"),
            press=lambda: self._shell.go("supports", case.plan_id),
            name=_("Open: {name}").format(name=f"{name}, {DOMAIN.format(case.domain)}"),
        )
        line.addWidget(see)
        return line
