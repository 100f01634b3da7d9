"""Home: what waits for somebody, and figures that open their rows."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from app.book.book import Book
from app.models import HourEntry, Student
from app.models.approving import approve
from app.models.attention import QUESTIONS
from app.views.home.page import HomePage, greeting
from app.views.look.figure_button import FigureButton
from app.views.look.theme import Choice, Theme
from app.views.window.desk import Desk
from app.views.window.page import Room
from tests.models.school_of import TODAY, Class, log, make_class
from tests.views.accessibility import problems


@pytest.fixture
def made(book: Book) -> Class:
    found = make_class(book, 3, target=6000)
    for days in range(3):
        log(book, found, 0, TODAY - timedelta(days=days), 60)
    return found


@pytest.fixture
def page(made: Class, shell: Desk, qtbot: QtBot) -> HomePage:
    shell.go("home")
    found = shell.page
    assert isinstance(found, HomePage)
    settle(found, qtbot)
    return found


def settle(page: HomePage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.watch.told):
        page.watch.ask()
    QApplication.processEvents()


def said(page: HomePage) -> str:
    return " ".join(each.text() for each in page.findChildren(QLabel) if each.isVisibleTo(page))


def press(page: HomePage, name: str) -> None:
    [found] = [b for b in page.findChildren(QPushButton) if b.accessibleName().startswith(name) and b.isVisibleTo(page)]
    found.click()


@pytest.mark.parametrize(
    ("hour", "said"), [(7, "Good morning, Dana"), (12, "Good afternoon, Dana"), (18, "Good evening, Dana")]
)
def test_the_greeting_follows_the_day(hour: int, said: str) -> None:
    assert greeting("Dana", hour) == said
    assert greeting("", hour) == said.partition(",")[0]


def test_every_question_with_an_answer_has_a_line(page: HomePage) -> None:
    for question in QUESTIONS:
        answer = question.ask(page.book, TODAY)
        assert (answer.sentence in said(page)) == (answer.count > 0), question.key
    assert "3 hour entries wait for approval" in said(page)
    assert "3 students are behind on hours" in said(page)


def test_each_line_is_one_click_from_its_rows(page: HomePage, shell: Desk, qtbot: QtBot) -> None:
    press(page, "See who: 3 students are behind")
    students: Any = shell.page
    assert students.tabs.current_id == "behind"
    qtbot.waitUntil(lambda: students.model.rowCount() == 3)
    shell.go("home")
    settle(page, qtbot)
    press(page, "Approve: 3 hour entries")
    hours: Any = shell.page
    assert hours.tabs.current_id == "waiting"


def test_a_line_goes_when_its_work_is_done(page: HomePage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.watch.told):
        approve(page.book, page.book.ids(HourEntry))
    QApplication.processEvents()
    assert "wait for approval" not in said(page)


def test_nothing_at_all_is_all_clear(shell: Desk, qtbot: QtBot) -> None:
    shell.go("home")
    page = shell.page
    assert isinstance(page, HomePage)
    settle(page, qtbot)
    assert "All clear" in said(page)
    assert "behind" not in said(page)


def test_figures_open_their_rows(page: HomePage, shell: Desk) -> None:
    figures = {b.accessibleName(): b for b in page.findChildren(FigureButton) if b.isVisibleTo(page)}
    assert list(figures) == [
        "Active students: 5",
        "Hours approved this month: 0",
        "Entries waiting for approval: 3",
        "Without a placement: 2",
    ]
    figures["Without a placement: 2"].click()
    students: Any = shell.page
    assert students.tabs.current_id == "no_placement"


def test_hours_of_the_weeks_as_table_too(page: HomePage) -> None:
    assert page.weeks.chart.accessibleDescription().count("Hours") == 8
    press_text = next(b for b in page.weeks.findChildren(QPushButton) if b.text() == "Show as table")
    press_text.click()
    model = page.weeks._table.model()
    assert model.rowCount() == 8
    assert sum(float(model.index(row, 1).data()) for row in range(8)) == 3


def test_pathways_open_from_their_hours(page: HomePage, shell: Desk, made: Class) -> None:
    assert "Health Careers" in said(page)
    press(page, "Health Careers: 0 of 300 h, 3 members")
    pathways: Any = shell.page
    assert pathways.table.current_id == made.pathway


def test_an_empty_book_says_what_to_do_first(shell: Desk, qtbot: QtBot) -> None:
    with shell.book.edit("Nobody") as edit:
        edit.delete(Student, shell.book.ids(Student))
    shell.go("home")
    page = shell.page
    assert isinstance(page, HomePage)
    settle(page, qtbot)
    assert page.first_steps.isVisible()
    assert page.numbers.isHidden()
    assert problems(page) == []


def test_in_little_room_the_parts_stand_below_each_other(page: HomePage) -> None:
    page.reflow(Room.NARROW)
    assert page.upper.direction() == page.upper.Direction.TopToBottom
    assert page.figures.itemAtPosition(1, 1) is not None
    page.reflow(Room.WIDE)
    assert page.figures.itemAtPosition(1, 1) is None


@pytest.mark.parametrize("theme_name", ["light", "dark", "contrast"])
def test_without_mouse_and_without_sight(page: HomePage, look: Theme, theme_name: Choice) -> None:
    look.apply(theme_name)
    assert problems(page) == []
