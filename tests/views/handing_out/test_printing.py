"""The sheet with the recovery code, on paper or in a file."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from app.book.recovery_code import new_recovery_code
from app.i18n import _
from app.views.entrance.new_book import RecoveryCode
from app.views.handing_out import printers
from app.views.window import ask

OPEN = ask.show  # before any test has put its own in place


@pytest.fixture
def screen(qtbot: QtBot) -> RecoveryCode:
    made = RecoveryCode("Oak Grove", new_recovery_code())
    qtbot.addWidget(made)
    return made


def test_without_a_printer_the_code_is_saved(
    screen: RecoveryCode, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    out, said = tmp_path / "code.pdf", list[str]()

    def question(_parent: object, _title: str, sentence: str, _verb: str, then: Any) -> None:
        said.append(sentence)
        then()

    monkeypatch.setattr(printers, "printer_names", list)
    monkeypatch.setattr(ask, "question", question)
    monkeypatch.setattr(ask, "save_file", lambda *given: given[-1](out))
    monkeypatch.setattr(ask, "tell", lambda _parent, _title, sentence: said.append(sentence))
    screen.check.paper.click()
    assert out.read_bytes().startswith(b"%PDF") and out.read_bytes().rstrip().endswith(b"%%EOF")
    assert said == [
        _("No printer is installed on this computer. Save a PDF instead, and print it elsewhere."),
        _("Saved as {file}").format(file=out)
        + ". "
        + _("Delete this file as soon as it is printed: whoever finds it has the code."),
    ]


def test_the_dialog_of_printers_opens(qtbot: QtBot, tmp_path: Path) -> None:
    printer = QPrinter()
    printer.setOutputFileName(str(tmp_path / "paper.pdf"))
    dialog = QPrintDialog(printer)
    qtbot.addWidget(dialog)
    OPEN(dialog)
    assert dialog.isVisible()
    dialog.done(QDialog.DialogCode.Rejected)
