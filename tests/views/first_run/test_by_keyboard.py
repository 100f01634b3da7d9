"""A coordinator with a keyboard, from the welcome screen to a usable book."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.models import SitePathway, Staff, Student
from app.models.first_steps import states
from app.paths import documents_folder
from app.views.entrance.new_book import RecoveryCode
from app.views.first_run.page import END, FirstRunPage
from app.views.first_run.pathways_step import PathwaysStep
from app.views.importing.page import ImportPage
from app.views.window import ask
from app.views.window.choices import Choices
from app.views.window.main_window import MainWindow
from tests.views.conftest import Present
from tests.views.first_run.setting_up import PASSPHRASE, Hand, at_step, book_of, page_of

MOST_KEYS = 36  # besides the letters of names, addresses and the passphrase


@pytest.fixture
def roster(tmp_path: Path) -> Path:
    """200 invented students, as a student information system exports them."""
    path = tmp_path / "roster.csv"
    with path.open("w", newline="", encoding="utf-8") as lines:
        writer = csv.writer(lines)
        writer.writerow(["Student ID", "Last name", "First name", "Grade"])
        for number in range(200):
            writer.writerow([f"90{number:04}", f"Sample{number:03}", "Ada", 9 + number % 4])
    return path


def test_from_welcome_to_a_usable_book_by_keyboard(
    qtbot: QtBot, choices: Choices, present: Present, roster: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ask, "open_file", lambda _parent, _title, _patterns, then: then(roster))
    documents_folder().mkdir(parents=True)
    window, hand = MainWindow(choices), Hand(qtbot)
    qtbot.addWidget(window)
    window.resize(1366, 768)
    window.entrance.show_welcome()
    present(window)
    enter, tab, space = Qt.Key.Key_Return, Qt.Key.Key_Tab, Qt.Key.Key_Space

    hand.press(tab, space)  # a new book
    hand.type("Oak Grove High", "Carmen Ortega", PASSPHRASE, PASSPHRASE)
    hand.press(enter)
    qtbot.waitUntil(lambda: isinstance(window.entrance.currentWidget(), RecoveryCode))
    screen = window.entrance.currentWidget()
    assert isinstance(screen, RecoveryCode)
    paper = screen.check.code.text().split("-")
    hand.press(tab, tab, space)  # past Print to "It is on paper"
    hand.type(paper[screen.check.number - 1])
    hand.press(enter)
    qtbot.waitUntil(lambda: window.desk is not None and window.desk.page is not None)

    assert at_step(window, "site")()
    hand.type("19647330000000", "1 Levee Road", "Oak Grove", "90000", "5595550100")
    hand.press(enter)
    assert at_step(window, "years")()
    hand.press(enter)  # the days of the state
    assert at_step(window, "pathways")()
    for word in ("patient", "software", "food"):
        hand.type(word)
        hand.press(enter)
    hand.press(enter, control=True)
    assert at_step(window, "roster")()
    hand.press(space)
    assert isinstance(window.desk and window.desk.page, ImportPage)
    hand.press(space)  # the file is chosen in the dialog of the system
    importing = window.desk and window.desk.page
    assert isinstance(importing, ImportPage)
    qtbot.waitUntil(lambda: importing.step == "columns")
    hand.press(enter, control=True)
    qtbot.waitUntil(lambda: importing.step == "preview")
    hand.press(enter, control=True)
    qtbot.waitUntil(lambda: window.desk is not None and isinstance(window.desk.page, FirstRunPage))
    assert at_step(window, "roster")()
    hand.press(enter, control=True)
    assert at_step(window, "colleagues")()
    hand.type("Dana", "Ruiz")
    hand.press(tab, tab)
    hand.type("dana.ruiz@example.org")
    hand.press(enter)
    colleagues = page_of(window).step
    qtbot.waitUntil(lambda: QApplication.focusWidget() is colleagues.first_focus())
    hand.press(enter)  # an empty line: nobody else
    assert at_step(window, END)()

    book = book_of(window)
    assert set(states(book).values()) == {"done"}
    assert (len(book.ids(Student)), len(book.ids(SitePathway)), len(book.ids(Staff))) == (200, 3, 2)
    assert hand.keys <= MOST_KEYS, hand.keys
    window.close()


def test_pathways_by_arrows_and_tab(new: MainWindow, qtbot: QtBot) -> None:
    page, hand = page_of(new), Hand(qtbot)
    page.show_record("pathways")
    step = page.step
    assert isinstance(step, PathwaysStep)
    hand.type("patient")
    hand.press(Qt.Key.Key_Down)
    assert QApplication.focusWidget() is step.list
    hand.press(Qt.Key.Key_Return)
    assert step.verb() == "Add 1 pathway"
    order: list[str] = []
    while QApplication.focusWidget() is not page.next_button:
        hand.press(Qt.Key.Key_Tab)
        focus = QApplication.focusWidget()
        assert focus is not None and len(order) < 20
        order.append(focus.accessibleName())
    assert order[:3] == [f"{each}: Patient Care" for each in ("Pathway", "Hour target", "Placements from grade")]
