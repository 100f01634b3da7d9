"""Whatever stands in the settings, the book opens and its lists have columns that can be looked at."""

from __future__ import annotations

import json
from base64 import b64encode
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from app.book.book import Book
from app.settings import Settings
from app.views.lists.kept_layout import WIDEST
from app.views.lists.record_table import RecordTable
from app.views.look.theme import LARGEST, SMALLEST, Theme
from app.views.window.choices import Choices
from app.views.window.main_window import MainWindow

HUGE = 10**400
LIST = "list.students"
OWN = ("page", LIST)  # of each account

ABSURD_CHOICES: Sequence[tuple[str, Any]] = [
    (name, value)
    for name in ("language", "theme", "accent", "text_percent", "window", "recent_books", "recent_times", "books")
    for value in (None, True, -1, HUGE, 1e300, "ñ \ud800", "", "x" * 5000, [], [1, None, "\0"], {"": [{}]}, [[]])
] + [
    ("window", b64encode(b"\x01\xd9\xd0\xcb\x00\x03\x00\x00" + b"\x7f" * 60).decode()),
    ("recent_times", {"": "0001-01-01", "x": "9999-12-31T23:59:59"}),
    ("recent_books", ["", "x", "x" * 5000, "\ud800"]),
]

KEPT = ("page", "role", "slim_rail", "account", "copy_left", LIST)

ABSURD_OF_BOOK: list[dict[str, Any]] = [
    *(dict.fromkeys(KEPT, value) for value in (True, HUGE, "student", "first_run", "ñ \ud800", [1], {"": {}})),
    *({LIST: {"widths": {"grade": width, "nobody": 50}}} for width in (10**12, 10**9, HUGE, -5, True, 1e300, "wide")),
    {LIST: {"columns": ["grade", "grade", {}, 7, "nobody", "name", "grade"], "view": {}, "widths": []}},
    {LIST: {"columns": 7, "sort": [["grade", {}], ["nobody", 1], 7, [[], []], ["grade"]], "view": 7}},
    {LIST: {"columns": {}, "sort": {"grade": True}, "view": "x" * 5000, "widths": 7}},
]


@pytest.mark.parametrize(("name", "value"), ABSURD_CHOICES)
def test_choices_are_sane(tmp_path: Path, name: str, value: Any) -> None:
    file = tmp_path / "settings.json"
    file.write_text(json.dumps({name: value}))
    choices = Choices(Settings(file))
    assert (choices.language, choices.theme, choices.accent) == ("", "system", "blue")
    assert SMALLEST <= choices.text_scale <= LARGEST
    assert all(isinstance(each.path, Path) for each in choices.recent_books())
    assert isinstance(choices.window, bytes)
    choices.remember(tmp_path)
    assert choices.recent_books()[0].is_there
    choices.forget(tmp_path)


@pytest.mark.parametrize("kept", ABSURD_OF_BOOK, ids=range(len(ABSURD_OF_BOOK)))
def test_the_book_opens(tmp_path: Path, book: Book, look: Theme, qtbot: QtBot, kept: dict[str, Any]) -> None:
    file = tmp_path / "settings.json"
    said = {f"{name}/{book.account.id}" if name in OWN else name: value for name, value in kept.items()}
    file.write_text(json.dumps({"books": {book.ring.book: said}}))
    choices = Choices(Settings(file))
    window = MainWindow(choices)
    qtbot.addWidget(window)
    window.show_desk(book)
    desk = window.at_desk()
    assert desk.place[0] not in ("student", "first_run")
    assert choices.role(book.ring.book) == "all"
    desk.go("students")
    table = desk.findChild(RecordTable)
    assert isinstance(table, RecordTable)
    widths = [table.columnWidth(at) for at in range(len(table.records.columns)) if not table.isColumnHidden(at)]
    assert all(0 < width <= look.px(WIDEST) for width in widths)
    assert len(set(table.shown_names())) == len(table.shown_names())
    window.close()
