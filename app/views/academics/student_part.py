"""The tab "Academics" of a student's page: requirements, the CTE sequence, averages, and the course records."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QBoxLayout, QWidget

from app.i18n import _, number
from app.models.school import year_name
from app.models.studies import RESTS_ON, Studies, studies_of
from app.views.academics.lines import rows_button
from app.views.academics.marks import ask_for_record, new_values
from app.views.academics.record_table import AddingLine, CourseRecordTable
from app.views.academics.requirement_card import ag_card, graduation_card, nothing_card
from app.views.academics.student_cards import averages_card, credentials_card, cte_card, presence_card
from app.views.look.buttons import button
from app.views.look.cards import Card
from app.views.look.chips import Chip
from app.views.look.labels import label
from app.views.look.layouts import clear, column, hide_unless, row
from app.views.look.tabs import PageTabs
from app.views.window.allowed import allowed, offered
from app.views.window.page import Room, Shell

ALL = "all"


class AcademicsPart(QWidget):
    """What a student took and reached, and what is missing; every figure opens the rows behind it."""

    SHOWS = RESTS_ON

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self.shell, self.book = shell, shell.book
        self._id = ""
        self._today = None
        self._left, self._right = column(spacing=14), column(spacing=14)
        self._sides: QBoxLayout = row(spacing=14)
        self._sides.addLayout(column(self._left, None, spacing=0), 7)
        self._sides.addLayout(column(self._right, None, spacing=0), 5)
        self.table = CourseRecordTable(shell)
        self.adding = AddingLine(shell, self._year)
        hide_unless(self.adding, allowed(shell.book, "add:course_record"))
        self.records = self._records_card()
        self.setLayout(column(self._sides, self.records, None, spacing=14))

    def _records_card(self) -> Card:
        whole = button(_("All fields…"), "plus", "link", self.add_record, _("New course record with all fields"))
        card = Card(_("Course records"), offered(self.book, "add:course_record", whole), spacing=10)
        self._years = column(spacing=0)
        self._tabs: PageTabs | None = None
        self._signs = row(spacing=6)
        self.nothing = label(_("No course was recorded yet."), "muted", wrap=True)
        card.add(self._signs, self._years, self.table, self.table.problem, self.nothing, self.adding)
        return card

    # what is shown

    def show_student(self, id_: str) -> None:
        """Show the courses of this student."""
        other, self._id = id_ != self._id, id_
        studies = studies_of(self.book, id_)
        clear(self._left)
        clear(self._right)
        if studies is None:
            return
        self._today = studies.today
        for side, cards in ((self._left, self._requirements(studies)), (self._right, self._beside(studies))):
            for card in cards:
                if card is not None:
                    side.addWidget(card)
        self.adding.show_student(id_)
        self._show_signs(studies)
        self._show_years(studies, other)

    def _requirements(self, studies: Studies) -> list[Card | None]:
        cards: list[Card | None] = []
        if studies.ag:
            cards.append(ag_card(self.shell, studies, studies.ag))
        if studies.graduation:
            cards.append(graduation_card(self.shell, studies.graduation))
        return cards or [nothing_card()]

    def _beside(self, studies: Studies) -> list[Card | None]:
        return [build(self.shell, studies) for build in (cte_card, averages_card, presence_card, credentials_card)]

    def _show_signs(self, studies: Studies) -> None:
        """What is odd among the records: terms that were not passed, and marks that the scale does not know."""
        clear(self._signs)
        for words, tone, records in (
            (_("Not passed"), "bad", studies.failed),
            (_("Marks not in the scale"), "warn", studies.unknown),
            (_("Under way"), "info", studies.running),
        ):
            if records:
                count = number(len(records))
                self._signs.addWidget(Chip(words, tone))  # type: ignore[arg-type]
                self._signs.addWidget(rows_button(self.shell, count, words, [each.record_id for each in records]))
        self._signs.addStretch(1)

    def _show_years(self, studies: Studies, other: bool) -> None:
        """A tab for each school year with records, the latest first, and one for all."""
        years = sorted({each.school_year for each in studies.records}, reverse=True)
        before = self._year_shown if not other else ""
        clear(self._years)
        tabs = self._tabs = PageTabs(_("School years"))
        for year in years:
            tabs.add(year, year)
        if len(years) > 1:
            tabs.add(ALL, _("All years"), len(studies.records))
        if before and tabs.has(before):
            tabs.choose(before)
        tabs.chosen.connect(lambda _year: self._show_records())
        self._years.addWidget(tabs)
        tabs.setVisible(bool(years))
        self.table.setVisible(bool(years))
        self.nothing.setVisible(not years)
        self._show_records()

    def _show_records(self) -> None:
        self.table.show_records(self._id, "" if self._year_shown == ALL else self._year_shown)

    @property
    def _year_shown(self) -> str:
        return self._tabs.current_id if self._tabs else ""

    def _year(self) -> str:
        """The school year in which a record is added: the one shown, else the present one."""
        shown = self._year_shown
        return shown if shown and shown != ALL else year_name(self._today) if self._today else ""

    def reflow(self, room: Room) -> None:
        """Cards stand below each other where there is little room."""
        below, beside = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._sides.setDirection(below if room == Room.NARROW else beside)

    # what can be done

    def commands(self) -> dict[str, Callable[[], object] | None]:
        chosen = bool(self.table.current_id)
        return {
            "mark.new": self.add_record if self._id else None,
            "mark.edit": self.table.edit_record if chosen else None,
            "mark.delete": self.table.remove if chosen else None,
        }

    def add_record(self) -> None:
        """Ask for a course record with all its fields."""
        if self._today:
            values = new_values(self._today) | {"student_id": self._id, "school_year": self._year()}
            ask_for_record(self.shell, self.window(), values)
