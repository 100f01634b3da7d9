"""My caseload: who needs me, why, and what is done next."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QMenu, QWidget

from app.book.book import Book
from app.book.kinds import DAY
from app.i18n import _, ngettext, short_day
from app.models.caseload import own_staff_id
from app.models.caseload_rows import Charge, caseload, providers
from app.models.kinds import PERCENT
from app.models.percents import whole_percent
from app.models.plan_rows import RESTS_ON
from app.views.importing.roster import no_students
from app.views.lists.columns import Column
from app.views.lists.list_spec import View
from app.views.look.buttons import button, menu_button
from app.views.look.cards import EmptyState
from app.views.look.cells import BarCell, Cell, ChipCell, MutedCell, StackedCell
from app.views.supports.acting import act, log_session, may_act
from app.views.supports.caseload_pane import CaseloadPane
from app.views.supports.columns import delivered_tone, session_words
from app.views.supports.reasons import NAMES, STEPS, TONES, others_words, reason_words
from app.views.supports.watch_list import WatchList, found_column
from app.views.window.allowed import offered
from app.views.window.page import Shell

if TYPE_CHECKING:
    from app.book.editing import Changes

VIEWS = ("caseload_all", "caseload_now")
WHOSE = ("mine", "everybody")
TABLES = (
    *(*RESTS_ON, "support_plan", "referral", "family_contact", "goal", "meeting_item", "team_meeting"),
    *("attendance_snapshot", "behavior_snapshot", "course_record", "mark_scale", "setting"),
)
"""What the reasons rest on."""

_MUTED = MutedCell()


class CaseloadList(WatchList[Charge]):
    """The part "My caseload" of the page. `whose` is a staff id; None means everybody's."""

    def __init__(self, shell: Shell) -> None:
        own = own_staff_id(shell.book)
        self.whose = own if own in providers(shell.book) else None
        self._menu = QMenu()
        self._menu.aboutToShow.connect(self._offer)
        self.whose_button = menu_button("", self._menu, "users")
        self.step_button = button(_("Next step"), "", "primary", self.do_step)
        log = offered(shell.book, "add:support_session", button(_("Log session"), "plus", press=self.log))
        self._said = _("Students with a support plan of yours stand here, and whoever else waits for you.")
        self.nobody: EmptyState | None = None
        super().__init__(
            shell,
            "caseload",
            _("My caseload"),
            lambda: caseload(shell.book, self.whose),
            TABLES,
            self._columns(),
            (
                View(VIEWS[0], _("Whole caseload"), rule=lambda _book: self.reading.now().keys()),
                View(VIEWS[1], _("Needs somebody now"), rule=self._needing),
            ),
            CaseloadPane(shell, self.found, self),
            no_students(shell, self._said),
            ("why",),
            menu=("support.log",),
            tools=(self.whose_button, log, self.step_button),
        )
        self.log_button = log
        self.table.opened.connect(lambda _id: self.do_step())
        self.table.clicked.connect(self._clicked)
        self.tabs.chosen.connect(self.table.release_place)
        self.filters.changed.connect(self.table.release_place)
        self.table.horizontalHeader().sectionPressed.connect(lambda _at: self.table.release_place())
        self.listed.connect(self._say_chosen)
        self.chosen.connect(self._say_chosen)
        self._say_whose()
        self._say_chosen()

    def instead(self) -> QWidget:
        shown = super().instead()
        if shown is not self.nothing or self.tabs.current_id != VIEWS[0]:
            return shown
        if self.nobody is None:
            self.nobody = self._make_nobody()
            self.stack.addWidget(self.nobody)
        return self.nobody

    def _make_nobody(self) -> EmptyState:
        shell = self.shell
        plan = button(_("New plan"), "plus", "primary", lambda: shell.trigger("support.new"))
        return EmptyState(
            "users", _("Nobody on this caseload"), self._said, offered(shell.book, "add:support_plan", plan)
        )

    def _needing(self, _book: Book) -> set[str]:
        return {id_ for id_, charge in self.reading.now().items() if charge.reasons}

    def _columns(self) -> list[Column]:
        def places(_book: Book) -> Mapping[str, int]:
            return {id_: charge.place for id_, charge in self.reading.now().items()}

        whys = self.facet(
            lambda charge: tuple(dict.fromkeys(reason.why for reason in charge.reasons)),
            options={why: _(name) for why, name in NAMES.items()},
            empty=_("Nothing due"),
        )
        shares = self.facet(_percent, "between", PERCENT)
        last = self.facet(lambda each: each.held_on, "between", DAY)
        review = self.facet(lambda each: each.review_on, "between", DAY)
        return [
            found_column(_("Why"), 226, "why", _why, _why_cell, whys, places),
            found_column(_("Next step"), 128, "step", _step, _step_cell),
            found_column(_("Delivered"), 112, "delivered", _delivered, _bar, shares),
            found_column(_("Last session"), 110, "last_on", _last_session, lambda _c: _MUTED, last),
            found_column(_("Next review"), 124, "review_on", _review, _review_cell, review),
        ]

    def refresh(self, changes: Changes | None) -> None:
        """After a decision the next student is chosen, who stands where the one before stood."""
        if changes is not None:
            self.table.hold_place()
        super().refresh(changes)

    # whose

    def open(self, what: str) -> bool:
        """Shows "mine", "everybody", or what every list opens: a view, or a student."""
        if what not in WHOSE:
            return super().open(what)
        self.show_whose(own_staff_id(self.book) if what == "mine" else None)
        return True

    def _offer(self) -> None:
        self._menu.clear()
        own = own_staff_id(self.book)
        others = {id_: name for id_, name in providers(self.book).items() if id_ != own}
        mine = {own: _("My caseload")} if own else {}
        for id_, name in {**mine, None: _("Everybody")}.items():
            self._choice(id_, name)
        self._menu.addSeparator()
        for id_, name in others.items():
            self._choice(id_, name)

    def _choice(self, id_: str | None, name: str) -> None:
        choice = self._menu.addAction(name, partial(self.show_whose, id_))
        choice.setCheckable(True)
        choice.setChecked(id_ == self.whose)

    def show_whose(self, staff_id: str | None) -> None:
        """Show the caseload of somebody, or of everybody."""
        self.whose = staff_id
        self._say_whose()
        self.read_anew()

    def _say_whose(self) -> None:
        own = own_staff_id(self.book)
        name = _("My caseload") if own and self.whose == own else providers(self.book).get(self.whose or "", "")
        self.whose_button.setText(name or _("Everybody"))

    # what can be done

    def chosen_charge(self) -> Charge | None:
        """The student with the focus; None where there is none."""
        return self.found(self.table.current_id)

    def _say_chosen(self) -> None:
        charge = self.chosen_charge()
        top = charge.top if charge else None
        can = top is not None and may_act(self.shell, top)
        self.step_button.setText(_(STEPS[top.why]) if top and can else _("Next step"))
        self.step_button.setEnabled(can)
        plans = len(self._plan_ids())
        said = ngettext("Log session", "Log session for {count}", plans).format(count=plans)
        self.log_button.setText(said if plans else _("Log session"))
        self.log_button.setEnabled(plans > 0)

    def _plan_ids(self) -> list[str]:
        charges = [self.found(id_) for id_ in self.selected_ids()]
        return [id_ for charge in charges if charge for id_ in charge.plan_ids]

    def commands(self) -> dict[str, Callable[[], object] | None]:
        return {
            "support.log": self.log if self._plan_ids() else None,
        } | super().commands()

    def log(self) -> None:
        """Log a session of the plans of the chosen students: one for the whole group."""
        log_session(self.shell, self, self._plan_ids())

    def do_step(self) -> None:
        """Do what is next for the student with the focus; where nothing is due the student is opened."""
        charge = self.chosen_charge()
        if charge and charge.top and may_act(self.shell, charge.top):
            act(self.shell, self, charge.student_id, charge.top)
        elif charge:
            self.open_student()

    def _clicked(self, index: QModelIndex) -> None:
        if self.model.columns[index.column()].name == "step" and index.data():
            self.do_step()


