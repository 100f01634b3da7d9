"""Papers to look at and to print."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from PySide6.QtPrintSupport import QPrinter

from app.book.book import Book
from app.exports import REPORTS
from app.models.people import Student
from app.views.handing_out import printers
from app.views.handing_out.pdf_pages import PdfPages
from tests.models.school_of import Class, make_class

PRINTER = "Front office"


@pytest.fixture
def made(book: Book) -> Class:
    """A class of three with placements and hours, beside the two students of the book who have none."""
    return make_class(book)


@pytest.fixture
def papers(book: Book, made: Class) -> PdfPages:
    """The plans of five students: with the empty backs of the sheets, nine pages."""
    into = BytesIO()
    for _step in REPORTS["plan"].draw(book, into, book.ids(Student)):
        pass
    return PdfPages(into.getvalue())


@pytest.fixture
def printed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The only printer of this computer prints into this file."""
    path = tmp_path / "printed.pdf"

    def into_a_file(_name: str) -> QPrinter:
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(path))
        printers.prepare(printer)
        return printer

    monkeypatch.setattr(printers, "printer_names", lambda: [PRINTER])
    monkeypatch.setattr(printers, "printer_named", into_a_file)
    return path


@pytest.fixture
def no_printer(monkeypatch: pytest.MonkeyPatch) -> None:
    """This computer has none."""
    monkeypatch.setattr(printers, "printer_names", list)
