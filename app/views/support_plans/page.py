"""One support plan: progress against its aim line, what was given, what reviews decided, and who was told."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QBoxLayout, QMenu

from app.book.base import Record
from app.i18n import _, short_day
from app.models.aim_line import progress_of_plans
from app.models.caseload import cases, own_staff_id
from app.models.delivery import deliveries
from app.models.kinds import DOMAIN, PLAN_STATE, TIER
from app.models.people import Student
from app.models.plan_rows import RESTS_ON
from app.models.reviewing_plans import keep_as_template
from app.models.staffing import staff_names
from app.models.supporting import remove_plans
from app.models.supports import SupportPlan, SupportSession
from app.views.evidence.card import EvidenceCard
from app.views.lists.flow_line import FlowLine
from app.views.look.buttons import button, icon_button, menu_button
from app.views.look.chips import Chip
from app.views.look.labels import Avatar
from app.views.look.layouts import boxed, clear, column, row
from app.views.look.tokens import Tone
from app.views.support_plans.family import FamilyCard
from app.views.support_plans.fields_card import FieldsCard
from app.views.support_plans.plan_form import edit_plan, end_plan
from app.views.support_plans.progress_card import ProgressCard
from app.views.support_plans.reviews import ReviewsCard, ask_review
from app.views.support_plans.session_form import edit_session
from app.views.support_plans.sessions_card import SessionsCard
from app.views.supports.acting import log_session
from app.views.supports.columns import TIERS
from app.views.window import ask
from app.views.window.allowed import allowed, offered
from app.views.window.gone import Gone
from app.views.window.page import Page, Room, Shell

if TYPE_CHECKING:
    from app.book.base import Base
    from app.book.editing import Changes

SHOWS = {SupportPlan.__tablename__, *RESTS_ON, "progress_point", "plan_review", "family_contact", "strategy"}
"""The tables from which this page reads."""


class SupportPlanPage(Page):
    """`show_record` takes the id of the plan."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell, _("Support plan"))
        self._plan: Record | None = None
        self._id = ""
        self._order: list[str] = []  # the caseload, as it was when the first of it was opened
        back = button(_("Plans"), "chevron-left", "link", lambda: shell.go("supports", self._id or None))
        self.previous = icon_button("chevron-up", _("Previous plan in the caseload"), lambda: self._step(-1))
        self.next = icon_button("chevron-down", _("Next plan in the caseload"), lambda: self._step(1))
        self.head.insertLayout(0, row(back, None, self.previous, self.next))
        self.avatar = Avatar("", "", 56)
        self.title_line.insertWidget(0, self.avatar)
        self.chips = FlowLine(6)
        self.title_words.addSpacing(4)
        self.title_words.addLayout(self.chips)
        self._for_active = [
            offered(shell.book, "add:plan_review", button(_("Review…"), "calendar-check", press=self.review)),
            offered(shell.book, "add:support_session", button(_("Log session"), "plus", "primary", self.log_session)),
        ]
        self._tools = [
            button(_("Student"), "user", press=lambda: shell.trigger("student.open")),
            offered(
                shell.book,
                "print",
                button(_("Print"), "printer", press=self.print, name=_("Print the support summary")),
            ),
            *self._for_active,
            menu_button(_("More"), self._more(), "ellipsis"),
        ]
        for tool in self._tools:
            self.tools.addWidget(tool)
        self._build_cards()

    def _build_cards(self) -> None:
        shell = self.shell
        self.progress = ProgressCard(shell)
        self.sessions = SessionsCard(shell, self.log_session, self._open_session)
        self.reviews = ReviewsCard(shell, self.review)
        self.fields = FieldsCard(shell, lambda: shell.toast(_("Plan changed"), undo=True))
        self.family = FamilyCard(shell)
        self.files = EvidenceCard(shell, SupportPlan, place=self)
        left = column(self.progress, self.sessions, None, spacing=14)
        right = column(self.fields, self.reviews, self.family, self.files, None, spacing=14)
        self.sides: QBoxLayout = row(spacing=14)
        self.sides.addLayout(left, 11)
        self.sides.addLayout(right, 9)
        self.content = boxed(self.sides)
        self.gone = Gone(
            shell.book, SupportPlan, "life-buoy", _("This support plan was deleted"), _("Undo brings it back.")
        )
        self.body.addWidget(self.content)
        self.body.addWidget(self.gone)
        self.body.addStretch(1)

    def _more(self) -> QMenu:
        menu = QMenu()
        for command in ("support.measure", "support.edit", "family.log", "support.template", "support.end"):
            menu.addAction(self.shell.action(command))
        for command in ("record.history", "support.delete"):
            menu.addAction(self.shell.action(command))
        return menu

    # what is shown

    def show_record(self, what: str) -> None:
        self._id = what
        if what not in self._order:
            own = own_staff_id(self.book)
            mine = self.book.ids(SupportPlan, where={"state": "active", "provider_id": own}) if own else []
            among = mine if what in mine else None
            self._order = [case.plan_id for case in cases(self.book, date.today(), among)]
        self._read()

    def refresh(self, changes: Changes | None) -> None:  # type: ignore[override]
        if self._id and (changes is None or changes.tables & SHOWS):
            self._read()

    def _read(self) -> None:
        plan = self._plan = self.book.record(SupportPlan, self._id)
        self.content.setVisible(plan is not None)
        self.gone.say_missing(self._id, is_missing=plan is None)
        for tool in self._tools:
            tool.setEnabled(plan is not None and (plan.state == "active" or tool not in self._for_active))
        place = self._place
        self.previous.setEnabled(place is not None and place > 0)
        self.next.setEnabled(place is not None and place + 1 < len(self._order))
        self.shell.refresh_commands()
        if plan is None:
            return
        course = progress_of_plans(self.book, [plan.id])[plan.id]
        given = deliveries(self.book, [plan.id])[plan.id]
        sessions = self.book.records(SupportSession, {"plan_id": plan.id}, sort=[("date", True)])
        provider = staff_names(self.book, [plan.provider_id]).get(plan.provider_id, "")
        self._show_head(plan, provider)
        self.progress.show_plan(plan, course)
        self.sessions.show_plan(plan, given, sessions)
        self.reviews.show_plan(plan)
        self.fields.show_plan(plan, provider)
        self.family.show_student(plan.student_id, plan.id)
        self.files.show_record(plan.id)

    def _show_head(self, plan: Record, provider: str) -> None:
        student = self.book.record(Student, plan.student_id)
        name = ""
        if student is not None:
            name = " ".join(part for part in (student.preferred_name or student.first_name, student.last_name) if part)
        self.title.setText(name)
        self.setAccessibleName(_("{student}: {need}").format(student=name, need=plan.need))
        self.avatar.set_person(name, (student and student.local_id) or plan.student_id)
        self.say_subtitle(plan.need)
        clear(self.chips)
        chips: list[tuple[str, Tone]] = [(DOMAIN.format(plan.domain), "plum")]
        if plan.tier:
            chips.append((TIER.format(plan.tier), TIERS.get(plan.tier, "neutral")))
        active = plan.state == "active"
        chips.append((PLAN_STATE.format(plan.state), "ok" if active else "neutral"))
        if provider:
            chips.append((provider, "neutral"))
        if plan.review_on and active:
            late = plan.review_on < date.today()
            said = _("Review due {day}") if late else _("Review {day}")
            chips.append((said.format(day=short_day(plan.review_on)), "warn" if late else "neutral"))
        for text, tone in chips:
            self.chips.addWidget(Chip(text, tone))

    @property
    def _place(self) -> int | None:
        return self._order.index(self._id) if self._id in self._order else None

    def _step(self, by: int) -> None:
        place = self._place
        if place is not None and 0 <= place + by < len(self._order):
            self.show_record(self._order[place + by])

    def reflow(self, room: Room) -> None:
        narrow = room == Room.NARROW
        self.sides.setDirection(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight)
        for tool in self._tools[:2]:
            tool.setVisible(not narrow)

    def record(self) -> tuple[type[Base], str] | None:
        return (SupportPlan, self._id) if self._id else None

    def student_ids(self) -> list[str]:
        return [self._plan.student_id] if self._plan else []

    # what can be done

    def new_record(self) -> str:
        return "support.new"

    def commands(self) -> dict[str, Callable[[], object] | None]:
        plan = self._plan
        if plan is None:
            return {}
        active, place = plan.state == "active", self._place
        return {
            "support.log": self.log_session if active else None,
            "support.measure": self.progress.begin if active and allowed(self.book, "add:progress_point") else None,
            "support.review": self.review if active else None,
            "support.edit": self.edit,
            "support.template": self.keep_as_template,
            "support.end": self.end if active else None,
            "support.delete": self.delete,
            "family.log": self.family.log,
            "student.open": partial(self.shell.go, "student", f"{plan.student_id}/supports"),
            "plan.previous": partial(self._step, -1) if place else None,
            "plan.next": partial(self._step, 1) if place is not None and place + 1 < len(self._order) else None,
        }

    def log_session(self) -> None:
        """Log a session of the plan; the form can take in the others of its group."""
        log_session(self.shell, self, [self._id])

    def _open_session(self, session_id: str) -> None:
        edit_session(self, self.book, session_id, lambda said: self.shell.toast(said, undo=True))

    def review(self) -> None:
        """Ask what a review decided."""
        if self._plan is not None:
            ask_review(self, self.book, self._plan, lambda said: self.shell.toast(said, undo=True))

    def edit(self) -> None:
        """Change the plan in the form."""
        edit_plan(self, self.book, self._id, lambda: self.shell.toast(_("Plan changed"), undo=True))

    def keep_as_template(self) -> None:
        """Ask for the name of a template that is made from the plan."""

        def keep(name: str) -> None:
            if self.shell.attempt(lambda: keep_as_template(self.book, self._id, name)):
                self.shell.toast(_("Template kept"), undo=True)

        ask.text(
            self,
            _("Keep as template"),
            _("Name of the template"),
            _("Keep template"),
            keep,
            self._plan.need if self._plan else "",
            _("The next plans can begin with what this one says of need, goal and strategy, without the student."),
        )

    def end(self) -> None:
        """End the plan."""
        end_plan(self, self.book, [self._id], lambda _count: self.shell.toast(_("Plan ended"), undo=True))

    def delete(self) -> None:
        """Mark the plan as deleted and go back; the toast takes it back."""
        if self.shell.attempt(lambda: remove_plans(self.book, [self._id])):
            self.shell.go("supports")
            self.shell.toast(_("Support plan deleted"), undo=True)

    def print(self) -> None:
        """Print the summary of the student's supports."""
        from app.views.handing_out.preview import preview

        preview(self.shell, "support-summary", self.student_ids())
