"""The list of support plans, and the sessions given under them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from app.i18n import _, ngettext, number
from app.models.caseload import own_staff_id, sessions_due
from app.models.plan_rows import RESTS_ON, plan_ids_about, plan_rows
from app.models.supporting import remove_plans
from app.models.supports import SupportPlan
from app.views.lists.list_part import ListPart
from app.views.lists.list_spec import ListSpec, View
from app.views.look.buttons import button
from app.views.look.cards import EmptyState
from app.views.support_plans.plan_form import edit_plan, end_plan, new_plan
from app.views.support_plans.session_form import edit_session, new_session
from app.views.supports.columns import SHOWN, support_columns
from app.views.supports.pane import SupportPane
from app.views.window.allowed import offered
from app.views.window.page import Shell

if TYPE_CHECKING:
    from app.book.base import Record


class PlanList(ListPart):
    """The part "Plans" of the page."""

    def __init__(self, shell: Shell) -> None:
        self.log_button = offered(
            shell.book, "add:support_session", button(_("Log session"), "plus", "primary", self.log_session)
        )
        new = offered(shell.book, "add:support_plan", button(_("New plan"), "file-plus", press=self.new_plan))
        empty = EmptyState(
            "life-buoy",
            _("No support plans yet"),
            _("A plan says what a student needs, who helps, and how often; its sessions are logged below it."),
            offered(shell.book, "add:support_plan", button(_("New plan"), "plus", "primary", self.new_plan)),
        )
        pane = SupportPane(shell, self._open_session)
        super().__init__(shell, self._declare(shell), pane, empty, new, self.log_button)
        self.listed.connect(self._say_chosen)
        self.chosen.connect(self._say_chosen)
        self.table.opened.connect(lambda id_: self.shell.go("support_plan", id_))
        self.table.delete_asked.connect(self.delete)
        self._say_chosen()

    def _declare(self, shell: Shell) -> ListSpec:
        book = shell.book
        own = own_staff_id(book)
        mine = [View("mine", _("My students"), where={"state": "active", "provider_id": own})] if own else []
        return ListSpec(
            name="supports",
            title=_("Support plans"),
            entity=SupportPlan,
            columns=support_columns(),
            read=lambda ids: plan_rows(book, ids),
            rests_on=(*RESTS_ON, "enrollment"),
            shown=SHOWN,
            favourites=("domain", "tier", "provider_id"),
            prompt=_("Filter by student or need"),
            about=plan_ids_about,
            views=(
                View("active", _("All active"), where={"state": "active"}),
                *mine,
                View("due", _("Due this week"), rule=lambda book: {due.plan_id for due in sessions_due(book)}),
                View("ended", _("Ended"), where={"state": "ended"}),
            ),
            menu=("support.open", "support.log", "support.edit", "student.open", "", "support.end", "support.delete"),
            verbs=("support.log", "support.end", "support.delete"),
            fixed=("state",),
        )

    # what is shown

    def open(self, what: str) -> bool:
        """Shows the rows behind a number, a view, a plan, or the plan of a student."""
        if self.show_part(what):
            return True
        plan = self._plan_of(what)
        if plan:
            self.show_id(plan.id, plan.state)
        return plan is not None

    def _plan_of(self, what: str) -> Record | None:
        """The plan with this id, or a student's: rather one that is active."""
        ids = self.book.ids(SupportPlan, where={"student_id": what}) or [what]
        plans = self.book.records(SupportPlan, {"id": ids})
        return next((plan for plan in plans if plan.state == "active"), next(iter(plans), None))

    def student_ids(self) -> list[str]:
        return list(dict.fromkeys(plan.student_id for plan in self._chosen_plans()))

    # what can be done

    def _chosen_plans(self) -> list[Record]:
        return self.book.records(SupportPlan, {"id": self.table.selected_ids()})

    def _active_ids(self) -> list[str]:
        return [plan.id for plan in self._chosen_plans() if plan.state == "active"]

    def _say_chosen(self) -> None:
        """The verb says for how many: "Log session for 5"."""
        count = len(self._active_ids())
        text = ngettext("Log session", "Log session for {count}", count).format(count=number(count))
        self.log_button.setText(text if count else _("Log session"))
        self.log_button.setEnabled(count > 0)
        self.shell.refresh_commands()

    def commands(self) -> dict[str, Callable[[], object] | None]:
        chosen, active = bool(self.table.selected_ids()), bool(self._active_ids())
        return {
            "support.new": self.new_plan,
            "support.open": self.open_plan if chosen else None,
            "support.log": self.log_session if active else None,
            "support.edit": self.edit if chosen else None,
            "support.end": self.end if active else None,
            "support.delete": self.delete if chosen else None,
            "student.open": self.open_student if chosen else None,
        } | super().commands()

    def open_plan(self) -> None:
        """Go to the page of the plan with the focus."""
        self.shell.go("support_plan", self.table.current_id)

    def open_student(self) -> None:
        """Go to the student of the plan with the focus."""
        [plan] = self.book.records(SupportPlan, {"id": self.table.current_id})
        self.shell.go("student", plan.student_id)

    def new_plan(self) -> None:
        """Ask for a plan and choose the new one."""
        new_plan(self, self.book, lambda id_: self.show_new(id_, _("Support plan added")))

    def log_session(self) -> None:
        """Log a session of the chosen plans."""
        self.log_sessions(self._active_ids())

    def log_sessions(self, plan_ids: list[str]) -> None:
        """Log a session of these plans; without any the form asks who met."""

        def logged(count: int) -> None:
            said = ngettext("Session logged", "{count} sessions logged", count).format(count=number(count))
            self.shell.toast(said, undo=True)

        new_session(self, self.book, plan_ids, logged)

    def _open_session(self, session_id: str) -> None:
        edit_session(self, self.book, session_id, lambda said: self.shell.toast(said, undo=True))

    def edit(self) -> None:
        """Change the plan with the focus."""
        edit_plan(self, self.book, self.table.current_id, lambda: self.shell.toast(_("Plan changed"), undo=True))

    def end(self) -> None:
        """End the chosen plans."""

        def ended(count: int) -> None:
            said = ngettext("{count} plan ended", "{count} plans ended", count).format(count=number(count))
            self.shell.toast(said, undo=True)

        end_plan(self, self.book, self._active_ids(), ended)

    def delete(self) -> None:
        """Mark the chosen plans as deleted; the toast takes it back."""
        self.work.delete(remove_plans, lambda count: ngettext("{count} plan deleted", "{count} plans deleted", count))
