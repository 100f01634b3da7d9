"""A paper that was made in memory, sent to a printer or saved."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

from app.i18n import _
from app.views.handing_out import printers, saving
from app.views.handing_out.pdf_pages import PdfPages
from app.views.window import ask, progress


def print_pdf(parent: QWidget, title: str, pdf: bytes, name: str) -> None:
    """Lets the person choose a printer and prints the pages of `pdf`.

    Where no printer is, it is offered as a file; `name` is what that is called.
    """
    if not printers.printer_names():
        sentence = _("No printer is installed on this computer. Save a PDF instead, and print it elsewhere.")
        ask.question(parent, title, sentence, _("Save as PDF"), lambda: _save(parent, pdf, name))
        return
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printers.prepare(printer)
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle(title)
    dialog.accepted.connect(lambda: _print(parent, title, pdf, printer))
    ask.show(dialog)


def _print(parent: QWidget, title: str, pdf: bytes, printer: QPrinter) -> None:
    pages = PdfPages(pdf)
    work = printers.printing(printer, pages, range(len(pages)), 1, False, title)
    progress.run(parent, _("Printing"), work, lambda _count: None)


def _save(parent: QWidget, pdf: bytes, name: str) -> None:
    def saved(files: Sequence[Path]) -> None:
        ask.tell(parent, _("Save as PDF"), _("Saved as {file}").format(file=files[0]))

    saving.save_whole(parent, pdf, name, lambda: True, saved)  # no paper about a student: those have a preview
