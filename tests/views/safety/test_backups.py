"""Backups are listed with what they hold, made by hand, saved as copies, and restored after a look at them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from app.book.backup import backups
from app.book.book import Book
from app.models import Student
from app.models.opening import open_book
from app.views.home.page import HomePage
from app.views.look.item_button import ItemButton
from app.views.safety import copying
from app.views.safety.backups import BackupsPanel
from app.views.safety.page import SafetyPage
from app.views.safety.restoring import RestoreDialog
from app.views.window import ask, jobs
from app.views.window.choices import Choices
from app.views.window.desk import Desk
from app.views.window.dialog import Dialog
from app.views.window.main_window import MainWindow
from app.views.window.progress import ProgressDialog
from app.views.window.toast import Toast
from tests.books import PASSPHRASE, copy_of
from tests.views.accessibility import problems


@pytest.fixture
def book(book_template: Path, tmp_path: Path) -> Iterator[Book]:
    """A book of somebody's own, not the sample school."""
    with open_book(copy_of(book_template, tmp_path), PASSPHRASE) as made:
        yield made


@pytest.fixture
def panel(shell: Desk, qtbot: QtBot) -> BackupsPanel:
    shell.go("safety", "backups")
    page = shell.page
    assert isinstance(page, SafetyPage)
    assert isinstance(page.panel, BackupsPanel)
    qtbot.waitUntil(lambda: page.panel.watch.known is not None)  # type: ignore[attr-defined]
    return page.panel


def add(book: Book, name: str) -> None:
    with book.edit("Make") as edit:
        edit.insert(Student, [{"last_name": name, "first_name": "Ana"}])


def asked(dialogs: list[QDialog]) -> list[QDialog]:
    """The questions, without the bars of long work."""
    return [dialog for dialog in dialogs if not isinstance(dialog, ProgressDialog)]


def rest(qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not jobs.busy())


def test_back_up_now_and_see_what_it_holds(
    panel: BackupsPanel,
    window: MainWindow,
    shell: Desk,
    book: Book,
    qtbot: QtBot,
    present: Callable[[QWidget], None],
    dialogs: list[QDialog],
) -> None:
    add(book, "Peña")
    panel.now_button.click()
    qtbot.waitUntil(lambda: bool(panel.watch.known))
    rest(qtbot)
    [line] = panel.findChildren(ItemButton)
    assert "1 student" in line.accessibleDescription()
    assert line.accessibleName().startswith("Backup of ")
    assert shell.page is not None
    present(window)
    panel.now_button.setFocus()
    assert problems(shell.page) == []


def test_a_look_before_anything_is_restored(
    panel: BackupsPanel, book: Book, qtbot: QtBot, dialogs: list[QDialog], present: Callable[[QWidget], None]
) -> None:
    add(book, "Peña")
    book.back_up(why="asked")
    add(book, "Ochoa")
    panel.refresh(None)
    qtbot.waitUntil(lambda: bool(panel.watch.known))
    rest(qtbot)
    panel.findChildren(ItemButton)[0].click()
    qtbot.waitUntil(lambda: bool(asked(dialogs)))
    [shown] = asked(dialogs)
    assert isinstance(shown, RestoreDialog)
    words = [fact.text() for fact in shown.facts]
    assert "1 later edit of the present book is not in it." in words
    assert any("1 student" in line for line in words)
    present(shown)
    assert problems(shown) == []


def test_in_place_of_the_book(
    panel: BackupsPanel, window: MainWindow, book: Book, qtbot: QtBot, dialogs: list[QDialog]
) -> None:
    add(book, "Peña")
    book.back_up(why="asked")
    add(book, "Ochoa")
    path = book.path
    panel.refresh(None)
    qtbot.waitUntil(lambda: bool(panel.watch.known))
    rest(qtbot)
    panel.findChildren(ItemButton)[0].click()
    qtbot.waitUntil(lambda: len(asked(dialogs)) == 1)
    shown = asked(dialogs)[0]
    assert isinstance(shown, RestoreDialog)
    shown.over.click()
    sure = asked(dialogs)[1]
    assert isinstance(sure, Dialog) and "passphrases stay as they are now" in sure.sentence.text()
    sure.accept()
    rest(qtbot)
    assert window.desk is None
    told = asked(dialogs)[2]
    assert isinstance(told, Dialog) and "holds again what the copy held" in told.sentence.text()
    with open_book(path, PASSPHRASE) as again:
        assert [student.last_name for student in again.records(Student)] == ["Peña"]
    assert any(backup.was_replaced for backup in backups(path))


