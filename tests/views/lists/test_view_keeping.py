"""Views that are saved in the book: kept, changed, left and found again, renamed, moved, deleted, undone."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from app.book.book import Book
from app.models.saved_views import save_view, views_of
from app.views.lists.conditions import Condition
from app.views.lists.record_list import RecordList
from app.views.window.desk import Desk
from tests.views.lists.listing import ELEVEN, menu_line, name_it, names


def test_a_view_is_saved_shown_changed_and_saved_again(
    found: RecordList, desk: Desk, book: Book, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    name_it(monkeypatch, "Juniors")
    found.filters.put(ELEVEN)
    desk.trigger("list.save_view")
    [view] = views_of(book, "students")
    assert found.tabs.current_id == view.id
    qtbot.waitUntil(lambda: found.tabs.bar.tabText(found.tabs.bar.currentIndex()) == "Juniors  2")
    found.show_view("all")
    assert names(found) == ["Abe", "Diaz", "Echeverría", "Nguyễn", "Ochoa"]
    found.show_view(view.id)
    assert names(found) == ["Abe", "Nguyễn"]
    assert not found.tabs.save_button.isVisibleTo(found.tabs)
    found.filters.put(Condition("graduation_year", "between", (2027, None)))
    assert found.tabs.save_button.isVisibleTo(found.tabs)
    assert found.tabs.bar.accessibleTabName(found.tabs.bar.currentIndex()).endswith("changed")
    desk.trigger("list.save_view")
    assert not found.tabs.save_button.isVisibleTo(found.tabs)
    desk.undo()
    qtbot.waitUntil(lambda: found.tabs.save_button.isVisibleTo(found.tabs))


def test_a_new_view_takes_the_changes_with_it(
    found: RecordList, desk: Desk, book: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    name_it(monkeypatch, "By year")
    found.model.sort_by((("graduation_year", True),))
    found.layout_kept.keep()
    found.filters.put(ELEVEN)
    desk.trigger("list.save_view")
    [view] = views_of(book, "students")
    assert found.model.sorting == (("graduation_year", True),)
    found.show_view("all")
    assert found.model.sorting == (("student", False),)
    assert found.filters.conditions == ()
    assert found.layout_kept.read().sort == (("student", False),)
    found.show_view(view.id)
    found.filters.clear()
    name_it(monkeypatch, "All by year")
    found.tabs.new_button.click()
    found.show_view(view.id)
    assert found.filters.conditions == (ELEVEN,)


def test_a_changed_view_waits_for_who_comes_back(found: RecordList, book: Book) -> None:
    view = save_view(book, "students", "Juniors", found.arrangement.json())
    found.show_view(view)
    found.filters.put(ELEVEN)
    found.show_view("left")
    assert found.filters.conditions == ()
    found.show_view(view)
    assert found.filters.conditions == (ELEVEN,)
    menu_line(found.tabs.open_menu(view, found.tabs.mapToGlobal(found.tabs.rect().center())), "Back to the saved view")
    assert found.filters.conditions == ()


def test_views_are_renamed_moved_duplicated_and_deleted(
    found: RecordList, book: Book, desk: Desk, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    first = save_view(book, "students", "One", found.arrangement.json())
    second = save_view(book, "students", "Two", found.arrangement.json())
    place = found.tabs.mapToGlobal(found.tabs.rect().center())

    def order() -> list[str]:
        return [view.name for view in views_of(book, "students")]

    menu_line(found.tabs.open_menu(second, place), "Move left")
    assert order() == ["Two", "One"]
    menu_line(found.tabs.open_menu(second, place), "Duplicate")
    assert order() == ["Two", "One", "Two 2"]
    name_it(monkeypatch, "Mine")
    menu_line(found.tabs.open_menu(first, place), "Rename…")
    assert order() == ["Two", "Mine", "Two 2"]
    found.show_view(first)
    menu_line(found.tabs.open_menu(first, place), "Delete view")
    assert order() == ["Two", "Two 2"]
    assert found.tabs.current_id == "all"
    desk.undo()
    qtbot.waitUntil(lambda: order() == ["Two", "Mine", "Two 2"] and found.tabs.has(first))


def test_a_name_that_is_taken_is_refused(
    found: RecordList, book: Book, desk: Desk, monkeypatch: pytest.MonkeyPatch, dialogs: list[QDialog]
) -> None:
    save_view(book, "students", "One", found.arrangement.json())
    name_it(monkeypatch, "One")
    found.keeping.new()
    assert "already" in dialogs[0].accessibleDescription()
    assert len(views_of(book, "students")) == 1
