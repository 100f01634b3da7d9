"""Papers before they are printed: the very pages of the PDF, and beside them what can be chosen about them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from itertools import pairwise
from pathlib import Path

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QFrame, QPushButton, QStackedWidget, QWidget

from app.book.files import replace_file
from app.book.refused import Refused
from app.exports.naming import paper_name
from app.exports.report import Report, Written
from app.i18n import _, ngettext, number
from app.models.people import Student
from app.views.handing_out import printers
from app.views.handing_out.circles import circles
from app.views.handing_out.making import Made, Maker, Wish
from app.views.handing_out.options import Options, fields
from app.views.handing_out.page_bar import PageBar
from app.views.handing_out.page_range import pages_in
from app.views.handing_out.pages_view import PagesView
from app.views.handing_out.skipped import SkippedDialog
from app.views.handing_out.state import MakingState
from app.views.handing_out.telling import tell_written
from app.views.look import announcing
from app.views.look.buttons import button
from app.views.look.cards import EmptyState
from app.views.look.layouts import column, row
from app.views.look.theme import set_look, theme
from app.views.window import ask, progress
from app.views.window.page import Shell

COPY_WIDTH = 1700  # pixels of a page that is copied: 200 to the inch
LARGEST = (1500, 1100)
_Std = QKeySequence.StandardKey


def preview(shell: Shell, paper: str, student_ids: Sequence[str] = ()) -> None:
    """Show paper "transcript" or "plan" of these students, to print or to save it; of everybody where none is given."""
    ask.show(Preview(shell if isinstance(shell, QWidget) else None, shell, paper, student_ids))


class Preview(QDialog):
    """Pages at the left, choices at the right, verbs in the foot. Enter prints, or saves where no printer is.

    Verbs may be pressed while papers are still being made: they wait for them.
    """

    def __init__(self, parent: QWidget | None, shell: Shell, paper: str, student_ids: Sequence[str]) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Print or save"))
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._shell, self._parent, self._book = shell, parent, shell.book
        self._wish: Wish | None = None
        self._made: Made | None = None  # all the papers of the wish, once they are made
        self._then: Callable[[], None] | None = None
        self._anyway = False
        self.view, self.state = PagesView(), MakingState()
        self.options = Options(paper, circles(self._book, student_ids), self.state)
        self.bar = PageBar(self.view, self.copy_page)
        self.maker = Maker(self, self._book)
        self._build()
        self._connect()
        self._fit_window()
        self.make()
        self._offer_printers()

    def _build(self) -> None:
        self.empty = EmptyState(
            "file-text",
            _("There is nothing to print"),
            _("About these students the paper would say nothing. “Show who” tells why."),
            button(_("Print them anyway"), "printer", press=self.make_anyway),
        )
        self.left = QStackedWidget()
        self.left.addWidget(self.view)
        self.left.addWidget(self.empty)
        pages = column(self.bar, spacing=0)
        pages.addWidget(self.left, 1)
        middle = row(spacing=0)
        middle.addLayout(pages, 1)
        middle.addWidget(self.options)
        foot = QFrame()
        foot.setProperty("kind", "foot")
        self.each = button(_("One file each…"), "files", press=lambda: self._when_made(self.save_each))
        self.save = button(_("Save as PDF…"), "download", press=lambda: self._when_made(self.save_all))
        self.print = button("", "printer", "primary", lambda: self._when_made(self.print_pages))
        cancel = button(_("Close"), press=self.reject)
        foot.setLayout(row(None, cancel, self.each, self.save, self.print, spacing=8, margins=(24, 12, 24, 12)))
        outer = column(spacing=0)
        outer.addLayout(middle, 1)
        outer.addWidget(foot)
        self.setLayout(outer)
        chain: list[QWidget] = [self.view, *self.bar.fields, *fields(self.options), self.state.cancel, self.state.again]
        chain += [self.state.who, cancel, self.each, self.save, self.print]
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
        keys: list[tuple[QKeySequence.StandardKey | str, Callable[[], object]]] = [
            ("PgDown", lambda: self.view.turn(1)),
            ("PgUp", lambda: self.view.turn(-1)),
            (_Std.ZoomIn, self.view.larger),
            (_Std.ZoomOut, self.view.smaller),
            ("Ctrl+=", self.view.larger),
            ("Ctrl+0", lambda: self.view.resize_pages(None)),
            (_Std.Copy, self._copy_unless_text),
            (_Std.Save, lambda: self._when_made(self.save_all)),
            (_Std.Print, lambda: self._when_made(self.print_pages)),
        ]
        for key, press in keys:
            QShortcut(QKeySequence(key), self).activated.connect(press)

    def _fit_window(self) -> None:
        room = self._parent.window().size() if self._parent else None
        if room is not None:
            self.resize(min(LARGEST[0], round(room.width() * 0.95)), min(LARGEST[1], round(room.height() * 0.95)))
        else:
            self.resize(1200, 760)

    def _offer_printers(self) -> None:
        """Where there is no printer, saving is what the dialog is for."""
        names = printers.printer_names()
        self.options.offer_printers(names)
        self.print.setVisible(bool(names))
        if not names:
            set_look(self.save, "kind", "primary")
            theme.bind(self.save, "download", "on_accent", "on_accent", size=16, gap=5)

    # -- making

    @Slot()
    def make(self) -> None:
        """Make the papers that are asked for now."""
        options, ids = self.options, self.options.student_ids()
        report: Report = options.paper.currentData()
        new_sheets = options.both_sides.isChecked() and options.new_sheets.isChecked()
        # Whoever asks for the paper of one student gets it, whatever it says.
        skip_empty = len(ids) > 1 and not self._anyway
        self._wish = Wish(report, ids, options.language.currentData(), new_sheets, skip_empty)
        self._made = None
        self._fit_verbs()
        if not ids:
            self.maker.stop()
            self._refuse(_("There are no students to write about."))
            return
        self.state.say_making(len(ids))
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
            self._show(made)

    @Slot(object)
    def _end(self, made: Made) -> None:
        self._made = made
        self._show(made)
        self.state.say_made(made)
        self._fit_verbs()
        then, self._then = self._then, None
        if then and made.pages:
            then()

    def _show(self, made: Made) -> None:
        self.left.setCurrentWidget(self.view if made.pages else self.empty)
        self.view.show_pages(made.pages)

    @Slot(str)
    def _refuse(self, sentence: str) -> None:
        self._then = None
        self.view.show_pages(None)
        self.state.say_stopped(sentence)
        self._fit_verbs()

    @Slot()
    def _stop(self) -> None:
        self.maker.stop()
        self._then = None
        self.state.say_stopped(_("Stopped. Only the first paper was made."))
        self.view.setFocus()

    def _when_made(self, act: Callable[[], None]) -> None:
        """Do `act` with all papers: now, or as soon as they are made."""
        if self._made is not None:
            if self._made.pages:
                act()
            return
        if not self.maker.is_busy:
            self.make()
        self._then = act
        if self.maker.is_busy:
            self.state.say_waiting(_("Goes on as soon as all papers are made."))

    # -- what can be done

    @Slot()
    def _fit_verbs(self) -> None:
        """Say on the button how much is printed, and switch off what cannot be done."""
        made, printer = self._made, self.options.printer.count() > 0
        self.options.say_problem("")
        words, fine = _("Print"), True
        if made and made.pages:
            try:
                pages = len(self._range()) * self.options.count
                words = ngettext("Print {count} page", "Print {count} pages", pages).format(count=number(pages))
            except Refused as refusal:
                self.options.say_problem(str(refusal))
                fine = False
        something = made is None or made.pages is not None
        self.print.setText(words)
        self.print.setEnabled(printer and fine and something)
        self.save.setEnabled(something)
        self.each.setEnabled(something)
        many = self._wish is not None and len(self._wish.student_ids) > 1
        self.each.setVisible(many)
        self.options.new_sheets.setVisible(many)
        first: QPushButton = self.print if printer else self.save
        for push in (self.print, self.save):
            push.setDefault(push is first)

    def _range(self) -> list[int]:
        """The pages that are printed."""
        assert self._made is not None
        assert self._made.pages is not None
        return pages_in(self.options.range.text(), len(self._made.pages))

    def print_pages(self) -> None:
        """Send the pages to the printer."""
        assert self._made is not None
        assert self._made.pages is not None
        assert self._wish is not None
        options, name, title = self.options, self.options.printer.currentText(), _(self._wish.report.title)
        try:
            which = self._range()
        except Refused as refusal:
            options.say_problem(str(refusal))
            options.range.setFocus()
            return
        both_sides = options.both_sides.isChecked()
        printer = printers.printer_named(name)
        work = printers.printing(printer, self._made.pages, which, options.count, both_sides, title)

        def printed(count: int) -> None:
            said = ngettext("{count} page was sent to {printer}", "{count} pages were sent to {printer}", count)
            self._shell.toast(said.format(count=number(count), printer=name))
            self.accept()

        progress.run(self, _("Printing"), work, printed)

    def save_all(self) -> None:
        """Ask for a file, and put the very PDF that is shown there."""
        ask.save_file(self, _("Save as PDF"), _("PDF (*.pdf)"), self.suggested_name(), self._save)

    def _save(self, path: Path) -> None:
        assert self._made is not None
        pdf = self._made.pdf
        if self._shell.attempt(lambda: replace_file(path, pdf)):
            self._finish([path])

    def save_each(self) -> None:
        """Ask for a folder, and write a file for each student there."""
        ask.folder(self, _("Folder for the files"), self._save_each)

    def _save_each(self, folder: Path) -> None:
        wish = self._wish
        assert wish is not None
        work = wish.report.write(
            self._book, folder, wish.student_ids, wish.language, separate=True, skip_empty=wish.skip_empty
        )

        def done(written: Written) -> None:
            self._finish(written.files)

        progress.run(self, _(wish.report.title), work, done)

    def _finish(self, files: Sequence[Path]) -> None:
        assert self._wish is not None
        tell_written(self._shell, self._parent, _(self._wish.report.title), files)
        self.accept()

    def suggested_name(self) -> str:
        """The name of the file: of the student where there is one, else of the paper."""
        assert self._wish is not None
        ids, name, today = self._wish.student_ids, self._wish.report.name, date.today()
        if len(ids) != 1:
            return paper_name("", "", "", name, today)
        last, first, local_id = self._book.rows(Student, ids, ["last_name", "first_name", "local_id"])[ids[0]]
        return paper_name(last, first, local_id or "", name, today)

    def copy_page(self) -> None:
        """The page in sight to the clipboard, as a picture."""
        pages = self.view.pages
        if pages is None:
            return
        QGuiApplication.clipboard().setImage(pages.picture(self.view.page, COPY_WIDTH))
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
            ask.show(SkippedDialog(self, self._made.skipped, self.make_anyway))

    def done(self, result: int) -> None:
        """Closes; what is being made is dropped, and with the pages nothing is left of it."""
        self.maker.stop()
        super().done(result)
