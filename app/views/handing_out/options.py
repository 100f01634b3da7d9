"""The choices beside the pages: which paper, about whom, in which language, and how it is printed."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QCheckBox, QComboBox, QFrame, QLineEdit, QSizePolicy, QWidget

from app.book.book import Book
from app.exports import REPORTS
from app.exports.report import BOTH, Report, Subjects, Weeks
from app.i18n import _, language
from app.models.kinds import LANGUAGE
from app.models.sealed_notes import may_read
from app.views.handing_out.circles import Circle
from app.views.handing_out.contents_box import ContentsBox
from app.views.handing_out.page_range import pages_in
from app.views.handing_out.purpose import PurposeLine
from app.views.handing_out.weeks_box import WeeksBox
from app.views.look.labels import caption_for, label, rule
from app.views.look.layouts import boxed, column, row, scaled_width, scrolled
from app.views.look.theme import set_look

PAPERS = tuple(report for report in REPORTS.values() if report.separable)
"""The reports that are papers."""

BLANK = Subjects(placement_ids=[])


class Options(QFrame):
    """`remade` is said when other pages have to be made, `changed` when the same pages are printed otherwise."""

    remade = Signal()
    changed = Signal()

    def __init__(
        self,
        paper: str,
        circles_of: Callable[[Report], list[Circle]],
        state: QWidget,
        book: Book,
        weeks: Weeks | None = None,
        contents: ContentsBox | None = None,
        below: QWidget | None = None,
    ) -> None:
        """`circles_of` a paper are those about whom it can be made; `state` stays in sight below the choices.

        `weeks` are those for which a paper is wanted; `contents` is what papers that can be composed hold;
        `below` stands below all choices.
        """
        super().__init__()
        self.setProperty("kind", "panel")
        self._circles_of, self._may_read_sealed = circles_of, may_read(book)
        self._groups: list[Circle] = []
        self.paper, self.circle, self.language, self.printer = (_box() for _each in range(4))
        papers = [report for report in PAPERS if report.may(book) or report.name == paper]
        for report in papers:
            self.paper.addItem(_(report.title), report)
        self.paper.setCurrentIndex(next((at for at, report in enumerate(papers) if report.name == paper), 0))
        self.weeks = WeeksBox(weeks)
        self.contents = contents
        self._fit_circles()
        self._fit_languages(language())
        self.copies = QLineEdit("1")
        self.copies.setValidator(QIntValidator(1, 99, self.copies))
        scaled_width(self.copies, 72)
        self.range = QLineEdit()
        self.range.setPlaceholderText(_("All, or 1-4, 7"))
        self.problem = label("", "problem", wrap=True)
        self.problem.hide()
        self.both_sides = _tick(_("Print on both sides"))
        self.new_sheets = _tick(_("Start each student on a new sheet"))
        self.sealed = _tick(_("Confidential notes, too"))
        self.sealed.setChecked(False)
        self.purpose = PurposeLine()
        self.no_printer = label(
            _("No printer is installed on this computer. Save the papers as PDF instead."), "muted", wrap=True
        )
        self.no_printer.hide()
        self._arrange(state, below)
        self.paper.currentIndexChanged.connect(lambda _at: self._fit_circles())
        for box in (self.paper, self.circle):  # for one paper: another one begins without them
            box.currentIndexChanged.connect(lambda _at: self._fit_paper())
        self._fit_paper()
        self.sealed.toggled.connect(self._switch_sealed)
        for box in (self.paper, self.circle, self.language, self.weeks):
            box.currentIndexChanged.connect(lambda _at: self.remade.emit())
        if self.contents is not None:
            self.contents.changed.connect(self._compose)
        self.new_sheets.toggled.connect(lambda _on: self.remade.emit())
        self.both_sides.toggled.connect(self._fit_sheets)
        self.copies.textChanged.connect(lambda _text: self.changed.emit())
        self.range.textChanged.connect(lambda _text: self.changed.emit())

    def _arrange(self, state: QWidget, below: QWidget | None) -> None:
        inside = column(label(_("Print or save"), "heading"), 2, spacing=12, margins=(22, 18, 22, 18))
        self._whom = caption_for(_("Students"), self.circle)
        inside.addLayout(column(caption_for(_("Paper"), self.paper), self.paper, spacing=4))
        inside.addLayout(column(self._whom, self.circle, spacing=4))
        self.when = boxed(column(caption_for(_("Weeks"), self.weeks), self.weeks, spacing=4))
        inside.addWidget(self.when)
        if self.contents is not None:
            inside.addWidget(self.contents)
        for caption, field in ((_("Language"), self.language), (_("Printer"), self.printer)):
            inside.addLayout(column(caption_for(caption, field), field, spacing=4))
        inside.addWidget(self.no_printer)
        how = row(column(caption_for(_("Copies"), self.copies), self.copies, spacing=4), spacing=12)
        how.addLayout(column(caption_for(_("Pages"), self.range), self.range, spacing=4), 1)
        self.how = boxed(how)
        for item in (
            self.how,
            self.problem,
            self.both_sides,
            self.new_sheets,
            self.sealed,
            self.purpose,
        ):
            inside.addWidget(item)
        if below is not None:
            inside.addWidget(below)
        inside.addStretch(1)
        whole = column(spacing=0, margins=(1, 0, 0, 0))
        whole.addWidget(scrolled(boxed(inside)), 1)
        whole.addWidget(rule())
        whole.addLayout(row(state, margins=(22, 12, 22, 14)))
        self.setLayout(whole)
        scaled_width(self, 330)

    def offer_printers(self, names: Sequence[str]) -> None:
        """Let one of these printers be chosen; where there is none, say so."""
        self.printer.clear()
        self.printer.addItems(list(names))
        for widget in (self.printer, self.how):
            widget.setVisible(bool(names))
        self.no_printer.setVisible(not names)
        self.changed.emit()

    def say_problem(self, sentence: str) -> None:
        """Say what is wrong with the pages asked for; empty where nothing is."""
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))
        self.range.setAccessibleDescription(sentence)
        set_look(self.range, "look", "invalid" if sentence else "")

    @property
    def report(self) -> Report:
        """The paper that is chosen."""
        return self.paper.currentData()

    @property
    def subjects(self) -> Subjects:
        """About whom it is wanted."""
        return self._groups[self.circle.currentIndex()].subjects

    @property
    def is_blank(self) -> bool:
        """Whether a form for nobody is wanted."""
        return self.report.blank and self.subjects == BLANK

    @property
    def _for_family(self) -> bool:
        """Whether the paper is handed to a family: nothing confidential can be on it."""
        return self.contents is not None and self.contents.contents.preset == "family"

    @property
    def count(self) -> int:
        """How many copies are printed."""
        return int(self.copies.text() or 1)

    @property
    def with_sealed(self) -> bool:
        """Whether the confidential notes are wanted on this paper."""
        return self.sealed.isChecked()

    def is_said(self) -> bool:
        """Whether it is said why the papers leave, and to whom."""
        return self.purpose.is_said()

    def _fit_circles(self) -> None:
        """Offer those about whom the paper can be made; who was chosen stays chosen where they are among them."""
        former = self.circle.currentText()
        self._groups = self._circles_of(self.report)
        self.circle.blockSignals(True)  # the paper says that all is made anew
        self.circle.clear()
        self.circle.addItems([circle.words for circle in self._groups])
        self.circle.setCurrentIndex(max(0, self.circle.findText(former)))
        self.circle.blockSignals(False)

    def _fit_paper(self) -> None:
        """Confidential notes are offered with the plan of one student, and are off until somebody wants them; weeks are
        offered with papers that are for some.
        """
        report = self.report
        whom = {"employer": _("Employers"), "meeting": _("Meetings")}
        self._whom.setText(whom.get(report.about, _("Students")))
        if self.contents is not None:
            self.contents.offer(report)
            self._fit_languages(self.language.currentData())
        self.weeks.offer(report)
        self.when.setVisible(report.weekly)
        self._fit_sealed()

    def _fit_sealed(self) -> None:
        self.sealed.blockSignals(True)  # what is chosen anew is made anew anyway
        self.sealed.setChecked(False)
        self.sealed.blockSignals(False)
        report, one = self.report, len(self.subjects.student_ids or ()) == 1
        self.sealed.setVisible(self._may_read_sealed and report.name == "plan" and one and not self._for_family)
        self.purpose.want_other(False)

    def _fit_languages(self, chosen: str) -> None:
        """Offer both languages where the paper can stand in them."""
        self.language.blockSignals(True)
        self.language.clear()
        for code, text in LANGUAGE.options.items():
            self.language.addItem(_(text), code)
        if self.contents is not None and (both := self.contents.both_languages):
            self.language.addItem(both, BOTH)
        self.language.setCurrentIndex(max(0, self.language.findData(chosen)))
        self.language.blockSignals(False)

    @Slot()
    def _compose(self) -> None:
        """Another preset, or other sections."""
        self._fit_languages(self.language.currentData())
        self._fit_sealed()
        self.remade.emit()

    def _switch_sealed(self, with_sealed: bool) -> None:
        """Confidential notes are for no everyday use: what they are for is asked anew."""
        self.purpose.want_other(with_sealed)
        self.remade.emit()

    def pages_of(self, count: int) -> list[int]:
        """Which of so many pages are printed, counted from 0. Raises Refused where they are not among them."""
        return pages_in(self.range.text(), count)

    def _fit_sheets(self, both_sides: bool) -> None:
        """On one side each student is on a sheet of his own anyway."""
        self.new_sheets.setEnabled(both_sides)
        if self.new_sheets.isChecked():
            self.remade.emit()


def _box() -> QComboBox:
    box = QComboBox()
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(8)
    box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    return box


def _tick(text: str) -> QCheckBox:
    tick = QCheckBox(text)
    tick.setChecked(True)
    return tick


def fields(options: Options) -> list[QWidget]:
    """What the keyboard meets, in its order."""
    composing = options.contents.fields if options.contents is not None else []
    return [options.paper, options.circle, options.weeks, *composing, options.language, options.printer, options.copies,
            options.range, options.both_sides, options.new_sheets, options.sealed, *options.purpose.fields]  # fmt: skip
