"""The palette finds what keeps a book safe by the words that people have for it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.models.opening import new_book, open_book
from app.models.staff_accounts import add_account
from app.views.help.handbook import Handbook
from app.views.safety.accounts import AccountsPanel
from app.views.safety.page import SafetyPage
from app.views.safety.parts import PARTS
from app.views.window.choices import Choices
from app.views.window.commands import COMMANDS
from app.views.window.main_window import MainWindow
from app.views.window.needs import NEEDS
from app.views.window.palette import Palette
from tests.views.conftest import Present

COORDINATOR, TEACHER = "four plain unrelated words", "three small otters"

Working = Callable[[str], MainWindow]


@pytest.fixture
def working(tmp_path: Path, qtbot: QtBot, choices: Choices, present: Present) -> Working:
    path = tmp_path / "Oak Grove.pathbook"
    with new_book(path, "Oak Grove High", "Carmen Ortega", COORDINATOR)[0] as book:
        add_account(book, "Tom Ash", "teacher", TEACHER)

    def work(passphrase: str) -> MainWindow:
        made = MainWindow(choices)
        qtbot.addWidget(made)
        made.resize(1366, 768)
        made.show_desk(open_book(path, passphrase))
        present(made)
        return made

    return work


def found(window: MainWindow, text: str) -> list[str]:
    window.commands["go.find"].trigger()
    palette = window.findChildren(Palette)[-1]
    palette.edit.setText(text)
    palette.search()
    entries = [palette.model.entry(at) for at in range(palette.model.rowCount())]
    palette.close()
    return [entry.text for entry in entries if entry.run]


WORDS = (
    ("account", "Accounts"),
    ("account", "New account"),
    ("backup", "Backups"),
    ("backup", "Back up now"),
    ("restore", "Restore from a copy…"),
    ("health", "Health"),
    ("health", "Check the whole book"),
    ("looked", "Who looked"),
    ("access", "Who looked"),
    ("recovery", "New recovery sheet"),
    ("passphrase", "Choose a new passphrase"),
    ("password", "Choose a new passphrase"),
    ("journal", "Everything done"),
    ("chain", "Check the chain"),
    ("files", "Scans and photos"),
    ("attach", "Scans and photos"),
    ("erase", "Who left"),
    ("erase", "Erase for good"),
)


def test_it_is_found(working: Working) -> None:
    window = working(COORDINATOR)
    lacking = [(text, title) for text, title in WORDS if title not in found(window, text)]
    assert lacking == []
    window.close()


def test_nothing_is_found_that_the_account_may_not(working: Working) -> None:
    window = working(TEACHER)
    assert "Accounts" in found(window, "accounts")
    for text in ("New account", "Backups", "Restore from a copy…", "Who looked", "Everything done", "Check the chain"):
        assert text not in found(window, text)
    window.close()


def test_what_is_found_is_done(working: Working, dialogs: list[object]) -> None:
    window = working(COORDINATOR)
    desk = window.at_desk()
    desk.trigger("safety.journal")
    page = desk.page
    assert isinstance(page, SafetyPage) and page.parts.current_id == "journal"
    desk.go("home")
    desk.trigger("safety.passphrase")
    assert isinstance(page.panel, AccountsPanel)
    assert len(dialogs) == 1
    window.close()


def test_a_chapter_is_opened(working: Working, qtbot: QtBot) -> None:
    window = working(COORDINATOR)
    window.commands["go.find"].trigger()
    palette = window.findChildren(Palette)[-1]
    palette.edit.setText("attach")
    palette.search()
    at = next(at for at in range(palette.model.rowCount()) if palette.model.entry(at).text == "Scans and photos")
    palette._run(at)
    [handbook] = window.findChildren(Handbook)
    assert handbook._chapter.id == "files"
    window.close()


def test_every_part_of_safety_and_what_it_does_is_a_command() -> None:
    known = {command.id: command for command in COMMANDS}
    for part in PARTS:
        assert known[f"safety.{part.id}"].text == part.title
        assert NEEDS.get(f"safety.{part.id}", "") == part.act
        assert set(part.verbs) <= set(known)


def test_the_name_of_a_list_goes_there_before_all_else(working: Working) -> None:
    window = working(COORDINATOR)
    places = {
        "Meetings": ("meetings.show", "meetings"),
        "Follow-ups": ("follow_ups.show", "follow_ups"),
        "Referrals": ("referrals.show", "referrals"),
        "Early warning": ("warnings.show", "warnings"),
        "Projects": ("projects.show", "projects"),
        "Equity": ("equity.show", "equity"),
    }
    for name, (command, part) in places.items():
        assert found(window, name)[0] == name
        window.commands[command].trigger()
        shown = window.at_desk().page
        assert shown is not None
        assert shown.parts.current_id == part  # type: ignore[attr-defined]
