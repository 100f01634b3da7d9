"""The four-year course plan of a student in short: what is lacking for graduation and for A-G."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLayout

from app.i18n import _, day
from app.models.four_year_plan import Checked, four_year_plan
from app.models.study_kinds import CREDITS
from app.views.growth.inline_form import InlineCard
from app.views.look.buttons import button
from app.views.look.chips import Chip
from app.views.look.labels import label
from app.views.look.layouts import column, row

if TYPE_CHECKING:
    from app.views.window.page import Shell


class CoursesCard(InlineCard):
    """Opens the grid; every line that lacks something says how much, and whether anything is planned."""

    def __init__(self, shell: Shell) -> None:
        show = button(_("Open"), "", "link", self.open, name=f"{_('Open')}: {_('Four-year course plan')}")
        super().__init__(shell, _("Four-year course plan"), show)

    def open(self) -> None:
        """Show the grid."""
        self.shell.go("four_year", self.student)

    def fill(self) -> None:
        plan = four_year_plan(self.book, self.student)
        for kind, lines in plan.checks.items():
            self.add(_check(check_name(kind), lines))
        if plan.by:
            self.add(label(_("By {day}").format(day=day(plan.by)), "faint"))
        if not plan.checks:
            self.add(label(_("No requirements hold for this student’s graduation class."), "muted", wrap=True))


def check_name(kind: str) -> str:
    """What a check is about: "graduation" or "ag"."""
    return _("Graduation") if kind == "graduation" else _("A-G")


def _check(name: str, lines: tuple[Checked, ...]) -> QLayout:
    lacking = [each for each in lines if each.lacking]
    chip = Chip(_("Planned in full"), "ok") if not lacking else Chip(_("Something is lacking"), "warn")
    found = column(row(label(name, "strong"), chip, None), spacing=2)
    for each in lacking:
        planned = CREDITS.format(each.planned) if each.planned else _("nothing")
        words = _("{amount} lacking, {planned} planned").format(amount=CREDITS.format(each.lacking), planned=planned)
        found.addLayout(row(label(_(each.line.name)), None, label(words, "muted")))
    return found
