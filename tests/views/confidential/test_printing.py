"""The choice to print confidential notes: for one paper, with a purpose, off every time."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from app.book.access_log import Looked
from app.models.access import Disclosure, access_lines, access_numbers
from app.models.opening import open_book
from app.views.handing_out.preview import Preview
from app.views.picturing import confidential
from app.views.window import ask
from app.views.window.desk import Desk
from app.views.window.main_window import MainWindow
from tests.views.accessibility import problems
from tests.views.conftest import Present


def made(preview: Preview, qtbot: QtBot) -> int:
    qtbot.waitUntil(lambda: preview._made is not None)
    assert preview._made is not None and preview._made.pages is not None
    return len(preview._made.pages)


@pytest.fixture
def preview(desk: Desk, maribel: str, dialogs: list[QDialog], present: Present) -> Preview:
    desk.go("student", maribel)
    desk.trigger("print.plan")
    found = dialogs[-1]
    assert isinstance(found, Preview)
    present(found)
    return found


def test_off_and_with_a_purpose(
    preview: Preview, window: MainWindow, path: Path, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    options = preview.options
    assert options.sealed.isVisible() and not options.with_sealed
    assert made(preview, qtbot) == 1
    options.sealed.click()
    assert made(preview, qtbot) == 2
    out = tmp_path / "out.pdf"
    monkeypatch.setattr(ask, "save_file", lambda *given: given[-1](out))
    preview.verbs.save.click()
    line = options.purpose
    assert not out.exists() and line.problem.isVisible() and line.purpose.hasFocus()
    assert line.disclosure.purpose == ""  # own use at school is not taken for granted any more
    preview.copy_page()
    assert preview.bar.said.text() == ""
    assert problems(preview) == []
    line.purpose.setCurrentIndex(line.purpose.findData("court"))
    assert not line.problem.isVisible()
    preview.verbs.save.click()
    assert not out.exists() and line.problem.isVisible() and line.recipient.hasFocus()
    line.recipient.setText("Judge Ode")
    preview.verbs.save.click()
    assert out.exists()
    window.close()
    with open_book(path, confidential.PASSPHRASE) as coordinator:
        lines = access_lines(coordinator, access_numbers(coordinator, Looked()))
    assert ("plan+confidential", "court", "Judge Ode") in {(each.what, each.purpose, each.recipient) for each in lines}


def test_without_them_own_use_is_enough_again(preview: Preview, qtbot: QtBot) -> None:
    options = preview.options
    options.sealed.click()
    assert not options.is_said()
    options.sealed.click()
    assert options.is_said() and options.purpose.disclosure == Disclosure()
    made(preview, qtbot)


def test_another_paper_begins_without_them(preview: Preview, qtbot: QtBot) -> None:
    options = preview.options
    options.sealed.click()
    options.paper.setCurrentIndex(1 - options.paper.currentIndex())
    assert not options.sealed.isVisible()
    options.paper.setCurrentIndex(1 - options.paper.currentIndex())
    assert options.sealed.isVisible() and not options.with_sealed
    options.circle.setCurrentIndex(1)
    assert options.circle.currentText().startswith("Everybody")
    assert options.sealed.isVisible() == (len(options.subjects) == 1)
    made(preview, qtbot)
