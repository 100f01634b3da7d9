"""A coordinator with a keyboard, from the welcome screen to a usable book."""

from __future__ import annotations

import csv
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.book.book import Book
from app.models import SchoolYear, Section, Site, SitePathway, Staff, Student
from app.models.first_steps import states
from app.models.opening import new_book, open_book
from app.models.school import year_bounds, year_name
from app.paths import documents_folder
from app.views.entrance.new_book import RecoveryCode
from app.views.first_run.colleagues_step import ColleaguesStep
from app.views.first_run.page import END, ORDER, FirstRunPage
from app.views.first_run.pathways_step import PathwaysStep
from app.views.first_run.site_step import SiteStep
from app.views.first_run.steps_card import StepsCard
from app.views.first_run.years_step import YearsStep
from app.views.home.page import HomePage
from app.views.importing.page import ImportPage
from app.views.look.theme import Theme
from app.views.window import ask
from app.views.window.choices import Choices
from app.views.window.main_window import MainWindow
from tests.views.accessibility import problems
from tests.views.conftest import Present

PASSPHRASE = "four plain unrelated words"
MOST_KEYS = 36  # besides the letters of names, addresses and the passphrase


@dataclass
class Hand:
    """Presses keys where the keyboard is, and counts them."""

    qtbot: QtBot
    keys: int = 0
    letters: int = 0

    def press(self, *keys: Qt.Key, control: bool = False) -> None:
        modifier = Qt.KeyboardModifier.ControlModifier if control else Qt.KeyboardModifier.NoModifier
        for key in keys:
            self.qtbot.keyClick(QApplication.focusWidget(), key, modifier)
            self.keys += 1

    def type(self, *texts: str) -> None:
        """Type texts, with Tab between them."""
        for place, text in enumerate(texts):
            if place:
                self.press(Qt.Key.Key_Tab)
            self.qtbot.keyClicks(QApplication.focusWidget(), text)
            self.letters += len(text)


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


@pytest.fixture
def new(qtbot: QtBot, choices: Choices, present: Present, tmp_path: Path) -> MainWindow:
    """The window with a new book of one's own, in which nothing was done."""
    book, _code = new_book(tmp_path / "Oak Grove.pathbook", "Oak Grove High", "Carmen Ortega", PASSPHRASE)
    made = MainWindow(choices)
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.show_desk(book)
    present(made)
    return made


def page_of(window: MainWindow) -> FirstRunPage:
    assert window.desk is not None
    page = window.desk.page
    assert isinstance(page, FirstRunPage)
    return page


def book_of(window: MainWindow) -> Book:
    assert window.desk is not None
    return window.desk.book


def at_step(window: MainWindow, key: str) -> Callable[[], bool]:
    return lambda: page_of(window).step is page_of(window).steps[key]


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
    hand.press(tab, tab, tab, space, tab, space)  # past Copy and Print to the tick and on
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


def test_each_step_is_one_edit_and_undone_alone(new: MainWindow) -> None:
    page = page_of(new)
    site, pathways = page.steps["site"], page.steps["pathways"]
    assert isinstance(site, SiteStep)
    assert isinstance(pathways, PathwaysStep)
    assert not page.next_button.isEnabled()
    site.form.show_values({"city": "Oak Grove"})
    site.changed.emit()
    page.go_on()
    page.show_record("pathways")
    pathways.lines.turn(pathways.lines.first_free())
    pathways.add_own()
    assert page.next_button.text() == "Add 2 pathways"
    page.go_on()
    assert "needs a name" in pathways.problem.text()
    assert at_step(new, "pathways")()
    key = pathways.chosen.keys()[-1]
    pathways.chosen._lines[key]["name"].setText("Culinary Arts")
    pathways.chosen._lines[key]["target_minutes"].setText("many")
    page.go_on()
    assert "not a number of hours" in pathways.problem.text()
    pathways.chosen._lines[key]["target_minutes"].setText("80")
    pathways.chosen._lines[key]["placements_from"].setText("11")
    page.go_on()
    book = book_of(new)
    [own] = book.records(SitePathway, {"name": "Culinary Arts"})
    assert (own.target_minutes, own.placements_from) == (4800, "11")
    assert pathways.chosen.count() == 0
    book.undo()
    assert book.ids(SitePathway) == []
    assert book.undo_title == "Change “City” of Oak Grove High"
    assert page.lines["pathways"].accessibleDescription() == "To do"
    new.close()


