from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from app import i18n, paths
from app.book.keys import WrongPassphrase
from app.models.opening import make_sample_files, new_book, open_book
from app.views.entrance.new_book import NewBookScreen, RecoveryCode
from app.views.entrance.passphrase_dialog import PassphraseDialog
from app.views.entrance.passphrase_strength import judge
from app.views.entrance.recent_line import MissingLine
from app.views.entrance.unlock import Unlock
from app.views.entrance.welcome import Welcome
from app.views.look.buttons import OptionButton
from app.views.window import jobs
from app.views.window.choices import Choices
from app.views.window.main_window import MainWindow
from app.views.window.toast import Toast
from tests.books import copy_of
from tests.views.accessibility import problems
from tests.views.conftest import Present

PASSPHRASE = "four plain unrelated words"


@pytest.fixture
def entering(qtbot: QtBot, choices: Choices, present: Present) -> MainWindow:
    made = MainWindow(choices, ())
    qtbot.addWidget(made)
    made.entrance.show_welcome()
    present(made)
    return made


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("template") / "Oak Grove.pathbook"
    new_book(path, "Oak Grove High", "Carmen Ortega", PASSPHRASE)[0].close()
    return path


@pytest.fixture
def locked(template: Path, tmp_path: Path) -> Path:
    return copy_of(template, tmp_path)


def arrived(window: MainWindow) -> Callable[[], bool]:
    return lambda: window.desk is not None


