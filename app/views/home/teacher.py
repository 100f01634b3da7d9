"""The home of a teacher: the own classes this week, and what needs attention in them."""

from __future__ import annotations

from PySide6.QtWidgets import QBoxLayout, QWidget

from app.i18n import _, hours, ngettext, number
from app.models.classes import ClassWeek
from app.models.traces import hours_of_class, sent_back_in_class
from app.views.home.attention_card import AttentionCard
from app.views.home.reading import HomeReading
from app.views.home.week_chart import WeekChart
from app.views.look.buttons import button
from app.views.look.cards import Card, stand_level
from app.views.look.labels import ElidedLabel, label, rule
from app.views.look.layouts import clear, column, row, scaled_width
from app.views.look.meter import Meter
from app.views.window.page import Room, Shell

MOST = 8  # classes shown; the hours page has all of them


class TeacherHome(QWidget):
    """Classes at the left, attention beside them."""

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shell = shell
        self.classes = Card(_("My classes this week"), spacing=0)
        stand_level(self.classes)
        self.attention = AttentionCard(shell)
        self.upper: QBoxLayout = row(spacing=14)
        self.upper.addWidget(self.classes, 11)
        self.upper.addWidget(self.attention, 10)
        self.weeks = WeekChart(shell, "teacher")
        self.setLayout(column(self.upper, self.weeks, spacing=14))

    def show_reading(self, reading: HomeReading) -> None:
        """Show another look at the book."""
        whole = reading.whose.is_whole_site
        self.classes.heading.setText(_("All classes this week") if whole else _("My classes this week"))
        self.attention.show_reading(reading)
        self.weeks.show_weeks(reading.weeks, reading.goal)
        clear(self.classes.body)
        for place, each in enumerate(reading.classes[:MOST]):
            if place:
                self.classes.add(rule())
            self.classes.add(self._line(each))
        if not reading.classes:
            self.classes.add(label(_("No class of this school year has students at work."), "muted", wrap=True))
        rest = len(reading.classes) - MOST
        if rest > 0:
            text = ngettext("{count} more class", "{count} more classes", rest).format(count=rest)
            self.classes.add(rule(), row(button(text, "", "link", lambda: self._shell.trigger("hours.log")), None))
        self.classes.add(None)

    def reflow(self, room: Room) -> None:
        """Below each other where there is little room."""
        narrow = room == Room.NARROW
        self.upper.setDirection(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight)

    def _line(self, each: ClassWeek) -> QBoxLayout:
        go = self._shell.go
        at_work = ngettext("{count} student at work", "{count} students at work", each.at_work)
        missing = ngettext("{count} without hours yet", "{count} without hours yet", each.missing)
        said = missing.format(count=each.missing) if each.missing else _("all have hours")
        faint = f"{at_work.format(count=each.at_work)}, {said}" if each.at_work else _("No student at work yet")
        figure = _("{hours} h").format(hours=hours(each.minutes))
        tools = [
            button(
                figure,
                "",
                "link",
                lambda: go("hours", hours_of_class(each.section_id)),
                name=_("{hours} hours logged this week: {name}").format(hours=hours(each.minutes), name=each.name),
            ),
            button(
                _("Log week"),
                press=lambda: go("hours", f"class:{each.section_id}"),
                name=_("Log week: {name}").format(name=each.name),
            ),
        ]
        if each.sent_back:
            back = ngettext("{count} sent back", "{count} sent back", len(each.sent_back))
            text = back.format(count=number(len(each.sent_back)))
            target = sent_back_in_class(each.section_id)
            tools.insert(0, button(text, "", "link", lambda: go("hours", target), name=f"{text}: {each.name}"))
        line = row(margins=(0, 9, 0, 9))
        words = column(ElidedLabel(each.name, "strong"), label(faint, "faint", wrap=True), spacing=2)
        words.addWidget(Meter(each.logged / each.at_work if each.at_work else 0, "ok"))
        line.addLayout(words, 1)
        for tool in tools:
            scaled_width(tool, 96, fixed=False)
            line.addWidget(tool)
        return line
