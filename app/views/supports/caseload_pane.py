"""The pane beside the caseload: every reason with the record behind it, and the plans of the student."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QWidget

from app.i18n import _, short_day
from app.models.caseload_rows import Charge
from app.models.kinds import DOMAIN
from app.models.needing import Reason
from app.models.supports import SupportPlan
from app.views.lists.detail_pane import menu_tool
from app.views.lists.flow_line import flowing
from app.views.look.buttons import button
from app.views.look.chips import Chip
from app.views.look.item_button import ItemButton
from app.views.look.labels import label
from app.views.look.layouts import boxed, column, row
from app.views.supports.acting import act, may_act, open_record
from app.views.supports.columns import session_words
from app.views.supports.reasons import NAMES, STEPS, TONES, reason_words
from app.views.supports.watch_pane import WatchPane
from app.views.window.allowed import offered
from app.views.window.page import Shell


class CaseloadPane(WatchPane[Charge]):
    """`of` is the widget over which dialogs open."""

    def __init__(self, shell: Shell, found: Callable[[str], Charge | None], of: QWidget) -> None:
        super().__init__(shell, found)
        self._of = of

    def show_found(self, id_: str, charge: Charge) -> None:
        self.add(self._verbs(charge))
        self.add_part(_("Why"), *(self._reason(charge, reason) for reason in charge.reasons))
        if not charge.reasons:
            self.add(label(_("Nothing is due for this student."), "muted", wrap=True))
        self._add_plans(charge)

    def _verbs(self, charge: Charge) -> QWidget:
        shell = self._shell
        go = button(_("Open"), press=lambda: shell.go("student", charge.student_id), name=_("Open the student"))
        refer = offered(
            self._book, "add:referral", button(_("Refer…"), press=lambda: shell.trigger("referral.student"))
        )
        more = menu_tool(map(shell.action, ("support.log", "support.student")), _("More about this student"))
        return boxed(row(go, refer, more, None))

    def _reason(self, charge: Charge, reason: Reason) -> QWidget:
        """A reason, which opens its record, and the button that does what is next."""
        words = reason_words(reason)
        chip: QWidget = Chip(_(NAMES[reason.why]), TONES[reason.why])
        line = ItemButton(
            words, "", "", partial(open_record, self._shell, charge.student_id, reason), leads=True,
            name=_("Open: {name}").format(name=words),
        )  # fmt: skip
        below: list[QWidget] = [chip]
        if may_act(self._shell, reason):
            step = _(STEPS[reason.why])
            do = button(step, "", "link", partial(act, self._shell, self._of, charge.student_id, reason))
            do.setAccessibleName(f"{step} {words}")
            below.append(do)
        return boxed(column(line, row(flowing(*below), margins=(8, 0, 8, 0)), spacing=2))

    def _add_plans(self, charge: Charge) -> None:
        plans = self._book.records(SupportPlan, {"id": list(charge.plan_ids)})
        if not plans:
            return
        lines: list[QWidget] = []
        for plan in plans:
            review = _("review {day}").format(day=short_day(plan.review_on)) if plan.review_on else ""
            press = partial(self._shell.go, "support_plan", plan.id)
            name = _("Open: {name}").format(name=plan.need)
            lines.append(ItemButton(DOMAIN.format(plan.domain), review, plan.need, press, name, leads=True))
        seen = session_words(charge.held_on, charge.last_on)
        below = _("Last session: {when}").format(when=seen) if seen else _("No session was logged.")
        self.add_part(_("Support plans"), column(*lines, spacing=2), label(below, "faint"))
