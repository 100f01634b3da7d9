"""The tab "Supports" of a student's page: plans with their progress, referrals, contacts with the family, notes."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QLayout, QWidget

from app.i18n import _, day, ngettext, number, short_day
from app.models.aim_line import Course, progress_of_plans
from app.models.delivery import Delivery, deliveries
from app.models.kinds import DOMAIN, PLAN_STATE, TIER
from app.models.referrals import REFERRAL_STATE, Referral
from app.models.staffing import staff_names
from app.models.supports import OUTCOME, SupportPlan
from app.views.confidential.card import ConfidentialCard
from app.views.look.buttons import button
from app.views.look.cards import Card
from app.views.look.chips import Chip
from app.views.look.item_button import ItemButton
from app.views.look.labels import label, rule
from app.views.look.layouts import clear, column, hide_unless, row
from app.views.students.notes import NotesCard
from app.views.support_plans.aim_chart import MiniAim
from app.views.support_plans.aim_words import TONES, trend_words
from app.views.support_plans.family import FamilyCard
from app.views.support_plans.plan_form import new_plan
from app.views.supports.acting import log_session
from app.views.supports.columns import TIERS, session_words
from app.views.supports.referral_forms import refer_from
from app.views.supports.referral_tones import STATES
from app.views.window.allowed import allowed, offered
from app.views.window.page import Room, Shell

if TYPE_CHECKING:
    from app.book.base import Record
    from app.views.forms.form_dialog import FormDialog

TABLE = SupportPlan.__tablename__


class SupportsPart(QWidget):
    """What is done for a student, why, and what is noted. Each plan opens its page."""

    SHOWS = frozenset(
        (TABLE, "support_session", "progress_point", "referral", "family_contact", "staff", "note", "sealed_row")
    )

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shell, self._book, self._student = shell, shell.book, ""
        self._active: list[str] = []
        self.log = offered(
            shell.book, "add:support_session", button(_("Log session"), "message-square", "link", self.log_session)
        )
        add = button(_("New plan"), "plus", "link", self.new_plan)
        self.plans = Card(_("Support plans"), self.log, offered(shell.book, f"add:{TABLE}", add), spacing=10)
        refer = button(_("Refer"), "hand-helping", "link", self.refer, _("Refer the student"))
        self.referrals = Card(_("Referrals"), offered(shell.book, "add:referral", refer), spacing=8)
        self._referred, self._nobody = column(spacing=2), label(_("Nobody referred this student."), "muted", wrap=True)
        self.referrals.add(self._nobody)
        self.referrals.add_lines(self._referred)
        hide_unless(self.plans, allowed(shell.book, f"see:{TABLE}"))
        hide_unless(self.referrals, allowed(shell.book, "see:referral"))
        self.family, self.notes, self.confidential = FamilyCard(shell), NotesCard(shell), ConfidentialCard(shell)
        self.sides: QBoxLayout = row(spacing=14)
        self.sides.addLayout(column(self.plans, self.referrals, self.confidential, None, spacing=14), 11)
        self.sides.addLayout(column(self.family, self.notes, None, spacing=14), 9)
        self.setLayout(self.sides)

    def show_student(self, id_: str) -> None:
        """Show what is done for this student."""
        self._student = id_
        self._show_plans()
        self._show_referrals()
        self.family.show_student(id_)
        self.notes.show_student(id_)
        self.confidential.show_student(id_)

    def reflow(self, room: Room) -> None:
        """Cards below each other where there is little width."""
        narrow = room == Room.NARROW
        self.sides.setDirection(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight)

    # plans

    def _show_plans(self) -> None:
        plans = self._book.records(SupportPlan, {"student_id": self._student}, sort=[("starts_on", True)])
        plans.sort(key=lambda plan: plan.state != "active")
        ids = [plan.id for plan in plans]
        courses, given = progress_of_plans(self._book, ids), deliveries(self._book, ids)
        names = staff_names(self._book, {plan.provider_id for plan in plans})
        self._active = [plan.id for plan in plans if plan.state == "active"]
        self.log.setVisible(bool(self._active))
        clear(self.plans.body)
        for place, plan in enumerate(plans):
            if place:
                self.plans.add(rule())
            self.plans.add(self._plan(plan, courses[plan.id], given[plan.id], names.get(plan.provider_id, "")))
        if not plans:
            self.plans.add(label(_("No support plan so far."), "muted", wrap=True))

    def _plan(self, plan: Record, course: Course, given: Delivery, provider: str) -> QLayout:
        active = plan.state == "active"
        name = _("Open the support plan: {need}").format(need=plan.need)
        show = button(_("Open"), "", "link", partial(self._shell.go, "support_plan", plan.id), name)
        chips = [Chip(DOMAIN.format(plan.domain), "plum" if active else "neutral")]
        if plan.tier:
            chips.append(Chip(TIER.format(plan.tier), TIERS.get(plan.tier, "neutral")))
        if not active:
            ended = OUTCOME.format(plan.outcome) or PLAN_STATE.format(plan.state)
            chips.append(Chip(ended, "info" if plan.outcome else "neutral"))
        words = column(label(plan.need, "strong", wrap=True), spacing=3)
        if plan.goal:
            words.addWidget(label(plan.goal, wrap=True))
        words.addWidget(label(" · ".join(filter(None, (_given(given), provider, _review(plan)))), "faint", wrap=True))
        line = row(spacing=14)
        line.addLayout(words, 1)
        if course.points or course.line:
            aim = column(MiniAim(course), spacing=3)
            aim.addWidget(Chip(trend_words(course), TONES[course.trend]), 0, Qt.AlignmentFlag.AlignRight)
            line.addLayout(aim)
        return column(row(*chips, None, show, spacing=6), line, spacing=4)

    # referrals

    def _show_referrals(self) -> None:
        referrals = self._book.records(Referral, {"student_id": self._student}, sort=[("date", True)])
        clear(self._referred)
        for each in referrals:
            state = Chip(REFERRAL_STATE.format(each.state), STATES[each.state])
            told = " ".join(part for part in (each.what, each.decision_note) if part)
            press = partial(self._shell.go, "supports", each.id)
            line = ItemButton(DOMAIN.format(each.concern), day(each.date), told, press, mark=state, leads=True)
            self._referred.addWidget(line)
        self._nobody.setVisible(not referrals)

    # what can be done

    def commands(self) -> dict[str, Callable[[], object] | None]:
        """What the commands of this tab do."""
        return {"family.log": self.family.log, "support.log": self.log_session if self._active else None}

    def log_session(self) -> None:
        """Log a session of one of the plans; the form offers the others."""
        log_session(self._shell, self, self._active[:1])

    def new_plan(self) -> None:
        """Ask for a plan of this student and open it."""
        _ask_for_plan(self, self._shell, self._student)

    def refer(self) -> None:
        """Refer the student."""
        refer_from(self._shell, self, self._student)


def _ask_for_plan(parent: QWidget, shell: Shell, student_id: str) -> FormDialog:
    def added(plan_id: str) -> None:
        shell.go("support_plan", plan_id)
        shell.toast(_("Support plan added"), undo=True)

    dialog = new_plan(parent, shell.book, added, student_id)
    dialog.again = lambda parent, shell: _ask_for_plan(parent, shell, student_id)
    return dialog


def _given(given: Delivery) -> str:
    """What was delivered: "12 of 16 sessions, 3 days ago"."""
    held = ngettext("{count} session", "{count} sessions", given.held).format(count=number(given.held))
    if given.planned:
        held = _("{held} of {planned} sessions").format(held=number(given.held), planned=number(given.planned))
    return ", ".join(part for part in (held, session_words(given.held_on, given.last_on)) if part)


def _review(plan: Record) -> str:
    if plan.state != "active" or plan.review_on is None:
        return ""
    return _("Review {day}").format(day=short_day(plan.review_on))
