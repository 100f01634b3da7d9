"""How the columns of a list share the width there is."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from app.book.book import Book
from app.views.lists.detail_pane import DetailPane
from app.views.lists.record_table import LEAST, WIDE, RecordTable
from app.views.look.theme import theme
from app.views.window.main_window import MainWindow
from tests.views.conftest import OpenWindow, Present
from tests.views.lists.listing import BareShell, student_table


@pytest.fixture
def table(book: Book, qtbot: QtBot, present: Present) -> RecordTable:
    shell = BareShell(book)
    qtbot.addWidget(shell)
    table, _work = student_table(shell)
    shell.resize(1400, 400)
    present(shell)
    table.show()
    return table


def widths(table: RecordTable) -> dict[str, int]:
    columns = table.records.columns
    return {columns[at].name: table.columnWidth(at) for at in range(len(columns)) if not table.isColumnHidden(at)}


def give(table: RecordTable, width: int) -> None:
    """Make the room for columns `width` wide."""
    table.resize(table.width() + width - table.viewport().width(), 300)
    assert table.viewport().width() == width


def test_wide_columns_take_what_is_left_and_give_way(table: RecordTable) -> None:
    wish = {column.name: theme.px(column.width) for column in table.records.columns}
    wide = {column.name for column in table.records.columns if column.width >= WIDE}
    whole = sum(wish.values())
    room = sum(wish[name] for name in wide)
    assert wide
    assert wide < set(wish)
    give(table, whole + 100)
    assert whole < sum(widths(table).values()) <= whole + 100
    give(table, whole - round(room * 0.2))
    shown = widths(table)
    assert sum(shown.values()) <= table.viewport().width()
    assert all(shown[name] >= LEAST * wish[name] - 1 for name in wide)
    assert all(shown[name] == wish[name] for name in set(wish) - wide)


def test_without_room_the_table_scrolls_and_columns_keep_their_width(table: RecordTable) -> None:
    wish = {column.name: theme.px(column.width) for column in table.records.columns}
    give(table, sum(wish.values()) // 2)
    assert widths(table) == wish


def test_a_width_set_by_hand_does_not_give_way(table: RecordTable) -> None:
    table.set_widths({"last_name": 260})
    give(table, sum(theme.px(column.width) for column in table.records.columns))
    assert widths(table)["last_name"] == theme.px(260)
    assert sum(widths(table).values()) <= table.viewport().width()


@pytest.mark.parametrize("size", [(1440, 900), (1366, 768)])
def test_lists_fit_beside_their_details(
    sample: Book, open_window: OpenWindow, qtbot: QtBot, size: tuple[int, int]
) -> None:
    window = open_window(sample, *size)
    for page, view in (("students", None), ("supports", None), ("placements", None), ("employers", None)):
        window.at_desk().go(page, view)
        qtbot.waitUntil(lambda: bool(shown_tables(window)))
        [table] = shown_tables(window)
        qtbot.waitUntil(lambda table=table: table.records.rowCount() > 10)
        qtbot.waitUntil(lambda table=table: table.horizontalScrollBar().maximum() == 0)
        assert [pane for pane in window.findChildren(DetailPane) if pane.isVisible()]


def shown_tables(window: MainWindow) -> list[RecordTable]:
    """The lists before the person."""
    return [each for each in window.findChildren(RecordTable) if each.isVisible()]
