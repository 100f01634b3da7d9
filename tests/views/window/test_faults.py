"""A fault of the program: said once in words, logged without anything of the book."""

from __future__ import annotations

import errno
import platform
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog

from app import paths
from app.book.refused import Refused
from app.views.window import faults
from app.views.window.faults import FaultDialog
from tests.views.accessibility import problems
from tests.views.conftest import Present

CANARY = "Canaria Quillfeather"


@pytest.fixture(autouse=True)
def _watching(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    faults.watch()


def happen(error: BaseException) -> None:
    try:
        raise error
    except BaseException as raised:  # noqa: BLE001
        sys.excepthook(type(raised), raised, raised.__traceback__)


def test_the_log_says_where_and_never_what(dialogs: list[QDialog], capsys: pytest.CaptureFixture[str]) -> None:
    happen(KeyError(CANARY))
    log = (paths.logs_folder() / "pathbook.log").read_text("utf-8")
    assert f"KeyError at {Path(__file__).name}:" in log
    assert CANARY not in log
    assert CANARY not in "".join(capsys.readouterr())
    [dialog] = dialogs
    assert "log" in dialog.accessibleDescription()
    assert CANARY not in dialog.accessibleDescription()


def test_a_full_disk_is_no_fault(dialogs: list[QDialog]) -> None:
    happen(OSError(errno.ENOSPC, "No space left on device"))
    [dialog] = dialogs
    assert dialog.accessibleDescription() == "The disk is full. Make room and try again."
    assert not paths.logs_folder().exists()


def test_the_report_is_copied_and_names_nobody(dialogs: list[QDialog], present: Present) -> None:
    happen(KeyError(CANARY))
    [dialog] = dialogs
    assert isinstance(dialog, FaultDialog)
    present(dialog)
    assert problems(dialog) == []
    dialog.verb.click()
    report = QGuiApplication.clipboard().text()
    assert report == dialog.report.toPlainText()
    assert f"KeyError at {Path(__file__).name}:" in report and report.startswith("Pathbook")
    for secret in (CANARY, str(Path.home()), platform.node()):
        assert secret not in report
    dialog.close()


def test_the_log_stays_small(dialogs: list[QDialog], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(faults, "LARGEST", 500)
    for _time in range(30):
        happen(KeyError(CANARY))
    files = list(paths.logs_folder().iterdir())
    assert len(files) == 2
    assert sum(file.stat().st_size for file in files) <= 1000


def test_without_a_place_for_the_log_it_is_said_all_the_same(dialogs: list[QDialog]) -> None:
    paths.logs_folder().parent.mkdir(parents=True, exist_ok=True)
    paths.logs_folder().write_text("a file where the folder would be", "utf-8")
    happen(KeyError(CANARY))
    [dialog] = dialogs
    assert "log" not in dialog.accessibleDescription()


def test_a_refusal_is_no_fault(dialogs: list[QDialog]) -> None:
    happen(Refused("The year is locked."))
    assert dialogs[0].accessibleDescription() == "The year is locked."
    assert not paths.logs_folder().exists()
