"""The part "Paper sheets" of the page: signed sheets are found by their code, keyed beside the scan, and handed in."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QStackedWidget, QWidget

from app.book.refused import Refused
from app.i18n import _, hours, ngettext, number
from app.models.keying_sheets import Sheet, consequences, key_in, open_sheet, outstanding, take_off, week_of
from app.views.keying.key_edit import KeyEdit
from app.views.keying.outstanding_list import OutstandingModel, OutstandingTable
from app.views.keying.scan_side import ScanSide
from app.views.keying.sheet_form import SheetForm
from app.views.lists.flow_line import FlowLine
from app.views.look.announcing import announce
from app.views.look.buttons import button
from app.views.look.cards import Banner, EmptyState
from app.views.look.chips import Chip
from app.views.look.labels import label
from app.views.look.layouts import boxed, column, row, scaled_width, scrolled
from app.views.look.theme import set_look
from app.views.window import ask
from app.views.window.allowed import offered
from app.views.window.finishing import Unsaved
from app.views.window.page import Room, Shell
from app.views.window.parts import Part

if TYPE_CHECKING:
    from app.book.editing import Changes

RESTS_ON = {"hour_entry", "log_page", "placement", "student", "employer"}


class SheetsPart(QWidget, Part, Unsaved):
    """The field for the code stays above: Enter, typed or sent by a scanner, opens the sheet."""

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self.shell, self.book = shell, shell.book
        self.tell = lambda: None  # until the page gives another one
        self.sheet: Sheet | None = None
        self._compared = False  # a second keying was shown against the first
        self._told = ""  # what handing in does to hours of the book, as it was said last
        self.code = KeyEdit(_("Code of the sheet"))
        self.code.setPlaceholderText(_("Scan or type the code of a sheet"))
        scaled_width(self.code, 300)
        self.code.entered.connect(self.open_typed)
        self.problem = label("", "problem", wrap=True)
        self.problem.hide()
        self.scan, self.form = ScanSide(shell), SheetForm()
        self.scan.opened.connect(self._take_scans)
        self.form.finished.connect(self.hand_in)
        self.model = OutstandingModel()
        self.table = OutstandingTable(self.model)
        self.table.opened.connect(self.open_code)
        self.table.chosen.connect(self._say)
        self._build()
        self.reread()

    def _build(self) -> None:
        book = self.book
        scans = offered(book, "add:evidence_file", button(_("Open scans…"), "file-search", press=self.scan.choose))
        self.print_button = offered(book, "print", button(_("Print again"), "printer", press=self.print_again))
        self.off_button = offered(
            book, "delete:log_page", button(_("Take off the list"), "x", press=self.take_chosen_off)
        )
        self.tools = (self.off_button, self.print_button, scans)
        self.scans = Chip("", "info")
        bar = FlowLine()
        for part in (self.code, self.scans):
            bar.addWidget(part)
        self.lines = (boxed(column(boxed(bar), self.problem, spacing=4)),)
        self.empty = EmptyState(
            "circle-check",
            _("No sheet is outstanding"),
            _("An hours log that is printed has a code, and stands here until it comes back signed."),
            offered(
                book,
                "print",
                button(_("Print hours logs"), "printer", "primary", lambda: self.shell.trigger("print.log")),
            ),
        )
        self.stack = QStackedWidget()
        for part in (self.table, self.empty, self._keying()):
            self.stack.addWidget(part)
        self.setLayout(column(self.stack, spacing=0))

    def _keying(self) -> QWidget:
        self.title = label("", "heading", wrap=True)
        self.subtitle = label("", "muted", wrap=True)
        self.second = Banner(
            _("This sheet was keyed before. Key it again without looking: what differs is shown cell by cell."), "info"
        )
        self.hint = label(
            _('Enter goes on. 8-11:30 stands for both times, " for the same as above; a break of 30 is in minutes.'),
            "faint",
            wrap=True,
        )
        self.verb = button(_("Hand in, next sheet"), "check", "primary", self.hand_in)
        close = button(_("Close the sheet"), "", "plain", lambda: self._unless_lost(self.close_sheet))
        inside = column(
            self.title, self.subtitle, self.second, 6, self.form, 4, row(self.verb, close, None), self.hint, None,
            spacing=8, margins=(24, 18, 24, 18),
        )  # fmt: skip
        self.split = QSplitter(Qt.Orientation.Horizontal)
        self.split.addWidget(self.scan)
        self.split.addWidget(scrolled(boxed(inside)))
        self.split.setStretchFactor(0, 1)
        self.split.setStretchFactor(1, 1)
        self.split.setChildrenCollapsible(False)
        return self.split

    # a sheet

    def open_typed(self) -> None:
        """Open the sheet whose code stands in the field."""
        if self.code.text().strip():
            self.open_code(self.code.text())

    def open_code(self, code: str) -> None:
        """Open a sheet. What is keyed of another one is not thrown away unasked."""
        self._unless_lost(lambda: self._open(code))

    def _unless_lost(self, then: Callable[[], object]) -> None:
        if self.touched:
            ask.throw_away(self, then, self.what_is_lost())
        else:
            then()

    def _open(self, code: str) -> None:
        try:
            sheet = open_sheet(self.book, code)
        except Refused as refusal:
            self._refuse(str(refusal))
            return
        self._refuse("")
        self.sheet, self._compared, self._told = sheet, False, ""
        self.title.setText(sheet.student)
        self.subtitle.setText(" · ".join((sheet.work, week_of(sheet.monday), sheet.code)))
        self.second.setVisible(sheet.is_keyed)
        self.verb.setText(_("Compare") if sheet.is_keyed else _("Hand in, next sheet"))
        self.form.show_sheet(sheet)
        self._show()
        self.code.setText(sheet.code)
        self.form.first_focus().setFocus(Qt.FocusReason.OtherFocusReason)

    def _refuse(self, sentence: str) -> None:
        set_look(self.code, "look", "invalid" if sentence else "")
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))
        if sentence:
            announce(self, sentence)
            self.code.selectAll()

    def hand_in(self) -> None:
        """Hand the sheet in where its total agrees; of a second keying, show first where it differs."""
        if self.sheet is None or not self.shell.attempt(self._read_again) or self.form.show_problems():
            return
        lines, total = self.form.read(), self.form.read_total()
        if self.sheet.is_keyed and not self._compared:
            count = self.form.mark_differences(lines)
            if not count:
                self.shell.toast(_("Both keyed the same"))
                self.next_sheet()
                return
            self._compared = True
            said = ngettext("{count} difference", "{count} differences", count).format(count=number(count))
            sentence = _("{differences} from the first keying. Compare with the sheet, mend, then take the second.")
            self.form.say_total(sentence.format(differences=said))
            self.verb.setText(_("Take the second keying"))
            return
        if (told := consequences(self.sheet, lines, total)) and told != self._told:
            self._told = told
            self.form.say_total(told, wrong=False)
            self.verb.setText(_("Hand in all the same"))
            return
        sheet, made = self.sheet, sum(line.minutes for line in lines.values())
        if self.shell.attempt(lambda: key_in(self.book, sheet, lines, total, self.scan.offer)):
            said = _("{student}: {hours} hours handed in").format(student=sheet.student, hours=hours(made))
            self.next_sheet()
            self.shell.toast(said, undo=True)

    def _read_again(self) -> None:
        """The hours of the book may be others than when the sheet was opened. Raises Refused as `open_sheet` does."""
        assert self.sheet is not None
        self.sheet = self.form.sheet = open_sheet(self.book, self.sheet.code)

    def next_sheet(self) -> None:
        """Wait for the next code, beside the next scan."""
        self.scan.show_next()
        self.close_sheet()

    def close_sheet(self) -> None:
        """Put the sheet away. The scan stays for the one that follows."""
        self.sheet = None
        self.code.clear()
        self.reread()
        self.code.setFocus(Qt.FocusReason.OtherFocusReason)

    # the list

    def reread(self) -> None:
        """Show which sheets are outstanding."""
        self.model.load(outstanding(self.book))
        self._show()
        self.tell()

    def _show(self) -> None:
        self._say_scans()
        keys = self.sheet is not None or self.scan.offer is not None
        self.stack.setCurrentIndex(2 if keys else 0 if self.model.sheets else 1)
        for part in (self.form, self.verb, self.hint):
            part.setEnabled(self.sheet is not None)
        if self.sheet is None and keys:
            self.title.setText(_("Which sheet is it?"))
            self.subtitle.setText(_("Scan or type the code that stands on it."))
            self.second.hide()
        self._say()

    def _say(self) -> None:
        chosen = self.sheet is None and bool(self.table.sheets())
        for tool in (self.print_button, self.off_button):
            tool.setEnabled(chosen)

    def _say_scans(self) -> None:
        waiting = self.scan.waiting
        said = ngettext("{count} more scan waits", "{count} more scans wait", waiting)
        self.scans.setText(said.format(count=number(waiting)))
        self.scans.setVisible(waiting > 0)

    def _take_scans(self) -> None:
        """Scans are there: the first is shown, and the code that stands on it is waited for."""
        self._show()
        if self.sheet is None:
            self.code.setFocus(Qt.FocusReason.OtherFocusReason)

    def print_again(self) -> None:
        """Print the chosen sheets once more: they keep their codes."""
        from app.views.handing_out.preview import preview

        sheets = self.table.sheets()
        if sheets:
            first, last = sheets[0].monday, sheets[-1].monday
            placements = list(dict.fromkeys(each.placement_id for each in sheets))
            preview(self.shell, "log", placement_ids=placements, weeks=(first, last))

    def take_chosen_off(self) -> None:
        """Do not wait for the chosen sheets any more."""
        sheets = self.table.sheets()
        if sheets and self.shell.attempt(lambda: take_off(self.book, sheets)):
            said = ngettext("{count} sheet taken off the list", "{count} sheets taken off the list", len(sheets))
            self.shell.toast(said.format(count=number(len(sheets))), undo=True)

    # what is keyed and was not handed in

    @property
    def touched(self) -> bool:
        """Whether a sheet is open in which something was keyed."""
        return self.sheet is not None and self.form.touched

    def discard(self) -> None:
        """Put the sheet away as it is."""
        self.close_sheet()

    def what_is_lost(self) -> str:
        return _("The sheet that is open was not handed in.")

    # for the page

    def amount(self) -> str:
        return number(len(self.model.sheets)) if self.model.sheets else ""

    def refresh(self, changes: Changes | None) -> None:
        if self.sheet is None and (changes is None or changes.tables & RESTS_ON):
            self.reread()

    def reflow(self, room: Room) -> None:
        narrow = room == Room.NARROW
        self.split.setOrientation(Qt.Orientation.Vertical if narrow else Qt.Orientation.Horizontal)

    def focus_target(self) -> QWidget:
        return self.form.first_focus() if self.sheet else self.code

    def commands(self) -> dict[str, Callable[[], object] | None]:
        return {"hours.submit": self.hand_in if self.sheet else None}
