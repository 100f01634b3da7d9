"""Hours: log a week of a class, and approve, reject or reopen what was logged."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QStackedWidget, QWidget

from app.book.editing import Changes
from app.i18n import _
from app.models import HourEntry, Placement, Section, SectionStudent, SitePathway, Student
from app.models.traces import trace
from app.views.hours.entries_pane import EntriesPane
from app.views.hours.week_pane import WeekPane
from app.views.look.buttons import button
from app.views.look.tabs import PageTabs
from app.views.window.page import Page, Shell

STATES = {"waiting": "submitted", "approved": "approved", "rejected": "rejected", "drafts": "draft"}
_RESTS_ON = {t.__tablename__ for t in (HourEntry, Placement, Section, SectionStudent, SitePathway, Student)}


class HoursPage(Page):
    """`show_record` takes a student's id, a class ("class:" and the id of a section), the name of a tab
    ("week", "waiting", "approved", "rejected", "drafts"), or the rows behind a number (see `traces`).
    """

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell, _("Hours"), scrolling=False)
        self.week, self.entries = WeekPane(shell), EntriesPane(shell)
        self.tabs = PageTabs(_("Parts of the page"))
        self.tabs.add("week", _("Log a week"))
        for tab, text in (("waiting", _("Waiting for approval")), ("approved", _("Approved")),
                          ("rejected", _("Rejected")), ("drafts", _("Drafts"))):  # fmt: skip
            self.tabs.add(tab, text)
        self.tabs.chosen.connect(self._choose)
        self.head.addWidget(self.tabs)
        self.copy = button(_("Copy last week"), "history", press=self.week.copy_last_week)
        self.submit = button(_("Submit week"), "check", "primary", self.week.submit)
        self.tools.addWidget(self.copy)
        self.tools.addWidget(self.submit)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.week)
        self.stack.addWidget(self.entries)
        self.body.addWidget(self.stack, 1)
        self.week.fill_groups()
        self.week.read()
        self._count()

    def _choose(self, tab: str) -> None:
        week = tab == "week"
        self.stack.setCurrentWidget(self.week if week else self.entries)
        self.copy.setVisible(week)
        self.submit.setVisible(week)
        if not week and tab in STATES:
            self.entries.show_state(STATES[tab])
        elif not week and (traced := trace(self.book, tab)):
            self.entries.show_traced(traced)
        self.shell.refresh_commands()

    def show_record(self, what: str) -> None:
        kind, _colon, id_ = what.partition(":")
        if what in STATES or what == "week":
            self.tabs.choose(what)
        elif traced := trace(self.book, what):
            self.tabs.lend(what, traced.title)
        elif kind == "class":
            self.tabs.choose("week")
            self.week.show_class(id_)
        else:
            self.tabs.choose("week")
            self.week.show_student(what)

    def commands(self) -> dict[str, Callable[[], object] | None]:
        return self.week.commands() if self.tabs.current_id == "week" else self.entries.commands()

    def first_focus(self) -> QWidget:
        return self.week.grid if self.tabs.current_id == "week" else self.entries.table

    def refresh(self, changes: Changes | None) -> None:  # type: ignore[override]
        if changes is not None and not changes.tables & _RESTS_ON:
            return
        if changes is None or changes.tables & {Section.__tablename__, SitePathway.__tablename__}:
            self.week.fill_groups()
        if changes is None:
            self.week.read()
        elif changes.origin is not self.week.model:
            self.week.reread()
        if self.tabs.current_id != "week":
            self.entries.read()
        self._count()

    def _count(self) -> None:
        waiting = len(self.book.ids(HourEntry, where={"state": "submitted"}))
        self.tabs.set_count("waiting", waiting)
