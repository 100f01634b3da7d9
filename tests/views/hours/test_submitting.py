"""What a week hands in, what it leaves behind, and what it says of both."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.book.book import Book
from app.models import HourEntry
from app.models.logging_hours import monday_of
from app.views.hours.page import HoursPage
from app.views.hours.week_model import STATE, TOTAL
from app.views.look import announcing
from app.views.look.theme import Theme
from app.views.window.desk import Desk
from app.views.window.main_window import MainWindow
from app.views.window.toast import Toast
from tests.models.school_of import TODAY, Class, log
from tests.views.hours.conftest import Keyboard

MONDAY = monday_of(TODAY)


@pytest.fixture
def said(shell: Desk, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    found: list[str] = []
    monkeypatch.setattr(shell, "toast", lambda text, **_given: found.append(text))
    return found


def states(book: Book) -> list[str]:
    return [entry.state for entry in book.records(HourEntry, sort=[("date", False)])]


def type_banana(page: HoursPage) -> None:
    page.week.grid.go(page.week.model.index(0, 2))
    page.week.grid.setFocus()
    keyboard = Keyboard()
    keyboard.type("banana")
    keyboard.press(Qt.Key.Key_Return)
    assert page.week.model.index(0, 2).data(STATE) == "bad"


def test_the_old_value_behind_a_red_cell_is_not_handed_in(
    page: HoursPage,
    book: Book,
    made: Class,
    said: list[str],
) -> None:
    old, other = log(book, made, 0, MONDAY, 180, "draft"), log(book, made, 1, MONDAY, 60, "draft")
    type_banana(page)
    page.week.submit()
    assert {id_: book.record(HourEntry, id_).state for id_ in (old, other)} == {old: "draft", other: "submitted"}  # type: ignore[union-attr]
    page.week.submit()
    assert said == [
        "1 entry submitted. 1 cell needs a fix and was not submitted.",
        "1 cell needs a fix and was not submitted.",
    ]


def test_days_to_come_stay_drafts_and_it_is_said(
    page: HoursPage,
    book: Book,
    made: Class,
    said: list[str],
) -> None:
    log(book, made, 0, TODAY, 60, "draft")
    log(book, made, 0, TODAY + timedelta(days=7), 60, "draft")
    page.week.submit()
    page.week.head.turn(1)
    page.week.submit()
    assert said == ["1 entry submitted", "1 entry lies in the future and stays a draft."]
    assert states(book) == ["submitted", "draft"]


def test_after_enter_the_line_below_says_which_cell_was_refused_and_why(
    page: HoursPage,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    spoken: list[str] = []
    monkeypatch.setattr(announcing, "announce", lambda _widget, sentence: spoken.append(sentence))
    type_banana(page)
    note = page.week.says.text()
    assert page.week.grid.currentIndex().row() == 1
    assert note.startswith("Not saved: Sample00, Ada, Monday") and "banana" in note
    assert note in spoken
    page.week.grid.go(page.week.model.index(0, 2))
    QTest.keyClick(page.week.grid, Qt.Key.Key_Delete)
    assert page.week.says.text().startswith("Enter moves down")


def test_the_reason_of_a_red_cell_stays_in_sight(page: HoursPage, book: Book, made: Class, shell: Desk) -> None:
    for after in (0, 1):
        log(book, made, 0, MONDAY + timedelta(days=after), 180, "draft")
    page.week.refresh(None)
    grid, keyboard, says = page.week.grid, Keyboard(), page.week.says
    shell.toast("Log hours", undo=True)
    [toast] = page.window().findChildren(Toast)
    grid.go(page.week.model.index(0, 2))
    grid.setFocus()
    keyboard.type("24:30")
    keyboard.press(Qt.Key.Key_Tab)
    assert grid.currentIndex().data() == "3"
    assert says.text().startswith("Not saved: Sample00, Ada, Monday") and "more than 24 hours" in says.text()
    QTest.qWait(0)
    assert not toast.geometry().intersects(QRect(says.mapTo(toast.window(), QPoint()), says.size()))
    grid.go(page.week.model.index(0, 2))
    assert says.text() == "“24:30” is more than 24 hours."


def test_the_last_column_tells_what_is_approved_and_speaks_of_what_waits(
    page: HoursPage,
    book: Book,
    made: Class,
) -> None:
    log(book, made, 0, TODAY, 120, "approved")  # Monday lies in the year before where one begins this week
    log(book, made, 0, TODAY, 60)
    model = page.week.model
    assert model.headerData(TOTAL, Qt.Orientation.Horizontal) == "Approved"
    for _week in range(2):
        cell = model.index(0, TOTAL)
        assert cell.data() == "2 / 80"
        for role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            assert cell.data(role) == ("2 hours approved this school year, Target: 80 hours, 1 hours wait for approval")
        page.week.head.turn(1)


def test_logging_a_week_shows_the_grid_whatever_was_shown(
    page: HoursPage,
    made: Class,
    shell: Desk,
) -> None:
    page.show_record(made.students[0])
    page.show_record("waiting")
    shell.go("home")
    shell.trigger("hours.log")
    assert QApplication.focusWidget() is page.week.grid
    assert len(page.week.model.rows) == len(made.students)


@pytest.mark.parametrize("words", ["log hours", "week"])
def test_the_palette_finds_it(shell: Desk, words: str) -> None:
    title = shell.action("hours.log").text().lower()
    assert all(word in title for word in words.split())


def test_the_list_behind_the_grid_waits_until_it_is_shown(
    page: HoursPage,
    book: Book,
    made: Class,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    page.show_record("waiting")
    page.show_record("week")
    model = page.entries.model
    asked: list[object] = []
    reload = model.reload
    monkeypatch.setattr(model, "reload", lambda: (asked.append(model), reload()))
    entry = log(book, made, 0, MONDAY, 60)
    assert asked == []
    page.show_record("waiting")
    assert list(model.ids) == [entry]


@pytest.mark.parametrize("scale", [1.5, 2.0])
def test_with_large_text_nothing_of_the_week_is_cut(
    page: HoursPage,
    window: MainWindow,
    look: Theme,
    scale: float,
) -> None:
    window.resize(1366, 768)
    look.apply(scale=scale)
    QApplication.processEvents()
    dates = page.week.head.range
    assert dates.width() >= dates.sizeHint().width()
    for part in (dates, page.week.head.total, page.week.head.weekend):
        assert page.visibleRegion().boundingRect().right() >= part.mapTo(page, part.rect().topRight()).x()
