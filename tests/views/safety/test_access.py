"""Who looked, in the window."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from python_calamine import CalamineWorkbook

from app.book.book import Book
from app.models import Student
from app.models.access import EXPORTED, Disclosure, note_handed_out
from app.views.handing_out.pdf_pages import PdfPages
from app.views.safety.access import AccessPanel
from app.views.safety.page import SafetyPage
from app.views.window import ask, jobs
from app.views.window.desk import Desk
from tests.views.accessibility import problems


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


@pytest.mark.parametrize(("verb", "name"), [("save_pdf", "log.pdf"), ("export", "log.xlsx"), ("export", "log.csv")])
def test_it_goes_on_paper_and_into_files(
    shell: Desk, both: list[str], verb: str, name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setattr(ask, "save_file", lambda *given: given[-1](tmp_path / name))
    of: QWidget = panel(shell)
    getattr(of, verb)()
    qtbot.waitUntil(lambda: not jobs.busy())
    assert "Rosa Aguilar" in words_of(tmp_path / name)
