"""The pane beside the early warning: each sign with its figure, its limits, and the rows behind it."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from app.i18n import _, ngettext, short_day
from app.models.early_warning import Sign, behind
from app.models.flagged_students import Flagged
from app.models.kinds import DOMAIN
from app.models.referrals import REFERRAL_STATE
from app.models.traces import those
from app.views.look.buttons import button
from app.views.look.chips import Chip
from app.views.look.item_button import ItemButton
from app.views.look.labels import label
from app.views.look.layouts import boxed, column, row
from app.views.supports.rows_behind import show_rows
from app.views.supports.signs import (
    POINT_TONES,
    SETTINGS,
    SUBJECTS,
    TIER_TONES,
    limits_of,
    more_of_sign,
    short_sign,
)
from app.views.supports.watch_pane import WatchPane
from app.views.window.allowed import offered


class WarningPane(WatchPane[Flagged]):
    """Law and the site's own limits are told apart."""

    def show_found(self, id_: str, flagged: Flagged) -> None:
        count = ngettext("{count} point", "{count} points", flagged.points).format(count=flagged.points)
        tier = Chip(_("Tier {tier}").format(tier=flagged.tier), TIER_TONES[flagged.tier])
        self.add(row(tier, Chip(count), None, spacing=6), self._verbs(id_))
        for sign in flagged.signs:
            self._add_sign(id_, sign)
        self._add_help(flagged)

    def _verbs(self, id_: str) -> QWidget:
        shell, book = self._shell, self._book
        refer = offered(
            book, "add:referral", button(_("Refer…"), "", "primary", lambda: shell.trigger("referral.student"))
        )
        plan = button(_("New plan"), press=lambda: shell.trigger("support.student"))
        go = button(_("Open"), press=lambda: shell.go("student", id_), name=_("Open the student"))
        return boxed(
            row(offered(book, "add:referral", refer), offered(book, "add:support_plan", plan), go, None, spacing=6)
        )

    def _add_sign(self, id_: str, sign: Sign) -> None:
        """The figure opens the rows behind it; each limit says whether it is law or the site's."""
        words = ", ".join(filter(None, (short_sign(sign), more_of_sign(sign))))
        weight = _("High") if sign.points > 1 else _("Watch")
        figure = ItemButton(
            words, "", "", partial(self._show_rows, id_, sign), _("Show the rows: {what}").format(what=words),
            leads=True,
        )  # fmt: skip
        self.add_part(_(SUBJECTS[sign.subject]), row(Chip(weight, POINT_TONES[sign.points]), None), figure)
        for limit in limits_of(self._book, sign):
            mark = Chip(_("Law"), "plum") if limit.is_law else Chip(_("Site"), "neutral")
            line = row(mark, spacing=8)
            line.addWidget(label(limit.sentence, "muted", wrap=True), 1)
            self.add(line)
        change = partial(self._shell.go, "settings", SETTINGS[sign.subject])
        name = _("Change the limits: {what}").format(what=_(SUBJECTS[sign.subject]))
        self.add(row(button(_("Change the limits"), "", "link", change, name), None))

    def _show_rows(self, id_: str, sign: Sign) -> None:
        found = behind(self._book, id_)
        if sign.subject == "courses" and found.courses:
            self._shell.go("courses", those(_("Courses not passed"), found.courses))
        elif sign.subject == "courses":
            self._shell.go("student", f"{id_}/academics")
        else:
            show_rows(self._book, self, sign.subject, getattr(found, sign.subject))

    def _add_help(self, flagged: Flagged) -> None:
        shell = self._shell
        lines: list[QWidget] = [
            ItemButton(
                DOMAIN.format(plan.domain),
                _("since {day}").format(day=short_day(plan.starts_on)),
                plan.need,
                partial(shell.go, "support_plan", plan.id),
                _("Open: {name}").format(name=plan.need),
                leads=True,
            )
            for plan in flagged.plans
        ]
        lines += [
            ItemButton(
                _("Referral: {domain}").format(domain=DOMAIN.format(each.concern)),
                REFERRAL_STATE.format(each.state),
                each.what,
                partial(shell.go, "supports", each.id),
                leads=True,
            )
            for each in flagged.referrals
        ]
        self.add_part(_("Help so far"), column(*lines, spacing=2))
        if not lines:
            self.add(label(_("No active support plan, no open referral."), "muted", wrap=True))
