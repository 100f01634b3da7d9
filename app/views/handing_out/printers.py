"""The printers of this computer, and sending pages to one of them."""

from __future__ import annotations

from collections.abc import Generator, Sequence

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from app.book.refused import Refused
from app.i18n import _
from app.views.handing_out.pdf_pages import POINTS_PER_INCH, PdfPages

DOTS_PER_INCH = 300


def printer_names() -> list[str]:
    """The printers of this computer; the one that the system prefers comes first."""
    preferred = QPrinterInfo.defaultPrinterName()
    return sorted(QPrinterInfo.availablePrinterNames(), key=lambda name: (name != preferred, name.casefold()))


def printer_named(name: str) -> QPrinter:
    """A printer for US Letter sheets, over their whole area."""
    printer = QPrinter(QPrinterInfo.printerInfo(name), QPrinter.PrinterMode.HighResolution)
    prepare(printer)
    return printer


def prepare(printer: QPrinter) -> None:
    """US Letter, upright, without margins of the printer's: the papers have their own."""
    printer.setResolution(DOTS_PER_INCH)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.Letter))
    printer.setPageOrientation(QPageLayout.Orientation.Portrait)
    printer.setFullPage(True)


def printing(
    printer: QPrinter, pages: PdfPages, which: Sequence[int], copies: int, both_sides: bool, title: str
) -> Generator[tuple[int, int], None, int]:
    """Work that prints the pages `which`, counted from 0; returns how many.

    `close()` takes the job back where the system can: with CUPS, the pages that were sent by then are still printed.

    A printer that cannot count copies is sent each of them, sorted. `title` is seen in the list of what waits to be
    printed, also by others: no name of a student belongs there.
    """
    printer.setDocName(title)
    printer.setDuplex(QPrinter.DuplexMode.DuplexLongSide if both_sides else QPrinter.DuplexMode.DuplexNone)
    printer.setCollateCopies(True)
    rounds = copies
    if printer.supportsMultipleCopies():
        printer.setCopyCount(copies)
        rounds = 1
    sent = list(which) * rounds
    painter = QPainter()
    if not painter.begin(printer):
        raise Refused(_("The printer does not answer. Is it switched on and connected?"))
    finished = False
    try:
        for done, page in enumerate(sent, 1):
            if done > 1 and not printer.newPage():
                raise Refused(_("The printer stopped. Look at it, then print again."))
            width, height = (size / POINTS_PER_INCH * printer.resolution() for size in pages.sizes[page])
            painter.drawImage(QRectF(0, 0, width, height), pages.picture(page, round(width)))
            yield done, len(sent)
        finished = True
    finally:
        if not finished:
            printer.abort()
        painter.end()
    return len(which) * copies
