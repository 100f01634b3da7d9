"""Referrals: what waits for a decision, and what came of the others."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from app.book.kinds import DAY
from app.i18n import _, ngettext, short_day
from app.models.caseload import own_staff_id
from app.models.kinds import DOMAIN
from app.models.referral_rows import RESTS_ON, referral_ids_about, referral_places, referral_rows
from app.models.referrals import REFERRAL_STATE, URGENCY, Referral
from app.models.referring import remove_referrals, reopen_referral
from app.models.roster_rows import grades_of
from app.views.lists.columns import Column, field_column
from app.views.lists.list_part import ListPart
from app.views.lists.list_spec import ListSpec, View
from app.views.look.buttons import button
from app.views.look.cards import EmptyState
from app.views.look.cells import ChipCell, MutedCell, StackedCell
from app.views.students.column import grade_column, person_cell, student_name
from app.views.supports.columns import days_ago
from app.views.supports.referral_forms import decide, refer_from
from app.views.supports.referral_pane import ReferralPane
from app.views.supports.referral_tones import STATES, URGENCIES
from app.views.window.allowed import allowed, offered
from app.views.window.page import Shell

if TYPE_CHECKING:
    from app.book.base import Record

VIEWS = ("referrals_open", "referrals_mine", "referrals_all")
_MUTED = MutedCell()


class ReferralList(ListPart):
    """The part "Referrals" of the page. Enter decides an open referral."""

    def __init__(self, shell: Shell) -> None:
        self.decide_button = offered(
            shell.book, "change:referral", button(_("Decide…"), "scale", "primary", self.decide)
        )
        kind = "plain" if allowed(shell.book, "change:referral") else "primary"
        new = offered(shell.book, "add:referral", button(_("Refer a student"), "plus", kind, self.new))
        empty = EmptyState(
            "hand-helping",
            _("Nobody was referred"),
            _("A referral says what was seen and what was tried; the support team decides what is done."),
            offered(shell.book, "add:referral", button(_("Refer a student"), "plus", "primary", self.new)),
        )
        super().__init__(shell, self._declare(shell), ReferralPane(shell), empty, new, self.decide_button)
        self.table.opened.connect(lambda _id: self._open_one())
        self.table.delete_asked.connect(self.delete)
        self.listed.connect(self._say_chosen)
        self.chosen.connect(self._say_chosen)
        self._say_chosen()

    def _declare(self, shell: Shell) -> ListSpec:
        book = shell.book
        own = own_staff_id(book)
        mine = [View(VIEWS[1], _("Referred by me"), where={"staff_id": own})] if own else []
        return ListSpec(
            name="referrals",
            title=_("Referrals"),
            entity=Referral,
            columns=_columns(),
            read=lambda ids: referral_rows(book, ids),
            rests_on=RESTS_ON,
            shown=("state", "urgency", "what", "date", "by"),
            favourites=("concern", "urgency", "state"),
            sort=(("state", False),),
            prompt=_("Filter by student"),
            about=referral_ids_about,
            views=(
                View(VIEWS[0], _("To be decided"), where={"state": "open"}),
                *mine,
                View(VIEWS[2], _("All referrals")),
            ),
            menu=("referral.decide", "referral.reopen", "student.open", "", "referral.new", "referral.delete"),
            verbs=("referral.delete",),
            fixed=("state", "decided_on"),
        )

    def view_of(self, record: Record) -> str:
        return VIEWS[0] if record.state == "open" else VIEWS[2]

    # what can be done

    def _current(self) -> Record | None:
        return self.book.record(Referral, self.table.current_id) if self.table.current_id else None

    def _say_chosen(self) -> None:
        referral = self._current()
        self.decide_button.setEnabled(referral is not None and referral.state in ("open", "monitoring"))

    def student_ids(self) -> list[str]:
        chosen = self.book.records(Referral, {"id": self.selected_ids()})
        return list(dict.fromkeys(referral.student_id for referral in chosen))

    def commands(self) -> dict[str, Callable[[], object] | None]:
        referral = self._current()
        state = referral.state if referral else ""
        return {
            "referral.decide": self.decide if state in ("open", "monitoring") else None,
            "referral.reopen": self.reopen if state in ("monitoring", "declined") else None,
            "referral.delete": self.delete if referral else None,
            "student.open": self.open_student if referral else None,
        } | super().commands()

    def new(self) -> None:
        """Ask for a referral."""
        refer_from(self.shell, self)

    def decide(self) -> None:
        """Ask what is decided about the referral with the focus."""
        decide(self.shell, self, self.table.current_id)

    def _open_one(self) -> None:
        referral = self._current()
        if referral and referral.state == "open" and allowed(self.book, "change:referral"):
            self.decide()
        elif referral:
            self.open_student()

    def reopen(self) -> None:
        """Take the decision back."""
        if self.shell.attempt(lambda: reopen_referral(self.book, self.table.current_id)):
            self.shell.toast(_("Referral is open again"), undo=True)

    def delete(self) -> None:
        """Mark the chosen referrals as deleted; the toast takes it back."""
        self.work.delete(
            remove_referrals, lambda count: ngettext("{count} referral deleted", "{count} referrals deleted", count)
        )

    def open_student(self) -> None:
        """Go to the student of the referral with the focus."""
        if (referral := self._current()) is not None:
            self.shell.go("student", referral.student_id)


def _columns() -> list[Column]:
    state = Column(_("State"), 146, "state", lambda row: REFERRAL_STATE.format(row["state"]),
                   lambda row: ChipCell(STATES[row["state"]]), order=referral_places)  # fmt: skip
    urgency = Column(_("Urgency"), 164, "urgency", lambda row: URGENCY.format(row["urgency"]),
                     lambda row: ChipCell(URGENCIES[row["urgency"]]))  # fmt: skip
    what = Column(_("Concern"), 220, "what", lambda row: DOMAIN.format(row["concern"]),
                  lambda row: StackedCell(" ".join(row["what"].split())))  # fmt: skip
    on = Column(_("Referred"), 104, "date", lambda row: short_day(row["date"]),
                lambda row: StackedCell(days_ago(row["date"])), kind=DAY, value=lambda row: row["date"])  # fmt: skip
    by = Column(_("Referred by"), 122, "by", lambda row: row["by"], lambda _row: _MUTED, sorts_by="staff_id")
    return [
        Column(_("Student"), 190, "student_id", student_name, person_cell),
        what,
        urgency,
        on,
        by,
        state,
        grade_column(lambda book: grades_of(book, Referral)),
        *(field_column(Referral, name, editable=False) for name in ("concern", "decided_on")),
    ]