def test_skipped_left_and_resumed(new: MainWindow) -> None:
    page = page_of(new)
    page.skip_button.click()
    assert page.lines["site"].accessibleDescription() == "Skipped"
    assert at_step(new, "years")()
    assert new.desk is not None
    new.desk.go("home")
    new.commands["book.setup"].trigger()
    assert at_step(new, "pathways")()
    assert page.skip_button.isVisible()
    page.go_back()
    page.go_back()
    assert at_step(new, "site")()
    new.close()


def test_an_untouched_book_opens_with_the_set_up_and_another_one_at_home(
    new: MainWindow, qtbot: QtBot, choices: Choices
) -> None:
    page_of(new).skip()
    path = book_of(new).path
    new.close()
    again = MainWindow(choices)
    qtbot.addWidget(again)
    again.show_desk(open_book(path, PASSPHRASE))
    assert again.desk is not None
    assert not isinstance(again.desk.page, FirstRunPage)
    again.close()


def test_the_school_year_gets_days_and_a_year_behind_it(new: MainWindow) -> None:
    page = page_of(new)
    page.show_record("years")
    step = page.steps["years"]
    assert isinstance(step, YearsStep)
    assert step.verb() == ""
    first = year_bounds(year_name(date.today()))[0].replace(month=8, day=12)
    step.form.show_values({"starts_on": first})
    step.changed.emit()
    assert page.next_button.text() == "Save and continue"
    page.go_on()
    book = book_of(new)
    assert book.records(SchoolYear)[0].starts_on == first
    page.show_record("years")
    step._add()
    assert len(book.ids(SchoolYear)) == 2
    step.form.show_values({"ends_on": first})
    page.go_on()
    assert "ends before it begins" in step.problem.text()
    new.close()


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


def test_colleagues_are_pasted_and_a_bad_address_is_said(new: MainWindow) -> None:
    page = page_of(new)
    page.show_record("colleagues")
    step = page.steps["colleagues"]
    assert isinstance(step, ColleaguesStep)
    assert "Carmen Ortega (Site coordinator)" in step.here.text()
    lines = [["Dana", "Ruiz", "Counselor", "dana@example"], ["Ade", "Okafor", "Professor", ""], ["", "Vang", "?", ""]]
    QGuiApplication.clipboard().setText("\n".join("\t".join(line) for line in lines))
    QTest.keyClick(step.first_focus(), Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert page.next_button.text() == "Add 3 colleagues"
    email = step.lines._lines[0]["email"]
    email.setText("dana at home")  # type: ignore[attr-defined]
    page.go_on()
    assert "is not an e-mail address" in step.problem.text()
    email.setText("dana@example.org")  # type: ignore[attr-defined]
    page.go_on()
    book = book_of(new)
    assert {s.last_name: s.role for s in book.records(Staff)} == {
        "Ortega": "coordinator", "Ruiz": "counselor", "Okafor": "teacher", "Vang": "other",
    }  # fmt: skip
    assert book.ids(Section) == []
    assert len(book.ids(Site)) == 1
    new.close()


def test_the_card_for_home_goes_away_when_nothing_is_left(new: MainWindow, qtbot: QtBot) -> None:
    assert new.desk is not None
    card = StepsCard(new.desk)
    qtbot.addWidget(card)
    card.read()
    assert card.heading.text() == "Set-up: 1 of 5 done"
    card.go_on.click()
    assert at_step(new, "site")()
    card.rest.click()
    card.read()
    assert card.isHidden()
    book_of(new).undo()
    card.read()
    assert not card.isHidden()
    new.close()


@pytest.mark.parametrize("name", ["light", "dark", "contrast"])
def test_every_step_without_mouse_and_sight(new: MainWindow, look: Theme, name: str) -> None:
    look.apply(name)  # type: ignore[arg-type]
    page = page_of(new)
    for key in ORDER:
        page.show_record(key)
        if key == "pathways":
            step = page.steps[key]
            assert isinstance(step, PathwaysStep)
            step.lines.turn(step.lines.first_free())
        assert problems(page) == [], key
    new.close()


def test_home_leads_back_to_the_set_up(new: MainWindow, qtbot: QtBot) -> None:
    assert new.desk is not None
    new.desk.go("home")
    home = new.desk.page
    assert isinstance(home, HomePage)
    qtbot.waitUntil(home.shape.isHidden)
    assert home.set_up.isVisible()
    assert home.first_steps.isHidden()
    assert problems(home) == []
    home.set_up.go_on.click()
    assert at_step(new, "site")()
    new.close()
