"""Supports: the plans of the students one looks after, and the sessions given under them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from app.i18n import _, ngettext, number
from app.models.caseload import own_staff_id, sessions_due
from app.models.kinds import DOMAIN, TIER
from app.models.plan_rows import RESTS_ON, plan_ids_about, plan_rows
from app.models.staff import Staff
from app.models.supporting import remove_plans
from app.models.supports import SupportPlan, SupportSession
from app.models.traces import trace
from app.views.lists.list_filters import ListFilters
from app.views.lists.plain_list import PlainList
from app.views.lists.table_model import TableModel
from app.views.look.buttons import button, menu_button
from app.views.look.cards import EmptyState
from app.views.look.tabs import PageTabs
from app.views.supports.columns import SHOWN, support_columns
from app.views.supports.forms import edit_plan, edit_session, end_plan, new_plan, new_session
from app.views.supports.pane import SupportPane
from app.views.window.page import Page, Room, Shell

if TYPE_CHECKING:
    from app.book.base import Record
    from app.book.editing import Changes

_RESTS_ON = {SupportPlan.__tablename__, *RESTS_ON, "enrollment"}


class SupportsPage(Page):
    """`show_record` takes a tab ("mine", "due", "ended"), the rows behind a number, or the id of a plan or student."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell, _("Supports"), scrolling=False)
        self._own = own_staff_id(self.book)
        self.model = TableModel(
            self.book,
            shell.signals,
            SupportPlan,
            support_columns(),
            lambda ids: plan_rows(self.book, ids),
            RESTS_ON,
            self,
        )
        self.filters = ListFilters(
            _("Filter by student or need"), {"domain": _("Domain"), "tier": _("Tier"), "provider": _("Provider")}
        )
        self.filters.offer("domain", {code: DOMAIN.format(code) for code in DOMAIN.options})
        self.filters.offer("tier", {code: TIER.format(code) for code in TIER.options})
        self._offer_providers()
        self.empty = EmptyState(
            "life-buoy",
            _("No support plans yet"),
            _("A plan says what a student needs, who helps, and how often; its sessions are logged below it."),
            button(_("New plan"), "plus", "primary", self.new_plan),
        )
        self.pane = SupportPane(self.book, self._act, self._open_session)
        self.list = PlainList(_("Support plans"), self.model, SHOWN, self.filters, self.pane, self.empty)
        self.table = self.list.table
        self._build_head()
        self.body.addWidget(self.list, 1)
        self.filters.changed.connect(self._show)
        self.tabs.chosen.connect(lambda _tab: self._show())
        self.list.listed.connect(lambda: self.say_count(number(self.model.rowCount())))
        self.list.listed.connect(self._say_nothing)
        self.list.chosen.connect(self._say_chosen)
        self.table.opened.connect(lambda _id: self._act("log" if self._active_ids() else "edit"))
        self.table.delete_asked.connect(self.delete)
        self.list.sort_by(0)
        self._show()
        self._count()

    def _build_head(self) -> None:
        self.log_button = button(_("Log session"), "plus", "primary", self.log_session)
        self.tools.addWidget(menu_button(_("Columns"), self.list.columns, "columns-3"))
        self.tools.addWidget(button(_("New plan"), "file-plus", press=self.new_plan))
        self.tools.addWidget(self.log_button)
        self.tabs = PageTabs(_("Views of the list"))
        self.tabs.add("active", _("All active"))
        if self._own:
            self.tabs.add("mine", _("My students"))
        self.tabs.add("due", _("Due this week"))
        self.tabs.add("ended", _("Ended"))
        self.head.addWidget(self.tabs)
        self.head.addWidget(self.filters)

    # which plans

    def _show(self) -> None:
        where: dict[str, object] = {"state": "ended" if self.tabs.current_id == "ended" else "active"}
        if self.tabs.current_id == "mine":
            where["provider_id"] = self._own
        for name, field in (("domain", "domain"), ("tier", "tier"), ("provider", "provider_id")):
            if codes := self.filters.codes(name):
                where.setdefault(field, codes)
        self.model.show(where=where, among=self._among)

    def _among(self) -> set[str] | None:
        """What the search finds, and in the tab of what is due only that."""
        found = plan_ids_about(self.book, self.filters.text) if self.filters.text else None
        if traced := trace(self.book, self.tabs.current_id):
            due = set(traced.ids())
        elif self.tabs.current_id == "due":
            due = {each.plan_id for each in sessions_due(self.book)}
        else:
            return found
        return due if found is None else due & found

    def _offer_providers(self) -> None:
        helping = {plan.provider_id for plan in self.book.records(SupportPlan) if plan.provider_id}
        staff = self.book.records(Staff, {"id": helping})
        self.filters.offer("provider", {s.id: ", ".join(filter(None, (s.last_name, s.first_name))) for s in staff})

    def _count(self) -> None:
        self.tabs.set_count("active", len(self.book.ids(SupportPlan, where={"state": "active"})))
        self.tabs.set_count("ended", len(self.book.ids(SupportPlan, where={"state": "ended"})))
        self.tabs.set_count("due", len(sessions_due(self.book)))
        if self._own:
            mine = {"state": "active", "provider_id": self._own}
            self.tabs.set_count("mine", len(self.book.ids(SupportPlan, where=mine)))

    def refresh(self, changes: Changes | None) -> None:  # type: ignore[override]
        if changes is not None and not changes.tables & _RESTS_ON:
            return
        touched = _RESTS_ON if changes is None else changes.tables
        due = self.tabs.current_id not in ("active", "mine", "ended") and SupportSession.__tablename__ in touched
        if due or SupportPlan.__tablename__ in touched:
            self._offer_providers()
            self.model.reload()
        self.pane.reread()
        self._count()

    def reflow(self, room: Room) -> None:
        self.list.reflow(room)

    def _say_nothing(self) -> None:
        """Nothing yet is another thing than nothing in this view."""
        some = bool(self.book.ids(SupportPlan, most=1))
        self.empty.title.setText(_("No support plan in this view") if some else _("No support plans yet"))

    def show_record(self, what: str) -> None:
        if traced := trace(self.book, what):
            self.filters.clear()
            self.tabs.lend(what, traced.title)
            return
        if what in ("active", "mine", "due", "ended"):
            self.tabs.choose(what if what != "mine" or self._own else "active")
            return
        ids = self.book.ids(SupportPlan, where={"student_id": what}) or [what]
        plans = self.book.records(SupportPlan, {"id": ids})
        plan = next((p for p in plans if p.state == "active"), next(iter(plans), None))
        if plan:
            self.filters.clear()
            self.tabs.choose(plan.state)
            self.table.choose(plan.id)

    def first_focus(self) -> QWidget:
        return self.list.focus_target()

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
            "support.log": self.log_session if active else None,
            "support.edit": self.edit if chosen else None,
            "support.end": self.end if active else None,
            "support.delete": self.delete if chosen else None,
        }

    def _act(self, name: str) -> None:
        """What the pane and the table ask for."""
        if name == "student":
            self.shell.go("student", self.book.records(SupportPlan, {"id": self.table.current_id})[0].student_id)
        else:
            {"log": self.log_session, "edit": self.edit, "end": self.end, "delete": self.delete}[name]()

    def new_plan(self) -> None:
        """Ask for a plan and choose the new one."""

        def added(id_: str) -> None:
            self.show_record(id_)
            self.shell.toast(_("Support plan added"), undo=True)

        new_plan(self, self.book, added)

    def log_session(self) -> None:
        """Log a session of the chosen plans."""

        def logged(count: int) -> None:
            said = ngettext("Session logged", "{count} sessions logged", count).format(count=number(count))
            self.shell.toast(said, undo=True)

        new_session(self, self.book, self._active_ids(), logged)

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
        ids = self.table.selected_ids()
        if ids and self.shell.attempt(lambda: remove_plans(self.book, ids)):
            said = ngettext("{count} plan deleted", "{count} plans deleted", len(ids))
            self.shell.toast(said.format(count=number(len(ids))), undo=True)
