"""The one table model: ids in SQL's order, rows read by the page, values refused in place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from app.book.book import Book
from app.models import PathwayMembership, SitePathway, Student
from app.views.lists.columns import Column, field_column
from app.views.lists.kept_rows import PAGE
from app.views.lists.table_model import TableModel
from app.views.look.cells import CELL, ProblemCell
from app.views.window.book_signals import BookSignals

EDIT = Qt.ItemDataRole.EditRole
COLUMNS = ("last_name", "first_name", "grade", "birth_date", "email")


class Reader:
    """Reads rows and remembers how often it was asked."""

    def __init__(self, book: Book, entity: type) -> None:
        self.book, self.entity, self.asked = book, entity, []

    def __call__(self, ids: Sequence[str]) -> dict[str, dict[str, Any]]:
        self.asked.append(len(ids))
        return {r.id: r._asdict() for r in self.book.records(self.entity, {"id": list(ids)})}


@pytest.fixture
def reader(book: Book) -> Reader:
    with book.edit("More") as edit:
        rows = [{"last_name": f"Sample{n:03}", "first_name": "Ada", "local_id": str(n)} for n in range(500)]
        edit.insert(Student, rows)
    return Reader(book, Student)


@pytest.fixture
def signals(book: Book, qapp: object) -> Iterator[BookSignals]:
    made = BookSignals(book)
    yield made
    made.close()


@pytest.fixture
def model(book: Book, reader: Reader, signals: BookSignals) -> TableModel:
    columns = [field_column(Student, name) for name in COLUMNS]
    columns.append(
        Column(
            "Length",
            80,
            "length",
            lambda row: row["last_name"],
            order=lambda b: dict.fromkeys(b.ids(Student, "sample007"), 1),
        )
    )
    made = TableModel(book, signals, Student, columns, reader, ("enrollment",))
    made.reload()
    QAbstractItemModelTester(made, QAbstractItemModelTester.FailureReportingMode.Fatal, made)
    return made


def test_rows_are_read_a_page_at_a_time(model: TableModel, reader: Reader) -> None:
    assert model.rowCount() == 502
    reader.asked.clear()
    for row in range(300, 340):
        assert model.index(row, 0).data()
    assert len(reader.asked) <= 1
    assert all(count <= PAGE for count in reader.asked)


def test_a_search_keeps_the_rows_that_were_read(model: TableModel, reader: Reader) -> None:
    model.show("sample")
    assert model.index(0, 0).data() == "Sample000"
    reader.asked.clear()
    model.show("sample00")
    assert model.index(0, 0).data() == "Sample000"
    assert reader.asked == []
    model.reload()
    assert model.index(0, 0).data() == "Sample000"
    assert len(reader.asked) == 1


def test_search_filter_and_rule_narrow_together(model: TableModel, book: Book) -> None:
    model.show("echeverria")
    assert [model.index(0, 0).data(), model.rowCount()] == ["Echeverría", 1]
    model.show(where={"grade": ["11"]})
    assert model.rowCount() == 1
    one = book.ids(Student, "sample001")
    model.show("sample00", among=lambda: one)
    assert list(model.ids) == one


def test_sorting_by_field_and_by_a_figure_that_no_field_holds(model: TableModel) -> None:
    model.sort(0, Qt.SortOrder.DescendingOrder)
    assert model.index(0, 0).data() == "Sample499"
    model.sort(5, Qt.SortOrder.DescendingOrder)
    assert model.index(0, 0).data() == "Sample007"
    model.sort(-1)
    assert model.index(0, 0).data() == "Echeverría"


def test_an_edited_row_stays_where_it_is(model: TableModel, book: Book) -> None:
    id_ = model.id_at(10)
    assert model.setData(model.index(10, 0), "Aaaa")
    assert (model.id_at(10), model.index(10, 0).data()) == (id_, "Aaaa")
    assert book.record(Student, id_).last_name == "Aaaa"  # type: ignore[union-attr]
    book.undo()
    assert model.index(10, 0).data() == "Sample008"


def test_a_refused_value_keeps_what_was_typed(model: TableModel, book: Book) -> None:
    index = model.index(5, 3)
    assert not model.setData(index, "40/20/2010")
    assert index.data() == "40/20/2010"
    assert isinstance(index.data(CELL), ProblemCell)
    assert "40/20/2010" in index.data(Qt.ItemDataRole.ToolTipRole)
    assert "not saved" in index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert book.record(Student, model.id_at(5)).birth_date is None  # type: ignore[union-attr]
    assert model.setData(index, "11/20/2010")
    assert index.data() == "Nov 20, 2010"


def test_a_refused_value_can_be_left(model: TableModel) -> None:
    index = model.index(5, 4)
    model.setData(index, "no address")
    assert model.forget_refused(index)
    assert index.data() == ""
    assert not model.forget_refused(index)


def test_what_is_not_changed_is_not_saved(model: TableModel, book: Book) -> None:
    index = model.index(0, 2)
    before = len(book.entries())
    assert model.setData(index, index.data(EDIT))
    assert len(book.entries()) == before


def test_typing_begins_with_a_text_that_reads_back(book: Book, signals: BookSignals) -> None:
    with book.edit("Pathway") as edit:
        id_ = edit.insert(SitePathway, [{"name": "Health", "target_minutes": 60_000}])[0]
    columns = [field_column(SitePathway, "target_minutes")]
    model = TableModel(book, signals, SitePathway, columns, Reader(book, SitePathway))
    model.reload()
    index = model.index(0, 0)
    assert index.data(EDIT) == "1000"
    assert model.setData(index, "1000.5")
    assert book.record(SitePathway, id_).target_minutes == 60_030  # type: ignore[union-attr]


def test_new_and_deleted_records_appear_and_go(model: TableModel, book: Book) -> None:
    with book.edit("New") as edit:
        edit.insert(Student, [{"last_name": "Aaron", "first_name": "Ann"}])
    assert model.index(0, 0).data() == "Aaron"
    book.undo()
    assert model.index(0, 0).data() == "Echeverría"
    assert model.row_of("nobody") is None


def test_a_change_elsewhere_is_read_again(book: Book, reader: Reader, signals: BookSignals) -> None:
    columns = [field_column(Student, "last_name")]
    model = TableModel(book, signals, Student, columns, reader, ("pathway_membership",))
    model.reload()
    assert model.index(0, 0).data()
    reader.asked.clear()
    with book.edit("Join") as edit:
        pathway = edit.insert(SitePathway, [{"name": "Health"}])[0]
        edit.insert(PathwayMembership, [{"student_id": model.id_at(0), "pathway_id": pathway}])
    assert model.index(0, 0).data()
    assert reader.asked
