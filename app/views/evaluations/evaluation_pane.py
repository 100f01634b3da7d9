"""The pane beside the evaluations: those of one placement, the supervisor's and the student's beside each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QMenu, QWidget

from app.book.base import Record
from app.i18n import _, short_day
from app.models.attached import TABLE
from app.models.evaluating import Compared, compared
from app.models.evaluation_rows import evaluation_rows
from app.models.evaluations import CATEGORY, EVALUATED_BY, POINT, Evaluation
from app.models.placements import EMPLOYER_EVALUATION
from app.models.work_kinds import NOT_SEEN, RATING
from app.views.evaluations.placement_head import add_head
from app.views.evidence.file_list import FileList
from app.views.lists.detail_pane import DetailPane
from app.views.look.buttons import button, icon_button
from app.views.look.chips import Chip
from app.views.look.labels import label
from app.views.look.layouts import boxed, column, row
from app.views.window.allowed import offered

if TYPE_CHECKING:
    from app.views.evaluations.evaluation_list import EvaluationList
    from app.views.window.page import Shell


class EvaluationPane(DetailPane):
    """`of` is the list beside which it stands."""

    def __init__(self, shell: Shell, of: EvaluationList) -> None:
        super().__init__(_("Details of the evaluations"), _("Choose a placement in the list."))
        self._shell, self._book, self._of = shell, shell.book, of

    def fill(self, id_: str) -> bool:
        placement = evaluation_rows(self._book, [id_]).get(id_)
        if placement is None:
            return False
        due = placement["due"]
        said = {"mid": _("Midway: due"), "end": _("At the end: due")}
        add_head(self, placement, *([Chip(said[due], "warn")] if due else []))
        self.add(self._verbs())
        given: dict[tuple[str, str], Record] = placement["evaluations"]
        for point in POINT.options:
            here = [evaluation for (_by, when), evaluation in given.items() if when == point]
            if here:
                self._add_point(point, here)
        if not given:
            self.add(label(_("No evaluation was given."), "muted", wrap=True))
        of_state = EMPLOYER_EVALUATION.format(placement["employer_evaluation"]) or _("Not entered")
        self.add_part(_("Employer’s evaluation, for the state"), label(of_state, "strong", wrap=True))
        return True

    def _verbs(self) -> QWidget:
        shell, more = self._shell, QMenu()
        more.addActions([shell.action(name) for name in ("evaluation.self", "evaluation.print", "student.open")])
        new = button(_("Evaluate"), "", "primary", lambda: shell.trigger("evaluation.new"))
        paper = button(_("Print the form"), "printer", "plain", lambda: shell.trigger("evaluation.print"))
        own = button(_("By the student"), "", "plain", lambda: shell.trigger("evaluation.self"))
        own.setAccessibleName(_("Evaluation by the student"))
        may_print = self._book.may("print")
        paper.setEnabled(may_print)
        first = row(offered(self._book, "add:evaluation", new), offered(self._book, "add:evaluation", own), None)
        return boxed(column(first, row(offered(self._book, "print", paper), None), spacing=6))

    def _add_point(self, point: str, given: list[Record]) -> None:
        self.add_part(POINT.format(point))
        for evaluation in given:
            self.add(self._form(evaluation))
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(0, 1)
        sides = [by for by in EVALUATED_BY.options if any(evaluation.by == by for evaluation in given)]
        for at, by in enumerate(sides, 1):
            grid.addWidget(label(EVALUATED_BY.format(by), "caption"), 0, at, Qt.AlignmentFlag.AlignRight)
        for category, lines in compared(self._book, given).items():
            self._add_category(grid, category, lines, sides)
        self.add(boxed(grid))
        for evaluation in given:
            words = [(_("Comments"), evaluation.comments), (_("Strengths"), evaluation.strengths),
                     (_("Areas for growth"), evaluation.growth)]  # fmt: skip
            for title, text in words:
                if text:
                    by = EVALUATED_BY.format(evaluation.by)
                    self.add(column(label(f"{title} · {by}", "caption"), label(text, wrap=True), spacing=1))
            if self._book.allows(TABLE, "see"):
                self.add(FileList(self._shell, Evaluation, evaluation.id, self))

    def _add_category(self, grid: QGridLayout, category: str, lines: list[Compared], sides: list[str]) -> None:
        for line in lines:
            words = CATEGORY.format(category) if line.is_overall else line.text
            at = grid.rowCount()
            kind = "strong" if line.is_overall else "muted"
            grid.addWidget(label(words, kind, wrap=True), at, 0)
            for place, by in enumerate(sides, 1):
                code = line.supervisor if by == "supervisor" else line.student
                shown = label(_short(code), kind)
                shown.setAccessibleName(f"{words}: {RATING.format(code) or _('not rated')}")
                shown.setToolTip(RATING.format(code))
                grid.addWidget(shown, at, place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)

    def _form(self, evaluation: Record) -> QWidget:
        """One form: by whom, when, signed by whom, and its verbs."""
        title = EVALUATED_BY.format(evaluation.by)
        below = " · ".join(filter(None, (short_day(evaluation.date), evaluation.evaluator)))
        line = row(spacing=4)
        line.addLayout(column(label(title, "strong"), label(below, "faint", wrap=True), spacing=1), 1)
        edit = icon_button("pencil", _("Edit: {what}").format(what=f"{title}, {below}"),
                           lambda: self._of.change(evaluation))  # fmt: skip
        gone = icon_button("trash-2", _("Delete: {what}").format(what=f"{title}, {below}"),
                           lambda: self._of.remove(evaluation))  # fmt: skip
        line.addWidget(offered(self._book, "change:evaluation", edit))
        line.addWidget(offered(self._book, "delete:evaluation", gone))
        return boxed(line)


def _short(code: str | None) -> str:
    return "–" if code is None else _("N/A") if code == NOT_SEEN else code
