"""Export: what is handed out, about whom, in which language, as one file or many, and where."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QComboBox, QWidget

from app.exports import REPORTS
from app.exports.naming import paper_name
from app.exports.report import Report
from app.i18n import N_, _, language, ngettext, number
from app.models.enrolling import present_ids
from app.models.joining_pathways import member_ids
from app.models.kinds import LANGUAGE
from app.models.pathways import SitePathway
from app.models.staff import Section, SectionStudent
from app.views.look.labels import caption_for, label
from app.views.look.layouts import boxed, column, row
from app.views.window import ask
from app.views.window.dialog import Dialog
from app.views.window.page import Shell
from app.views.window.toast import show_toast

if TYPE_CHECKING:
    from app.book.book import Book

SENTENCES = {
    "roster": N_("One row for each student, with pathway and first guardian."),
    "hours": N_("Every hour entry with its state, for payroll and audits."),
    "hours-summary": N_("One row for each student: approved hours against the target."),
    "supports": N_("Support plans on one sheet, the sessions held on another."),
    "transcript": N_("Placements and approved hours by school year, with lines for signatures."),
    "plan": N_("One page for each student and family: pathway, goals, hours and supports, without notes."),
}
"""What each report holds."""

FORMATS = {
    ".xlsx": N_("Workbook (.xlsx)"),
    ".csv": N_("Comma-separated text (.csv)"),
    ".pdf": N_("One PDF for all"),
    "": N_("One PDF for each student"),
}
"""How a report is written, by suffix; empty for separate files."""


@dataclass(frozen=True, slots=True)
class Circle:
    """Students about whom a report can be written: its words, and how they are found (None: everybody here)."""

    words: str
    ids: Callable[[], list[str] | None]


def export_dialog(shell: Shell, report: str = "", student_ids: Sequence[str] | None = None) -> None:
    """Ask how a report is written, and write it. `report` is the one to begin with; `student_ids` are selected."""
    parent = shell if isinstance(shell, QWidget) else None
    ask.show(ExportDialog(parent, shell, report, student_ids or ()))


def circles(book: Book, selected: Sequence[str]) -> list[Circle]:
    """Those who can be chosen: the selected students, everybody, the members of each pathway, each section."""
    here = present_ids(book)
    found = [Circle(_("Everybody who is here ({count})").format(count=number(len(here))), lambda: list(here))]
    if selected:
        words = ngettext("The selected student", "The {count} selected students", len(selected))
        found.insert(0, Circle(words.format(count=number(len(selected))), lambda: list(selected)))
    for pathway in book.records(SitePathway):
        found.append(
            Circle(_("Pathway: {name}").format(name=pathway.name), lambda id_=pathway.id: _members(book, id_, here))
        )
    for section in book.records(Section, sort=[("school_year", True)]):
        name = " · ".join(part for part in (section.name, section.school_year) if part)
        found.append(
            Circle(_("Section: {name}").format(name=name), lambda id_=section.id: _in_section(book, id_, here))
        )
    return found


def _members(book: Book, pathway_id: str, here: set[str]) -> list[str]:
    return sorted(member_ids(book, [pathway_id]) & here)


def _in_section(book: Book, section_id: str, here: set[str]) -> list[str]:
    sat = {each.student_id for each in book.records(SectionStudent, {"section_id": section_id})}
    return sorted(sat & here)


class ExportDialog(Dialog):
    """One question after the other; the last one, where, is asked by the system."""

    def __init__(self, parent: QWidget | None, shell: Shell, report: str, student_ids: Sequence[str]) -> None:
        super().__init__(parent, _("Export"), width=500)
        self._shell, self._parent = shell, parent
        self._circles, self._selected, self._about_chosen = circles(shell.book, student_ids), len(student_ids), False
        self.report, self.circle, self.language, self.format = QComboBox(), QComboBox(), QComboBox(), QComboBox()
        for name, each in REPORTS.items():
            self.report.addItem(_(each.title), name)
        for circle in self._circles:
            self.circle.addItem(circle.words)
        for code, text in LANGUAGE.options.items():
            self.language.addItem(_(text), code)
        self.language.setCurrentIndex(self.language.findData(language()))
        self.what = label("", "muted", wrap=True)
        for caption, box in ((_("What"), self.report), (_("For whom"), self.circle)):
            self.body.addLayout(column(caption_for(caption, box), box, spacing=4))
            if box is self.report:
                self.body.addWidget(self.what)
        line = row(spacing=12)
        for caption, box in ((_("Language"), self.language), (_("As"), self.format)):
            line.addWidget(boxed(column(caption_for(caption, box), box, spacing=4)), 1)
        self.body.addLayout(line)
        self.add_cancel()
        self.add_button(_("Choose where…"), self.ask_where, "primary", "download")
        self.circle.activated.connect(self._choose_about)
        self.report.currentIndexChanged.connect(lambda _at: self._fit())
        self.report.setCurrentIndex(max(0, self.report.findData(report)))
        self._fit()
        (self.circle if report else self.report).setFocus()

    @property
    def chosen(self) -> Report:
        """The report that is chosen."""
        return REPORTS[self.report.currentData()]

    def _choose_about(self) -> None:
        self._about_chosen = True

    def _fit(self) -> None:
        """Say what the report holds, and offer what it can be written as."""
        report = self.chosen
        self.what.setText(_(SENTENCES[report.name]))
        former = self.format.currentData()
        self.format.clear()
        for suffix in (*report.suffixes, *([""] if report.separable else [])):
            self.format.addItem(_(FORMATS[suffix]), suffix)
        self.format.setCurrentIndex(max(0, self.format.findData(former)))
        if not self._about_chosen:
            # The one row that has the focus in a list is seldom all that a workbook is wanted for.
            self.circle.setCurrentIndex(int(self._selected == 1 and not report.separable))

    def ask_where(self) -> None:
        """Ask for the file, or the folder of separate files, and write there."""
        suffix = self.format.currentData()
        if not suffix:
            ask.folder(self, _("Folder for the files"), self.write)
            return
        suggested = paper_name("", "", "", self.chosen.name, date.today(), suffix)
        patterns = f"{_(FORMATS[suffix])} (*{suffix})"
        ask.save_file(self, _("Export"), patterns, suggested, self.write)

    def write(self, out: Path) -> None:
        """Write the report to a file or folder, with progress; a toast then says where it is."""
        report, separate = self.chosen, not self.format.currentData()
        circle = self._circles[self.circle.currentIndex()]
        ids, words = circle.ids(), "" if circle.ids() is None else circle.words
        shell, parent, code = self._shell, self._parent, self.language.currentData()
        book, title = shell.book, _(report.title)

        def start() -> None:
            work = report.write(book, out, ids, code, separate, words)
            shell.run(title, work, lambda written: _told(shell, parent, title, written.files))

        if shell.attempt(start):
            self.accept()


def _told(shell: Shell, parent: QWidget | None, title: str, files: Sequence[Path]) -> None:
    if len(files) == 1:
        said = _("{title}: {file} is written").format(title=title, file=files[0].name)
    else:
        said = ngettext("{title}: {count} file is written", "{title}: {count} files are written", len(files))
        said = said.format(title=title, count=number(len(files)))
    if parent is None or not files:
        shell.toast(said)
    else:
        show_toast(parent, said, lambda: open_folder(files[0].parent), verb=_("Open folder"))


def open_folder(folder: Path) -> None:
    """Show a folder in the system's own window."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
