"""Taking students into the book by hand, notes on them, and what their page gathers."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from app.book.book import Book
from app.book.refused import Refused
from app.models import (
    CareerInterest,
    Enrollment,
    Guardian,
    PathwayChoice,
    Placement,
    Student,
    StudentGroup,
)
from app.models.admitting import add_student, change_student, remove_students
from app.models.noting import add_note, delete_note
from app.models.student_facts import (
    guardians_of,
    memberships_of,
    notes_of,
    placements_of,
)
from tests.models.school_of import TODAY, log, make_class


def test_a_student_is_added_enrolled_and_taken_back(book: Book) -> None:
    id_ = add_student(book, {"first_name": "Thu", "last_name": "Nguyễn", "local_id": "77"}, date(2026, 8, 12))
    assert book.ids(Student, "nguyen") == [id_]
    assert book.records(Enrollment)[0].entry_date == date(2026, 8, 12)
    book.undo()
    assert book.ids(Student) == book.ids(Enrollment) == []


@pytest.mark.parametrize("field", ["local_id", "ssid"])
def test_an_id_belongs_to_one_student(book: Book, field: str) -> None:
    own = add_student(book, {"first_name": "Thu", "last_name": "Nguyễn", field: "1234567890"})
    other = add_student(book, {"first_name": "Bao", "last_name": "Tran"})
    with pytest.raises(Refused, match="belongs to Nguyễn, Thu"):
        add_student(book, {"first_name": "Bao", "last_name": "Tran", field: "1234567890"})
    with pytest.raises(Refused, match="belongs to"):
        change_student(book, other, {field: "1234567890"})
    change_student(book, own, {field: "1234567890", "grade": "11"})
    assert book.record(Student, own).grade == "11"  # type: ignore[union-attr]


def test_deleted_students_come_back_with_everything(book: Book) -> None:
    made = make_class(book, 3)
    log(book, made, 0, TODAY, 60)
    assert remove_students(book, made.students[:2]) == 2
    assert book.ids(Student) == made.students[2:]
    book.undo()
    assert book.ids(Student) == made.students


def test_notes(book: Book) -> None:
    made = make_class(book, 1)
    note = add_note(book, made.students[0], "Called home.", date(2026, 10, 2))
    add_note(book, made.students[0], "Second.")
    assert [n.text for n in notes_of(book, made.students[0])] == ["Second.", "Called home."]
    assert notes_of(book, made.students[0])[1].author == book.account.name
    delete_note(book, note)
    assert len(notes_of(book, made.students[0])) == 1


def test_what_the_page_of_a_student_gathers(book: Book) -> None:
    made = make_class(book, 1)
    student = made.students[0]
    log(book, made, 0, TODAY, 90, "approved")
    with book.edit("More") as edit:
        edit.insert(Placement, [{"student_id": student, "role": "Helper", "state": "ended"}])
        edit.insert(Guardian, [{"student_id": student, "last_name": "Sample"}])
        edit.insert(
            StudentGroup,
            [
                {"student_id": student, "group": "SE", "ends_on": TODAY - timedelta(days=1)},
                {"student_id": student, "group": "SF"},
            ],
        )
        edit.insert(CareerInterest, [{"student_id": student, "interest": "Nursing"}])
        edit.insert(PathwayChoice, [{"student_id": student, "pathway_id": made.pathway, "rank": 1}])
    running, former = placements_of(book, student)
    assert (running.employer, running.runs, running.totals.approved) == ("Tule Creek Clinic", True, 90)
    assert (former.employer, former.runs, former.state) == ("Helper", False, "Ended")
    assert [m.pathway for m in memberships_of(book, student)] == ["Health Careers"]
    assert [g.last_name for g in guardians_of(book, student)] == ["Sample"]
