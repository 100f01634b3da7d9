"""The number on a line is the number of rows that one click shows, for every question and role."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from app.book.book import Book
from app.models import Student
from app.models.answers import Answer
from app.models.attention import Question, questions_for
from app.models.audience import ROLES, Role
from app.views.home.page import HomePage
from app.views.window.desk import Desk
from tests.views.conftest import OpenWindow


@pytest.fixture
def shell(open_window: OpenWindow, sample: Book) -> Desk:
    """The whole window with the sample school on the desk."""
    return open_window(sample).at_desk()


def shown_ids(page: Any) -> list[str]:
    """The ids of the list that a page shows."""
    for name in ("entries", "shown"):
        page = getattr(page, name, page)
    return list(page.model.ids)


@pytest.mark.parametrize("role", ROLES)
def test_the_number_is_that_of_the_rows(shell: Desk, qtbot: QtBot, role: Role) -> None:
    shell.go("home")
    page = shell.page
    assert isinstance(page, HomePage)
    page.choose_role(role)
    qtbot.waitUntil(lambda: page.watch.known is not None and page.watch.known.whose.role == role)
    found = page.watch.known.found
    assert found
    for question, answer in found:
        shell.go("home")
        press(page, question, answer, qtbot)
        assert shell.page is not page
        wait_for_rows(shell, answer, qtbot)
        assert len(shown_ids(shell.page)) == answer.count, (role, question.key)
        assert answer.sentence.startswith(f"{answer.count} ")


def wait_for_rows(shell: Desk, answer: Answer, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: set(shown_ids(shell.page)) == set(answer.ids))


def press(page: HomePage, question: Question, answer: Answer, qtbot: QtBot) -> None:
    """One click on the button of a line, once it is there."""
    name = f"{question.verb}: {answer.sentence}"

    def there() -> list[QPushButton]:
        return [b for b in page.findChildren(QPushButton) if b.accessibleName() == name]

    qtbot.waitUntil(lambda: bool(there()))
    there()[0].click()


def test_every_question_finds_somebody_in_the_sample(shell: Desk, qtbot: QtBot) -> None:
    shell.go("home")
    page: Any = shell.page
    qtbot.waitUntil(lambda: page.watch.known is not None)
    found = {question.key for question, _answer in page.watch.known.found}
    assert found | {"no_pathway"} == {question.key for question in questions_for(shell.book, "coordinator")}, (
        "in the sample everybody has a pathway, but in summer those who are new"
    )


def test_students_without_a_pathway_are_one_click_away(shell: Desk, qtbot: QtBot) -> None:
    with shell.book.edit("New students") as edit:
        row = {"first_name": "Ada", "grade": "12"}
        new = edit.insert(Student, [row | {"last_name": f"Sample{n}", "local_id": f"90{n}"} for n in range(5)])
    shell.go("home")
    page: Any = shell.page
    qtbot.waitUntil(lambda: any(set(new) <= set(each.ids) for _question, each in without_pathway(page)))
    [(question, answer)] = without_pathway(page)
    assert answer.sentence == f"{len(answer.ids)} students have no pathway"  # in summer others are new too
    press(page, question, answer, qtbot)
    wait_for_rows(shell, answer, qtbot)


def without_pathway(page: HomePage) -> list[tuple[Question, Answer]]:
    known = page.watch.known.found if page.watch.known is not None else ()
    return [each for each in known if each[0].key == "no_pathway"]
