"""Home: what needs attention first, then figures that open their rows."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QBoxLayout, QGridLayout, QWidget

from app.i18n import _, day, hours, ngettext, number, short_day
from app.models.attention import Answer, Question
from app.models.figures import PathwayHours
from app.models.school import Site, year_bounds, year_name
from app.views.home.reading import HomeReading, read_home
from app.views.importing.roster import can_import, import_roster
from app.views.look.buttons import OptionButton, button
from app.views.look.cards import AttentionLine, Card
from app.views.look.chart_card import ChartCard
from app.views.look.charts import Series
from app.views.look.chips import Chip
from app.views.look.figure_button import FigureButton
from app.views.look.labels import IconTile, label, rule
from app.views.look.layouts import boxed, clear, column, row
from app.views.look.meter import Meter
from app.views.look.tokens import Tone
from app.views.window.page import Page, Room, Shell
from app.views.window.watch import Watch

if TYPE_CHECKING:
    from app.book.editing import Changes

VIEWS = {"waiting": "waiting", "behind": "behind", "sessions": "due", "quiet": "quiet"}
"""The view of its page on which a question's records are seen."""


def greeting(name: str, hour: int) -> str:
    """A greeting by the time of day."""
    if hour < 12:
        return _("Good morning, {name}").format(name=name) if name else _("Good morning")
    if hour < 18:
        return _("Good afternoon, {name}").format(name=name) if name else _("Good afternoon")
    return _("Good evening, {name}").format(name=name) if name else _("Good evening")


