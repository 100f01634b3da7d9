"""Export: which workbook, about whom, in which language, and where."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QComboBox, QWidget

from app.exports import REPORTS
from app.exports.naming import paper_name
from app.exports.report import Report, Weeks
from app.i18n import N_, _, language
from app.models.kinds import LANGUAGE
from app.views.handing_out.circles import circles
from app.views.handing_out.preview import preview
from app.views.handing_out.purpose import PurposeLine
from app.views.handing_out.telling import tell_written
from app.views.look.labels import caption_for, label
from app.views.look.layouts import boxed, column, row
from app.views.window import ask
from app.views.window.dialog import Dialog
from app.views.window.page import Shell

SENTENCES = {
    "roster": N_("One row for each student, with pathway and first guardian."),
    "hours": N_("Every hour entry with its state, for payroll and audits."),
    "hours-summary": N_("One row for each student: approved hours against the target."),
    "supports": N_("Support plans on one sheet, the sessions held on another."),
}
"""What each workbook holds."""

FORMATS = {
    ".xlsx": N_("Workbook (.xlsx)"),
    ".csv": N_("Comma-separated text (.csv)"),
}
"""How a report is written, by suffix."""


def export_dialog(
    shell: Shell,
    report: str = "",
    student_ids: Sequence[str] = (),
    *,
    placement_ids: Sequence[str] = (),
    employer_ids: Sequence[str] = (),
    meeting_ids: Sequence[str] = (),
    weeks: Weeks | None = None,
    preset: str = "",
) -> None:
    """Ask how a report is written, and write it; papers are shown before they are printed or saved.

    `report` is the one to begin with; the ids are of what is selected. `weeks` and `preset` are those of a paper.
    """
    if report in REPORTS and REPORTS[report].separable:
        preview(shell, report, student_ids, placement_ids=placement_ids, employer_ids=employer_ids,
                meeting_ids=meeting_ids, weeks=weeks, preset=preset)  # fmt: skip
        return
    parent = shell if isinstance(shell, QWidget) else None
    ask.show(ExportDialog(parent, shell, report, student_ids))


class ExportDialog(Dialog):
    """One question after the other; the last one, where, is asked by the system."""

    def __init__(self, parent: QWidget | None, shell: Shell, report: str, student_ids: Sequence[str]) -> None:
        super().__init__(parent, _("Export"), width=500)
        self._shell, self._parent = shell, parent
        self._circles = circles(shell.book, student_ids)
        self.report, self.circle, self.language, self.format = QComboBox(), QComboBox(), QComboBox(), QComboBox()
        for name in SENTENCES:
            self.report.addItem(_(REPORTS[name].title), name)
        for circle in self._circles:
            self.circle.addItem(circle.words)
        # The one row that has the focus in a list is seldom all that a workbook is wanted for.
        self.circle.setCurrentIndex(int(len(student_ids) == 1))
        for code, text in LANGUAGE.options.items():
            self.language.addItem(_(text), code)
        self.language.setCurrentIndex(self.language.findData(language()))
        self.what = label("", "muted", wrap=True)
        for caption, box in ((_("What"), self.report), (_("Students"), self.circle)):
            self.body.addLayout(column(caption_for(caption, box), box, spacing=4))
            if box is self.report:
                self.body.addWidget(self.what)
        line = row(spacing=12)
        for caption, box in ((_("Language"), self.language), (_("As"), self.format)):
            line.addWidget(boxed(column(caption_for(caption, box), box, spacing=4)), 1)
        self.body.addLayout(line)
        self.purpose = PurposeLine()
        self.body.addWidget(self.purpose)
        self.add_cancel()
        self.add_button(_("Choose where…"), self.ask_where, "primary", "download")
        self.report.currentIndexChanged.connect(lambda _at: self._fit())
        self.report.setCurrentIndex(max(0, self.report.findData(report)))
        self._fit()
        (self.circle if report else self.report).setFocus()

    @property
    def chosen(self) -> Report:
        """The report that is chosen."""
        return REPORTS[self.report.currentData()]

    def _fit(self) -> None:
        """Say what the report holds, and offer what it can be written as."""
        report = self.chosen
        self.what.setText(_(SENTENCES[report.name]))
        former = self.format.currentData()
        self.format.clear()
        for suffix in report.suffixes:
            self.format.addItem(_(FORMATS[suffix]), suffix)
        self.format.setCurrentIndex(max(0, self.format.findData(former)))

    def ask_where(self) -> None:
        """Ask for the file, and write there."""
        if not self.purpose.is_said():
            return
        suffix = self.format.currentData()
        suggested = paper_name("", "", "", self.chosen.name, date.today(), suffix)
        patterns = f"{_(FORMATS[suffix])} (*{suffix})"
        ask.save_file(self, _("Export"), patterns, suggested, self.write)

    def write(self, out: Path) -> None:
        """Write the report to a file, with progress; a toast then says where it is."""
        report, circle = self.chosen, self._circles[self.circle.currentIndex()]
        shell, parent, code = self._shell, self._parent, self.language.currentData()
        book, title, why = shell.book, _(report.title), self.purpose.disclosure

        def start() -> None:
            work = report.write(book, out, circle.ids(), code, filter=circle.words, why=why)
            shell.run(title, work, lambda written: tell_written(shell, parent, title, written.files))

        if shell.attempt(start):
            self.accept()
