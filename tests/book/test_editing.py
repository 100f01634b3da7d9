"""An edit is one transaction, one journal entry and one announcement, or nothing at all."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from threading import Thread

import pytest
from sqlalchemy import delete, insert, update

from app.book.base import new_id, table_of
from app.book.book import Book
from app.book.chronicle import chronicle
from app.book.editing import Changes
from app.book.refused import Refused
from app.models import Enrollment, HourEntry, Placement, Student
from app.models.opening import open_book
from tests.books import dump

ANA = {"last_name": "Peña", "first_name": "Ana", "local_id": "204118"}


def make(book: Book, **values: object) -> str:
    with book.edit("Make") as edit:
        return edit.insert(Student, [ANA | values])[0]


def test_what_is_written_can_be_read_and_is_there_after_opening_again(open_template: Path, tmp_path: Path) -> None:
    from tests.books import copy_of

    path = copy_of(open_template, tmp_path)
    with open_book(path) as book:
        id_ = make(book, birth_date=date(2010, 5, 1), grade="11", middle_name="Lucía")
        written = book.record(Student, id_)
    with open_book(path) as book:
        assert book.record(Student, id_) == written
        assert written is not None
        assert (written.last_name, written.birth_date, written.preferred_name) == ("Peña", date(2010, 5, 1), None)


@pytest.mark.parametrize("missing", [{"last_name": None}, {"first_name": ""}])
def test_what_is_required_must_be_there(book: Book, missing: dict[str, object]) -> None:
    entries, before = len(book.entries()), dump(book)
    with pytest.raises(Refused, match=r"A student needs “(Last|First) name”"):
        make(book, **missing)
    with pytest.raises(Refused, match="A student needs"), book.edit("Make") as edit:
        edit.add(Student(last_name="Peña"))
    id_ = make(book)
    with pytest.raises(Refused, match="A student needs"):
        book.save(Student, id_, missing)
    with pytest.raises(Refused, match="A student needs"), book.edit("Change") as edit:
        edit.get(Student, id_).last_name = ""
    assert len(book.entries()) == entries + 1
    assert dump(book)["student"].keys() == before["student"].keys() | {id_}


def test_what_nobody_named_takes_its_default(book: Book) -> None:
    student = make(book)
    with book.edit("Place") as edit:
        placement = edit.insert(Placement, [{"student_id": student, "role": "Intern"}])[0]
        added = edit.add(HourEntry(student_id=student, placement_id=placement, date=date(2026, 11, 2), minutes=60))
    assert book.records(Placement)[0].state == "active"
    assert book.records(HourEntry)[0].state == "draft"
    assert added.state == "draft"


def test_an_unknown_id_changes_nothing(book: Book) -> None:
    entries = len(book.entries())
    book.save(Student, new_id(), {"grade": "12"})
    with book.edit("Delete") as edit:
        assert edit.delete(Student, [new_id()]) == 0
        with pytest.raises(Refused, match="This student was deleted"):
            edit.get(Student, new_id())
    assert len(book.entries()) == entries


def test_an_unknown_field_is_a_fault(book: Book) -> None:
    id_ = make(book)
    with pytest.raises(KeyError):
        book.save(Student, id_, {"shoe_size": 7})


def test_an_edit_that_changes_nothing_leaves_no_trace(book: Book) -> None:
    id_ = make(book)
    entries, said = len(book.entries()), list[Changes]()
    book.listen(said.append)
    book.save(Student, id_, {"last_name": "Peña", "grade": None})
    with book.edit("Nothing") as edit:
        edit.get(Student, id_).last_name = "Peña"
        assert edit.update(Student, {id_: {"first_name": "Ana"}}) == 0
    with book.edit("Less than nothing"):
        pass
    assert len(book.entries()) == entries
    assert said == []
    assert book.undo_title == "Make"


def test_an_edit_is_announced_once(book: Book) -> None:
    said: list[Changes] = []
    stop = book.listen(said.append)
    here = object()
    with book.edit("A little of everything", origin=here) as edit:
        first, second, third = edit.insert(Student, [ANA, ANA | {"first_name": "Eva"}, ANA | {"first_name": "Ida"}])
        edit.update(Student, {first: {"grade": "09"}})
        edit.delete(Student, [third])
    (changes,) = said
    assert (changes.title, changes.origin) == ("A little of everything", here)
    assert changes.tables == {"student"}
    assert changes.created["student"] == {first, second, third}
    assert changes.updated["student"] == {first}
    assert changes.deleted["student"] == {third}
    assert changes.ids("student") == {first, second, third}
    assert changes.ids("placement") == set()
    stop()
    book.save(Student, first, {"grade": "10"})
    assert len(said) == 1


def test_a_listener_may_read_what_was_written(book: Book) -> None:
    seen: list[str] = []
    book.listen(lambda changes: seen.extend(s.last_name for s in book.records(Student, {"id": changes.ids("student")})))
    make(book)
    assert seen == ["Peña"]


def test_an_error_leaves_nothing(book: Book) -> None:
    entries, before, said = len(book.entries()), dump(book), list[Changes]()
    book.listen(said.append)
    with pytest.raises(ZeroDivisionError), book.edit("Fails") as edit:
        edit.insert(Student, [ANA])
        edit.add(Student(last_name="Ochoa", first_name="Luz"))
        edit.session.flush()
        raise ZeroDivisionError
    assert dump(book) == before
    assert len(book.entries()) == entries
    assert said == []
    make(book)
    assert book.entries()[-1].number == entries + 1
    assert book.check() == []


def test_a_broken_reference_leaves_nothing(book: Book) -> None:
    before = dump(book)
    with pytest.raises(Exception, match="FOREIGN KEY"), book.edit("Fails") as edit:
        edit.insert(Student, [ANA])
        edit.insert(Enrollment, [{"student_id": new_id()}])
    assert dump(book) == before


def test_one_edit_at_a_time(book: Book) -> None:
    make(book)
    with book.edit("First") as edit:
        edit.insert(Student, [ANA])
        with pytest.raises(Refused, match="Another change"), book.edit("Second"):
            pass
        with pytest.raises(Refused, match="Another change"):
            book.undo()
        refused: list[str] = []
        thread = Thread(target=lambda: refused.append(_refusal(book)))
        thread.start()
        thread.join()
    assert "Another change" in refused[0]
    assert len(book.ids(Student)) == 2


def _refusal(book: Book) -> str:
    try:
        make(book)
    except Refused as error:
        return str(error)
    return ""


def test_others_read_the_old_state_until_the_edit_ends(book: Book) -> None:
    with book.edit("Make") as edit:
        edit.insert(Student, [ANA])
        assert book.ids(Student) == []
    assert len(book.ids(Student)) == 1


def test_deleting_is_a_mark(book: Book) -> None:
    id_ = make(book)
    with book.edit("Delete") as edit:
        assert edit.delete(Student, [id_]) == 1
        assert edit.delete(Student, [id_]) == 0
    assert book.ids(Student) == []
    assert book.record(Student, id_) is None
    assert [event.field for event in next(chronicle(book, Student, id_))[1]] == ["deleted"]
    with book.edit("Restore") as edit:
        assert edit.restore(Student, [id_]) == 1
    assert book.ids(Student) == [id_]


def test_the_search_key_follows_every_way_of_changing_a_name(book: Book) -> None:
    id_ = make(book)
    book.save(Student, id_, {"last_name": "Nguyễn"})
    assert book.ids(Student, "nguyen ana") == [id_]
    with book.edit("Change") as edit:
        edit.get(Student, id_).first_name = "Đức"
    assert book.ids(Student, "duc") == [id_]
    assert book.ids(Student, "ana") == []
    book.undo()
    assert book.ids(Student, "ana") == [id_]


def test_bulk_and_single_changes_mix_in_one_edit(book: Book) -> None:
    with book.edit("Mixed") as edit:
        added = edit.add(Student(last_name="Ochoa", first_name="Luz"))
        edit.insert(Enrollment, [{"student_id": added.id}])
        edit.update(Student, {added.id: {"grade": "09"}})
        edit.get(Student, added.id).grade = "10"
    told = [event for _entry, events in chronicle(book, Student, added.id) for event in events]
    assert [(event.before, event.after) for event in told if event.field == "grade"] == [("09", "10"), (None, "09")]
    before = dump(book)
    book.undo()
    assert book.ids(Student) == []
    book.redo()
    assert dump(book) == before


def test_many_rows_come_in_order(book: Book) -> None:
    with book.edit("Import") as edit:
        ids = edit.insert(Student, (ANA | {"local_id": str(number)} for number in range(1203)))
    assert ids == sorted(ids)
    assert book.ids(Student, sort=[("local_id", True)])[0] in ids
    assert len(book.ids(Student)) == 1203
    with book.edit("Change") as edit:
        assert edit.update(Student, {id_: {"grade": "09"} for id_ in ids}) == 1203
    assert len(book.ids(Student, where={"grade": "09"})) == 1203
    assert len(book.records(Student, {"id": ids})) == 1203


def test_bulk_statements_are_refused(book: Book) -> None:
    id_ = make(book)
    table = table_of(Student)
    statements = (
        update(table).values(grade="12"),
        delete(table),
        insert(table).values(id=new_id(), last_name="X", first_name="Y"),
    )
    for statement in statements:
        with pytest.raises(RuntimeError, match="only through Edit"), book.edit("Past the journal") as edit:
            edit.connection.execute(statement)
        with pytest.raises(RuntimeError), book.reading() as connection:
            connection.execute(statement)
    for statement in (update(Student).values(grade="12"), delete(Student)):
        with pytest.raises(RuntimeError, match="bypass the journal"), book.edit("Past the journal") as edit:
            edit.session.execute(statement)
    record = book.record(Student, id_)
    assert record is not None
    assert record.grade is None


def test_real_deletes_are_refused(book: Book) -> None:
    id_ = make(book)
    with pytest.raises(RuntimeError, match="never deleted"), book.edit("Delete") as edit:
        edit.session.delete(edit.get(Student, id_))
    assert book.ids(Student) == [id_]


def test_reading_connections_cannot_write(book: Book) -> None:
    with pytest.raises(Refused, match="cannot be written to"), book.reading() as connection:
        connection.exec_driver_sql("DELETE FROM student")


def test_a_field_that_there_is_not_is_a_fault(book: Book) -> None:
    with pytest.raises(KeyError, match="locker"), book.edit("Add") as edit:
        edit.insert(Student, [{"last_name": "Peña", "first_name": "Ana", "locker": "12"}])
    assert book.ids(Student) == []