def _why(charge: Charge) -> str:
    return reason_words(charge.top) if charge.top else _("Nothing due")


def _why_cell(charge: Charge) -> Cell:
    return StackedCell(others_words(charge.reasons)) if charge.top else _MUTED


def _step(charge: Charge) -> str:
    return _(STEPS[charge.top.why]) if charge.top else ""


def _step_cell(charge: Charge) -> Cell:
    return ChipCell(TONES[charge.top.why]) if charge.top else _MUTED


def _delivered(charge: Charge) -> str:
    if not charge.planned:
        return ""
    return _("{held} of {planned} sessions").format(held=charge.held, planned=charge.planned)


def _bar(charge: Charge) -> Cell:
    if charge.share is None:
        return _MUTED
    of = _("/ {planned}").format(planned=charge.planned)
    return BarCell(str(charge.held), of, charge.share, delivered_tone(charge.share))


def _last_session(charge: Charge) -> str:
    return session_words(charge.held_on, charge.last_on)


def _is_overdue(charge: Charge) -> bool:
    return charge.review_on is not None and charge.review_on < date.today()


def _percent(charge: Charge) -> int | None:
    return None if charge.share is None else whole_percent(charge.share, 1)


def _review(charge: Charge) -> str:
    if charge.review_on is None:
        return ""
    said = short_day(charge.review_on)
    return _("Due {day}").format(day=said) if _is_overdue(charge) else said


def _review_cell(charge: Charge) -> Cell:
    return ChipCell("warn") if _is_overdue(charge) else _MUTED
