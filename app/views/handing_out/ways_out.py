"""The ways papers leave the preview: to a printer, into one file, into a file each, to the clipboard."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from app.book.refused import Refused
from app.exports import confidential
from app.exports.report import note_parts
from app.i18n import _, ngettext, number
from app.models.access import COPIED, EXPORTED, PRINTED
from app.views.handing_out import printers, saving
from app.views.handing_out.making import Made, Wish
from app.views.handing_out.options import Options
from app.views.handing_out.pdf_pages import PdfPages
from app.views.handing_out.telling import tell_written
from app.views.window import progress
from app.views.window.page import Shell

if TYPE_CHECKING:
    from app.views.handing_out.preview import Preview

COPY_WIDTH = 1700  # pixels of a page that is copied: 200 to the inch


class WaysOut:
    """The preview is closed once its papers are printed or saved. What was done is told in the window behind it."""

    def __init__(self, preview: Preview, shell: Shell, window: QWidget | None, options: Options) -> None:
        self._preview, self._shell, self._window, self._options = preview, shell, window, options

    def print_pages(self, made: Made) -> None:
        """Send the pages that are asked for to the printer."""
        options, name, title = self._options, self._options.printer.currentText(), _(made.wish.report.title)
        assert made.pages is not None
        try:
            which = options.pages_of(len(made.pages))
        except Refused as refusal:
            options.say_problem(str(refusal))
            options.range.setFocus()
            return
        if not options.is_said() or not self._note(PRINTED, made, which):
            return

        def printed(count: int) -> None:
            said = ngettext("{count} page was sent to {printer}", "{count} pages were sent to {printer}", count)
            self._shell.toast(said.format(count=number(count), printer=name))
            self._preview.accept()

        both_sides = options.both_sides.isChecked()
        work = printers.printing(printers.printer_named(name), made.pages, which, options.count, both_sides, title)
        progress.run(self._preview, _("Printing"), work, printed)

    def save_all(self, made: Made) -> None:
        """Ask for a file, and put the very PDF that is shown there."""
        if not self._options.is_said():
            return

        note = partial(self._note, EXPORTED, made, range(len(made.pages or ())))
        name = saving.suggested_name(self._shell.book, made)
        saving.save_whole(self._preview, made.pdf, name, note, partial(self._saved, made.wish))

    def save_each(self, made: Made) -> None:
        """Ask for a folder, and write a file for each student there."""
        if self._options.is_said():
            why = self._options.purpose.disclosure
            saving.save_each(self._preview, self._shell.book, made.wish, why, partial(self._saved, made.wish))

    def copy_page(self, made: Made, at: int) -> bool:
        """Put a page, counted from 0, on the clipboard as a picture; whether it is there."""
        if made.pages is None or not self._options.is_said() or not self._note(COPIED, made, [at]):
            return False
        copy_page(made.pages, at)
        return True

    def _note(self, act: str, made: Made, pages: Iterable[int]) -> bool:
        """Keep whose papers leave, why and to whom; whether that could be kept. It is said where not."""
        why = self._options.purpose.disclosure
        what = confidential.TOLD if made.wish.sealed else made.wish.report.name
        parts = made.parts_on(pages)
        return self._shell.attempt(lambda: note_parts(self._shell.book, act, parts, what, why))

    def _saved(self, wish: Wish, files: Sequence[Path]) -> None:
        tell_written(self._shell, self._window, _(wish.report.title), files)
        self._preview.accept()


def copy_page(pages: PdfPages, at: int) -> None:
    """Put a page, counted from 0, on the clipboard as a picture."""
    QGuiApplication.clipboard().setImage(pages.picture(at, COPY_WIDTH))
