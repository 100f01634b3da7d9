"""The list of placements: who works where, from when to when, with how many hours."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from app.i18n import _, ngettext
from app.models.placement_rows import RESTS_ON, placement_ids_about, placement_rows
from app.models.placements import Placement
from app.models.placing import remove_placements, state_today
from app.views.lists.conditions import Condition
from app.views.lists.list_part import ListPart
from app.views.lists.list_spec import ListSpec, View
from app.views.look.buttons import button
from app.views.look.cards import EmptyState
from app.views.look.tokens import Tone
from app.views.pathways.tones import pathway_tones
from app.views.placements import steps
from app.views.placements.columns import PLACEMENTS_SHOWN, placement_columns
from app.views.placements.forms import edit_placement, new_placement
from app.views.placements.pane import PlacementPane
from app.views.window.allowed import offered
from app.views.window.page import Shell

if TYPE_CHECKING:
    from app.book.base import Record
    from app.book.editing import Changes

OF_EMPLOYER = "employer:"


class PlacementList(ListPart):
    """The part "Placements" of the page."""

    def __init__(self, shell: Shell) -> None:
        self._tones = pathway_tones(shell.book)
        empty = EmptyState(
            "briefcase",
            _("No placements yet"),
            _("A placement says where a student works, from when to when; hours are logged for it."),
            offered(shell.book, "add:placement", button(_("New placement"), "plus", "primary", self.new)),
        )
        new = offered(shell.book, "add:placement", button(_("New placement"), "plus", "primary", self.new))
        super().__init__(shell, self._declare(shell), PlacementPane(shell, self._tone), empty, new)
        self.table.opened.connect(lambda id_: shell.go("placement", id_))
        self.table.delete_asked.connect(self.delete)

    # for the page

    def open(self, what: str) -> bool:
        """Shows the rows behind a number, a view, all placements with an employer ("employer:" and its id), the
        latest one of a student, or one placement.
        """
        if self.show_part(what):
            return True
        if what.startswith(OF_EMPLOYER):
            self.show_employer(what.removeprefix(OF_EMPLOYER))
            return True
        mine = self.book.records(Placement, {"student_id": what}, sort=[("starts_on", True)])
        if placements := mine or self.book.records(Placement, {"id": what}):
            self.show_placement(placements[0])
        return bool(placements)

    # what it shows

    def _declare(self, shell: Shell) -> ListSpec:
        def state(*codes: str) -> tuple[Condition, ...]:
            return (Condition("state", "any", codes),)

        return ListSpec(
            name="placements",
            title=_("Placements"),
            entity=Placement,
            columns=placement_columns(self._tone),
            read=lambda ids: placement_rows(shell.book, ids),
            rests_on=RESTS_ON,
            shown=PLACEMENTS_SHOWN,
            favourites=("state", "pathway_id", "employer_id"),
            prompt=_("Filter by student, employer or role"),
            about=placement_ids_about,
            views=(
                View("now", _("Running and planned"), conditions=state("planned", "requested", "active")),
                View("ended", _("Ended"), conditions=state("ended")),
                View("all", _("All placements")),
            ),
            menu=(
                *("placement.open", "placement.edit", "student.open", "employer.open", ""),
                *(step.command for step in steps.STEPS),
                "placement.delete",
            ),
            verbs=(*(step.command for step in steps.STEPS if not step.back), "placement.delete"),
            fixed=("state",),
        )

    def _tone(self, pathway_id: str) -> Tone:
        return self._tones.get(pathway_id, "neutral")

    # which placements

    def refresh(self, changes: Changes | None) -> None:
        self._tones = pathway_tones(self.book)
        super().refresh(changes)

    def show_placement(self, placement: Record) -> None:
        """Choose a placement, in the view where it belongs today."""
        ended = state_today(placement.state, placement.ends_on) == "ended"
        self.show_id(placement.id, "ended" if ended else "now")

    def show_employer(self, employer_id: str) -> None:
        """Show all placements with one employer."""
        self.show_view("all")
        self.filters.show_filters("", ())
        self.filters.put(Condition("employer_id", "any", (employer_id,)))

    # what can be done

    def commands(self) -> dict[str, Callable[[], object] | None]:
        chosen = self._chosen()
        return {
            "placement.open": self.open_placement if chosen else None,
            "placement.edit": self.edit if chosen else None,
            "placement.delete": self.delete if chosen else None,
            "student.open": self.open_student if chosen else None,
            "employer.open": self.open_employer if chosen and self._current().employer_id else None,
            **steps.commands(self.shell, self.window(), chosen),
        } | super().commands()

    def _chosen(self) -> list[Record]:
        return self.book.records(Placement, {"id": self.selected_ids()})

    def _current(self) -> Record:
        return self.book.records(Placement, {"id": self.table.current_id})[0]

    def student_ids(self) -> list[str]:
        """The students of the chosen placements."""
        return list(dict.fromkeys(placement.student_id for placement in self._chosen()))

    def open_placement(self) -> None:
        """Go to the page of the placement with the focus."""
        self.shell.go("placement", self.table.current_id)

    def open_student(self) -> None:
        """Go to the student of the placement with the focus."""
        self.shell.go("student", self._current().student_id)

    def open_employer(self) -> None:
        """Go to the employer of the placement with the focus."""
        self.shell.go("employer", self._current().employer_id)

    def new(self) -> None:
        """Ask for a placement and choose the new one."""

        def added(id_: str) -> None:
            self.show_placement(self.book.records(Placement, {"id": id_})[0])
            self.shell.toast(_("Placement added"), undo=True)

        new_placement(self.window(), self.book, added)

    def edit(self) -> None:
        """Change the placement with the focus."""

        def changed() -> None:
            self.shell.toast(_("Placement changed"), undo=True)

        edit_placement(self.window(), self.book, self.table.current_id, changed)

    def delete(self) -> None:
        """Mark the chosen placements as deleted; the toast takes it back."""
        self.work.delete(
            remove_placements, lambda count: ngettext("{count} placement deleted", "{count} placements deleted", count)
        )
