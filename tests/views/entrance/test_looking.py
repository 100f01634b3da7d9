"""A book that a newer Pathbook saved, from its refusal to the window in which it is looked at."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from app.models import Student
from app.models.looking import look_at
from app.models.permissions import ROLES, Role
from app.views.entrance.unlock import Unlock
from app.views.safety.keeping import back_up_at_closing
from app.views.window.allowed import allowed
from app.views.window.choices import Choices
from app.views.window.looking_banner import LookingBanner
from app.views.window.main_window import MainWindow
from app.views.window.needs import NEEDS
from app.views.window.pages import PAGES
from tests.books import PASSPHRASE, copy_of
from tests.models.role_books import OTHER, OWN, PASSPHRASES, Examples, make
from tests.newer_books import change, contents, make_newer
from tests.views.accessibility import problems
from tests.views.conftest import OpenWindow, Present

Open = Callable[[Role], MainWindow]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Examples]:
    path = tmp_path_factory.mktemp("newer") / "roles.pathbook"
    examples = make(path)
    make_newer(path, PASSPHRASE)
    return path, examples


@pytest.fixture
def path(made: tuple[Path, Examples], tmp_path: Path) -> Path:
    return copy_of(made[0], tmp_path)


@pytest.fixture
def entering(qtbot: QtBot, choices: Choices, present: Present) -> Iterator[MainWindow]:
    window = MainWindow(choices)
    qtbot.addWidget(window)
    window.entrance.show_welcome()
    present(window)
    yield window
    window.close()


def unlocking(window: MainWindow, path: Path, role: Role) -> Unlock:
    window.open_path(path)
    screen = window.entrance.currentWidget()
    assert isinstance(screen, Unlock)
    people = [screen.people.itemText(place) for place in range(screen.people.count())]
    screen.people.setCurrentIndex(people.index({"coordinator": "Dana Whitfield", "teacher": "Tom Ruiz"}[role]))
    screen.entry.setText(PASSPHRASES[role])
    screen.go.click()
    return screen


def test_the_refusal_offers_to_look(entering: MainWindow, path: Path, qtbot: QtBot) -> None:
    before = contents(path)
    screen = unlocking(entering, path, "teacher")
    qtbot.waitUntil(screen.look.isVisible)
    assert "newer Pathbook" in screen.problem.text()
    assert screen.look.hasFocus()
    assert problems(screen) == []
    screen.entry.setText("another one")
    assert screen.look.isHidden()
    screen.entry.setText(PASSPHRASES["teacher"])
    screen.go.click()
    qtbot.waitUntil(screen.look.isVisible)
    screen.look.click()
    qtbot.waitUntil(lambda: entering.desk is not None and entering.desk.page is not None)
    assert entering.desk is not None
    assert entering.desk.book.looking
    assert len(entering.desk.book.ids(Student)) == 1
    banner = entering.desk.findChild(LookingBanner)
    assert banner is not None
    assert banner.isVisible()
    assert "only be looked at" in banner.words.text()
    assert problems(banner) == []
    entering.close()
    assert contents(path) == before


def test_a_wrong_passphrase_is_not_offered_anything(entering: MainWindow, path: Path, qtbot: QtBot) -> None:
    screen = unlocking(entering, path, "coordinator")
    qtbot.waitUntil(screen.look.isVisible)
    screen.entry.setText("not this one")
    screen.go.click()
    qtbot.waitUntil(screen.problem.isVisible)
    assert screen.look.isHidden()


def test_what_lacks_something_known_is_only_refused(entering: MainWindow, path: Path, qtbot: QtBot) -> None:
    change(path, PASSPHRASE, "ALTER TABLE note RENAME TO remark")
    screen = unlocking(entering, path, "coordinator")
    qtbot.waitUntil(screen.problem.isVisible)
    assert "version" in screen.problem.text()
    assert screen.look.isHidden()


@pytest.fixture
def looking(path: Path, open_window: OpenWindow) -> Open:
    return lambda role: open_window(look_at(path, PASSPHRASES[role]))


@pytest.mark.parametrize("role", ROLES)
def test_every_page_is_shown_and_nothing_is_offered_but_looking(
    looking: Open, made: tuple[Path, Examples], path: Path, role: Role
) -> None:
    before = contents(path)
    window = looking(role)
    desk = window.desk
    assert desk is not None
    book = desk.book
    shown = [page.id for page in PAGES if allowed(book, page.needs)]
    assert not {"safety", "import", "first_run"} & set(shown)
    assert desk.rail._safety.isHidden()
    assert window.status.backup.isHidden()
    student = made[1]["student"][OWN].id
    for page in shown:
        desk.go(page, student if page == "student" else None)
        for command, need in NEEDS.items():
            if not need.startswith("see:"):
                assert not window.commands[command].isEnabled(), (page, command)
        assert not window.commands["record.history"].isEnabled()
    back_up_at_closing(book)
    window.close()
    assert contents(path) == before


def test_a_teacher_finds_only_the_own_students(looking: Open, made: tuple[Path, Examples]) -> None:
    desk = looking("teacher").desk
    assert desk is not None
    assert desk.book.record(Student, made[1]["student"][OTHER].id) is None


def test_what_is_tried_all_the_same_is_refused_in_words(looking: Open, dialogs: list[QDialog]) -> None:
    desk = looking("coordinator").desk
    assert desk is not None
    book = desk.book
    assert not desk.attempt(lambda: book.save(Student, book.ids(Student)[0], {"grade": "12"}))
    assert len(dialogs) == 1
    assert "access log" in dialogs[0].accessibleDescription()
