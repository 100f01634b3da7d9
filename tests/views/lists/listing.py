"""A list of students as a page has it, small enough to look at."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

import pytest
from PySide6.QtCore import QItemSelectionModel
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from app.book.book import Book
from app.book.clocks import DURATION
from app.models import Student
from app.views.lists.columns import Column, field_column
from app.views.lists.conditions import Condition
from app.views.lists.record_list import ListsLeft, RecordList
from app.views.lists.record_table import RecordTable
from app.views.lists.row_work import RowWork
from app.views.lists.seen import Seen
from app.views.lists.table_model import TableModel
from app.views.look.delegate import dress
from app.views.window import ask, progress
from app.views.window.book_signals import BookSignals
from app.views.window.choices import Choices
from app.views.window.jobs import Job, Work

ELEVEN = Condition("grade", "any", ("11",))
FIELDS = ("grade", "birth_date", "email", "local_id", "city")
SHOWN = Seen("All students", "Grade is 11 or 12", "Student")


class BareShell(QWidget):
    """A window with nothing but a list in it, which remembers what it said."""

    choices: Choices

    def __init__(self, book: Book) -> None:
        super().__init__()
        self.book, self.signals = book, BookSignals(book)
        self.lists_left: ListsLeft = {}
        self.said: list[tuple[str, bool, str]] = []
        self.works: list[RowWork] = []

    def go(self, page: str, what: str | None = None) -> None:
        raise AssertionError(page)

    def toast(self, text: str, undo: bool = False, tone: str = "ok") -> None:
        self.said.append((text, undo, tone))

    def run(
        self, title: str, work: Work, then: Callable[[Any], object], otherwise: Callable[[], object] | None = None
    ) -> Job:
        return progress.run(self, title, work, then, otherwise)

    def attempt(self, act: Callable[[], object]) -> bool:
        act()
        return True

    def trigger(self, command: str) -> None:
        raise AssertionError(command)

    def action(self, command: str) -> QAction:
        raise AssertionError(command)

    def menu(self, parent: QWidget, commands: Iterable[str]) -> QMenu:
        raise AssertionError(list(commands))

    def refresh_commands(self) -> None:
        pass


def student_table(shell: BareShell) -> tuple[RecordTable, RowWork]:
    """A table of the students of the book, with what one does with its rows."""
    book = shell.book

    def read(ids: Sequence[str]) -> dict[str, dict[str, Any]]:
        return {s.id: s._asdict() | {"minutes": 5550} for s in book.records(Student, {"id": list(ids)})}

    columns = [
        Column("Student", 190, "last_name", lambda row: f"{row['last_name']}, {row['first_name']}"),
        *(field_column(Student, name) for name in FIELDS),
        Column("Hours", 90, "minutes", lambda _row: "92.5 hours", kind=DURATION, value=lambda row: row["minutes"]),
    ]
    model = TableModel(book, shell.signals, Student, columns, read)
    table = RecordTable(model)
    table.setParent(shell)
    model.setParent(table)
    dress(table, "Students", [column.width for column in columns])
    model.reload()
    work = RowWork(shell, table, Student, "Students", read, lambda: SHOWN)
    shell.works.append(work)  # as a page keeps it
    return table, work


def more_students(book: Book, count: int) -> list[str]:
    """Students behind the two that every book of these tests has, in the order of their names."""
    rows = [
        {"last_name": f"Rivera{n:04}", "first_name": "Ana", "local_id": str(n), "grade": "11"} for n in range(count)
    ]
    with book.edit("More") as edit:
        ids = edit.insert(Student, rows)
    book.forget_undo()
    return ids


def go_to(table: RecordTable, row: int, column: int, *others: int) -> None:
    """Put the focus on a cell and select its row, and `others`, whatever keys were held before."""
    flags = QItemSelectionModel.SelectionFlag
    model = table.records
    table.selectionModel().setCurrentIndex(model.index(row, column), flags.ClearAndSelect | flags.Rows)
    for other in others:
        table.selectionModel().select(model.index(other, 0), flags.Select | flags.Rows)


def names(shown: RecordList) -> list[str]:
    """The last names of the students shown, from the top."""
    return [shown.model.index(row, 0).data().partition(",")[0] for row in range(shown.model.rowCount())]


def name_it(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """Whoever asks for a text is given this one."""

    def text(_parent: object, _title: str, _caption: str, _verb: str, then: Callable[[str], object], *_more: object):
        then(name)

    monkeypatch.setattr(ask, "text", text)


def menu_line(menu: QMenu | None, text: str) -> None:
    """Press the line of an open menu that says this."""
    assert menu is not None
    next(each for each in menu.actions() if each.text() == text).trigger()
    menu.close()
