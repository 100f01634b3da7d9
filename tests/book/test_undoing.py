"""Undo is an edit that puts the earlier values back; redo puts back what undo did."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from app.book import journal
from app.book.base import Base
from app.book.book import Book
from app.book.refused import Refused
from app.book.undoing import put_back
from app.models import Enrollment, Guardian, Student
from app.models.opening import open_book
from tests.books import copy_of, dump

NAMES = st.text(st.characters(codec="utf-8", exclude_characters="\x00"), min_size=1, max_size=12)
PLACES = st.lists(st.integers(0, 50), min_size=1, max_size=4)
STEPS = st.one_of(
    st.tuples(st.just("insert"), st.lists(NAMES, min_size=1, max_size=3)),
    st.tuples(st.just("import"), st.integers(1, 1100)),
    st.tuples(st.just("update"), PLACES, st.sampled_from(["last_name", "middle_name", "grade"]), NAMES),
    st.tuples(st.just("single"), PLACES, NAMES),
    st.tuples(st.just("twice"), PLACES, NAMES),
    st.tuples(st.just("delete"), PLACES),
    st.tuples(st.just("restore"), PLACES),
    st.tuples(st.just("short life"), NAMES),
)


def apply(book: Book, step: tuple[Any, ...], known: list[str]) -> None:
    """One edit; `known` are the ids of all students so far, deleted ones too."""
    what, rest = step[0], step[1:]
    alive = set(book.ids(Student))
    with book.edit(what) as edit:
        if what == "insert":
            known += edit.insert(Student, [{"last_name": name, "first_name": "A"} for name in rest[0]])
        elif what == "import":
            new = edit.insert(Student, [{"last_name": f"L{n}", "first_name": "B"} for n in range(rest[0])])
            edit.insert(Enrollment, [{"student_id": id_, "school_code": "1"} for id_ in new])
            known += new
        elif what == "short life":
            new = edit.insert(Student, [{"last_name": rest[0], "first_name": "C"}])
            edit.update(Student, {new[0]: {"grade": "09"}})
            edit.delete(Student, new)
            known += new
        elif known:
            ids = list(dict.fromkeys(known[place % len(known)] for place in rest[0]))
            if what == "update":
                edit.update(Student, {id_: {rest[1]: rest[2]} for id_ in ids})
            elif what == "twice":
                edit.update(Student, {id_: {"last_name": rest[1]} for id_ in ids})
                edit.update(Student, {id_: {"last_name": "Other", "grade": "11"} for id_ in ids})
            elif what == "single":
                for id_ in ids:
                    if id_ in alive:
                        edit.get(Student, id_).last_name = rest[1]
                        edit.add(Guardian(student_id=id_, last_name=rest[1]))
            elif what == "delete":
                edit.delete(Student, ids)
            else:
                edit.restore(Student, ids)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(STEPS, min_size=1, max_size=8))
@example([("import", 1100), ("delete", [3]), ("twice", [5, 7], "Ñ")])
def test_undo_all_and_redo_all(open_template: Path, steps: list[tuple[Any, ...]]) -> None:
    with tempfile.TemporaryDirectory() as folder, open_book(copy_of(open_template, Path(folder))) as book:
        known: list[str] = []
        states = [dump(book)]
        for step in steps:
            entries = len(book.entries())
            apply(book, step, known)
            if len(book.entries()) > entries:
                states.append(dump(book))
        for state in reversed(states[:-1]):
            book.undo()
            assert dump(book) == state
        assert book.undo_title is None
        for state in states[1:]:
            book.redo()
            assert dump(book) == state
        assert book.redo_title is None
        if len(states) > 1:
            book.undo()
            assert dump(book) == states[-2]
        assert book.check() == []


def student(book: Book, **values: Any) -> str:
    with book.edit("Make") as edit:
        return edit.insert(Student, [{"last_name": "Peña", "first_name": "Ana"} | values])[0]


def test_titles_say_what_would_be_undone(book: Book) -> None:
    assert (book.undo_title, book.redo_title) == (None, None)
    for act in (book.undo, book.redo):
        with pytest.raises(Refused):
            act()
    id_ = student(book)
    book.save(Student, id_, {"grade": "09"})
    title = "Change “Grade” of Peña, Ana"
    assert book.undo() == title
    assert (book.undo_title, book.redo_title) == ("Make", title)
    assert book.redo() == title
    assert (book.undo_title, book.redo_title) == (title, None)
    assert [e.title for e in book.entries()][-3:] == [title, f"Undo: {title}", f"Redo: {title}"]


def test_undo_names_the_entry_that_it_reverses(book: Book) -> None:
    student(book)
    made = book.entries()[-1]
    book.undo()
    undone = book.entries()[-1]
    assert undone.undoes == f"{made.device}/{made.seq}"
    book.redo()
    assert book.entries()[-1].undoes == f"{undone.device}/{undone.seq}"


def test_a_new_edit_ends_redo(book: Book) -> None:
    id_ = student(book)
    book.save(Student, id_, {"grade": "09"})
    book.undo()
    book.save(Student, id_, {"grade": "10"})
    assert book.redo_title is None


def test_undo_does_not_outlive_the_window(open_template: Path, tmp_path: Path) -> None:
    path = copy_of(open_template, tmp_path)
    with open_book(path) as book:
        student(book)
    with open_book(path) as book:
        assert book.undo_title is None


def undo_entry(book: Book, number: int) -> None:
    """Undo an entry that is not the last, as an exchange between laptops does."""
    with book.edit("Undo one") as edit:
        put_back(edit, journal.blocks_of(edit.connection, number))


def refusal(book: Book, number: int, match: str) -> None:
    before, entries = dump(book), len(book.entries())
    with pytest.raises(Refused, match=match):
        undo_entry(book, number)
    assert dump(book) == before
    assert len(book.entries()) == entries


def test_undo_is_refused_where_somebody_changed_the_value_since(book: Book) -> None:
    id_ = student(book)
    book.save(Student, id_, {"grade": "09"})
    number = book.entries()[-1].number
    book.save(Student, id_, {"grade": "10"})
    refusal(book, number, "“Grade” of Peña, Ana was changed since")


def test_another_field_of_the_same_record_does_not_matter(book: Book) -> None:
    id_ = student(book)
    book.save(Student, id_, {"grade": "09"})
    number = book.entries()[-1].number
    book.save(Student, id_, {"middle_name": "Lucía"})
    undo_entry(book, number)
    record = book.record(Student, id_)
    assert record is not None
    assert (record.grade, record.middle_name) == (None, "Lucía")


def test_making_is_not_undone_where_the_record_was_changed_since(book: Book) -> None:
    id_ = student(book)
    number = book.entries()[-1].number
    book.save(Student, id_, {"grade": "09"})
    refusal(book, number, "“Grade” of Peña, Ana was changed since")


def test_making_is_not_undone_where_the_record_was_deleted_since(book: Book) -> None:
    id_ = student(book)
    number = book.entries()[-1].number
    with book.edit("Delete") as edit:
        edit.delete(Student, [id_])
    refusal(book, number, "Peña, Ana was deleted or restored since")


def test_making_is_not_undone_where_others_rest_on_it(book: Book) -> None:
    id_ = student(book)
    number = book.entries()[-1].number
    with book.edit("Guardian") as edit:
        guardian = edit.insert(Guardian, [{"student_id": id_, "last_name": "Peña"}])
    refusal(book, number, r"other records rest on it \(guardian: 1\)")
    with book.edit("Delete") as edit:
        edit.delete(Guardian, guardian)
    undo_entry(book, number)
    assert book.ids(Student) == []


def test_records_are_written_in_the_order_in_which_they_are_added(book: Book) -> None:
    with book.edit("Family") as edit:
        for name in ("Ana", "Eva", "Ida"):
            parent = edit.add(Student(last_name="Peña", first_name=name))
            edit.add(Guardian(student_id=parent.id, last_name="Peña"))
            edit.insert(Enrollment, [{"student_id": parent.id}])
    after = dump(book)
    book.undo()
    assert book.ids(Student) == book.ids(Guardian) == book.ids(Enrollment) == []
    book.redo()
    assert dump(book) == after


def test_undo_of_an_import_takes_all_tables_back(sample: Book) -> None:
    before = dump(sample)
    with sample.edit("Import") as edit:
        ids = edit.insert(Student, [{"last_name": f"New {n}", "first_name": "Eva"} for n in range(1500)])
        edit.insert(Enrollment, [{"student_id": id_} for id_ in ids])
        edit.update(Student, {id_: {"grade": "12"} for id_ in sample.ids(Student, where={"grade": "11"})})
    after = dump(sample)
    assert after != before
    assert sample.undo() == "Import"
    assert dump(sample) == before
    assert sample.redo() == "Import"
    assert dump(sample) == after
    assert sample.check() == []


@pytest.mark.parametrize("entity", [Student, Guardian])
def test_forgotten_undo_stays_done(book: Book, entity: type[Base]) -> None:
    student(book)
    book.forget_undo()
    assert book.undo_title is None
    assert len(book.ids(entity)) == (1 if entity is Student else 0)