class HomePage(Page):
    """Reads the book again after every change, without keeping the window waiting."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell, _("Home"))
        self.title.setText(greeting(self.book.account.name.partition(" ")[0], datetime.now().astimezone().hour))
        self.setAccessibleName(_("Home"))
        self._say_date()
        self.tools.addWidget(button(_("Log hours"), "clock", press=lambda: shell.go("hours")))
        self.tools.addWidget(button(_("New student"), "plus", "primary", lambda: shell.trigger("student.new")))
        self.attention = Card(_("Needs your attention"), spacing=0)
        self.weeks = ChartCard(self._series(()))
        self.figures = QGridLayout()
        self.figures.setSpacing(14)
        self.by_pathway = Card(_("Hours by pathway"), spacing=10)
        self.upper: QBoxLayout = row(spacing=14)
        self.upper.addWidget(self.attention, 10)
        self.upper.addWidget(self.weeks, 11)
        self.numbers = boxed(column(self.upper, self.figures, self.by_pathway, spacing=14))
        self.first_steps = self._first_steps()
        self._room = Room.WIDE
        self._buttons: list[FigureButton] = []
        for part in (self.first_steps, self.numbers):
            self.body.addWidget(part)
            part.hide()
        self.body.addStretch(1)
        self.watch = Watch(self, lambda: read_home(self.book))
        self.watch.told.connect(self._show)
        self.watch.ask()

    def _say_date(self) -> None:
        today = date.today()
        sites = self.book.records(Site)
        week = (today - year_bounds(year_name(today))[0]).days // 7 + 1
        parts = [
            day(today, "full"),
            sites[0].name if sites else "",
            _("School year {year}").format(year=year_name(today)),
        ]
        self.say_subtitle(" · ".join(part for part in parts if part))
        self.subtitle.setToolTip(_("Week {week} of the school year").format(week=week))

    def _first_steps(self) -> QWidget:
        steps = column(label(_("What to do first"), "heading"), spacing=10)
        if can_import(self.book):
            steps.addWidget(
                OptionButton(
                    "upload",
                    _("Import a roster"),
                    _("Take in students, classes and staff from your student information system."),
                    lambda: import_roster(self.shell),
                )
            )
        steps.addWidget(
            OptionButton(
                "graduation-cap",
                _("Add a pathway"),
                _("Choose from the state's CTE pathways and set the hour target of your site."),
                lambda: self.shell.trigger("pathway.new"),
            )
        )
        steps.addWidget(
            OptionButton(
                "user-plus",
                _("Add a student"),
                _("Write one student in by hand."),
                lambda: self.shell.trigger("student.new"),
            )
        )
        return boxed(steps)

    # what is shown

    def refresh(self, changes: Changes | None) -> None:  # type: ignore[override]
        self._say_date()
        self.watch.ask()

    def _show(self) -> None:
        reading: HomeReading = self.watch.known
        self.first_steps.setVisible(reading.students == 0)
        self.numbers.setVisible(reading.students > 0)
        self._show_attention(reading)
        self.weeks.show_series(self._series(reading.weeks))
        self._show_figures(reading)
        self._show_pathways(reading)

    def _show_attention(self, reading: HomeReading) -> None:
        clear(self.attention.body)
        for place, (question, answer) in enumerate(reading.answers):
            if place:
                self.attention.add(rule())
            self.attention.add(self._line(question, answer))
        if not reading.answers:
            words = column(
                label(_("All clear"), "strong"), label(_("Nothing waits for you today."), "muted", wrap=True), spacing=1
            )
            line = row(IconTile("circle-check", "ok", 18, "ok_soft", 36), 4, margins=(0, 8, 0, 8))
            line.addLayout(words, 1)
            self.attention.add(line)
        self.attention.add(None)

    def _line(self, question: Question, answer: Answer) -> AttentionLine:
        tone: Tone = question.tone  # type: ignore[assignment]
        verb = _(question.verb)
        name = f"{verb}: {answer.sentence}"
        press = button(verb, press=lambda: self.shell.go(question.page, VIEWS.get(question.key)), name=name)
        return AttentionLine(question.icon, tone, answer.sentence, answer.detail, press)

    def _series(self, weeks: tuple) -> Series:  # type: ignore[type-arg]
        return Series(
            _("Hours per week, approved and waiting"),
            _("Week of"),
            _("Hours"),
            tuple(short_day(week.monday) for week in weeks),
            tuple(round((week.approved + week.waiting) / 60, 2) for week in weeks),
        )

    def _show_figures(self, reading: HomeReading) -> None:
        clear(self.figures)
        months = [minutes for _day, minutes in reading.months]
        entries, minutes, oldest = reading.waiting
        before, now = reading.months[-2][1], reading.months[-1][1]
        last_month = _("{hours} h last month").format(hours=hours(before)) if before else ""
        waited = (reading.on - oldest).days if oldest else 0
        age = ngettext("oldest is {count} day old", "oldest is {count} days old", waited).format(count=waited)
        students, go = reading.enrolled, self.shell.go
        share = round(100 * reading.unplaced / reading.here) if reading.here else 0
        self._buttons = [
            FigureButton(
                _("Active students"), number(reading.here), lambda: go("students", "all"), "", "neutral", students
            ),
            FigureButton(
                _("Hours approved this month"),
                hours(now),
                lambda: go("hours", "approved"),
                last_month,
                "neutral",
                months,
                "ok",
            ),
            FigureButton(
                _("Entries waiting for approval"),
                number(entries),
                lambda: go("hours", "waiting"),
                f"{hours(minutes)} h, {age}" if entries else _("nothing waits"),
                "warn" if entries else "ok",
            ),
            FigureButton(
                _("Without a placement"),
                number(reading.unplaced),
                lambda: go("students", "no_placement"),
                _("{percent}% of active students").format(percent=share),
                "neutral",
            ),
        ]
        self._arrange_figures()

    def _arrange_figures(self) -> None:
        columns = 2 if self._room == Room.NARROW else 4
        for place, figure in enumerate(self._buttons):
            self.figures.addWidget(figure, place // columns, place % columns)
        for place in range(4):
            self.figures.setColumnStretch(place, int(place < columns))

    def _show_pathways(self, reading: HomeReading) -> None:
        clear(self.by_pathway.body)
        self.by_pathway.setVisible(bool(reading.by_pathway))
        for pathway in reading.by_pathway:
            self.by_pathway.add(self._pathway(pathway))

    def _pathway(self, pathway: PathwayHours) -> QBoxLayout:
        done = hours(pathway.approved)
        words = (
            _("{done} of {target} h").format(done=done, target=hours(pathway.target))
            if pathway.target
            else _("{done} h").format(done=done)
        )
        members = ngettext("{count} member", "{count} members", pathway.members).format(count=number(pathway.members))
        open_it = button(
            words,
            "",
            "link",
            lambda: self.shell.go("pathways", pathway.pathway_id),
            name=f"{pathway.name}: {words}, {members}",
        )
        lines = column(row(label(pathway.name, "strong"), Chip(members), None, open_it), spacing=4)
        if pathway.target:
            lines.addWidget(Meter(pathway.approved / pathway.target, "ok"))
        return lines

    def reflow(self, room: Room) -> None:
        self._room = room
        narrow = room == Room.NARROW
        self.upper.setDirection(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight)
        self._arrange_figures()

    def commands(self) -> dict[str, Callable[[], object] | None]:
        return {}
