"""Hours: log a week of a class, and review what was logged: approve, reject or reopen it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QWidget

from app.i18n import _, number
from app.models import HourEntry, PathwayMembership, Placement, Section, SectionStudent, SitePathway, Student
from app.models.entry_rows import waiting_count
from app.views.hours.entry_list import EntryList
from app.views.hours.week_pane import WeekPane
from app.views.look.buttons import button
from app.views.look.tabs import PageTabs
from app.views.window.allowed import offered
from app.views.window.page import Page, Room, Shell

if TYPE_CHECKING:
    from app.book.editing import Changes

WEEK, REVIEW = PARTS = ("week", "review")
_TABLES = (HourEntry, PathwayMembership, Placement, Section, SectionStudent, SitePathway, Student)
_RESTS_ON = {t.__tablename__ for t in _TABLES}


class HoursPage(Page):
    """`show_record` takes a student's id, a class ("class:" and the id of a section), "week", a view of the entries
    ("waiting", "approved", "rejected", "drafts", "all"), the rows behind a number (see `traces`), or an entry's id.
    """

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell, _("Hours"), scrolling=False)
        self.week, self.entries = WeekPane(shell), EntryList(shell, self.open_week)
        self.parts = PageTabs(_("Parts of the page"))
        self.parts.add(WEEK, _("Log a week"))
        self.parts.add(REVIEW, _("Review hours"))
        self.head.addWidget(self.parts)
        copy = offered(
            shell.book, "add:hour_entry", button(_("Copy last week"), "history", press=self.week.copy_last_week)
        )
        submit = offered(
            shell.book, "change:hour_entry", button(_("Submit week"), "check", "primary", self.week.submit)
        )
        entries = self.entries
        self.stack = QStackedWidget()
        self._own: dict[str, tuple[QWidget, ...]] = {  # what stands in the head for each part
            WEEK: (copy, submit),
            REVIEW: (entries.export_button, entries.columns_button, entries.approve_button),
        }
        for part, tools in self._own.items():
            self.stack.addWidget(self.week if part == WEEK else entries)
            for tool in tools:
                self.tools.addWidget(tool)
        self._own[REVIEW] += (entries.tabs, entries.filters)
        self.head.addWidget(entries.tabs)
        self.head.addWidget(entries.filters)
        self.body.addWidget(self.stack, 1)
        self._stale_entries = False
        self.parts.chosen.connect(self._choose)
        entries.listed.connect(self._say_count)
        entries.chosen.connect(shell.refresh_commands)
        self.week.fill_groups()
        self.week.read()
        self._choose(WEEK)

    @property
    def _reviewing(self) -> bool:
        return self.parts.current_id == REVIEW

    def _choose(self, part: str) -> None:
        for each, widgets in self._own.items():
            for widget in widgets:
                widget.setVisible(each == part)
        self.stack.setCurrentIndex(PARTS.index(part))
        self.entries.model.rest(not self._reviewing)
        if self._reviewing and self._stale_entries:
            self._stale_entries = False
            self.entries.refresh(None)
        self._say_count()
        self.shell.refresh_commands()

    def _say_count(self) -> None:
        self.say_count(number(self.entries.model.rowCount()) if self._reviewing else "")
        self.parts.set_count(REVIEW, waiting_count(self.book) or None)

    # where one goes

    def show_record(self, what: str) -> None:
        kind, _colon, id_ = what.partition(":")
        if what == WEEK:
            self.parts.choose(WEEK)
        elif self.entries.show_part(what):
            self.parts.choose(REVIEW)
        elif kind == "class":
            self.parts.choose(WEEK)
            self.week.show_class(id_)
        elif self.book.record(HourEntry, what):
            self.parts.choose(REVIEW)
            self.entries.show_view("all")
            self.entries.show_id(what)
        else:
            self.parts.choose(WEEK)
            self.week.show_student(what)

    def log_week(self) -> None:
        """Show the grid of the class, whatever was shown before, and type there."""
        self.parts.choose(WEEK)
        self.week.show_group()
        self.week.focus_target().setFocus(Qt.FocusReason.OtherFocusReason)

    def open_week(self, entry_id: str) -> None:
        """Show the week of an entry in the grid."""
        entry = self.book.record(HourEntry, entry_id)
        if entry:
            self.parts.choose(WEEK)
            self.week.show_student(entry.student_id)
            self.week.go_to(entry.date)
            self.week.grid.setFocus()

    def first_focus(self) -> QWidget:
        return self.entries.focus_target() if self._reviewing else self.week.focus_target()

    def reflow(self, room: Room) -> None:
        self.entries.reflow(room)
        self.week.reflow(room)

    # what is shown, and what can be done with it

    def commands(self) -> dict[str, Callable[[], object] | None]:
        answered = self.entries.commands() if self._reviewing else self.week.commands()
        return {**answered, "hours.log": self.log_week}

    def student_ids(self) -> list[str]:
        return self.entries.student_ids() if self._reviewing else []

    def refresh(self, changes: Changes | None) -> None:  # type: ignore[override]
        if self._reviewing:
            self.entries.refresh(changes)
        else:
            self._stale_entries = True
        if changes is not None and not changes.tables & _RESTS_ON:
            return
        if changes is None or changes.tables & {Section.__tablename__, SitePathway.__tablename__}:
            self.week.fill_groups()
        if changes is None:
            self.week.read()
        elif changes.origin is not self.week.model:
            self.week.reread()
        self._say_count()
