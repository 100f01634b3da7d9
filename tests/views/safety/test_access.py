"""Who looked, in the window."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QGuiApplication
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot
from python_calamine import CalamineWorkbook

from app.book.book import Book
from app.exports import confidential
from app.models import Student
from app.models.access import EXPORTED, Disclosure, note_handed_out
from app.views.handing_out import printers
from app.views.handing_out.paper_preview import PaperPreview
from app.views.handing_out.pdf_pages import PdfPages
from app.views.look.theme import Theme
from app.views.safety.access import AccessPanel
from app.views.safety.page import SafetyPage
from app.views.window import ask, jobs
from app.views.window.desk import Desk
from tests.views.accessibility import problems
from tests.views.conftest import Present


@pytest.fixture
def both(book: Book) -> list[str]:
    """Both students; a roster of them went to a parent."""
    ids = book.ids(Student)
    note_handed_out(book, EXPORTED, ids, "roster", Disclosure("parent", "Rosa Aguilar"))
    return ids


def panel(shell: Desk, what: str = "access") -> AccessPanel:
    shell.go("safety", what)
    page = shell.page
    assert isinstance(page, SafetyPage) and isinstance(page.panel, AccessPanel)
    return page.panel


def shown(panel: AccessPanel) -> list[tuple[str, ...]]:
    model = panel.list.model
    return [
        tuple(model.index(row, column).data() for column in range(2, model.columnCount()))
        for row in range(model.rowCount())
    ]


def words_of(file: Path) -> str:
    if file.suffix == ".pdf":
        pages = PdfPages(file.read_bytes())
        return " ".join(pages.text(at) for at in range(len(pages)))
    if file.suffix == ".csv":
        return file.read_text(encoding="utf-8-sig")
    [sheet] = CalamineWorkbook.from_path(file).sheet_names[:1]
    return str(CalamineWorkbook.from_path(file).get_sheet_by_name(sheet).to_python())


def test_opened_pages_and_what_went_out_are_listed(shell: Desk, both: list[str]) -> None:
    shell.go("student", both[0])
    shell.go("student", both[1])
    shell.go("student", both[0])
    listed = shown(panel(shell))
    assert listed == [
        ("Nguyễn, Vinh", "Opened", "", ""),
        ("Echeverría, Tomás", "Opened", "", ""),
        ("Nguyễn, Vinh", "Exported · Roster", "Parent, guardian or the student", "Rosa Aguilar"),
        ("Echeverría, Tomás", "Exported · Roster", "Parent, guardian or the student", "Rosa Aguilar"),
    ]
    assert shell.page is not None and problems(shell.page) == []


def test_the_filters_narrow_and_clear(shell: Desk, both: list[str], qtbot: QtBot) -> None:
    shell.go("student", both[0])
    of = panel(shell)
    of.filters.kind.setCurrentIndex(of.filters.kind.findData("opened"))
    assert len(shown(of)) == 1
    with qtbot.waitSignal(of.filters.changed):
        of.filters.last.setText("1/1/2020")
    assert shown(of) == [] and not of.file.isEnabled()
    assert of.filters.in_words() == "Kind: Opened; Until: Jan 1, 2020"
    of.filters.clear.click()
    assert len(shown(of)) == 3


def test_the_page_of_a_student_leads_to_the_own_lines(shell: Desk, both: list[str], qtbot: QtBot) -> None:
    shell.go("student", both[1])
    shell.trigger("student.access")
    page = shell.page
    assert isinstance(page, SafetyPage) and isinstance(page.panel, AccessPanel)
    assert {line[0] for line in shown(page.panel)} == {"Nguyễn, Vinh"}
    with qtbot.waitSignal(page.panel.filters.changed):
        page.panel.filters.student.clear()
    assert {line[0] for line in shown(page.panel)} == {"Nguyễn, Vinh", "Echeverría, Tomás"}


@pytest.mark.parametrize("name", ["log.xlsx", "log.csv"])
def test_it_goes_into_files_and_that_is_listed(
    shell: Desk, both: list[str], name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setattr(ask, "save_file", lambda *given: given[-1](tmp_path / name))
    of = panel(shell)
    of.file.click()
    qtbot.waitUntil(lambda: not jobs.busy())
    assert "Rosa Aguilar" in words_of(tmp_path / name)
    of.refresh(None)
    assert shown(of)[0] == ("", "Exported · Who looked", "Own use at school", "")


def test_it_is_looked_at_as_a_paper_and_each_way_out_is_listed(
    shell: Desk,
    both: list[str],
    dialogs: list[QDialog],
    tmp_path: Path,
    present: Present,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:
    of = panel(shell)
    of.paper.click()
    qtbot.waitUntil(lambda: len(dialogs) == 1)
    paper = dialogs.pop()
    assert isinstance(paper, PaperPreview)
    present(paper)
    assert problems(paper) == []
    assert len(shown(of)) == 2  # looking at it is listed nowhere: it is on the screen already
    paper.copy()
    assert not QGuiApplication.clipboard().image().isNull()
    monkeypatch.setattr(printers, "printer_names", lambda: ["Office"])
    paper.print()
    choice = dialogs.pop()
    assert isinstance(choice, QPrintDialog)
    choice.printer().setOutputFileName(str(tmp_path / "paper.pdf"))
    choice.accepted.emit(choice.printer())
    qtbot.waitUntil(lambda: not jobs.busy())
    monkeypatch.setattr(ask, "save_file", lambda *given: given[-1](tmp_path / "log.pdf"))
    paper.verbs.save.click()
    assert "Rosa Aguilar" in words_of(tmp_path / "log.pdf")
    of.refresh(None)
    assert [line[1] for line in shown(of)[:3]] == [
        "Exported · Who looked", "Printed · Who looked", "Copied · Who looked"
    ]  # fmt: skip


@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_what_was_done_has_the_room_that_its_words_need(
    shell: Desk, both: list[str], book: Book, look: Theme, scale: float
) -> None:
    note_handed_out(book, EXPORTED, both[:1], confidential.TOLD, Disclosure("court", "Judge Ode"))
    of = panel(shell)
    look.apply("light", scale)
    table = of.list.table
    words = of.list.model.index(0, 3).data()
    assert table.fontMetrics().horizontalAdvance(words) + 24 <= table.columnWidth(3)


def test_clearing_stands_on_the_foot_of_the_fields(shell: Desk, both: list[str]) -> None:
    filters = panel(shell).filters
    foot = filters.last.mapTo(filters, QPoint(0, filters.last.height())).y()
    assert abs(filters.clear.geometry().bottom() + 1 - foot) <= 1
    assert "-2w" in filters.first.placeholderText() and "-2w" in filters.first.accessibleDescription()
