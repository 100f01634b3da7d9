"""The pane beside the list of support plans: the aim, how it is given, and the sessions so far."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QProgressBar, QWidget

from app.i18n import _, day, ngettext, number, short_day
from app.models.kinds import DELIVERY, DOMAIN, PLAN_STATE, TIER
from app.models.plan_rows import plan_rows
from app.models.supports import SupportPlan, SupportSession
from app.views.evidence.card import add_files
from app.views.lists.columns import Row
from app.views.lists.detail_pane import DetailPane, menu_tool
from app.views.lists.flow_line import flowing
from app.views.look.buttons import button
from app.views.look.cards import Fact
from app.views.look.chips import Chip
from app.views.look.item_button import ItemButton
from app.views.look.labels import Avatar, label
from app.views.look.layouts import boxed, column, row
from app.views.students.column import student_detail, student_name, student_seed
from app.views.supports.columns import TIERS, delivered_tone, delivered_words
from app.views.window.allowed import offered

if TYPE_CHECKING:
    from app.book.base import Record
    from app.views.window.page import Shell

RECENT = 12  # sessions shown before "All sessions"


class SupportPane(DetailPane):
    """`open_session` takes the id of a session."""

    def __init__(self, shell: Shell, open_session: Callable[[str], object]) -> None:
        super().__init__(_("Details of the support plan"), _("Choose a support plan in the list."))
        self._shell, self._book, self._open_session = shell, shell.book, open_session
        self._all = ""  # the plan of which all sessions are shown

    def fill(self, id_: str) -> bool:
        plan = plan_rows(self._book, [id_]).get(id_)
        if plan is None:
            return False
        sign = Avatar(student_name(plan), student_seed(plan), 46)
        self.add(self.head(sign, student_name(plan), student_detail(plan)))
        chips = [Chip(PLAN_STATE.format(plan["state"]), "ok" if plan["state"] == "active" else "neutral")]
        if plan["tier"]:
            chips.append(Chip(TIER.format(plan["tier"]), TIERS.get(plan["tier"], "neutral")))
        self.add(flowing(*chips), self._verbs(plan))
        self.add_part(DOMAIN.format(plan["domain"]), label(plan["need"], "strong", wrap=True))
        for caption, text in ((_("Goal"), plan["goal"]), (_("Strategy"), plan["strategy_told"])):
            if text:
                self.add(column(label(caption, "caption"), label(text, wrap=True), spacing=2))
        self.add_part(_("How it is given"), *self._facts(plan))
        self._add_sessions(plan)
        add_files(self, self._shell, SupportPlan)
        return True

    def _verbs(self, plan: Row) -> QWidget:
        shell = self._shell
        verbs: list[QWidget] = [
            offered(
                shell.book,
                "change:support_plan",
                button(_("Edit"), press=lambda: shell.trigger("support.edit"), name=_("Edit the plan")),
            ),
            menu_tool(map(shell.action, ("student.open", "support.end", "support.delete")), _("More about this plan")),
        ]
        if plan["state"] == "active":
            verbs.insert(
                0,
                offered(
                    shell.book,
                    "add:support_session",
                    button(_("Log session"), "", "primary", lambda: shell.trigger("support.log")),
                ),
            )
        return boxed(row(*verbs, None))

    def _facts(self, plan: Row) -> list[QWidget]:
        facts: list[QWidget] = []
        if plan["provider"]:
            facts.append(Fact("user", _("Provider"), plan["provider"]))
        often = []
        if plan["sessions_per_week"]:
            count = plan["sessions_per_week"]
            often.append(ngettext("{count} session a week", "{count} sessions a week", count).format(count=count))
        if plan["session_minutes"]:
            often.append(_("{count} minutes each").format(count=plan["session_minutes"]))
        if plan["delivery"]:
            often.append(DELIVERY.format(plan["delivery"]))
        if often:
            facts.append(Fact("calendar-clock", _("How often"), " · ".join(often)))
        span = day(plan["starts_on"]) + (" – " + day(plan["ends_on"]) if plan["ends_on"] else "")
        facts.append(Fact("calendar", _("From") if not plan["ends_on"] else _("From and until"), span))
        if plan["review_on"] and plan["state"] == "active":
            facts.append(Fact("calendar-check", _("Next review"), day(plan["review_on"])))
        return facts

    def _add_sessions(self, plan: Row) -> None:
        given = plan["delivered"]
        self.add_part(_("Sessions"))
        if given.planned:
            bar = QProgressBar()
            bar.setTextVisible(False)
            bar.setRange(0, given.planned)
            bar.setValue(min(given.held, given.planned))
            bar.setProperty("tone", delivered_tone(given.share or 0))
            bar.setAccessibleName(_("Sessions delivered"))
            self.add(bar)
        line = row(label(delivered_words(plan), "strong"), None)
        if given.missed:
            missed = ngettext("{count} missed", "{count} missed", given.missed).format(count=given.missed)
            line.addWidget(label(missed, "faint"))
        self.add(line)
        sessions = self._book.records(SupportSession, {"plan_id": plan["id"]}, sort=[("date", True)])
        if not sessions:
            self.add(label(_("No session was logged yet."), "muted", wrap=True))
        shown = sessions if self._all == plan["id"] else sessions[:RECENT]
        lines = [self._line(session) for session in shown]
        if len(shown) < len(sessions):
            text = _("All {count} sessions").format(count=number(len(sessions)))
            lines.append(button(text, "", "link", lambda: self._show_all(plan["id"])))
        self.add(column(*lines, spacing=2))

    def _line(self, session: Record) -> QWidget:
        on, came = short_day(session.date), session.present
        minutes = _("{count} min").format(count=session.minutes) if came else _("did not come")
        name = _("Edit the session of {day}, {what}").format(day=on, what=minutes)
        return ItemButton(on, minutes, session.note or "", lambda: self._open_session(session.id), name)

    def _show_all(self, plan_id: str) -> None:
        self._all = plan_id
        self.reread()
