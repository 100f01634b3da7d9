"""Placements: who works where, and the employers."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QStackedWidget, QWidget

from app.i18n import _, number
from app.models.employers import Employer
from app.models.placements import Placement
from app.views.look.buttons import button
from app.views.look.layouts import row
from app.views.placements.employers import EmployerList
from app.views.placements.list_switch import ListSwitch
from app.views.placements.placements import PlacementList
from app.views.window.allowed import offered
from app.views.window.page import Page, Room, Shell

if TYPE_CHECKING:
    from app.book.editing import Changes


class PlacementsPage(Page):
    """`show_record` takes a view of either list ("now", "ended", "employers"), the rows behind a number (see
    `traces`), or the id of a placement, an employer or a student.
    """

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell, _("Placements"), scrolling=False)
        self.placements = PlacementList(shell, self._open_employer)
        self.employers = EmployerList(shell, self._see_placements, self._open_placement)
        self._lists = {"placements": self.placements, "employers": self.employers}
        self.switch = ListSwitch(_("Lists of this page"), {id_: each.spec.title for id_, each in self._lists.items()})
        self._parts: dict[str, tuple[QWidget, ...]] = {}  # what stands around each list
        tabs, self.stack = row(self.switch, spacing=16), QStackedWidget()
        self.head.addLayout(tabs)
        for (id_, each), (text, make) in zip(
            self._lists.items(),
            ((_("New placement"), self.new_placement), (_("New employer"), self.new_employer)),
            strict=True,
        ):
            new = offered(
                shell.book,
                "add:placement" if each is self.placements else "add:employer",
                button(text, "plus", "primary", make),
            )
            for tool in (each.export_button, each.columns_button, new):
                self.tools.addWidget(tool)
            tabs.addWidget(each.tabs, 1)
            self.head.addWidget(each.filters)
            self.stack.addWidget(each)
            self._parts[id_] = (each.export_button, each.columns_button, new, each.tabs, each.filters)
            each.listed.connect(self._say_count)
            each.chosen.connect(shell.refresh_commands)
        self.body.addWidget(self.stack, 1)
        self.switch.chosen.connect(self._choose)
        self._choose("placements")

    @property
    def shown(self) -> PlacementList | EmployerList:
        """The list before the person."""
        return self._lists[self.switch.current_id]

    def _choose(self, id_: str) -> None:
        self.stack.setCurrentWidget(self.shown)
        for each, parts in self._parts.items():
            for part in parts:
                part.setVisible(each == id_)
        self.title.setText(self.shown.spec.title)
        self._say_count()
        self.shell.refresh_commands()

    def _say_count(self) -> None:
        self.say_count(number(self.shown.model.rowCount()))

    def refresh(self, changes: Changes | None) -> None:  # type: ignore[override]
        for each in self._lists.values():
            each.refresh(changes)

    def reflow(self, room: Room) -> None:
        for each in self._lists.values():
            each.reflow(room)

    def first_focus(self) -> QWidget:
        return self.shown.focus_target()

    def student_ids(self) -> list[str]:
        return self.placements.student_ids() if self.shown is self.placements else []

    # going about

    def show_record(self, what: str) -> None:
        if holding := next((id_ for id_, each in self._lists.items() if each.show_part(what)), ""):
            self.switch.choose(holding)
        elif self.book.record(Employer, what):
            self._open_employer(what)
        else:
            mine = self.book.records(Placement, {"student_id": what}, sort=[("starts_on", True)])
            placements = mine or self.book.records(Placement, {"id": what})
            if placements:
                self._open_placement(placements[0].id)

    def _open_employer(self, id_: str) -> None:
        self.switch.choose("employers")
        self.employers.show_id(id_)
        self.employers.table.setFocus()

    def _open_placement(self, id_: str) -> None:
        self.switch.choose("placements")
        self.placements.show_placement(self.book.records(Placement, {"id": id_})[0])
        self.placements.table.setFocus()

    def _see_placements(self, employer_id: str) -> None:
        self.switch.choose("placements")
        self.placements.show_employer(employer_id)
        self.placements.table.setFocus()

    # what can be done

    def new_record(self) -> str:
        return "employer.new" if self.shown is self.employers else "placement.new"

    def commands(self) -> dict[str, Callable[[], object] | None]:
        return {
            **self.shown.commands(),
            "placement.new": self.new_placement,
            "employer.new": self.new_employer,
        }

    def new_placement(self) -> None:
        """Ask for a placement; before the employers, with the one that has the focus."""
        employer_id = self.employers.table.current_id if self.shown is self.employers else None
        self.switch.choose("placements")
        self.placements.new(employer_id)

    def new_employer(self) -> None:
        """Ask for an employer."""
        self.switch.choose("employers")
        self.employers.new()
