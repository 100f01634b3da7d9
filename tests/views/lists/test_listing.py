"""A list searches what is filtered and sorted already, and finds what the book would find."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from app.book.book import Book
from app.models import Student
from app.views.lists.table_model import TableModel
from tests.views.lists.listing import BareShell, student_table

WHERE = ({}, {"grade": "11"}, {"grade": ["11", None]})
SORTINGS = ((), (("grade", True),), (("last_name", True),))
TEXTS = ("", "o", "och", "ochoa luz", "zzz")


@pytest.fixture
def model(shell: BareShell, qtbot: QtBot) -> TableModel:
    with shell.book.edit("Students") as edit:
        names = ("Ochoa", "Núñez", "O’Brien", "Ochoa", "Kim")
        rows = [
            {"last_name": name, "first_name": ("Luz", "Ana")[n % 2], "grade": ("11", "12", None)[n % 3]}
            for n, name in enumerate(names)
        ]
        edit.insert(Student, rows)
    table, _work = student_table(shell)
    return table.records


def agree(book: Book, model: TableModel) -> None:
    """Whatever is asked in turn."""
    for where in WHERE:
        for sorting in SORTINGS:
            for text in TEXTS:
                model.sorting = sorting
                model.show(text, where)
                backwards = sorting == SORTINGS[2]
                asked = book.ids(Student, text, where, () if backwards else sorting)
                assert list(model.ids) == (asked[::-1] if backwards else asked)


def test_a_list_finds_what_the_book_finds(shell: BareShell, model: TableModel) -> None:
    book = shell.book
    agree(book, model)
    first = book.ids(Student, "ochoa")[0]
    book.save(Student, first, {"grade": "12", "last_name": "Kim"})
    agree(book, model)
    with book.edit("Delete") as edit:
        edit.delete(Student, [first])
    agree(book, model)
    book.undo()
    book.undo()
    agree(book, model)


def test_a_key_does_not_sort_again(shell: BareShell, model: TableModel, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[dict[str, object]] = []
    ids = shell.book.ids

    def noting(*question: object, **more: object) -> list[str]:
        asked.append(more)
        return ids(*question, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(shell.book, "ids", noting)
    model.sorting = (("grade", True),)
    for text in ("", "o", "oc"):
        model.show(text, {"grade": "11"})
    assert sum("sort" in more for more in asked) == 1
