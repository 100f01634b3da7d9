"""A list searches what is filtered and sorted already, and finds what the book would find."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from app.book import names as kept_names
from app.book.book import Book
from app.models import Student
from app.views.lists.kept_rows import PAGE
from app.views.lists.record_table import RecordTable
from app.views.lists.table_model import TableModel
from tests.views.lists.listing import BareShell, go_to, more_students, student_table

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


@pytest.fixture
def long_table(shell: BareShell, monkeypatch: pytest.MonkeyPatch) -> RecordTable:
    """Several hundred students, of whom only the first are found before they are painted."""
    monkeypatch.setattr(kept_names, "LONG", 0)
    more_students(shell.book, 600)
    table, _work = student_table(shell)
    table.records.finish()
    return table


@pytest.mark.parametrize("text", ["", "r", "rivera", "rivera05", "rivera0599", "0", "ana rivera", "zzz"])
def test_a_long_list_ends_up_whole(shell: BareShell, long_table: RecordTable, qtbot: QtBot, text: str) -> None:
    model = long_table.records
    with qtbot.waitSignal(model.listed):
        model.show(text)
    expected = shell.book.ids(Student, text)
    assert model.rowCount() == len(expected)
    assert model.ids == expected
    model.show(text)
    assert model.ids == expected  # whoever asks at once has them all, too


def test_the_first_rows_of_a_long_list_come_first(shell: BareShell, long_table: RecordTable) -> None:
    model = long_table.records
    model.show("rivera")
    assert not model.is_whole
    assert PAGE <= model.rowCount() < 600
    first = [model.id_at(row) for row in range(model.rowCount())]
    assert first == shell.book.ids(Student, "rivera")[: len(first)]


def test_chosen_rows_stay_chosen_behind_the_first_ones(shell: BareShell, long_table: RecordTable) -> None:
    model, ids = long_table.records, shell.book.ids(Student, "rivera")
    go_to(long_table, model.rows_of([ids[590]])[0], 0, *model.rows_of([ids[3], ids[400]]))
    for text in ("rivera", "rivera0"):
        model.show(text)
        model.show(text)  # another key before the rest is found
        model.finish()
        assert long_table.selected_ids() == [ids[3], ids[400], ids[590]]
        assert long_table.current_id == ids[590]
    model.show("rivera00")
    model.finish()
    assert long_table.selected_ids() == [long_table.current_id]  # the neighbour of what has gone


def test_a_choice_made_meanwhile_stays(shell: BareShell, long_table: RecordTable) -> None:
    model, ids = long_table.records, shell.book.ids(Student, "rivera")
    go_to(long_table, model.rows_of([ids[590]])[0], 0)
    model.show("rivera")
    go_to(long_table, 2, 1)
    model.finish()
    assert long_table.selected_ids() == [ids[2]]
    assert long_table.currentIndex().column() == 1


def test_select_all_selects_what_is_not_found_yet(long_table: RecordTable) -> None:
    long_table.records.show("rivera")
    long_table.selectAll()
    assert len(long_table.selected_ids()) == 600


def test_an_edit_between_the_first_rows_and_the_rest(shell: BareShell, long_table: RecordTable) -> None:
    model, ids = long_table.records, shell.book.ids(Student, "rivera")
    model.show("rivera")
    with shell.book.edit("Delete") as edit:
        edit.delete(Student, [ids[1], ids[500]])
    assert model.ids == shell.book.ids(Student, "rivera")
    assert model.rowCount() == 598


def test_a_rule_narrows_both_parts_of_a_long_list(shell: BareShell, long_table: RecordTable) -> None:
    model, ids = long_table.records, shell.book.ids(Student, "rivera")
    some = frozenset(ids[::2])
    model.show("rivera", narrow=lambda: lambda found: [id_ for id_ in found if id_ in some])
    assert not model.is_whole
    assert model.ids == ids[::2]
