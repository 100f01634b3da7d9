"""The timeline of a student, newest first: everything, or what the filters let through."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QMenu, QSizePolicy, QWidget

from app.i18n import _, day, fold, ngettext, number, short_day
from app.models.school import year_name
from app.models.timeline import Happening, timeline
from app.views.look.buttons import button
from app.views.look.cards import Card
from app.views.look.chips import FilterChip
from app.views.look.labels import IconTile, label
from app.views.look.layouts import boxed, column, row, scaled_width
from app.views.look.line_button import LineButton
from app.views.look.search_edit import SearchEdit
from app.views.look.theme import theme
from app.views.look.tokens import text_key
from app.views.students.happenings import GROUPS, place_of, sign_of
from app.views.window.page import Shell

AT_ONCE = 10  # lines, and as many more with each "Show more"
SIGN = 30  # pixels of a sign at text size 100 %


class TimelineCard(Card):
    """Lines to press, each of which opens what it tells of; `tools` stand beside the heading."""

    def __init__(self, shell: Shell, *tools: QWidget) -> None:
        super().__init__(_("Timeline"), *tools, spacing=8)
        self._shell, self._id = shell, ""
        self._happened: list[Happening] = []
        self._most = AT_ONCE
        self.search = SearchEdit(_("Filter the timeline"), 200)
        self.search.searched.connect(lambda _text: self._show())
        self._kinds: frozenset[str] = frozenset()
        self._year = ""
        self.kind = FilterChip(_("Kind"), QMenu())
        kinds = self.kind.menu()
        kinds.addAction(_("Everything")).triggered.connect(partial(self._choose_kinds, "", frozenset()))
        for name, group in GROUPS:
            kinds.addAction(_(name)).triggered.connect(partial(self._choose_kinds, _(name), group))
        self.year = FilterChip(_("School year"), QMenu())
        self.add(row(self.search, self.kind, self.year, None))
        self._lines: list[TimelineLine] = []
        self._list = column(spacing=0)
        self.add_lines(self._list)
        self.nothing = label("", "muted", wrap=True)
        self.more = button(_("Show more"), "", "link", self.show_more)
        self.add_lines(boxed(row(self.nothing, self.more, None, margins=(8, 0, 8, 0))))

    def show_student(self, id_: str) -> None:
        """Show what happened to this student."""
        if id_ != self._id:
            self._id, self._most = id_, AT_ONCE
        self._happened = timeline(self._shell.book, id_)
        years = self.year.menu()
        years.clear()
        years.addAction(_("All years")).triggered.connect(partial(self._choose_year, ""))
        for year in dict.fromkeys(year_name(each.on) for each in self._happened):
            years.addAction(year).triggered.connect(partial(self._choose_year, year))
        self._show()

    def show_more(self) -> None:
        """Show the next lines, and go on with the keyboard at the first of them."""
        first, self._most = self._most, self._most + AT_ONCE
        self._show()
        self._lines[first].setFocus()

    def _choose_kinds(self, words: str, kinds: frozenset[str]) -> None:
        self._kinds, self._most = kinds, AT_ONCE
        self.kind.say(words)
        self._show()

    def _choose_year(self, year: str) -> None:
        self._year, self._most = year, AT_ONCE
        self.year.say(year)
        self._show()

    def _show(self) -> None:
        words = fold(self.search.text())
        found = [
            each
            for each in self._happened
            if (not self._kinds or each.kind in self._kinds)
            and (not self._year or year_name(each.on) == self._year)
            and (not words or words in fold(f"{each.title} {each.detail}"))
        ]
        shown = found[: self._most]
        while len(self._lines) < len(shown):
            line = TimelineLine()
            line.clicked.connect(partial(self._open, line))
            self._lines.append(line)
            self._list.addWidget(line)
        for place, line in enumerate(self._lines):
            if place < len(shown):
                line.say(shown[place], place + 1 < len(shown))
            line.setVisible(place < len(shown))
        left = len(found) - len(shown)
        self.more.setVisible(left > 0)
        self.more.setText(
            ngettext("Show more: {count} left", "Show more: {count} left", left).format(count=number(left))
        )
        self.nothing.setVisible(not found)
        self.nothing.setText(_("Nothing fits these filters.") if self._happened else _("Nothing has happened yet."))

    def _open(self, line: TimelineLine) -> None:
        if line.happening:
            self._shell.go(*place_of(line.happening, self._id))


class _Thread(QWidget):
    """The line that joins a sign with the next one. A decoration."""

    def __init__(self) -> None:
        super().__init__()
        scaled_width(self, SIGN)

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.width() // 2 - 1, theme.px(3), 2, self.height() - theme.px(3), theme.color("line"))


class TimelineLine(LineButton):
    """Sign, title, sentence and day of what happened; it is kept and says something else for the next student."""

    def __init__(self) -> None:
        super().__init__()
        self.happening: Happening | None = None
        self.setProperty("kind", "item")
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self._sign, self._thread = IconTile("circle-dot", "text2", 16, "neutral_soft", SIGN), _Thread()
        self._title, self._on = label("", "strong", wrap=True), label("", "faint")
        self._detail = label("", "muted", wrap=True)
        top = row(self._title, self._on)
        top.setStretch(0, 1)
        words = column(top, self._detail, None, spacing=1, margins=(0, 0, 0, 5))
        sign = column(spacing=0)
        sign.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        sign.addWidget(self._thread, 1)
        self._line = row(spacing=10, margins=(8, 3, 8, 0))
        self._line.addLayout(sign)
        self._line.addLayout(words, 1)
        self.setLayout(self._line)

    def say(self, happening: Happening, goes_on: bool) -> None:
        """Tell of this; `goes_on` joins the sign with that of the next line."""
        self.happening = happening
        icon, tone = sign_of(happening)
        self._sign.set_icon(icon, text_key(tone), f"{tone}_soft")
        self._thread.setVisible(goes_on)
        self._title.setText(happening.title)
        self._on.setText(short_day(happening.on))
        self._detail.setText(happening.detail)
        self._detail.setVisible(bool(happening.detail))
        self.setAccessibleName(f"{happening.title}, {day(happening.on)}")
        self.setAccessibleDescription(happening.detail)
        self.setToolTip(day(happening.on))
        self.updateGeometry()