def test_a_new_book_from_nothing(entering: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    entering.commands["book.new"].trigger()
    screen = entering.entrance.currentWidget()
    assert isinstance(screen, NewBookScreen)
    screen._set_folder(tmp_path)
    for entry, typed in (
        (screen.site, "Oak: Grove"), (screen.person, "Carmen Ortega"),
        (screen.passphrase, PASSPHRASE), (screen.again, PASSPHRASE[:-1]),
    ):  # fmt: skip
        qtbot.keyClicks(entry, typed)
    assert not screen.make.isEnabled()
    qtbot.keyClicks(screen.again, PASSPHRASE[-1])
    assert screen.path == tmp_path / "Oak  Grove.pathbook"
    screen.make.click()
    qtbot.waitUntil(lambda: isinstance(entering.entrance.currentWidget(), RecoveryCode))
    code = entering.entrance.currentWidget()
    assert isinstance(code, RecoveryCode)
    assert not code.go.isEnabled()
    shown = code.check.code.text()
    code.check.go_on.click()
    assert shown not in code.check.code.text()
    qtbot.keyClicks(code.check.block, "WRONG")
    assert not code.check.said.isHidden()
    assert not code.go.isEnabled()
    code.check.block.setText(shown.split("-")[code.check.number - 1].lower())
    assert problems(code) == []
    code.go.click()
    qtbot.waitUntil(arrived(entering))
    assert entering.desk is not None
    assert entering.desk.rail.site.text() == "Oak: Grove"
    assert entering.desk.rail.account.text() == "Carmen Ortega"
    entering.close()


def test_a_place_that_is_taken_keeps_what_was_typed(entering: MainWindow, qtbot: QtBot, locked: Path) -> None:
    entering.entrance.show_new_book()
    screen = entering.entrance.currentWidget()
    assert isinstance(screen, NewBookScreen)
    screen._set_folder(locked.parent)
    for entry, typed in ((screen.site, "Oak Grove"), (screen.person, "C"), (screen.passphrase, PASSPHRASE)):
        entry.setText(typed)
    screen.again.setText(PASSPHRASE)
    screen.make.click()
    qtbot.waitUntil(lambda: screen.problem.isVisible() and "exists already" in screen.problem.text())
    assert screen.passphrase.text() == PASSPHRASE
    assert screen.make.isEnabled()


def test_wrong_passphrase_then_the_right_one(entering: MainWindow, qtbot: QtBot, locked: Path) -> None:
    entering.open_path(locked)
    screen = entering.entrance.currentWidget()
    assert isinstance(screen, Unlock)
    qtbot.keyClicks(screen.entry, "wrong passphrase")
    screen.go.click()
    qtbot.waitUntil(screen.problem.isVisible)
    assert "Caps Lock" in screen.problem.text()
    assert screen.entry.text() == "wrong passphrase"
    screen.entry.setText(PASSPHRASE)
    assert screen.problem.isHidden()
    screen.go.click()
    qtbot.waitUntil(arrived(entering))
    entering.close()


def test_recovery_code_opens_and_a_new_passphrase_is_chosen(
    entering: MainWindow, qtbot: QtBot, tmp_path: Path, dialogs: list[QDialog]
) -> None:
    path = tmp_path / "Elm.pathbook"
    book, code = new_book(path, "Elm High", "Carmen Ortega", PASSPHRASE)
    book.close()
    entering.open_path(path)
    screen = entering.entrance.currentWidget()
    assert isinstance(screen, Unlock)
    screen.other.click()
    assert screen.entry.echoMode() == QLineEdit.EchoMode.Normal
    screen.entry.setText("ABCDE")
    screen.go.click()
    qtbot.waitUntil(screen.problem.isVisible)
    assert "recovery code does not belong" in screen.problem.text()
    screen.entry.setText(code)
    screen.go.click()
    qtbot.waitUntil(lambda: len(dialogs) == 1)
    [dialog] = dialogs
    assert isinstance(dialog, PassphraseDialog)
    dialog.show()
    qtbot.waitUntil(dialog.passphrase.hasFocus)
    assert problems(dialog) == []
    qtbot.keyClicks(dialog.passphrase, "oak")
    assert not dialog.verb.isEnabled()
    dialog.passphrase.suggest.click()
    assert len(dialog.chosen.split()) == 4 and dialog.verb.isEnabled()
    dialog.passphrase.clear()
    qtbot.keyClicks(dialog.passphrase, "another plain passphrase")
    dialog.verb.click()
    qtbot.waitUntil(lambda: entering.findChild(Toast) is not None)
    entering.close()
    open_book(path, "another plain passphrase").close()
    with pytest.raises(WrongPassphrase):
        open_book(path, PASSPHRASE)
    with open_book(path, code) as again:
        assert again.needs_passphrase


def test_a_closed_window_gives_the_book_back(entering: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "Open.pathbook"
    make_sample_files(path).close()
    entering.open_path(path)
    qtbot.waitUntil(arrived(entering))
    entering.close()
    open_book(path).close()


@pytest.mark.parametrize("typed", [PASSPHRASE, "not this one"])
def test_who_goes_back_while_a_book_is_opened_stays_there(
    entering: MainWindow, qtbot: QtBot, locked: Path, typed: str
) -> None:
    entering.open_path(locked)
    screen = entering.entrance.currentWidget()
    assert isinstance(screen, Unlock)
    screen.entry.setText(typed)
    screen.go.click()
    screen.back.click()
    qtbot.waitUntil(lambda: not jobs.busy())
    assert entering.desk is None
    assert isinstance(entering.entrance.currentWidget(), Welcome)
    open_book(locked, PASSPHRASE).close()


def test_a_folder_that_is_no_book(entering: MainWindow, tmp_path: Path, dialogs: list) -> None:
    entering.open_path(tmp_path)
    assert len(dialogs) == 1
    assert isinstance(entering.entrance.currentWidget(), Welcome)


def test_language_changes_at_once_and_is_kept(entering: MainWindow, choices: Choices) -> None:
    try:
        entering.entrance.language_chosen.emit("es")
        assert (i18n.language(), choices.language) == ("es", "es")
        assert isinstance(entering.entrance.currentWidget(), Welcome)
        entering.commands["view.dark"].trigger()
        assert choices.theme == "dark"
    finally:
        i18n.use("en")


def test_books_opened_lately_come_first_and_missing_ones_are_told(
    entering: MainWindow, choices: Choices, qtbot: QtBot, locked: Path, tmp_path: Path
) -> None:
    choices.remember(locked)
    choices.remember(tmp_path / "Gone.pathbook")
    choices.remember(paths.sample_book())
    entering.entrance.show_welcome()
    screen = entering.entrance.currentWidget()
    assert isinstance(screen, Welcome)
    missing, there = screen.recent
    assert isinstance(missing, MissingLine)
    assert isinstance(there, OptionButton)
    assert there.accessibleDescription().startswith(f"{tmp_path} · last opened")
    assert screen.first_focus() is there
    missing.drop.click()
    again = entering.entrance.currentWidget()
    assert isinstance(again, Welcome)
    assert len(again.recent) == 1
    assert isinstance(again.recent[0], OptionButton)
    again.recent[0].click()
    assert isinstance(entering.entrance.currentWidget(), Unlock)


def test_unlocking_names_the_account_and_notices_caps_lock(entering: MainWindow, qtbot: QtBot, locked: Path) -> None:
    entering.open_path(locked)
    screen = entering.entrance.currentWidget()
    assert isinstance(screen, Unlock)
    assert "Carmen Ortega" in [each.text() for each in screen.findChildren(QLabel)]
    qtbot.keyClick(screen.entry, "F")
    assert screen.caps_lock.isVisible()
    qtbot.keyClick(screen.entry, "F", Qt.KeyboardModifier.ShiftModifier)
    assert screen.caps_lock.isHidden()
    screen.eye.click()
    assert screen.entry.echoMode() == QLineEdit.EchoMode.Normal
    assert screen.eye.accessibleName() == "Hide what is typed"
    screen.eye.click()
    assert screen.entry.echoMode() == QLineEdit.EchoMode.Password


@pytest.mark.parametrize(
    ("passphrase", "tone"),
    [("", "neutral"), ("short", "bad"), ("aaaaaaaaaaaa", "bad"), ("summer2026", "bad"), (PASSPHRASE, "ok")],
)
def test_strength(passphrase: str, tone: str) -> None:
    assert judge(passphrase)[1] == tone
