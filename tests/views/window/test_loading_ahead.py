"""Pages and their statements are ready before they are asked for."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from app.book.book import Book
from app.models import rehearsing
from app.views.window import collecting, jobs, loading_ahead
from app.views.window.loading_ahead import LoadingAhead
from tests.views.conftest import OpenWindow


@pytest.fixture
def rehearsed(monkeypatch: pytest.MonkeyPatch) -> list[Book]:
    """Windows get ready as soon as their page is filled; here stands for which book the statements were made."""
    monkeypatch.setattr(loading_ahead, "PAUSE", 0)
    found: list[Book] = []
    rehearse = rehearsing.rehearse
    monkeypatch.setattr(rehearsing, "rehearse", lambda book: (rehearse(book), found.append(book)))
    return found


def test_everything_is_made_ready_once(
    rehearsed: list[Book], open_window: OpenWindow, book: Book, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    passed_over: list[bool] = []
    monkeypatch.setattr(collecting, "pass_over", lambda: passed_over.append(True))
    window = open_window(book)
    qtbot.waitUntil(lambda: not window.findChildren(LoadingAhead))
    assert (rehearsed, passed_over) == ([book], [True])


def test_the_window_may_be_closed_meanwhile(rehearsed: list[Book], open_window: OpenWindow, book: Book) -> None:
    window = open_window(book)
    [ahead] = window.findChildren(LoadingAhead)
    jobs.cancel_all()
    ahead._begin()
    assert jobs.busy()
    window.close()
    assert not jobs.busy()
