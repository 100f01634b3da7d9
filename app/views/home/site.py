"""The home of a coordinator: what needs attention, the figures of the whole site, hours by week and by pathway."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtWidgets import QBoxLayout, QGridLayout, QWidget

from app.i18n import _, hours, ngettext, number, short_day
from app.models.figures import PathwayHours
from app.models.percents import percent_of
from app.models.traces import hours_of_month, hours_of_pathway
from app.views.home.attention_card import AttentionCard
from app.views.home.reading import HomeReading, SiteReading
from app.views.home.week_chart import WeekChart
from app.views.look.buttons import button
from app.views.look.cards import Card
from app.views.look.figure_button import FigureButton
from app.views.look.labels import label
from app.views.look.layouts import clear, column, row
from app.views.look.meter import Meter
from app.views.window.page import Room, Shell


class SiteHome(QWidget):
    """Attention at the left, chart and figures beside it, pathways below."""

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shell, self._room = shell, Room.WIDE
        self._lines: list[QWidget] = []  # of the pathways
        self.attention = AttentionCard(shell)
        self.weeks = WeekChart(shell)
        self.figures = QGridLayout()
        self.figures.setSpacing(14)
        self.by_pathway = Card(_("Hours by pathway, this school year"), spacing=14)
        self._pathways = QGridLayout()
        self._pathways.setHorizontalSpacing(36)
        self._pathways.setVerticalSpacing(12)
        self.by_pathway.add(self._pathways)
        beside = column(spacing=14)
        beside.addWidget(self.weeks, 1)
        beside.addLayout(self.figures)
        self.upper: QBoxLayout = row(spacing=14)
        self.upper.addWidget(self.attention, 10)
        self.upper.addLayout(beside, 11)
        self.setLayout(column(self.upper, self.by_pathway, spacing=14))

    def show_reading(self, reading: HomeReading) -> None:
        """Show another look at the book."""
        site = reading.site
        assert site
        self.attention.show_reading(reading)
        self.weeks.show_weeks(site.weeks, site.goal)
        unplaced = next(answer.count for question, answer in reading.answers if question.key == "unplaced")
        self._show_figures(reading, site, unplaced)
        self._show_pathways(site)

    def reflow(self, room: Room) -> None:
        """Below each other where there is little room."""
        self._room = room
        narrow = room == Room.NARROW
        self.upper.setDirection(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight)
        self._arrange_pathways()

    def _show_figures(self, reading: HomeReading, site: SiteReading, unplaced: int) -> None:
        clear(self.figures)
        go = self._shell.go
        months = [minutes for _day, minutes in site.months]
        entries, _minutes, oldest = site.waiting
        last_month = _("{hours} h last month").format(hours=number(round(months[-2] / 60))) if months[-2] else ""
        waited = (reading.on - oldest).days if oldest else 0
        age = ngettext("oldest is {count} day old", "oldest is {count} days old", waited).format(count=waited)
        share = percent_of(unplaced, site.here) or 0
        shown = [
            FigureButton(
                _("Active students"),
                number(site.here),
                lambda: go("students", "all"),
                _enrolled_words(reading.on, site.enrolled),
                "neutral",
                site.enrolled,
            ),
            FigureButton(
                _("Hours approved this month"),
                hours(months[-1]),
                lambda: go("hours", hours_of_month(reading.on)),
                last_month,
                "neutral",
                months,
                "ok",
            ),
            FigureButton(
                _("Entries waiting for approval"),
                number(entries),
                lambda: go("hours", "waiting"),
                age if entries else _("nothing waits"),
                "warn" if entries else "ok",
            ),
            FigureButton(
                _("Without a placement"),
                number(unplaced),
                lambda: go("students", "no_placement"),
                _("{percent}% of active students").format(percent=share),
                "neutral",
            ),
        ]
        for place, figure in enumerate(shown):
            self.figures.addWidget(figure, place // 2, place % 2)

    def _show_pathways(self, site: SiteReading) -> None:
        clear(self._pathways)
        self.by_pathway.setVisible(bool(site.by_pathway))
        self._lines = [self._pathway(pathway) for pathway in site.by_pathway]
        self._arrange_pathways()

    def _arrange_pathways(self) -> None:
        columns = 1 if self._room == Room.NARROW else 2
        for place, line in enumerate(self._lines):
            self._pathways.addWidget(line, place // columns, place % columns)
        for place in range(2):
            self._pathways.setColumnStretch(place, int(place < columns))

    def _pathway(self, pathway: PathwayHours) -> QWidget:
        """Name and hours, each opening what it names, and the share below them."""
        done = number(round(pathway.approved / 60))
        words = (
            _("{done} of {target} h").format(done=done, target=number(round(pathway.target / 60)))
            if pathway.target
            else _("{done} h").format(done=done)
        )
        members = ngettext("{count} member", "{count} members", pathway.members).format(count=number(pathway.members))
        said = (
            _("Target for {placing} of {members}").format(placing=number(pathway.placing), members=members)
            if pathway.target
            else _("{members}, no hour target").format(members=members)
        )
        go = self._shell.go
        name = button(pathway.name, "", "link", lambda: go("pathways", pathway.pathway_id))
        show_hours = button(
            words,
            "",
            "link",
            lambda: go("hours", hours_of_pathway(pathway.pathway_id)),
            name=f"{pathway.name}: {words}, {said}",
        )
        box = QWidget()
        lines = column(row(name, None, show_hours), spacing=2)
        below = column(spacing=3, margins=(8, 0, 8, 0))  # in line with the words of the buttons
        if pathway.target:
            below.addWidget(Meter(pathway.approved / pathway.target, "ok"))
        below.addWidget(label(said, "faint"))
        lines.addLayout(below)
        lines.addStretch(1)
        box.setLayout(lines)
        return box


def _enrolled_words(on: date, enrolled: Sequence[int]) -> str:
    """How today's number differs from that on the first of the month; nothing where the book cannot tell."""
    if len(enrolled) < 2:
        return ""
    more, first = enrolled[-1] - enrolled[-2], short_day(on.replace(day=1))
    if more == 0:
        return _("as many as on {day}").format(day=first)
    words = (
        ngettext("{count} more than on {day}", "{count} more than on {day}", more)
        if more > 0
        else ngettext("{count} fewer than on {day}", "{count} fewer than on {day}", -more)
    )
    return words.format(count=number(abs(more)), day=first)
