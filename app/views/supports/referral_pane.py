"""The pane beside the referrals: what was seen and tried, and what came of it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from app.i18n import _, day
from app.models.kinds import DOMAIN, PLAN_STATE
from app.models.referral_rows import referral_rows
from app.models.referrals import REFERRAL_STATE, URGENCY
from app.views.lists.columns import Row
from app.views.lists.detail_pane import DetailPane, menu_tool
from app.views.look.buttons import button
from app.views.look.chips import Chip
from app.views.look.item_button import ItemButton
from app.views.look.labels import Avatar, label
from app.views.look.layouts import boxed, column, row
from app.views.students.column import student_detail, student_name, student_seed
from app.views.supports.referral_tones import STATES, URGENCIES
from app.views.window.allowed import offered

if TYPE_CHECKING:
    from app.views.window.page import Shell


class ReferralPane(DetailPane):
    """Whoever referred sees the decision here."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(_("Details of the referral"), _("Choose a referral in the list."))
        self._shell, self._book = shell, shell.book

    def fill(self, id_: str) -> bool:
        referral = referral_rows(self._book, [id_]).get(id_)
        if referral is None:
            return False
        sign = Avatar(student_name(referral), student_seed(referral), 46)
        self.add(self.head(sign, student_name(referral), student_detail(referral)))
        chips = [Chip(REFERRAL_STATE.format(referral["state"]), STATES[referral["state"]])]
        if referral["state"] == "open":
            chips.append(Chip(URGENCY.format(referral["urgency"]), URGENCIES[referral["urgency"]]))
        self.add(row(*chips, None, spacing=6), self._verbs(referral))
        by = " · ".join(part for part in (referral["by"], day(referral["date"])) if part)
        self.add_part(DOMAIN.format(referral["concern"]), label(by, "muted", wrap=True))
        for caption, text in ((_("What was seen"), referral["what"]), (_("What was tried"), referral["tried"])):
            if text:
                self.add(column(label(caption, "caption"), label(text, wrap=True), spacing=2))
        self._add_decision(referral)
        return True

    def _verbs(self, referral: Row) -> QWidget:
        shell = self._shell
        verbs: list[QWidget] = [
            button(_("Open"), press=lambda: shell.trigger("student.open"), name=_("Open the student")),
            menu_tool(map(shell.action, ("referral.reopen", "referral.delete")), _("More about this referral")),
        ]
        if referral["state"] in ("open", "monitoring"):
            decide = button(_("Decide…"), "", "primary", lambda: shell.trigger("referral.decide"))
            verbs.insert(0, offered(self._book, "change:referral", decide))
        return boxed(row(*verbs, None))

    def _add_decision(self, referral: Row) -> None:
        self.add_part(_("What came of it"))
        if referral["state"] == "open":
            self.add(label(_("The support team has not decided so far."), "muted", wrap=True))
            return
        on = day(referral["decided_on"]) if referral["decided_on"] else ""
        said = ", ".join(part for part in (REFERRAL_STATE.format(referral["state"]), on) if part)
        self.add(label(said, "strong", wrap=True))
        if referral["decision_note"]:
            self.add(label(referral["decision_note"], wrap=True))
        lines = [
            ItemButton(
                DOMAIN.format(plan.domain),
                PLAN_STATE.format(plan.state),
                plan.need,
                partial(self._shell.go, "support_plan", plan.id),
                _("Open: {name}").format(name=plan.need),
                leads=True,
            )
            for plan in referral["plans"]
        ]
        self.add(column(*lines, spacing=2))
