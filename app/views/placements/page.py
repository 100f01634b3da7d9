"""Placements: who works where, and the employers."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QStackedWidget, QWidget

from app.i18n import _, number
from app.models.employers import Employer, EmployerContact
from app.models.placement_rows import RESTS_ON
from app.models.placements import Placement
from app.models.placing import ids_in_states, state_today
from app.models.traces import trace
from app.views.lists.plain_list import PlainList
from app.views.look.buttons import button, menu_button
from app.views.look.tabs import PageTabs
from app.views.placements.employers import EmployerList
from app.views.placements.placements import RUNNING, PlacementList
from app.views.window.page import Page, Room, Shell

if TYPE_CHECKING:
    from app.book.editing import Changes

TABS = ("now", "ended", "employers")
_RESTS_ON = {Placement.__tablename__, "sector", *RESTS_ON}


class PlacementsPage(Page):
    """`show_record` takes a tab ("now", "ended", "employers"), the rows behind a number (see `traces`),
    or the id of a placement, an employer or a student.
    """

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell, _("Placements"), scrolling=False)
        self.placements = PlacementList(shell, self._open_employer)
        self.employers = EmployerList(shell, self._see_placements, self._place, self._open_placement)
        self.tabs = PageTabs(_("Views of the list"))
        for tab, text in zip(TABS, (_("Running and planned"), _("Ended"), _("Employers")), strict=True):
            self.tabs.add(tab, text)
        self.head.addWidget(self.tabs)
        self.stack = QStackedWidget()
        self._own: dict[PlainList, tuple[QWidget, ...]] = {}  # what stands in the head for each list
        for each, text, make in (
            (self.placements, _("New placement"), self.new_placement),
            (self.employers, _("New employer"), self.new_employer),
        ):
            self.stack.addWidget(each)
            self.head.addWidget(each.filters)
            columns, new = menu_button(_("Columns"), each.columns, "columns-3"), button(text, "plus", "primary", make)
            self.tools.addWidget(columns)
            self.tools.addWidget(new)
            self._own[each] = (each.filters, columns, new)
            each.listed.connect(self._say_count)
            each.chosen.connect(shell.refresh_commands)
        self.body.addWidget(self.stack, 1)
        self.tabs.chosen.connect(self._choose)
        self._choose("now")
        self._count()

    @property
    def shown(self) -> PlainList:
        """The list before the person."""
        return self.employers if self.tabs.current_id == "employers" else self.placements

    def _choose(self, tab: str) -> None:
        self.stack.setCurrentWidget(self.shown)
        for each, widgets in self._own.items():
            for widget in widgets:
                widget.setVisible(each is self.shown)
        if self.shown is self.placements:
            self.placements.show_view(tab == "ended", trace(self.book, tab))
        self._say_count()
        self.shell.refresh_commands()

    def _say_count(self) -> None:
        self.say_count(number(self.shown.model.rowCount()))

    def _count(self) -> None:
        self.tabs.set_count("now", len(ids_in_states(self.book, RUNNING)))
        self.tabs.set_count("ended", len(ids_in_states(self.book, ("ended",))))
        self.tabs.set_count("employers", len(self.book.ids(Employer)))

    def refresh(self, changes: Changes | None) -> None:  # type: ignore[override]
        touched = _RESTS_ON if changes is None else changes.tables
        if not touched & _RESTS_ON:
            return
        if {Placement.__tablename__, "site_pathway"} & touched:
            self.placements.offer()
            self.placements.model.reload()
        if {Employer.__tablename__, EmployerContact.__tablename__} & touched:
            self.employers.model.reload()
        self.placements.pane.reread()
        self.employers.pane.reread()
        self._count()

    def reflow(self, room: Room) -> None:
        self.placements.reflow(room)
        self.employers.reflow(room)

    def first_focus(self) -> QWidget:
        return self.shown.focus_target()

    def student_ids(self) -> list[str]:
        return self.placements.student_ids() if self.shown is self.placements else []

    # going about

    def show_record(self, what: str) -> None:
        if what in TABS:
            self.tabs.choose(what)
        elif traced := trace(self.book, what):
            self.placements.filters.clear()
            self.tabs.lend(what, traced.title)
        elif self.book.record(Employer, what):
            self._open_employer(what)
        else:
            mine = self.book.records(Placement, {"student_id": what}, sort=[("starts_on", True)])
            placements = mine or self.book.records(Placement, {"id": what})
            if placements:
                self._open_placement(placements[0].id)

    def _open_employer(self, id_: str) -> None:
        self.employers.filters.clear()
        self.tabs.choose("employers")
        self.employers.table.choose(id_)
        self.employers.table.setFocus()

    def _open_placement(self, id_: str) -> None:
        [placement] = self.book.records(Placement, {"id": id_})
        self.placements.filters.clear()
        self.tabs.choose("ended" if state_today(placement.state, placement.ends_on) == "ended" else "now")
        self.placements.table.choose(id_)
        self.placements.table.setFocus()

    def _see_placements(self, employer_id: str) -> None:
        here = {p.id for p in self.book.records(Placement, {"employer_id": employer_id})}
        self.tabs.choose("now" if here & ids_in_states(self.book, RUNNING) else "ended")
        self.placements.show_employer(employer_id)

    def _place(self, employer_id: str) -> None:
        self.placements.new(employer_id)

    # what can be done

    def commands(self) -> dict[str, Callable[[], object] | None]:
        shown = self.shown
        assert isinstance(shown, PlacementList | EmployerList)
        return {
            **shown.commands(),
            "placement.new": self.new_placement,
            "employer.new": self.new_employer,
        }

    def new_placement(self) -> None:
        """Ask for a placement."""
        if self.shown is self.employers:
            self.tabs.choose("now")
        self.placements.new()

    def new_employer(self) -> None:
        """Ask for an employer."""
        self.tabs.choose("employers")
        self.employers.new()
