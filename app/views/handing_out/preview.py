"""Papers before they are printed: the very pages of the PDF, and beside them what can be chosen about them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QStackedWidget, QWidget

from app.book.refused import Refused
from app.exports.contents import PLAIN
from app.exports.report import Weeks
from app.i18n import _, number
from app.views.handing_out import printers
from app.views.handing_out.circles import Selected, circles_for
from app.views.handing_out.contents_box import ContentsBox
from app.views.handing_out.figures_list import FiguresList
from app.views.handing_out.making import Made, Maker, Wish
from app.views.handing_out.options import Options, fields
from app.views.handing_out.page_bar import PageBar
from app.views.handing_out.pages_view import PagesView
from app.views.handing_out.skipped import SkippedDialog
from app.views.handing_out.state import MakingState
from app.views.handing_out.verbs import Verbs
from app.views.handing_out.ways_out import WaysOut
from app.views.look import announcing
from app.views.look.buttons import button
from app.views.look.cards import EmptyState
from app.views.look.layouts import column, row
from app.views.window import ask
from app.views.window.page import Shell

LARGEST = (1500, 1100)
_Std = QKeySequence.StandardKey


def preview(
    shell: Shell,
    paper: str,
    student_ids: Sequence[str] = (),
    *,
    placement_ids: Sequence[str] = (),
    employer_ids: Sequence[str] = (),
    meeting_ids: Sequence[str] = (),
    weeks: Weeks | None = None,
    preset: str = "",
) -> None:
    """Show a paper of those who are selected, to print or to save it; of everybody where nothing is.

    `weeks` are the first and the last day of the weeks wanted, for papers that are for some; `preset` is how a paper
    that can be composed is composed to begin with.
    """
    selected = Selected(student_ids, placement_ids, employer_ids, meeting_ids)
    ask.show(Preview(shell if isinstance(shell, QWidget) else None, shell, paper, selected, weeks, preset))


class Preview(QDialog):
    """Pages at the left, choices at the right, verbs in the foot. Enter prints, or saves where no printer is.

    Verbs may be pressed while papers are still being made: they wait for them.
    """

    def __init__(
        self,
        parent: QWidget | None,
        shell: Shell,
        paper: str,
        selected: Selected,
        weeks: Weeks | None = None,
        preset: str = "",
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Print or save"))
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._parent = parent
        self._wish: Wish | None = None
        self._made: Made | None = None  # all the papers of the wish, once they are made
        self._first: Made | None = None  # those of the first student, until all are made
        self._then: Callable[[Made], None] | None = None
        self._anyway = False
        self.view, self.state = PagesView(), MakingState()
        self.figures = FiguresList(shell, self.reject)
        self.options = Options(
            paper,
            lambda report: circles_for(report, shell.book, selected),
            self.state,
            shell.book,
            weeks,
            ContentsBox(shell.book, preset),
            self.figures,
        )
        self.ways_out = WaysOut(self, shell, parent, self.options)
        self.bar = PageBar(self.view, self.copy_page)
        self.maker = Maker(self, shell.book)
        self._build()
        self._connect()
        self._fit_window()
        self.make()
        names = printers.printer_names()
        self.options.offer_printers(names)
        self.verbs.offer(bool(names))

    def _build(self) -> None:
        self.anyway = button(_("Print them anyway"), "printer", press=self.make_anyway)
        self._nothing = _("About these students the paper would say nothing. “Show who” tells why.")
        self.empty = EmptyState("file-text", _("There is nothing to print"), self._nothing, self.anyway)
        self.left = QStackedWidget()
        self.left.addWidget(self.view)
        self.left.addWidget(self.empty)
        pages = column(self.bar, spacing=0)
        pages.addWidget(self.left, 1)
        middle = row(spacing=0)
        middle.addLayout(pages, 1)
        middle.addWidget(self.options)
        self.verbs = Verbs(
            self.reject,
            lambda: self._when_made(self.ways_out.save_each),
            lambda: self._when_made(self.ways_out.save_all),
            lambda: self._when_made(self.ways_out.print_pages),
        )
        outer = column(spacing=0)
        outer.addLayout(middle, 1)
        outer.addWidget(self.verbs)
        self.setLayout(outer)
        chain: list[QWidget] = [*self.bar.fields, self.view, *fields(self.options), *self.figures.fields]
        chain += [self.state.cancel, self.state.again, self.state.who, *self.verbs.fields]
        for one, next_one in pairwise(chain):
            QWidget.setTabOrder(one, next_one)
        self.view.setFocus()

    def _connect(self) -> None:
        self.maker.began.connect(self._begin)
        self.maker.ended.connect(self._end)
        self.maker.progressed.connect(self.state.report)
        self.maker.refused.connect(self._refuse)
        self.state.cancelled.connect(self._stop)
        self.state.asked_again.connect(self.make)
        self.state.asked_who.connect(self.show_skipped)
        self.options.remade.connect(self._choose)
        self.options.changed.connect(self._fit_verbs)
        self.view.moved.connect(lambda: self.figures.show_page(self.view.page))
        keys: list[tuple[QKeySequence.StandardKey | str, Callable[[], object]]] = [
            ("PgDown", lambda: self.view.turn(1)),
            ("PgUp", lambda: self.view.turn(-1)),
            (_Std.ZoomIn, self.view.larger),
            (_Std.ZoomOut, self.view.smaller),
            ("Ctrl+=", self.view.larger),
            ("Ctrl+0", lambda: self.view.resize_pages(None)),
            (_Std.Copy, self._copy_unless_text),
            (_Std.Save, self.verbs.save.click),
            (_Std.Print, lambda: self.verbs.first.click()),
        ]
        for key, press in keys:
            QShortcut(QKeySequence(key), self).activated.connect(press)

    def _fit_window(self) -> None:
        room = self._parent.window().size() if self._parent else None
        if room is not None:
            self.resize(min(LARGEST[0], round(room.width() * 0.95)), min(LARGEST[1], round(room.height() * 0.95)))
        else:
            self.resize(1200, 760)

    # -- making

    @Slot()
    def make(self) -> None:
        """Make the papers that are asked for now."""
        options, subjects = self.options, self.options.subjects
        new_sheets = options.both_sides.isChecked() and options.new_sheets.isChecked()
        # Whoever asks for the paper of one student gets it, whatever it says.
        skip_empty = len(subjects) > 1 and not self._anyway
        weeks = options.weeks.weeks if options.report.weekly else None
        code = options.language.currentData()
        held, sealed = options.contents.contents if options.contents else PLAIN, options.with_sealed
        self._wish = Wish(options.report, subjects, code, new_sheets, skip_empty, sealed, weeks, held)
        self._made = self._first = None
        self._fit_verbs()
        if not subjects and not options.is_blank:
            self.maker.stop()
            self._refuse(_("There is nobody to write about."))
            return
        self.state.say_making(len(subjects) or 1)
        self.maker.make(self._wish)

    @Slot()
    def make_anyway(self) -> None:
        """Make papers for those who were skipped, too."""
        self._anyway = True
        self.make()
        self.view.setFocus()

    @Slot()
    def _choose(self) -> None:
        """Other papers are wanted; what was to be done with the former ones is off."""
        self._anyway, self._then = False, None
        self.make()

    @Slot(object)
    def _begin(self, made: Made) -> None:
        if made.pages:
            self._first = made
            self._show(made)

    @Slot(object)
    def _end(self, made: Made) -> None:
        self._made = made
        self._show(made)
        self.state.say_made(made)
        self._fit_verbs()
        then, self._then = self._then, None
        if then and made.pages:
            then(made)

    def _show(self, made: Made) -> None:
        self.left.setCurrentWidget(self.view if made.pages else self.empty)
        firm = made.wish.report.about != "student"
        self.anyway.setVisible(not firm)
        reasons = dict.fromkeys(_(skipped.reason) for skipped in made.skipped)
        self.empty.say(_("There is nothing to print"), " · ".join(reasons) if firm else self._nothing)
        self.view.show_pages(made.pages)
        self.figures.show_parts(made.parts)
        self.figures.show_page(self.view.page)

    @Slot(str)
    def _refuse(self, sentence: str) -> None:
        self._then = None
        self.view.show_pages(None)
        self.figures.show_parts(())
        self.state.say_stopped(sentence)
        self._fit_verbs()

    @Slot()
    def _stop(self) -> None:
        self.maker.stop()
        self._then = None
        self.state.say_stopped(_("Stopped. Not all papers are made."))
        self.view.setFocus()

    def _when_made(self, act: Callable[[Made], None]) -> None:
        """Do `act` with all papers: now, or as soon as they are made."""
        if self._made is not None:
            if self._made.pages:
                act(self._made)
            return
        if not self.maker.is_busy:
            self.make()
        self._then = act
        if self.maker.is_busy:
            self.state.say_waiting(_("Goes on as soon as all papers are made."))

    # -- what can be done

    @Slot()
    def _fit_verbs(self) -> None:
        """Say how much is printed, and switch off what cannot be done."""
        made, problem = self._made, ""
        pages: int | None = None
        if made and made.pages:
            try:
                pages = len(self.options.pages_of(len(made.pages))) * self.options.count
            except Refused as refusal:
                pages, problem = 0, str(refusal)
        many = (self._wish is not None and len(self._wish.subjects) > 1) or (made is not None and len(made.parts) > 1)
        self.options.say_problem(problem)
        self.options.new_sheets.setVisible(many)
        self.verbs.fit(pages, made is None or made.pages is not None, many)

    def copy_page(self) -> None:
        """The page in sight to the clipboard, as a picture."""
        if self.view.pages is None:
            return
        made = self._made or self._first
        if made is None:
            return
        if not self.ways_out.copy_page(made, self.view.page):
            return
        self.bar.say(_("Page {page} is copied").format(page=number(self.view.page + 1)))
        announcing.announce(self, self.bar.said.text())

    def _copy_unless_text(self) -> None:
        if self.options.range.hasFocus() and self.options.range.hasSelectedText():
            self.options.range.copy()
        else:
            self.copy_page()

    def show_skipped(self) -> None:
        """Tell who was skipped, and why."""
        if self._made is not None:
            firm = self._made.wish.report.about != "student"
            ask.show(SkippedDialog(self, self._made.skipped, None if firm else self.make_anyway))

    def done(self, result: int) -> None:
        """Closes; what is being made is dropped, and nothing of the papers stays in memory."""
        self.maker.stop()
        self._made = self._first = None
        self.view.show_pages(None)
        super().done(result)
