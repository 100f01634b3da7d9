"""What was counted for one view is not counted again when another is saved."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from app.book.book import Book
from app.models.saved_views import save_view
from app.views.lists import view_counts
from app.views.lists.record_list import RecordList


def test_only_a_new_view_is_counted(
    found: RecordList, book: Book, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    qtbot.waitUntil(lambda: found.counts.known is not None)
    counted: list[str] = []
    real = view_counts.count

    def count(*asked: object) -> int:
        counted.append(asked[2].text)  # type: ignore[attr-defined]
        return real(*asked)  # type: ignore[arg-type]

    monkeypatch.setattr(view_counts, "count", count)
    found.filters.show_filters("abe", ())
    view = save_view(book, "students", "Abe", found.arrangement.json())
    qtbot.waitUntil(lambda: view in (found.counts.known or {}))
    assert counted == ["abe"]
