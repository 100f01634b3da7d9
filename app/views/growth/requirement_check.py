"""Beside the grid: each line of graduation and A-G, what is done, planned and lacking."""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import date

from PySide6.QtWidgets import QFrame, QLayout

from app.i18n import _, day, ngettext, number
from app.models.four_year_plan import Cell, Checked, FourYears
from app.models.kinds import grade_words
from app.models.study_kinds import CREDITS
from app.views.growth.courses_card import check_name
from app.views.look.buttons import button
from app.views.look.chips import Chip
from app.views.look.labels import label, rule
from app.views.look.layouts import boxed, clear, column, row, scrolled
from app.views.look.theme import theme

BESIDE = 320  # pixels at text size 100 %
WIDEST = 16_777_215  # as Qt has it
Show = Callable[[str, Collection[str], Collection[str]], object]
"""Shows the course records and the planned courses behind a line, which the text names."""


class RequirementCheck(QFrame):
    """The lines of both checks below each other; the figures of a line show what is behind them in the grid."""

    def __init__(self, show: Show) -> None:
        super().__init__()
        self.setProperty("kind", "panel")
        self.setAccessibleName(_("Requirement check"))
        self._alone = False
        theme.follow(self, "width", self._fit)
        self._show = show
        self._body = column(spacing=6, margins=(18, 16, 18, 16))
        content = boxed(self._body)
        area = scrolled(content)
        content.setObjectName("pane")
        content.setAutoFillBackground(False)
        self.setLayout(column(area, spacing=0))

    def set_alone(self, alone: bool) -> None:
        """Take the whole width where nothing stands beside it, else that of a panel."""
        self._alone = alone
        self._fit()

    def _fit(self) -> None:
        self.setMinimumWidth(theme.px(BESIDE))
        self.setMaximumWidth(WIDEST if self._alone else theme.px(BESIDE))

    def show_plan(self, plan: FourYears) -> None:
        """Show the checks of a plan."""
        clear(self._body)
        for place, (kind, lines) in enumerate(plan.checks.items()):
            if place:
                self._body.addWidget(rule())
            lacking = any(each.lacking for each in lines)
            chip = Chip(_("Something is lacking"), "warn") if lacking else Chip(_("Planned in full"), "ok")
            self._body.addLayout(row(label(check_name(kind), "heading"), None, chip))
            self._body.addWidget(label(_("In credits") if kind == "graduation" else _("In years"), "faint"))
            for each in lines:
                self._body.addLayout(self._line(each, plan.by))
        if not plan.checks:
            words = _("No requirements hold for this student’s graduation class.")
            self._body.addWidget(label(words, "muted", wrap=True))
        self._show_doubts([cell for cell in plan.cells if cell.remarks])
        self._body.addStretch(1)

    def _show_doubts(self, cells: list[Cell]) -> None:
        """Planned courses that may not count as they look."""
        if not cells:
            return
        self._body.addWidget(rule())
        self._body.addWidget(label(_("To look at again"), "heading"))
        if count := sum(cell.in_words for cell in cells):
            said = ngettext("{count} entry counts for nothing", "{count} entries count for nothing", count)
            self._body.addLayout(row(Chip(said.format(count=number(count)), "warn"), None))
        for cell in cells:
            self._body.addLayout(self._doubt(cell))

    def _doubt(self, cell: Cell) -> QLayout:
        name, grade, ids = cell.name, grade_words(cell.grade), [cell.planned_id or ""]
        spoken = _("{grade}: {name}. Show it in the plan.").format(grade=grade, name=name)
        press = button(grade, "", "link", lambda: self._show(name, (), ids), name=spoken)
        head = row(spacing=8)
        head.addWidget(label(name, wrap=True), 1)
        head.addWidget(press)
        return column(head, label(" · ".join(remark.full for remark in cell.remarks), "faint", wrap=True), spacing=0)

    def _line(self, each: Checked, by: date | None) -> QLayout:
        line, name = each.line, _(each.line.name)
        figures = _("{done} of {required}").format(
            done=CREDITS.format(line.done), required=CREDITS.format(line.required)
        )
        behind = (*line.done_ids, *line.running_ids)
        spoken = _("{name}: {figures}. Show the courses behind it.").format(name=name, figures=figures)
        press = button(figures, "", "link", lambda: self._show(name, behind, each.planned_ids), name=spoken)
        press.setEnabled(bool(behind or each.planned_ids))
        parts = (
            _("{amount} under way").format(amount=CREDITS.format(line.running)) if line.running else "",
            _("{amount} planned").format(amount=CREDITS.format(each.planned)) if each.planned else "",
        )
        words = label(name, wrap=True)
        head = row(spacing=8)
        head.addWidget(words, 1)
        head.addWidget(press)
        found = column(head, spacing=0)
        below = row(label(" · ".join(filter(None, parts)), "faint", wrap=True), spacing=8)
        below.setStretch(0, 1)
        if each.lacking:
            amount = CREDITS.format(each.lacking)
            text = (
                _("{amount} lacking by {day}").format(amount=amount, day=day(by))
                if by
                else _("{amount} lacking").format(amount=amount)
            )
            below.addWidget(Chip(text, "warn"))
        if any(parts) or each.lacking:
            found.addLayout(below)
        return found