def test_into_a_new_folder(
    panel: BackupsPanel,
    book: Book,
    qtbot: QtBot,
    dialogs: list[QDialog],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    add(book, "Peña")
    copy = book.back_up(tmp_path / "x.pathbook-copy")
    monkeypatch.setattr(ask, "open_file", lambda _parent, _title, _kinds, then: then(copy))
    monkeypatch.setattr(ask, "folder", lambda _parent, _title, then: then(tmp_path / "new"))
    (tmp_path / "new").mkdir()
    panel.from_file.click()
    qtbot.waitUntil(lambda: bool(asked(dialogs)))
    shown = asked(dialogs)[0]
    assert isinstance(shown, RestoreDialog)
    shown.aside.click()
    rest(qtbot)
    [place] = (tmp_path / "new").glob("*.pathbook")
    with open_book(place, PASSPHRASE) as again:
        assert len(again.ids(Student)) == 1


def test_a_copy_of_another_book_asks_for_its_passphrase(
    panel: BackupsPanel, qtbot: QtBot, dialogs: list[QDialog], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from app.models.opening import new_book

    other, _code = new_book(tmp_path / "other.pathbook", "Heron Slough High", "Dana", "plum river quiet stone")
    with other:
        copy = other.back_up(tmp_path / "other.pathbook-copy")
    monkeypatch.setattr(ask, "open_file", lambda _parent, _title, _kinds, then: then(copy))
    panel.from_file.click()
    qtbot.waitUntil(lambda: len(asked(dialogs)) == 1)
    for number, typed in enumerate(("not this one", "plum river quiet stone"), start=2):
        asked(dialogs)[-1].findChildren(QLineEdit)[0].setText(typed)
        asked(dialogs)[-1].accept()
        qtbot.waitUntil(lambda: len(asked(dialogs)) == number)  # noqa: B023
    shown = asked(dialogs)[-1]
    assert isinstance(shown, RestoreDialog)
    assert any("Heron Slough High" in fact.text() for fact in shown.facts)
    assert shown.over.isHidden()


@pytest.mark.parametrize("left", [True, False])
def test_a_saved_copy_is_remembered(
    left: bool, window: MainWindow, shell: Desk, book: Book, choices: Choices, qtbot: QtBot, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    names: list[str] = []

    def save_file(_parent: object, _title: str, _kinds: str, name: str, then: object) -> None:
        names.append(name)
        then(tmp_path / Path(name).name)  # type: ignore[operator]

    monkeypatch.setattr(ask, "save_file", save_file)
    monkeypatch.setattr(copying, "leaves_computer", lambda _book, _to: left)
    window.commands["book.backup"].trigger()
    qtbot.waitUntil(lambda: bool(window.findChildren(Toast)))
    window.commands["book.backup"].trigger()
    rest(qtbot)
    assert len(list(tmp_path.glob("*.pathbook-copy"))) == 1
    assert names[1] == str(tmp_path / names[0])
    assert (choices.copy_left(book.ring.book) is not None) is left
    assert window.status.backup.text().startswith("Copy elsewhere: today" if left else "No copy elsewhere yet")


def test_home_asks_for_a_copy_after_two_weeks(
    window: MainWindow, shell: Desk, book: Book, choices: Choices, qtbot: QtBot
) -> None:
    shell.go("home")
    home = shell.page
    assert isinstance(home, HomePage)
    assert home.copy_due.isHidden()
    ago = (datetime.now().astimezone() - timedelta(days=16)).isoformat(timespec="minutes")
    choices.keep_book_value(book.ring.book, "copy_left", ago)
    home.refresh(None)
    assert not home.copy_due.isHidden()
    assert "for 16 days" in home.copy_due.words.text()
    choices.note_copy_left(book.ring.book)
    home.refresh(None)
    assert home.copy_due.isHidden()
