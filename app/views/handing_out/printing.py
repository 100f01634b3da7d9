"""A paper that was made in memory, sent to a printer or saved."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

from app.i18n import _
from app.views.handing_out import printers, saving
from app.views.handing_out.pdf_pages import PdfPages
from app.views.window import ask, progress


def print_pdf(
    parent: QWidget, title: str, pdf: bytes, name: str, note: Callable[[], bool] = lambda: True, afterwards: str = ""
) -> None:
    """Lets the person choose a printer and prints the pages of `pdf`, once `note` has kept that they leave.

    Where no printer is, it is offered as a file; `name` is what that is called, `afterwards` what is to be done with
    it then.
    """
    if not printers.printer_names():
        sentence = _("No printer is installed on this computer. Save a PDF instead, and print it elsewhere.")
        ask.question(parent, title, sentence, _("Save as PDF"), lambda: _save(parent, pdf, name, note, afterwards))
        return
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printers.prepare(printer)
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle(title)
    dialog.accepted.connect(lambda: note() and _print(parent, title, pdf, printer))
    ask.show(dialog)


def _print(parent: QWidget, title: str, pdf: bytes, printer: QPrinter) -> None:
    pages = PdfPages(pdf)
    work = printers.printing(printer, pages, range(len(pages)), 1, False, title)
    progress.run(parent, _("Printing"), work, lambda _count: None)


def _save(parent: QWidget, pdf: bytes, name: str, note: Callable[[], bool], afterwards: str) -> None:
    def saved(files: Sequence[Path]) -> None:
        said = _("Saved as {file}").format(file=files[0])
        ask.tell(parent, _("Save as PDF"), f"{said}. {afterwards}" if afterwards else said)

    saving.save_whole(parent, pdf, name, note, saved)
