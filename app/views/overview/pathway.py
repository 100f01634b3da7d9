"""One pathway over time: its members through the years, who stayed, their strands, and its projects."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QBoxLayout, QGridLayout, QWidget

from app.i18n import _, day, hours, ngettext, number, short_day
from app.models.pathway_over_time import LATER, Entering, Moment, entering, moments
from app.models.pathways import CERTIFICATION
from app.models.projects import PROJECT_STATE
from app.models.site_facts import figure, figures
from app.models.site_measures import BY_KEY
from app.models.study_kinds import YEAR
from app.models.traces import those
from app.views.home.shape import HomeShape
from app.views.look.buttons import button
from app.views.look.cards import Card
from app.views.look.chart_card import ChartCard
from app.views.look.charts import Series
from app.views.look.chips import Chip
from app.views.look.figure_button import FigureButton
from app.views.look.item_button import ItemButton
from app.views.look.labels import label
from app.views.look.layouts import boxed, clear, column, row
from app.views.overview.figures import sliced_by
from app.views.overview.pathway_reading import PathwayReading, read_pathway
from app.views.overview.strands import STRANDS, figure_words, strand_card
from app.views.window.page import Page, Room, Shell
from app.views.window.watch import Watch

if TYPE_CHECKING:
    from app.book.editing import Changes

_TILES = ("target", "cte", "wbl")


class PathwayPage(Page):
    """`show_record` takes the id of the pathway."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell, _("Pathway"))
        self._id, self._by_month, self._room = "", False, Room.WIDE
        back = button(_("Pathways"), "chevron-left", "link", lambda: shell.go("pathways", self._id or None))
        self.head.insertLayout(0, row(back, None))
        self.members = button(_("See members"), "users", press=self.see_members)
        self.sliced = button(
            _("In the overview"), "chart-column", press=lambda: shell.go("overview", sliced_by("pathway", self._id))
        )
        for tool in (self.sliced, self.members):
            self.tools.addWidget(tool)
        self.tiles, self.strands = QGridLayout(), QGridLayout()
        for grid in (self.tiles, self.strands):
            grid.setSpacing(14)
        self.by = button(_("By month"), "calendar", "link", self._turn)
        self.chart = ChartCard(
            Series(_("Members"), _("Day"), _("members"), (), ()), press=self._open_moment, tools=[self.by]
        )
        self.stayed, self._classes = Card(_("Who stayed of those who joined"), spacing=10), QGridLayout()
        self._classes.setHorizontalSpacing(14)
        self.stayed.add(self._classes, self._stayed_words(), None)
        self.years: QBoxLayout = row(spacing=14)
        for card in (self.chart, self.stayed):
            self.years.addWidget(card, 1)
        self.projects = Card(_("Integrated projects"), spacing=2)
        self._lines = column(spacing=2)
        self.projects.add_lines(self._lines)
        self.content = boxed(column(self.tiles, self.years, self.strands, self.projects, None, spacing=14))
        self.shape = HomeShape()
        for part in (self.shape, self.content):
            self.body.addWidget(part)
        self.body.addStretch(1)
        self.content.hide()
        self.watch = Watch(self, lambda: read_pathway(self.book, self._id))
        self.watch.told.connect(self._found)

    @staticmethod
    def _stayed_words() -> QWidget:
        said = _(
            "Counted on October 1 of each later year. Who graduated from the pathway counts as having stayed. A number "
            "opens those who stayed."
        )
        return label(said, "faint", wrap=True)

    # what is shown

    def _found(self) -> None:
        reading: PathwayReading = self.watch.known
        if reading.pathway_id != self._id:
            return  # another one was asked for meanwhile
        if reading.pathway is None:
            self.shell.go("pathways")
            return
        self.shape.hide()
        self.content.show()
        pathway = reading.pathway
        self.title.setText(pathway["name"])
        target = pathway["target_minutes"]
        aim = _("hour target {hours} h").format(hours=hours(target)) if target else _("no hour target")
        seal = CERTIFICATION.format(pathway["certification"])
        seen = "" if reading.facts.whole else _("only those whom your account sees")
        parts = (pathway["sector"], pathway["cte_pathway"], seal, aim, day(reading.facts.on), seen)
        self.say_subtitle(" · ".join(part for part in parts if part))
        self.say_count(number(len(reading.people)))
        self._show_tiles(reading)
        self._show_years(reading)
        self._show_strands(reading)
        self._show_projects(reading)

    def _show_tiles(self, reading: PathwayReading) -> None:
        clear(self.tiles)
        ids = [known.student_id for known in reading.people]
        whole = number(len(ids))
        self.tiles.addWidget(
            FigureButton(_("Members today"), whole, partial(self._open, _("Members today"), ids)), 0, 0
        )
        keys = [measure.key for measure in reading.facts.measures]
        for place, key in enumerate((key for key in _TILES if key in keys), 1):
            each = figure(BY_KEY[key], reading.people)
            shown, title = "–" if each.percent is None else f"{each.percent}%", _(each.measure.title)
            words = figure_words(each) if each.of else _("nobody is asked")
            push = FigureButton(title, shown, partial(self._open, title, each.met_ids), words)
            across = 2 if self._room == Room.NARROW else 4
            self.tiles.addWidget(push, place // across, place % across)

    def _show_years(self, reading: PathwayReading) -> None:
        today = reading.facts.on
        self._moments = moments(reading.stays, today, "month" if self._by_month else "year")
        title = _("Members, by month") if self._by_month else _("Members, by year")
        labels = tuple(_("today") if m.on == today else short_day(m.on, today) for m in self._moments)
        values = tuple(float(len(m.member_ids)) for m in self._moments)
        self.chart.show_series(Series(title, _("Day"), _("members"), labels, values))
        for at, moment in enumerate(self._moments):
            self.chart.chart.describe(at, moment_words(moment))
        self.by.setText(_("By year") if self._by_month else _("By month"))
        clear(self._classes)
        heads = (_("Joined in"), _("Students"), *(_after(count) for count in LATER))
        for place, text in enumerate(heads):
            self._classes.addWidget(label(text, "caption", wrap=True), 0, place)
            self._classes.setColumnStretch(place, 1)
        for line, each in enumerate(entering(reading.stays, today), 1):
            self._class_line(line, each)

    def _class_line(self, line: int, each: Entering) -> None:
        year = YEAR.format(each.year)
        joined = _("Joined in {year}").format(year=year)
        self._classes.addWidget(label(year, "strong"), line, 0)
        self._classes.addLayout(self._number(number(len(each.ids)), joined, each.ids), line, 1)
        for place, ids in enumerate(each.stayed):
            if ids is None:
                self._classes.addWidget(label(_("later"), "faint"), line, 2 + place)
            else:
                title = f"{joined}, {_after(LATER[place])}"
                words = f"{each.percent(place)}% · {number(len(ids))}"
                self._classes.addLayout(self._number(words, title, ids), line, 2 + place)

    def _number(self, words: str, title: str, ids: Sequence[str]) -> QBoxLayout:
        return row(button(words, "", "link", partial(self._open, title, ids), f"{title}: {words}"), None)

    def _show_strands(self, reading: PathwayReading) -> None:
        clear(self.strands)
        found = {each.measure.key: each for each in figures(reading.facts, reading.people)}
        across = {Room.NARROW: 1, Room.MIDDLE: 2, Room.WIDE: 4}[self._room]
        for place, (title, keys) in enumerate(STRANDS):
            own = [found[key] for key in keys if key in found]
            card = strand_card(_(title), own, reading.cte if "cte" in keys else {}, self._open)
            self.strands.addWidget(card, place // across, place % across)

    def _show_projects(self, reading: PathwayReading) -> None:
        clear(self._lines)
        for project in reading.projects:
            aside = PROJECT_STATE.format(project.state)
            press = partial(self.shell.go, "project", project.id)
            self._lines.addWidget(ItemButton(project.name, aside, project.driving_question or "", press))
        if not reading.projects:
            self._lines.addLayout(row(Chip(_("No project so far")), None))

    # what is done

    def _turn(self) -> None:
        self._by_month = not self._by_month
        self._show_years(self.watch.known)

    def see_members(self) -> None:
        """The list of the pathway's members."""
        self.shell.go("pathways", self._id)
        self.shell.trigger("pathway.members")

    def _open_moment(self, place: int) -> None:
        moment = self._moments[place]
        self._open(_("Members on {day}").format(day=day(moment.on)), moment.member_ids)

    def _open(self, title: str, ids: Sequence[str]) -> None:
        name = self.watch.known.pathway["name"]
        self.shell.go("students", those(f"{title} · {name}", ids))

    # for the window

    def show_record(self, what: str) -> None:
        self._id = what
        self.watch.ask()

    def refresh(self, changes: Changes | None) -> None:  # type: ignore[override]
        if self._id:
            self.watch.ask()

    def reflow(self, room: Room) -> None:
        self._room = room
        narrow = room == Room.NARROW
        self.years.setDirection(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight)
        if self.watch.known and self.watch.known.pathway:
            self._show_tiles(self.watch.known)
            self._show_strands(self.watch.known)

    def commands(self) -> dict[str, Callable[[], object] | None]:
        return {"pathway.members": self.see_members if self._id else None}

    def first_focus(self) -> QWidget | None:
        return self.members


def moment_words(moment: Moment) -> str:
    """Who joined and left since the moment before: "12 joined, 3 left, 5 finished"."""
    counts = (
        ngettext("{count} joined", "{count} joined", len(moment.joined_ids)).format(count=len(moment.joined_ids)),
        ngettext("{count} left", "{count} left", len(moment.left_ids)).format(count=len(moment.left_ids)),
        ngettext("{count} finished", "{count} finished", len(moment.finished_ids)).format(
            count=len(moment.finished_ids)
        ),
    )
    return ", ".join(counts)


def _after(years: int) -> str:
    return ngettext("after {count} year", "after {count} years", years).format(count=years)
