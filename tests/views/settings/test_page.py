"""Settings are in force as soon as they are made; those of the computer never reach the book."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from app import i18n
from app.book.book import Book
from app.models.evaluation_items import items_by_category
from app.models.school import Site
from app.models.settings import DECISIONS, QUIET_WEEKS, STATE_LAYOUT, WEEK_CAP_14_15, decided
from app.models.strand_settings import ABSENT_HIGH
from app.views.look.theme import Theme
from app.views.settings.page import SettingsPage
from app.views.window.desk import Desk
from app.views.window.main_window import MainWindow
from app.views.window.speaking import speak


@pytest.fixture
def page(window: MainWindow, shell: Desk) -> SettingsPage:
    window.commands["program.settings"].trigger()
    shown = shell.page
    assert isinstance(shown, SettingsPage)
    return shown


def choose(box: QComboBox, code: str) -> None:
    """As by hand: the line is current, and told."""
    box.setCurrentIndex(box.findData(code))
    box.activated.emit(box.currentIndex())


def type_into(qtbot: QtBot, edit: QLineEdit, text: str) -> None:
    edit.setFocus()
    edit.selectAll()
    qtbot.keyClicks(edit, text)
    qtbot.keyClick(edit, Qt.Key.Key_Return)


def test_look_and_role_hold_at_once_and_are_kept(page: SettingsPage, shell: Desk, look: Theme, book: Book) -> None:
    before = book.undo_title
    choose(page.computer.theme, "dark")
    choose(page.computer.text_size, "150")
    choose(page.computer.accent, "teal")
    choose(page.computer.role, "counselor")
    assert (look.name, look.scale, look.accent) == ("dark", 1.5, "teal")
    choices = shell.choices
    assert (choices.theme, choices.text_scale, choices.accent) == ("dark", 1.5, "teal")
    assert choices.role(book.ring.book) == "counselor"
    assert book.undo_title == before


def test_what_menus_choose_is_shown(page: SettingsPage, window: MainWindow) -> None:
    window.commands["view.contrast"].trigger()
    window.commands["view.larger"].trigger()
    assert page.computer.theme.currentData() == "contrast"
    assert page.computer.text_size.currentData() == "110"
    assert not page.computer.accent.isEnabled()


def test_another_language_comes_at_once_and_the_book_stays_open(
    page: SettingsPage, window: MainWindow, book: Book, qtbot: QtBot, qapp: QApplication
) -> None:
    former = window.desk
    try:
        choose(page.computer.language, "es")
        assert i18n.language() == "es"
        desk = window.at_desk()
        assert desk is not former
        assert desk.place == ("settings", None)
        assert desk.book is book
        assert window.commands["language.es"].isChecked()
        qtbot.waitUntil(lambda: desk.page is not None and desk.page.isVisible())
    finally:
        speak(qapp, "en")


def test_the_site_is_kept_field_by_field_and_named_everywhere(
    page: SettingsPage, window: MainWindow, book: Book, qtbot: QtBot
) -> None:
    name = page.site.form.editor("name").widget
    assert isinstance(name, QLineEdit)
    type_into(qtbot, name, "Laurel High")
    assert book.records(Site)[0].name == "Laurel High"
    assert window.windowTitle() == "Laurel High – Pathbook"
    assert window.at_desk().rail.site.text() == "Laurel High"


def test_a_code_that_cannot_be_read_stays_marked_and_is_not_kept(page: SettingsPage, book: Book, qtbot: QtBot) -> None:
    code = page.site.form.editor("cds_code").widget
    assert isinstance(code, QLineEdit)
    type_into(qtbot, code, "12-34")
    assert (code.text(), code.property("look")) == ("12-34", "invalid")
    assert book.records(Site)[0].cds_code is None


def test_a_decision_is_kept_and_left_blank_is_the_default(page: SettingsPage, book: Book, qtbot: QtBot) -> None:
    weeks = page.decisions.editor(QUIET_WEEKS).widget
    assert isinstance(weeks, QLineEdit)
    type_into(qtbot, weeks, "5")
    assert decided(book, QUIET_WEEKS) == 5
    type_into(qtbot, weeks, "many")
    assert (weeks.text(), weeks.property("look")) == ("many", "invalid")
    assert decided(book, QUIET_WEEKS) == 5
    weeks.selectAll()
    qtbot.keyClick(weeks, Qt.Key.Key_Delete)
    qtbot.keyClick(weeks, Qt.Key.Key_Return)
    assert (decided(book, QUIET_WEEKS), weeks.text()) == (3, "3")


def test_cards_of_work_based_learning_say_what_is_law(page: SettingsPage, shell: Desk, book: Book) -> None:
    cards = page.decisions, page.checks, page.warning, page.care, page.study, page.state
    assert [name for card in cards for name in card.names] == [decision.name for decision in DECISIONS]
    absent = page.warning.entry(ABSENT_HIGH.name)
    assert absent is not None and "Education Code 60901(c)(1)" in absent.accessibleDescription()
    young = page.checks.entry(WEEK_CAP_14_15.name)
    assert young is not None and "18 hours a week while school is in session" in young.accessibleDescription()
    shell.go("settings", STATE_LAYOUT.name)
    assert QApplication.focusWidget() is page.state.entry(STATE_LAYOUT.name)


def test_items_of_the_evaluation_form_are_edited_in_place(page: SettingsPage, book: Book, qtbot: QtBot) -> None:
    def entry(name: str) -> QWidget:
        QApplication.processEvents()  # lines made anew are shown
        return next(w for w in page.items.findChildren(QWidget) if w.accessibleName() == name and w.isVisible())

    def press(name: str) -> None:
        found = entry(name)
        assert isinstance(found, QAbstractButton)
        found.click()

    own = "Applied workplace skills"
    for text in ("Uses tools", "Keeps time", "keeps TIME"):
        edit = entry(f"New item: {own}")
        assert isinstance(edit, QLineEdit)
        edit.setText(text)
        press(f"Add: {own}")
    assert page.items.problem.text() == "“keeps TIME” is in this category already."
    press("Move up: Keeps time")
    press("In use: Uses tools")
    edit = entry("Item: Keeps time")
    assert isinstance(edit, QLineEdit)
    type_into(qtbot, edit, "Is on time")
    items = [(item.text, item.active) for item in items_by_category(book)["B"]]
    assert items == [("Is on time", True), ("Uses tools", False)]
    assert page.items.problem.text() == ""
