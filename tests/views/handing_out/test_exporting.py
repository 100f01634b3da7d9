"""Export: every report, about whom, as one file or many, and where it is."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from app.book.book import Book
from app.exports import REPORTS
from app.models import SitePathway
from app.models.enrolling import present_ids
from app.models.people import Student
from app.views.handing_out import telling
from app.views.handing_out.circles import circles
from app.views.handing_out.exporting import FORMATS, SENTENCES, ExportDialog, export_dialog
from app.views.placements.page import PlacementsPage
from app.views.window import ask
from app.views.window.desk import Desk
from app.views.window.toast import Toast
from tests.models.school_of import Class


def opened(dialogs: list[QDialog]) -> ExportDialog:
    dialog = dialogs[-1]
    assert isinstance(dialog, ExportDialog)
    return dialog


def test_every_report_is_described() -> None:
    tables = {name for name, report in REPORTS.items() if not report.separable and report.about != "site"}
    assert set(SENTENCES) == tables
    assert {suffix for name in SENTENCES for suffix in REPORTS[name].suffixes} == set(FORMATS)


def test_about_whom(book: Book, made: Class) -> None:
    selected = made.students[:2]
    words = [circle.words for circle in circles(book, selected)]
    assert words[:2] == ["The 2 selected students", "Everybody who is here (5)"]
    assert words[2:5] == ["Grade 11", "Grade 12", "Pathway: Health Careers"]
    assert words[5].startswith("Section: Period 6 · Internship")
    ids = [circle.ids() for circle in circles(book, selected)]
    assert ids[0] == selected
    assert set(ids[1] or ()) == present_ids(book)
    assert set(ids[2] or ()) == {s.id for s in book.records(Student, {"grade": "11"})}
    assert set(ids[4] or ()) == set(ids[5] or ()) == set(made.students)


@pytest.mark.parametrize("name", SENTENCES)
def test_every_report_is_written(
    shell: Desk, made: Class, name: str, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch,
    dialogs: list[QDialog],
) -> None:  # fmt: skip
    out = tmp_path / f"out{REPORTS[name].suffixes[0]}"
    folders: list[Path] = []
    monkeypatch.setattr(ask, "save_file", lambda _parent, _title, _patterns, _name, then: then(out))
    monkeypatch.setattr(telling, "open_folder", folders.append)
    shell.trigger(f"export.{name}")
    dialog = opened(dialogs)
    assert dialog.chosen.name == name
    dialog.ask_where()
    qtbot.waitUntil(lambda: shell.window().findChild(Toast) is not None, timeout=30_000)
    assert out.stat().st_size > 0
    toast = shell.window().findChild(Toast)
    assert toast is not None
    assert out.name in toast.accessibleName()
    toast.undo_button.click()
    assert folders == [tmp_path]


def test_formats_follow_the_report(shell: Desk, dialogs: list[QDialog]) -> None:
    export_dialog(shell, "supports")
    dialog = opened(dialogs)

    def offered() -> list[str]:
        return [dialog.format.itemData(at) for at in range(dialog.format.count())]

    assert offered() == [".xlsx"]
    dialog.report.setCurrentIndex(dialog.report.findData("hours"))
    assert offered() == [".xlsx", ".csv"]


def test_nobody_to_write_about_is_said(
    shell: Desk, book: Book, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, dialogs: list[QDialog]
) -> None:
    with book.edit("Empty") as edit:
        edit.insert(SitePathway, [{"name": "Nobody's pathway"}])
    monkeypatch.setattr(ask, "save_file", lambda _parent, _title, _patterns, _name, then: then(tmp_path / "x.xlsx"))
    export_dialog(shell, "roster")
    dialog = opened(dialogs)
    dialog.circle.setCurrentText("Pathway: Nobody's pathway")
    dialog.ask_where()
    qtbot.waitUntil(lambda: len(dialogs) > 1)
    assert "no students" in dialogs[-1].accessibleDescription()
    assert not (tmp_path / "x.xlsx").exists()


def test_the_selection_of_the_page_is_offered(shell: Desk, made: Class, dialogs: list[QDialog]) -> None:
    shell.go("placements", made.placements[1])
    shell.trigger("export.any")
    dialog = opened(dialogs)
    assert dialog.report.currentData() == "roster"
    assert dialog.circle.currentText().startswith("Everybody")
    assert dialog.circle.itemText(0) == "The selected student"
    assert isinstance(shell.page, PlacementsPage)
    shell.page.placements.table.selectAll()
    shell.trigger("export.roster")
    assert opened(dialogs).circle.currentText() == "The 3 selected students"
