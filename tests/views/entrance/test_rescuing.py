"""A damaged book at the door is not the end of it: the newest good backup is offered."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from app.book.book import Book
from app.book.keys import KEYS
from app.book.records_file import RECORDS
from app.models import Student
from app.models.opening import open_book
from app.views.entrance.entrance import Entrance
from app.views.entrance.unlock import Unlock
from app.views.window import jobs
from app.views.window.choices import Choices
from app.views.window.progress import ProgressDialog
from tests.books import PASSPHRASE, copy_of


def damaged(folder: Path, backed_up: bool) -> None:
    with open_book(folder, PASSPHRASE) as book:
        for name in ("Peña", "Ochoa"):
            with book.edit("Make") as edit:
                edit.insert(Student, [{"last_name": name, "first_name": "Ana"}])
            if backed_up and name == "Peña":
                book.back_up()
    records = folder / RECORDS
    with records.open("r+b") as file:
        for page in range(0, records.stat().st_size, 4096):
            file.seek(page + 100)
            file.write(b"\xff" * 200)


def asked(dialogs: list[QDialog]) -> list[QDialog]:
    return [dialog for dialog in dialogs if not isinstance(dialog, ProgressDialog)]


def unlocking(qtbot: QtBot, choices: Choices, path: Path) -> Entrance:
    entrance = Entrance(choices)
    qtbot.addWidget(entrance)
    entrance.show_unlock(path)
    screen = entrance.currentWidget()
    assert isinstance(screen, Unlock)
    screen.entry.setText(PASSPHRASE)
    screen.go.click()
    return entrance


def test_its_newest_good_backup_is_restored(
    qtbot: QtBot, choices: Choices, book_template: Path, tmp_path: Path, dialogs: list[QDialog]
) -> None:
    path = copy_of(book_template, tmp_path)
    damaged(path, backed_up=True)
    entrance = unlocking(qtbot, choices, path)
    opened: list[Book] = []
    entrance.opened.connect(opened.append)
    qtbot.waitUntil(lambda: bool(asked(dialogs)))
    [question] = asked(dialogs)
    assert "1 edit that came later would be missing." in question.accessibleDescription()
    question.accept()
    qtbot.waitUntil(lambda: bool(opened))
    with opened[0] as book:
        assert [student.last_name for student in book.records(Student)] == ["Peña"]


def test_without_a_backup_the_damage_is_said(
    qtbot: QtBot, choices: Choices, book_template: Path, tmp_path: Path, dialogs: list[QDialog]
) -> None:
    path = copy_of(book_template, tmp_path)
    damaged(path, backed_up=False)
    entrance = unlocking(qtbot, choices, path)
    qtbot.waitUntil(lambda: bool(asked(dialogs)) and not jobs.busy())
    assert "is damaged" in asked(dialogs)[0].accessibleDescription()
    assert isinstance(entrance.currentWidget(), Unlock)


def test_a_damaged_key_file_comes_back_from_the_newest_good_backup(
    qtbot: QtBot, choices: Choices, book_template: Path, tmp_path: Path, dialogs: list[QDialog]
) -> None:
    path = copy_of(book_template, tmp_path)
    with open_book(path, PASSPHRASE) as book:
        book.back_up()
    (path / KEYS).write_bytes(b"{}")
    entrance = Entrance(choices)
    qtbot.addWidget(entrance)
    opened: list[Book] = []
    entrance.opened.connect(opened.append)
    entrance.open_path(path)
    screen = entrance.currentWidget()
    assert isinstance(screen, Unlock) and "is damaged" in screen.problem.text()
    screen.entry.setText(PASSPHRASE)
    screen.go.click()
    qtbot.waitUntil(lambda: bool(asked(dialogs)))
    asked(dialogs)[0].accept()
    qtbot.waitUntil(lambda: bool(opened))
    opened[0].close()
