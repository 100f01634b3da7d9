"""The pane beside the list of seats: what is offered, why it fits a student or not, and whom else it fits."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QWidget

from app.i18n import _, ngettext, number
from app.models.kinds import PAY, grade_words
from app.models.matching_seats import Reason, Seat, fitting_students
from app.models.opportunities import Opportunity
from app.models.seat_rows import fit_of, seat_rows
from app.views.lists.columns import Row
from app.views.lists.detail_pane import DetailPane, menu_tool
from app.views.lists.flow_line import FlowLine, flowing
from app.views.look.buttons import button
from app.views.look.cards import Fact
from app.views.look.chips import Chip
from app.views.look.item_button import ItemButton
from app.views.look.labels import IconTile, label
from app.views.look.layouts import boxed, column, row
from app.views.placements.columns import span_words
from app.views.placements.seat_columns import TONES, fit_words, left_words
from app.views.window.allowed import offered
from app.views.window.page import Shell

FEW = 10  # students in the list before somebody asks for more
_SIGNS = {True: ("circle-check", "ok"), False: ("circle-x", "bad"), None: ("circle-help", "warn")}


class SeatPane(DetailPane):
    """`seat_of` gives a seat as it is for the student chosen; `choose` takes a student, `plan` plans the placement."""

    def __init__(
        self,
        shell: Shell,
        seat_of: Callable[[str], Seat | None],
        choose: Callable[[str], object],
        plan: Callable[[], object],
    ) -> None:
        super().__init__(_("Details of the opportunity"), _("Choose an opportunity in the list."))
        self._shell, self._book = shell, shell.book
        self._seat_of, self._choose, self._plan = seat_of, choose, plan

    def fill(self, id_: str) -> bool:
        seat = self._seat_of(id_)
        offer = seat_rows(self._book, [id_], {id_: seat} if seat else {}).get(id_)
        if offer is None:
            return False
        sign = IconTile("briefcase", "accent_text", 22, "accent_soft", 46)
        self.add(self.head(sign, offer["role"], offer["employer"]))
        chips = [Chip(left_words(offer), "ok" if offer["left"] else "neutral")]
        if seat:
            chips.append(Chip(fit_words(offer), TONES[fit_of(seat)]))
        self.add(flowing(*chips), self._verbs(seat))
        if seat:
            self.add_part(_("Why"), *(_reason(each) for each in seat.reasons))
        elif offer["left"]:
            self._add_students(id_)
        self._add_facts(offer)
        return True

    def _verbs(self, seat: Seat | None) -> QWidget:
        shell, line = self._shell, FlowLine()
        if seat:
            kind = "primary" if seat.fits else "plain"
            plan = button(_("Plan a placement here"), "", kind, self._plan)
            line.addWidget(offered(shell.book, "add:placement", plan))
        else:
            edit = button(_("Edit"), press=lambda: shell.trigger("seat.edit"), name=_("Edit the opportunity"))
            line.addWidget(offered(shell.book, f"change:{Opportunity.__tablename__}", edit))
        more = ("seat.edit", "employer.open", "seat.delete")
        line.addWidget(menu_tool(map(shell.action, more), _("More about this opportunity")))
        return boxed(line)

    def _add_students(self, id_: str) -> None:
        found = fitting_students(self._book, id_)
        said = ngettext("It fits {count} student", "It fits {count} students", len(found))
        lines: list[QWidget] = [
            ItemButton(
                f"{each.student.last_name}, {each.student.preferred_name or each.student.first_name}",
                grade_words(each.student.grade) if each.student.grade else "",
                "",
                partial(self._choose, each.student.id),
                leads=True,
            )
            for each in found[:FEW]
        ]
        self.add_part(_("Students"), label(said.format(count=number(len(found))), "strong"), column(*lines, spacing=2))
        if len(found) > FEW:
            said = _("The first {count} by name; any other can be chosen above the list.")
            self.add(label(said.format(count=number(FEW)), "faint", wrap=True))

    def _add_facts(self, offer: Row) -> None:
        facts: list[QWidget] = [
            Fact(icon, caption, text)
            for icon, caption, text in (
                ("calendar-days", _("Season"), offer["season"]),
                ("calendar-range", _("Dates"), span_words(offer)),
                ("calendar", _("Schedule"), offer["schedule"]),
                ("banknote", _("Pay"), PAY.format(offer["pay"])),
                ("graduation-cap", _("Pathway"), offer["pathway"]),
                ("user", _("Contact"), offer["contact"]),
            )
            if text
        ]
        if facts:
            self.add_part(_("About"), *facts)
        if offer["note"]:
            self.add_part(_("Note"), label(offer["note"], wrap=True))


def _reason(reason: Reason) -> QWidget:
    """One thing that speaks for the seat or against it."""
    icon, token = _SIGNS[reason.fits]
    line = row(column(IconTile(icon, token, 17), None, margins=(0, 1, 0, 0)), spacing=8)
    line.addWidget(label(reason.sentence, wrap=True), 1)
    return boxed(line)
