"""The accounts of a book, kept at the page "Safety"."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLabel, QToolButton
from pytestqt.qtbot import QtBot

from app.book import accounts
from app.book.book import Book
from app.book.keys import WrongPassphrase
from app.book.recovery_code import new_recovery_code
from app.i18n import day
from app.models import Staff
from app.models.opening import new_book, open_book
from app.models.staff_accounts import add_account
from app.views.look.chips import Chip
from app.views.safety.account_dialogs import AccountDialog, NewPassphraseDialog, SheetDialog
from app.views.safety.accounts import AccountsPanel
from app.views.safety.old_backups import BackupsDialog
from app.views.safety.page import SafetyPage
from app.views.window import ask
from app.views.window.main_window import MainWindow
from tests.views.accessibility import problems
from tests.views.conftest import OpenWindow, Present
from tests.views.safety.panels import accounts_panel

CARMEN, TOM, CARA, NEW = "four plain unrelated words", "three small otters", "nine loud pelicans", "ten old lanterns"
Open = Callable[[str], AccountsPanel]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "Oak Grove.pathbook"
    with new_book(path, "Oak Grove High", "Carmen Ortega", CARMEN)[0] as book:
        add_account(book, "Cara Bell", "counselor", CARA)
        with book.edit("Staff") as edit:
            edit.insert(Staff, [{"first_name": "Tom", "last_name": "Ash", "role": "teacher"}])
    open_book(path, CARA).close()
    return path


@pytest.fixture
def opened(open_window: OpenWindow, path: Path) -> Open:
    """Opens the book with a passphrase and goes to its accounts."""
    return lambda passphrase: accounts_panel(open_window(open_book(path, passphrase)))


def names(book: Book) -> list[tuple[str, str]]:
    return [(slot.name, slot.role) for slot in book.accounts]


def press(qtbot: QtBot, panel: AccountsPanel, name: str) -> None:
    """Presses the button of this name, as soon as it is shown."""

    def shown() -> list[QToolButton]:
        return [b for b in panel.findChildren(QToolButton) if b.accessibleName() == name and b.isVisible()]

    qtbot.waitUntil(lambda: len(shown()) == 1)
    shown()[0].click()


def test_a_coordinator_adds_an_account_for_a_colleague(
    opened: Open, qtbot: QtBot, dialogs: list[QDialog], path: Path
) -> None:
    panel = opened(CARMEN)
    assert problems(panel) == []
    panel.new.click()
    [dialog] = dialogs
    assert isinstance(dialog, AccountDialog)
    dialog.show()
    qtbot.waitUntil(dialog.isActiveWindow)
    assert problems(dialog) == []
    assert not dialog.verb.isEnabled()
    dialog.staff.setCurrentIndex(dialog.staff.findText("Tom Ash"))
    assert dialog.name.text() == "Tom Ash"
    dialog.passphrase.setText("password1")
    assert not dialog.verb.isEnabled()
    dialog.passphrase.suggest.click()
    passphrase = dialog.passphrase.text()
    assert len(passphrase.split()) == 4
    dialog.verb.click()
    qtbot.waitUntil(lambda: len(panel.book.accounts) == 3)
    panel.window().close()
    with open_book(path, passphrase) as book:
        assert (book.account.name, book.role) == ("Tom Ash", "teacher")
        assert [s.last_name for s in book.records(Staff) if s.account == book.account.id] == ["Ash"]


def test_editing_resetting_and_removing(
    opened: Open,
    qtbot: QtBot,
    dialogs: list[QDialog],
    path: Path,
    present: Present,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with open_book(path, CARMEN) as book:
        tom = add_account(book, "Tom Ash", "teacher", TOM).id
        book.back_up()
    panel = opened(CARMEN)
    press(qtbot, panel, "Edit the account of Tom Ash")
    edit = dialogs.pop()
    assert isinstance(edit, AccountDialog)
    edit.name.setText("Tom Elm")
    edit.role.setCurrentIndex(edit.role.findData("viewer"))
    edit.verb.click()
    qtbot.waitUntil(lambda: ("Tom Elm", "viewer") in names(panel.book))
    press(qtbot, panel, "New passphrase for Tom Elm")
    reset = dialogs.pop()
    assert isinstance(reset, NewPassphraseDialog)
    assert "key files from before still open with it" in reset.sentence.text()
    assert "sealed for nobody else" not in reset.sentence.text()
    reset.passphrase.setText(NEW)
    public = panel.book.ring.named("Tom Elm").public
    reset.verb.click()
    qtbot.waitUntil(lambda: panel.book.ring.named("Tom Elm").public != public)
    told: list[str] = []

    def question(_parent: object, _title: str, sentence: str, _verb: str, then: Any, _kind: str = "") -> None:
        told.append(sentence)
        then()

    monkeypatch.setattr(ask, "question", question)
    press(qtbot, panel, "Remove the account of Tom Elm")
    qtbot.waitUntil(lambda: len(dialogs) == 1)
    assert "sealed for nobody else" not in told[0]  # a viewer seals nothing
    offer = dialogs.pop()
    assert isinstance(offer, BackupsDialog)
    assert "still opens with the account of Tom Elm" in offer.accessibleDescription()
    words = [each.text() for each in offer.findChildren(QLabel)]
    assert not [each for each in words if each.endswith("Z")]  # no name of a folder
    [old] = accounts.backups_it_opens(panel.book, tom)
    present(offer)
    assert problems(offer) == []
    offer.drop()
    qtbot.waitUntil(lambda: not old.exists())
    assert names(panel.book) == [("Carmen Ortega", "coordinator"), ("Cara Bell", "counselor")]
    panel.window().close()
    for secret in (TOM, NEW):
        with pytest.raises(WrongPassphrase):
            open_book(path, secret)


def test_the_last_holder_is_asked_about(opened: Open, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def question(_parent: object, _title: str, sentence: str, _verb: str, then: Any, _kind: str = "") -> None:
        asked.append(sentence)
        then()

    monkeypatch.setattr(ask, "question", question)
    panel = opened(CARMEN)
    press(qtbot, panel, "Remove the account of Cara Bell")
    qtbot.waitUntil(lambda: len(panel.book.accounts) == 1)
    assert len(asked) == 2
    assert "Only “Cara Bell” holds the key" in asked[1]


def about_reset(panel: AccountsPanel, qtbot: QtBot, dialogs: list[QDialog], name: str) -> NewPassphraseDialog:
    press(qtbot, panel, f"New passphrase for {name}")
    dialog = dialogs.pop()
    assert isinstance(dialog, NewPassphraseDialog)
    return dialog


def test_a_new_passphrase_that_loses_all_notes_is_warned_of(
    opened: Open, qtbot: QtBot, dialogs: list[QDialog], present: Present, monkeypatch: pytest.MonkeyPatch
) -> None:
    panel = opened(CARMEN)
    dialog = about_reset(panel, qtbot, dialogs, "Cara Bell")
    present(dialog)
    assert "all of these notes are lost" in dialog.accessibleDescription()
    assert problems(dialog) == []
    dialog.passphrase.setText(NEW)
    qtbot.keyClick(dialog.passphrase, Qt.Key.Key_Return)
    assert dialog.isVisible()  # Enter alone does nothing
    asked: list[str] = []
    monkeypatch.setattr(ask, "question", lambda *given: asked.append(given[2]))
    salt = panel.book.ring.named("Cara Bell").salt
    dialog.verb.click()
    qtbot.waitUntil(lambda: len(asked) == 1)
    assert "Only “Cara Bell” holds the key" in asked[0]
    assert panel.book.ring.named("Cara Bell").salt == salt


def test_it_is_said_how_a_counselor_gets_the_key_again(
    opened: Open, qtbot: QtBot, dialogs: list[QDialog], path: Path
) -> None:
    with open_book(path, CARA) as book:
        accounts.new_compartment_recovery(book, "notes", new_recovery_code())
    panel = opened(CARMEN)
    dialog = about_reset(panel, qtbot, dialogs, "Cara Bell")
    assert "Cara Bell will need the counselor sheet" in dialog.sentence.text()
    panel.window().close()
    with open_book(path, CARMEN) as book:
        otto = add_account(book, "Otto Reyes", "counselor", TOM)
    with open_book(path, CARA) as book:
        accounts.give(book, otto.id, "notes")
    dialog = about_reset(opened(CARMEN), qtbot, dialogs, "Cara Bell")
    assert "Another counselor can give Cara Bell the key" in dialog.sentence.text()


def lines(panel: AccountsPanel) -> str:
    return " ".join(each.text() for each in panel.sheets.findChildren(QLabel))


def test_each_sheet_says_since_when_it_is(opened: Open, qtbot: QtBot, dialogs: list[QDialog]) -> None:
    today = day(date.today())
    panel = opened(CARA)
    assert "There is no sheet yet." in lines(panel)
    panel.new_counselor_sheet()
    sheet = dialogs.pop()
    assert isinstance(sheet, SheetDialog)
    assert "of backups and copies from before it still does" in sheet.sentence.text()
    sheet.accept()
    qtbot.waitUntil(lambda: f"The sheet was made on {today}." in lines(panel))
    panel.window().close()
    panel = opened(CARMEN)
    assert f"The sheet was made on {today}." in lines(panel)  # with the book
    assert "useless" not in lines(panel)
    panel.new_sheet()
    sheet = dialogs.pop()
    assert isinstance(sheet, SheetDialog)
    assert "backups and copies from before still open with it" in sheet.sentence.text()


def test_a_counselor_makes_a_sheet_and_gives_the_key(
    opened: Open, qtbot: QtBot, dialogs: list[QDialog], path: Path
) -> None:
    with open_book(path, CARMEN) as book:
        add_account(book, "Otto Reyes", "counselor", TOM)
    panel = opened(CARA)
    assert [chip for chip in panel.findChildren(Chip) if "Without the key" in chip.text()]
    assert not [b for b in panel.findChildren(QToolButton) if "Remove" in b.accessibleName()]
    panel.new_counselor_sheet()
    sheet = dialogs.pop()
    assert isinstance(sheet, SheetDialog)
    sheet.show()
    qtbot.waitUntil(sheet.isActiveWindow)
    assert problems(sheet) == []
    code = sheet.check.code.text()
    sheet.check.go_on.click()
    assert problems(sheet) == []
    assert not sheet.verb.isEnabled()
    sheet.check.block.setText(code.split("-")[sheet.check.number - 1])
    sheet.verb.click()
    qtbot.waitUntil(lambda: len(panel.book.ring.holders("notes")) == 2)
    press(qtbot, panel, "Give Otto Reyes the key")
    qtbot.waitUntil(lambda: len(panel.book.ring.holders("notes")) == 3)
    panel.window().close()
    with open_book(path, TOM) as book:
        assert book.holds("notes")


def test_everybody_chooses_an_own_passphrase(opened: Open, qtbot: QtBot, dialogs: list[QDialog], path: Path) -> None:
    panel = opened(CARA)
    panel.own.click()
    dialog = dialogs.pop()
    assert isinstance(dialog, NewPassphraseDialog)
    salt = panel.book.account.salt
    dialog.passphrase.setText(NEW)
    dialog.verb.click()
    qtbot.waitUntil(lambda: panel.book.account.salt != salt)
    panel.window().close()
    open_book(path, NEW).close()


def test_the_sample_school_has_none(window: MainWindow) -> None:
    assert window.desk is not None
    window.desk.go("safety", "accounts")
    page = window.desk.page
    assert isinstance(page, SafetyPage)
    assert isinstance(page.panel, AccountsPanel)
    assert not page.panel.own.isEnabled()
    assert problems(page) == []
