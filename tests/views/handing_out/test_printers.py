"""Pages sent to a printer; here to one that writes a file."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from app.book.refused import Refused
from app.views.handing_out import printers
from app.views.handing_out.pdf_pages import PdfPages
from app.views.handing_out.printers import printer_names, printing


def finish(work) -> int:  # type: ignore[no-untyped-def]
    while True:
        try:
            next(work)
        except StopIteration as end:
            return end.value


def ink(picture: QImage) -> tuple[int, int, int, int]:
    """The left, right, upper and lower end of what is printed; all 0 on an empty page."""
    width, height = picture.width(), picture.height()
    dots = [(x, y) for x in range(width) for y in range(height) if picture.pixelColor(x, y).lightness() < 160]
    across, down = [x for x, _y in dots] or [0], [y for _x, y in dots] or [0]
    return min(across), max(across), min(down), max(down)


def test_the_paper_is_printed_as_it_is_shown(papers: PdfPages, printed: Path) -> None:
    printer = printers.printer_named("")
    assert finish(printing(printer, papers, [0, 2], 1, True, "Student plans")) == 2
    assert printer.docName() == "Student plans"
    sheets = PdfPages(printed.read_bytes())
    assert [(round(width), round(height)) for width, height in sheets.sizes] == [(612, 792)] * 2
    shown, on_paper = ink(papers.picture(0, 300)), ink(sheets.picture(0, 300))
    assert all(abs(one - other) <= 1 for one, other in zip(shown, on_paper, strict=True))


def test_copies_are_sorted(papers: PdfPages, printed: Path) -> None:
    steps = list(printing(printers.printer_named(""), papers, [0, 1], 3, False, "x"))
    assert steps == [(at, 6) for at in range(1, 7)]
    sheets = PdfPages(printed.read_bytes())
    assert [any(ink(sheets.picture(sheet, 90))) for sheet in range(6)] == [True, False] * 3


@pytest.mark.parametrize("both_sides", [True, False])
def test_both_sides_are_asked_for(
    papers: PdfPages, printed: Path, monkeypatch: pytest.MonkeyPatch, both_sides: bool
) -> None:
    printer, asked = printers.printer_named(""), list[QPrinter.DuplexMode]()
    monkeypatch.setattr(printer, "setDuplex", asked.append)
    finish(printing(printer, papers, [0], 1, both_sides, "x"))
    modes = QPrinter.DuplexMode
    assert asked == [modes.DuplexLongSide if both_sides else modes.DuplexNone]


def test_a_cancel_takes_the_job_back(papers: PdfPages, printed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    printer, aborted = printers.printer_named(""), list[bool]()
    monkeypatch.setattr(printer, "abort", lambda: aborted.append(True))
    work = printing(printer, papers, [0, 2, 4], 1, True, "x")
    next(work)
    work.close()
    assert aborted == [True]


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_a_printer_that_does_not_answer_is_refused(papers: PdfPages, printed: Path) -> None:
    printer = printers.printer_named("")
    printer.setOutputFileName(str(printed.parent / "no such folder" / "a.pdf"))
    with pytest.raises(Refused, match="does not answer"):
        finish(printing(printer, papers, [0], 1, True, "x"))


def test_the_printer_that_the_system_prefers_comes_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QPrinterInfo, "defaultPrinterName", lambda: "Library")
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", lambda: ["Office", "attic", "Library"])
    assert printer_names() == ["Library", "attic", "Office"]
