"""The part "Seats" of the page: what employers offer, and which of it fits a student."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from app.book.refused import Refused
from app.i18n import _, ngettext
from app.models.matching_seats import Seat
from app.models.opportunities import Opportunity
from app.models.people import Student
from app.models.seat_rows import (
    RESTS_ON,
    open_ids,
    plan_in_seat,
    remove_opportunities,
    seat_ids_about,
    seat_rows,
    seats_for,
)
from app.views.employers.children import SEATS
from app.views.forms.form_dialog import FormDialog
from app.views.forms.record_edit import RecordEdit
from app.views.lists.flow_line import FlowLine
from app.views.lists.list_part import ListPart
from app.views.lists.list_spec import ListSpec, View
from app.views.look.buttons import button
from app.views.look.cards import EmptyState
from app.views.look.labels import caption_for
from app.views.look.layouts import boxed, scaled_width
from app.views.pathways.tones import pathway_tones
from app.views.placements.seat_columns import SHOWN, seat_columns
from app.views.placements.seat_pane import SeatPane
from app.views.window import ask
from app.views.window.allowed import offered
from app.views.window.page import Shell

if TYPE_CHECKING:
    from app.book.editing import Changes
    from app.views.look.tokens import Tone

FOR = "seats:"  # `open` takes it with the id of a student behind it
FIELDS = ("employer_id", *SEATS.names)


class SeatList(ListPart):
    """All opportunities. With a student chosen above, each says whether it fits, and those that do come first."""

    def __init__(self, shell: Shell) -> None:
        self._tones = pathway_tones(shell.book)
        self._student = ""
        self._seats: Mapping[str, Seat] = {}
        empty = EmptyState(
            "briefcase",
            _("No seats yet"),
            _("An opportunity says what an employer offers: the role, how many seats, when, and whom they want."),
            offered(shell.book, "add:opportunity", button(_("New opportunity"), "plus", "primary", self.new)),
        )
        pane = SeatPane(shell, lambda id_: self._seats.get(id_), self.choose_student, self.plan)
        new = offered(shell.book, "add:opportunity", button(_("New opportunity"), "plus", "primary", self.new))
        super().__init__(shell, self._declare(shell), pane, empty, new)
        self.student = RecordEdit(shell.book, Student)
        self.student.setPlaceholderText(_("Choose a student"))
        scaled_width(self.student, 300)
        self.student.picked.connect(self._student_picked)
        who = FlowLine()
        who.addWidget(caption_for(_("Find seats for"), self.student))
        who.addWidget(self.student)
        self.lines = (boxed(who), *self.lines)
        self.table.opened.connect(lambda _id: self.edit())

    def _declare(self, shell: Shell) -> ListSpec:
        return ListSpec(
            name="seats",
            title=_("Seats"),
            entity=Opportunity,
            columns=seat_columns(self._tone, lambda: self._seats),
            read=lambda ids: seat_rows(shell.book, ids, self._seats),
            rests_on=RESTS_ON,
            shown=SHOWN,
            favourites=("season", "pathway_id", "fit"),
            prompt=_("Filter by role, season or employer"),
            about=seat_ids_about,
            sort=(("dates", False),),
            views=(View("open_seats", _("Open seats"), rule=open_ids), View("all_seats", _("All opportunities"))),
            menu=("seat.plan", "seat.edit", "employer.open", "", "seat.delete"),
            verbs=("seat.delete",),
        )

    def _tone(self, pathway_id: str) -> Tone:
        return self._tones.get(pathway_id, "neutral")

    # for the page

    def open(self, what: str) -> bool:
        """Shows a view, the seats for a student ("seats:" and the id), or one opportunity."""
        if self.show_part(what):
            return True
        if what.startswith(FOR):
            self.student.show_value(what.removeprefix(FOR))
            self.choose_student(what.removeprefix(FOR))
            return True
        if self.book.record(Opportunity, what):
            self.show_id(what, "all_seats")
            return True
        return False

    def refresh(self, changes: Changes | None) -> None:
        self._tones = pathway_tones(self.book)
        self._seats = seats_for(self.book, self._student or None)
        super().refresh(changes)

    # for whom

    def _student_picked(self) -> None:
        try:
            self.choose_student(self.student.value() or "")
        except Refused:
            self.choose_student("")

    def choose_student(self, student_id: str) -> None:
        """Look at the seats for a student; those that fit come first. Empty: for nobody in particular."""
        if self.student.chosen != (student_id or None):
            self.student.show_value(student_id or None)
        self._student, self._seats = student_id, seats_for(self.book, student_id or None)
        self.known.forget()
        self.model.reload()
        sort = (("fit", False), ("dates", False)) if student_id else self.spec.sort
        self.arrange(replace(self.arrangement, sort=sort))
        self.pane.reread()

    # what can be done

    def commands(self) -> dict[str, Callable[[], object] | None]:
        current = self.book.record(Opportunity, self.table.current_id) if self.table.current_id else None
        return {
            "seat.plan": self.plan if current and self._student else None,
            "seat.new": self.new,
            "seat.edit": self.edit if current else None,
            "seat.delete": self.delete if self.selected_ids() else None,
            "employer.open": partial(self.shell.go, "employers", current.employer_id) if current else None,
        } | super().commands()

    def plan(self) -> None:
        """Plan a placement of the student in the opportunity with the focus, and go to it."""
        made: list[str] = []
        if self.shell.attempt(lambda: made.append(plan_in_seat(self.book, self.table.current_id, self._student))):
            self.shell.go("placement", made[0])
            self.shell.toast(_("Placement planned"), undo=True)

    def new(self) -> None:
        """Ask for an opportunity and choose the new one."""
        made: list[str] = []

        def save(typed: dict[str, Any]) -> None:
            with self.book.edit(_("Add opportunity")) as edit:
                made.append(edit.insert(Opportunity, [typed])[0])

        title = _("New opportunity")
        dialog = FormDialog(self.window(), self.book, Opportunity, FIELDS, title, _("Add opportunity"), save)
        dialog.accepted.connect(lambda: self.show_new(made[0], _("Opportunity added")))
        ask.show(dialog)

    def edit(self) -> None:
        """Change the opportunity with the focus."""
        id_ = self.table.current_id
        [record] = self.book.records(Opportunity, {"id": id_})

        def save(typed: dict[str, Any]) -> None:
            self.book.save(Opportunity, id_, typed)

        title, values = _("Edit opportunity"), record._asdict()
        dialog = FormDialog(self.window(), self.book, Opportunity, FIELDS, title, _("Save"), save, values)
        dialog.accepted.connect(lambda: self.shell.toast(_("Opportunity changed"), undo=True))
        ask.show(dialog)

    def delete(self) -> None:
        """Mark the chosen opportunities as deleted; the toast takes it back."""
        self.work.delete(
            remove_opportunities,
            lambda count: ngettext("{count} opportunity deleted", "{count} opportunities deleted", count),
        )
