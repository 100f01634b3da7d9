"""The list of placements: who works where, from when to when, with how many hours."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from app.i18n import _, ngettext, number
from app.models.employers import Employer
from app.models.kinds import PLACEMENT_STATE
from app.models.pathways import SitePathway
from app.models.placement_rows import RESTS_ON, placement_ids_about, placement_rows
from app.models.placements import Placement
from app.models.placing import ids_in_states, remove_placements
from app.models.traces import Trace
from app.views.lists.list_filters import ListFilters
from app.views.lists.plain_list import PlainList
from app.views.lists.table_model import TableModel
from app.views.look.buttons import button
from app.views.look.cards import EmptyState
from app.views.pathways.tones import pathway_tones
from app.views.placements.columns import PLACEMENTS_SHOWN, placement_columns
from app.views.placements.forms import edit_placement, end_placements, new_placement
from app.views.placements.pane import PlacementPane
from app.views.window.page import Shell

RUNNING = ("planned", "active")


class PlacementList(PlainList):
    """`open_employer` takes the id of an employer."""

    def __init__(self, shell: Shell, open_employer: Callable[[str], object]) -> None:
        self._shell, self._book, self._open_employer = shell, shell.book, open_employer
        self._tones = pathway_tones(self._book)
        self._ended = False
        self._traced: Trace | None = None
        model = TableModel(
            self._book,
            shell.signals,
            Placement,
            placement_columns(lambda id_: self._tones.get(id_, "neutral")),
            lambda ids: placement_rows(self._book, ids),
            RESTS_ON,
        )
        filters = ListFilters(_("Filter by student, employer or role"), {"state": _("State"), "pathway": _("Pathway")})
        empty = EmptyState(
            "briefcase",
            _("No placements yet"),
            _("A placement says where a student works, from when to when; hours are logged for it."),
            button(_("New placement"), "plus", "primary", self.new),
        )
        pane = PlacementPane(self._book, lambda id_: self._tones.get(id_, "neutral"), self._act)
        super().__init__(_("Placements"), model, PLACEMENTS_SHOWN, filters, pane, empty)
        model.setParent(self)
        filters.changed.connect(self.show_all)
        self.table.opened.connect(lambda _id: self.edit())
        self.table.delete_asked.connect(self.delete)
        self.listed.connect(self._say_nothing)
        self.offer()
        self.sort_by(0)

    # which placements

    def _say_nothing(self) -> None:
        """Nothing yet is another thing than nothing in this view."""
        some = bool(self._book.ids(Placement, most=1))
        self.empty.title.setText(_("No placement in this view") if some else _("No placements yet"))

    def show_view(self, ended: bool, traced: Trace | None = None) -> None:
        """Show the placements that have ended, or those that run or are planned; or just those behind a number."""
        self._ended, self._traced = ended, traced
        self.offer()
        self.show_all()

    def offer(self) -> None:
        """Offer the pathways that the book has now, and the states of this view."""
        self._tones = pathway_tones(self._book)
        states = {} if self._ended else {code: PLACEMENT_STATE.format(code) for code in RUNNING}
        self.filters.offer("state", states)
        self.filters.offer("pathway", {p.id: p.name for p in self._book.records(SitePathway)})

    def show_all(self) -> None:
        """Ask for the list as search, view and filters are now."""
        pathways = self.filters.codes("pathway")
        self.model.show(where={"pathway_id": pathways} if pathways else {}, among=self._among)

    def _among(self) -> set[str]:
        states = ["ended"] if self._ended else self.filters.codes("state") or RUNNING
        found = set(self._traced.ids()) if self._traced else ids_in_states(self._book, states)
        return found & placement_ids_about(self._book, self.filters.text) if self.filters.text else found

    def show_employer(self, employer_id: str) -> None:
        """Show the placements with one employer."""
        self.filters.clear()
        [employer] = self._book.records(Employer, {"id": employer_id})
        self.filters.search.setText(employer.name)
        self.show_all()

    # what can be done

    def commands(self) -> dict[str, Callable[[], object] | None]:
        """The commands that the list answers."""
        ids = self.table.selected_ids()
        return {
            "placement.new": self.new,
            "placement.edit": self.edit if ids else None,
            "placement.end": self.end if ids and not self._ended else None,
            "placement.delete": self.delete if ids else None,
        }

    def student_ids(self) -> list[str]:
        """The students of the chosen placements."""
        return list(
            dict.fromkeys(p.student_id for p in self._book.records(Placement, {"id": self.table.selected_ids()}))
        )

    def _current(self) -> Any:
        return self._book.records(Placement, {"id": self.table.current_id})[0]

    def _act(self, name: str) -> None:
        """What the pane asks for."""
        if name in ("student", "hours"):
            self._shell.go(name, self._current().student_id)
        elif name == "employer":
            self._open_employer(self._current().employer_id)
        else:
            {"edit": self.edit, "end": self.end, "delete": self.delete}[name]()

    def new(self, employer_id: str | None = None) -> None:
        """Ask for a placement and choose the new one."""

        def added(id_: str) -> None:
            self.filters.clear()
            self.table.choose(id_)
            self._shell.toast(_("Placement added"), undo=True)

        new_placement(self.window(), self._book, added, employer_id=employer_id or None)

    def edit(self) -> None:
        """Change the placement with the focus."""
        edit_placement(
            self.window(),
            self._book,
            self.table.current_id,
            lambda: self._shell.toast(_("Placement changed"), undo=True),
        )

    def end(self) -> None:
        """End the chosen placements."""

        def ended(count: int) -> None:
            said = ngettext("{count} placement ended", "{count} placements ended", count)
            self._shell.toast(said.format(count=number(count)), undo=True)

        end_placements(self.window(), self._book, self.table.selected_ids(), ended)

    def delete(self) -> None:
        """Mark the chosen placements as deleted; the toast takes it back."""
        ids = self.table.selected_ids()
        if ids and self._shell.attempt(lambda: remove_placements(self._book, ids)):
            said = ngettext("{count} placement deleted", "{count} placements deleted", len(ids))
            self._shell.toast(said.format(count=number(len(ids))), undo=True)
