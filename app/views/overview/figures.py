"""The part "Overview": figures of the students whom the facets let through, by grade and by pathway."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QBoxLayout, QComboBox, QGridLayout, QSizePolicy, QWidget

from app.i18n import N_, _, day, ngettext, number
from app.models.facets import FACET, chosen_words, counts, sliced, words_of
from app.models.site_facts import Figure, SiteFacts, figure, figures, site_facts, year_words
from app.models.site_measures import NOTHING, Known, Measure
from app.models.traces import those
from app.views.home.shape import HomeShape
from app.views.importing.roster import can_import, import_roster
from app.views.look.buttons import button
from app.views.look.cards import Card, EmptyState
from app.views.look.chart_card import ChartCard
from app.views.look.charts import Series
from app.views.look.figure_button import FigureButton
from app.views.look.labels import caption_for, label
from app.views.look.layouts import boxed, clear, column, row, scrolled
from app.views.look.meter import Meter
from app.views.look.tokens import Tone
from app.views.overview.facet_bar import FacetBar
from app.views.overview.strands import figure_words
from app.views.window.allowed import offered
from app.views.window.page import Room, Shell
from app.views.window.parts import Part
from app.views.window.watch import Watch

if TYPE_CHECKING:
    from app.book.editing import Changes

SLICE = "slice:"

_NOBODY_YET = (N_("No students yet"), N_("Figures stand here once a roster is in the book."))
_NOBODY_OWN = (
    N_("No students of yours"),
    N_("Figures stand here once students sit in a section of yours, or you provide a support plan."),
)
_NOBODY_FITS = (
    N_("Nobody fits"),
    N_("No student has all that is chosen above. Take something away to see figures again."),
)


def sliced_by(facet: str, value: str) -> str:
    """What to send the page for, to show one slice of the site."""
    return f"{SLICE}{facet}:{value}"


class FiguresPart(QWidget, Part):
    """Chips above, figures below them, and one measure by grade and by pathway; every number opens its students."""

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self.shell, self._room = shell, Room.WIDE
        self.people: list[Known] = []
        self.facets = FacetBar(shell.book)
        self.facets.turned.connect(self.show_slice)
        self.lines = (self.facets,)
        trigger = shell.trigger
        self.tools = (
            offered(shell.book, "export", button(_("Export"), "download", press=lambda: trigger("site.summary"))),
        )
        self.basis = label("", "muted", wrap=True)
        self.tiles = QGridLayout()
        self.tiles.setSpacing(14)
        self.measure = QComboBox()
        self.measure.currentIndexChanged.connect(lambda _at: self._chart())
        self.grades = ChartCard(Series(_("By grade"), _("Grade"), _("percent"), (), ()), press=self._open_grade)
        self.pathways = Card(_("By pathway"), spacing=12)
        self._shares = QGridLayout()
        self._shares.setHorizontalSpacing(18)
        self._shares.setVerticalSpacing(10)
        self._shares.setColumnStretch(1, 1)
        self.pathways.add(self._shares, None)
        self.charts: QBoxLayout = row(spacing=14)
        self.charts.addWidget(self.grades, 1)
        self.charts.addWidget(self.pathways, 1)
        choice = row(caption_for(_("What the charts show"), self.measure), self.measure, None)
        self.content = boxed(
            column(self.basis, self.tiles, 2, choice, self.charts, None, spacing=14, margins=(28, 16, 28, 28))
        )
        self.first = button(_("Import a roster"), "upload", "primary", lambda: import_roster(shell))
        self.empty = EmptyState("chart-column", "", "", self.first)
        self.shape = HomeShape()
        self.area = scrolled(self.content)
        self.area.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)  # else the page scrolls, too
        self._waiting = boxed(column(self.shape, margins=(28, 16, 28, 28)))  # begins where the content will
        self.setLayout(column(self.area, self.empty, self._waiting, spacing=0))
        self._show_only(self._waiting)
        self.watch = Watch(self, lambda: site_facts(shell.book))
        self.watch.told.connect(self._found)
        self.watch.ask()

    # what is shown

    def _found(self) -> None:
        facts: SiteFacts = self.watch.known
        self.facets.show_facts(facts)
        if not self.measure.count():
            for measure in facts.measures:
                self.measure.addItem(_(measure.title), measure.key)
        self.show_slice()

    def show_slice(self) -> None:
        """Show the figures of those whom the facets let through."""
        facts: SiteFacts | None = self.watch.known
        if facts is None:
            return
        self.people = sliced(facts, self.facets.chosen)
        self._show_only(self.area if self.people else self.empty)
        nobody = _NOBODY_YET if facts.whole else _NOBODY_OWN
        self.first.setVisible(not facts.people and can_import(self.shell.book))
        self.empty.say(*map(_, _NOBODY_FITS if facts.people else nobody))
        self.basis.setText(basis_words(facts, len(self.people), chosen_words(facts, self.facets.chosen)))
        self._tile()
        self._chart()
        self.tell()

    def _show_only(self, wanted: QWidget) -> None:
        for part in (self.area, self.empty, self._waiting):
            part.setVisible(part is wanted)

    def _tile(self) -> None:
        clear(self.tiles)
        facts: SiteFacts = self.watch.known
        across = 2 if self._room == Room.NARROW else 5
        for place, each in enumerate(figures(facts, self.people)):
            self.tiles.addWidget(self._figure(each), place // across, place % across)

    def _figure(self, each: Figure) -> QWidget:
        shown = "–" if each.percent is None else f"{each.percent}%"
        words = figure_words(each) if each.of else _("nobody is asked")
        push = FigureButton(_(each.measure.title), shown, lambda: self._open(each.measure, each.met_ids), words)
        whom = _("Of {whom}").format(whom=_(each.measure.of))
        push.setToolTip(whom)
        push.setAccessibleDescription(f"{words}. {whom}")
        return push

    @property
    def shown_measure(self) -> Measure:
        """The measure of the charts."""
        facts: SiteFacts = self.watch.known
        return facts.measures[max(0, self.measure.currentIndex())]

    def _chart(self) -> None:
        if self.watch.known is None:
            return
        self._by_grade = self._split("grade")
        facts: SiteFacts = self.watch.known
        labels = tuple(words_of(facts, "grade", value) for value, _each in self._by_grade)
        title = _("{measure}: by grade").format(measure=_(self.shown_measure.title))
        values = tuple(float(each.percent or 0) for _value, each in self._by_grade)
        self.grades.show_series(Series(title, _("Grade"), _("percent"), labels, values))
        self.pathways.heading.setText(_("{measure}: by pathway").format(measure=_(self.shown_measure.title)))
        clear(self._shares)
        for line, (value, each) in enumerate(self._split("pathway")):
            name = words_of(facts, "pathway", value)
            self._share(line, name, each, value)

    def _split(self, facet: str) -> list[tuple[str, Figure]]:
        """The figure of each value of a facet that some of the shown students have."""
        facts: SiteFacts = self.watch.known
        found = [
            (value, figure(self.shown_measure, [known for known in self.people if value in known.values[facet]]))
            for value in counts(facts, {}, facet)
        ]
        return [(value, each) for value, each in found if each.of]

    def _share(self, line: int, name: str, each: Figure, value: str) -> None:
        slot: Callable[[], object] = partial(self.facets.choose, "pathway", value)
        if value != NOTHING:
            slot = partial(self.shell.go, "pathway", value)
        link = button(name, "", "link", slot)
        words = _("{percent}% · {share}").format(percent=each.percent, share=figure_words(each))
        title = f"{name}, {_(each.measure.title)}: {words}"
        opens = button(words, "", "link", partial(self._open, each.measure, each.met_ids, name), title)
        tone: Tone = "ok" if each.measure.good else "warn"
        self._shares.addLayout(row(link, None), line, 0)
        self._shares.addWidget(Meter((each.percent or 0) / 100, tone), line, 1)
        self._shares.addLayout(row(opens, None), line, 2)

    # what is opened

    def _open_grade(self, place: int) -> None:
        value, each = self._by_grade[place]
        self._open(each.measure, each.met_ids, words_of(self.watch.known, "grade", value))

    def _open(self, measure: Measure, ids: Sequence[str], part: str = "") -> None:
        title = " · ".join(filter(None, (_(measure.title), part)))
        self.shell.go("students", those(title, ids))

    # for the page

    def amount(self) -> str:
        return number(len(self.people)) if self.watch.known else ""

    def open(self, what: str) -> bool:
        facet, _colon, value = what.removeprefix(SLICE).partition(":")
        if not what.startswith(SLICE) or facet not in FACET:
            return False
        self.facets.choose(facet, value)
        return True

    def refresh(self, changes: Changes | None) -> None:
        self.watch.ask()

    def reflow(self, room: Room) -> None:
        self._room = room
        narrow = room == Room.NARROW
        self.charts.setDirection(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight)
        if self.watch.known:
            self._tile()

    def student_ids(self) -> list[str]:
        return []

    def focus_target(self) -> QWidget | None:
        return next(iter(self.facets.chips.values()))


def basis_words(facts: SiteFacts, count: int, chosen: str) -> str:
    """On whom figures rest, and on which day."""
    students = ngettext("{count} student", "{count} students", count).format(count=number(count))
    said = _("{students} who are here on {day}, school year {year}").format(
        students=students, day=day(facts.on), year=year_words(facts)
    )
    own = "" if facts.whole else _("only those whom your account sees")
    return " · ".join(filter(None, (said, chosen, own)))
