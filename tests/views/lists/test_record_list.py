"""The whole list: what it says when it is empty, and how it is for who has no mouse or does not see."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from app.book.book import Book
from app.models.saved_views import save_view
from app.views.lists.record_list import RecordList
from app.views.window.desk import Desk
from tests.views.accessibility import problems
from tests.views.conftest import Present
from tests.views.lists.listing import ELEVEN


def test_an_empty_view_leads_back(found: RecordList, qtbot: QtBot) -> None:
    found.show_view("left")
    qtbot.waitUntil(lambda: found.stack.currentWidget() is found.nothing)
    assert found.first_view.isVisibleTo(found)
    found.filters.put(ELEVEN)
    qtbot.waitUntil(lambda: found.stack.currentWidget() is found.hidden)


def test_an_empty_first_view_leads_nowhere(found: RecordList) -> None:
    found.show_view("all")
    assert found.instead() is found.nothing
    assert not found.first_view.isVisibleTo(found.nothing)


def test_views_dialogs_and_selection_are_accessible(
    found: RecordList,
    desk: Desk,
    book: Book,
    dialogs: list[QDialog],
    present: Present,
) -> None:
    view = save_view(book, "students", "Juniors", found.arrangement.json())
    found.show_view(view)
    found.filters.put(ELEVEN)
    found.table.selectAll()
    QApplication.processEvents()
    assert desk.page is not None
    assert problems(desk.page) == []
    for choose in (found.choose_columns, found.choose_order):
        choose()
        present(dialogs[-1])
        assert problems(dialogs[-1]) == []
        dialogs[-1].close()
