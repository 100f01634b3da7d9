"""School: the site and its years, its staff, and its sections."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QBoxLayout, QStackedWidget, QWidget

from app.i18n import _, number
from app.models.school import SchoolYear, Site
from app.models.staff import Section, Staff
from app.views.lists.record_list import RecordList
from app.views.look.buttons import button
from app.views.look.layouts import boxed, column, row, scrolled
from app.views.look.tabs import PageTabs
from app.views.school.days_off_card import RESTS_ON as DAYS_OFF
from app.views.school.days_off_card import DaysOffCard
from app.views.school.sections import SectionList
from app.views.school.site_form import SiteCard
from app.views.school.staff import StaffList
from app.views.school.years_card import YearsCard
from app.views.window.allowed import offered
from app.views.window.page import Page, Room, Shell

if TYPE_CHECKING:
    from app.book.editing import Changes

SITE, STAFF, SECTIONS = PARTS = ("site", "staff", "sections")


class SchoolPage(Page):
    """`show_record` takes a part ("site", "staff", "sections"), or the id of a staff member or a section."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell, _("School"), scrolling=False)
        self.parts = PageTabs(_("Parts of the page"))
        for part, text in zip(PARTS, (_("Site and school years"), _("Staff"), _("Sections")), strict=True):
            self.parts.add(part, text)
        self.head.addWidget(self.parts)
        self.site, self.years, self.days_off = SiteCard(shell), YearsCard(shell), DaysOffCard(shell)
        self.lists: dict[str, StaffList | SectionList] = {
            STAFF: StaffList(shell, self.show_record),
            SECTIONS: SectionList(shell, self.show_record),
        }
        self.stack = QStackedWidget()
        self.stack.addWidget(self._site_part())
        self._own: dict[str, list[QWidget]] = {}  # what stands in the head for each list
        for part, each in self.lists.items():
            self.stack.addWidget(each)
            text = _("New staff member") if part == STAFF else _("New section")
            new = offered(
                shell.book, "add:staff" if part == STAFF else "add:section", button(text, "plus", "primary", each.new)
            )
            for tool in (each.export_button, each.columns_button, new):
                self.tools.addWidget(tool)
            self.head.addWidget(each.tabs)
            self.head.addWidget(each.filters)
            self._own[part] = [each.export_button, each.columns_button, new, each.tabs, each.filters]
            each.listed.connect(self._say_count)
            each.chosen.connect(shell.refresh_commands)
        self.body.addWidget(self.stack, 1)
        self.parts.chosen.connect(self._choose)
        self._choose(SITE)

    def _site_part(self) -> QWidget:
        self.cards: QBoxLayout = row(spacing=14)
        self.cards.addLayout(column(self.site, None, spacing=14), 1)
        self.cards.addLayout(column(self.years, self.days_off, None, spacing=14), 1)
        whole = column(self.cards, None, margins=(28, 18, 28, 24))
        return scrolled(boxed(whole))

    @property
    def shown(self) -> RecordList | None:
        """The list before the person; None where the site is."""
        return self.lists.get(self.parts.current_id)

    def _choose(self, part: str) -> None:
        self.stack.setCurrentIndex(PARTS.index(part))
        for each, widgets in self._own.items():
            for widget in widgets:
                widget.setVisible(each == part)
        self._say_count()
        self._count()
        self.shell.refresh_commands()

    def _say_count(self) -> None:
        self.say_count(number(self.shown.model.rowCount()) if self.shown else "")

    def _count(self) -> None:
        self.parts.set_count(STAFF, len(self.book.ids(Staff)))
        self.parts.set_count(SECTIONS, len(self.book.ids(Section)))

    # -- for the window

    def show_record(self, what: str) -> None:
        part = what
        if what not in PARTS:
            part = STAFF if self.book.record(Staff, what) else SECTIONS
        self.parts.choose(part)
        if what not in PARTS:
            self.lists[part].show_id(what)
        target = self.first_focus()
        target.setFocus()

    def refresh(self, changes: Changes | None) -> None:  # type: ignore[override]
        touched = None if changes is None else changes.tables
        if touched is None or Site.__tablename__ in touched:
            self.site.read()
        if touched is None or touched & {SchoolYear.__tablename__, Section.__tablename__}:
            self.years.read()
        if touched is None or touched & DAYS_OFF:
            self.days_off.read()
        for each in self.lists.values():
            each.refresh(changes)
        self._count()

    def reflow(self, room: Room) -> None:
        narrow = room == Room.NARROW
        self.cards.setDirection(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight)
        for each in self.lists.values():
            each.reflow(room)

    def first_focus(self) -> QWidget:
        return self.shown.focus_target() if self.shown else self.site.form.first_focus()

    def new_record(self) -> str:
        return {STAFF: "staff.new", SECTIONS: "section.new"}.get(self.parts.current_id, "year.new")

    def commands(self) -> dict[str, Callable[[], object] | None]:
        return (self.shown.commands() if self.shown else {}) | {
            "staff.new": lambda: self._new(STAFF),
            "section.new": lambda: self._new(SECTIONS),
            "year.new": self.years.new,
            "day_off.new": self.days_off.new,
        }

    def _new(self, part: str) -> None:
        self.parts.choose(part)
        self.lists[part].new()
