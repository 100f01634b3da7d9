"""The paperwork on screen: whose, what is missing, and many papers noted at once."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from app.book.book import Book
from app.models import Agreement, DocumentKind, EvidenceFile, Paperwork
from app.models.attaching import Offer
from app.models.paper_standing import months_later
from app.views.forms.form_dialog import FormDialog
from app.views.handing_out import preview as previewing
from app.views.lists.export_dialog import ListExportDialog
from app.views.look.cells import CELL, ChipCell
from app.views.paperwork import verbs
from app.views.paperwork.kinds import KindsDialog, about
from app.views.paperwork.part import PaperworkPart
from app.views.window import ask
from app.views.window.desk import Desk
from tests.models.invented_files import jpeg
from tests.models.school_of import TODAY, Class, make_class


@pytest.fixture
def made(book: Book) -> Class:
    return make_class(book)


@pytest.fixture
def part(made: Class, shell: Desk) -> PaperworkPart:
    shell.go("placements", "paperwork")
    return shell.page.part("paperwork")  # type: ignore[union-attr]


def column(part: PaperworkPart, start: str) -> int:
    return next(at for at, kind in enumerate(part.model.kinds) if kind.name.startswith(start))


def words(part: PaperworkPart, start: str) -> list[str]:
    at = column(part, start)
    return [part.model.index(row, at).data() for row in range(part.model.rowCount())]


def test_a_column_is_received_at_once_and_taken_back(
    part: PaperworkPart, book: Book, made: Class, shell: Desk, dialogs: list[QDialog]
) -> None:
    at = column(part, "Certificate")
    assert words(part, "Certificate") == ["Missing"] * 3
    assert part.model.index(0, at).data(CELL) == ChipCell("bad")
    assert part.model.index(0, at).data(Qt.ItemDataRole.AccessibleTextRole) == (
        "Sample00, Ada, Tule Creek Clinic. Certificate of insurance: Missing"
    )
    part.table.selectColumn(at)
    shell.trigger("paper.receive")
    [dialog] = dialogs
    assert isinstance(dialog, FormDialog) and dialog.windowTitle() == "Received: 3 × Certificate of insurance"
    assert dialog.form.editor("expires_on").read() == months_later(TODAY, 12)
    assert dialog.sentence.text().endswith("hours before the day you write here are shown with a warning.")
    dialog.form.show_values({"received_on": TODAY - timedelta(days=31)})
    dialog.form.changed.emit("received_on")
    dialog.done_with()
    [agreement] = book.records(Agreement)
    assert agreement.expires_on == months_later(TODAY - timedelta(days=31), 12)
    assert all(said.startswith("Until") for said in words(part, "Certificate"))
    assert len(part.table.indexes()) == 3  # what was chosen stays chosen
    book.undo()
    assert words(part, "Certificate") == ["Missing"] * 3


def test_requested_waived_and_missing_again(
    part: PaperworkPart, book: Book, shell: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = column(part, "Training plan")
    part.table.setCurrentIndex(part.model.index(0, at))
    shell.trigger("paper.request")
    assert words(part, "Training plan") == ["Requested", "Missing", "Missing"]
    monkeypatch.setattr(ask, "text", lambda *given, **_also: given[4]("Signed at the district"))
    shell.trigger("paper.waive")
    assert words(part, "Training plan")[0] == "Waived"
    part.pane.forget()
    assert words(part, "Training plan")[0] == "Missing"
    part.search.setText("sample01")
    part.reread()
    assert part.model.rowCount() == 1
    part.search.clear()
    with book.edit("None is asked for") as edit:
        edit.update(DocumentKind, {id_: {"active": False} for id_ in book.ids(DocumentKind)})
    part.only_open.setChecked(True)
    assert part.stack.currentWidget() is part.empty


def test_a_signed_scan_makes_a_paper_received(part: PaperworkPart, book: Book, shell: Desk, qtbot: QtBot) -> None:
    place = part.model.place(part.model.index(1, column(part, "Training plan")))
    told: list[object] = []
    verbs.receive_scan(shell, place, [Offer("signed.jpg", jpeg())], told.append)
    qtbot.waitUntil(lambda: bool(told))
    [paper] = book.records(Paperwork)
    [file] = book.records(EvidenceFile)
    assert (paper.state, file.paper_id, file.student_id) == ("received", paper.id, place.student_id)
    assert book.undo() == "Receive 1 paper"
    assert book.ids(Paperwork) == book.ids(EvidenceFile) == []
    at_employer = part.model.place(part.model.index(1, column(part, "Certificate")))
    verbs.receive_scan(shell, at_employer, [Offer("signed.jpg", jpeg())], told.append)
    qtbot.waitUntil(lambda: len(told) == 2)
    [agreement], [file] = book.ids(Agreement), book.records(EvidenceFile)
    assert file.agreement_id == agreement
    book.undo()
    verbs.receive_scan(shell, place, [Offer("letter.txt", b"no scan")], told.append)
    qtbot.waitUntil(lambda: len(told) == 3)
    assert book.ids(Paperwork) == []


def test_requests_are_printed_for_the_rows_chosen_or_for_all(
    part: PaperworkPart, shell: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[str, int]] = []
    monkeypatch.setattr(
        previewing, "preview", lambda _shell, paper, placement_ids: asked.append((paper, len(placement_ids)))
    )
    for rows in (1, 2):
        part.table.setCurrentIndex(part.model.index(0, 0))
        part.table.selectionModel().select(part.model.index(rows - 1, 0), QItemSelectionModel.SelectionFlag.Select)
        shell.trigger("paper.print")
    assert asked == [("requests", 3), ("requests", 2)]


def test_kinds_are_switched_off_and_the_matrix_is_exported(
    part: PaperworkPart, book: Book, shell: Desk, dialogs: list[QDialog], tmp_path: Path, qtbot: QtBot
) -> None:
    shell.trigger("paper.kinds")
    [kinds] = dialogs
    assert isinstance(kinds, KindsDialog)
    [plan] = [kind for kind in book.records(DocumentKind) if kind.name == "Training plan"]
    assert about(plan).startswith("All placements · one for each: Placement")
    kinds._switch(plan, on=False)
    assert "Training plan" not in [kind.name for kind in part.model.kinds]
    part.export()
    export = dialogs[-1]
    assert isinstance(export, ListExportDialog)
    export.write(tmp_path / "papers.xlsx")
    qtbot.waitUntil((tmp_path / "papers.xlsx").exists)
    sheet = load_workbook(tmp_path / "papers.xlsx").worksheets[0]
    rows = list(sheet.iter_rows(values_only=True))
    assert ("Sample00, Ada", "Tule Creek Clinic") in [row[:2] for row in rows] and "Missing" in rows[-1]
