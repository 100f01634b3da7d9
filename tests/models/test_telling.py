"""The history of a record in words, with what rests on it, and values that are put back."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from app.book.book import Book
from app.book.children import Children
from app.book.refused import Refused
from app.models import Employer, EmployerContact, Guardian, HourEntry, PathwayMembership, Placement, Student
from app.models.admitting import add_student, change_student, remove_students
from app.models.attaching import Offer, attach
from app.models.evidence import EvidenceFile
from app.models.opening import make_sample_files
from app.models.placing import save_employer
from app.models.telling import put_back, told
from tests.models.invented_files import png
from tests.models.school_of import log, make_class


@pytest.fixture
def book(tmp_path: Path) -> Book:
    return make_sample_files(tmp_path / "Oak Grove.pathbook")


def ana(book: Book, *guardians: str) -> str:
    family = Children(Guardian, "student_id", [(None, {"last_name": name}) for name in guardians])
    return add_student(book, {"last_name": "Peña", "first_name": "Ana", "grade": "09"}, family=family)


def lines(book: Book, id_: str) -> list[tuple[str, list[str]]]:
    return [(each.title, [line.text for line in each.lines]) for each in told(book, Student, id_)]


def test_a_student_with_the_family_is_one_edit_and_one_undo(book: Book) -> None:
    id_ = ana(book, "Peña", "Ruiz")
    assert lines(book, id_) == [
        (
            "Add student Peña, Ana",
            ["Last name: Peña", "First name: Ana", "Grade: 9", "Guardian Peña: added", "Guardian Ruiz: added"],
        )
    ]
    book.undo()
    assert book.records(Student) == []
    assert book.records(Guardian) == []


def test_a_yes_of_somebody_new_says_to_what(book: Book) -> None:
    family = Children(Guardian, "student_id", [(None, {"last_name": "Ruiz", "interpreter": True, "phone": "555-0101"})])
    id_ = add_student(book, {"last_name": "Peña", "first_name": "Ana"}, family=family)
    [made] = [said for _title, all_lines in lines(book, id_) for said in all_lines if said.startswith("Guardian")]
    assert made.startswith("Guardian Ruiz: added")
    assert "Needs an interpreter: Yes" in made.split(" · ")


def test_a_file_is_told_without_what_only_the_program_needs(book: Book) -> None:
    id_ = ana(book)
    attach(book, Offer("Scan.png", png(60)), Student, id_)
    [added] = [line for _title, all_lines in lines(book, id_) for line in all_lines if line.startswith("File")]
    [file] = book.records(EvidenceFile)
    assert added.startswith("File Scan.png: added · PNG picture")
    assert file.digest not in added
    assert str(file.size) not in added.split(" · ")


def test_what_happened_is_told_newest_first(book: Book) -> None:
    id_ = ana(book, "Peña")
    [guardian] = book.records(Guardian)
    book.save(Student, id_, {"grade": "10", "birth_date": date(2010, 5, 1)})
    book.save(Guardian, guardian.id, {"phone": "555-0101"})
    family = Children(Guardian, "student_id", [], [guardian.id])
    change_student(book, id_, {"grade": "11"}, family)
    assert lines(book, id_)[:3] == [
        ("Change Peña, Ana and family", ["Grade: 10 → 11", "Guardian Peña: deleted"]),
        ("Change “Phone” of Peña", ["Guardian Peña: Phone: empty → 555-0101"]),
        ("Change 2 fields of Peña, Ana", ["Grade: 9 → 10", "Birth date: empty → May 1, 2010"]),
    ]
    assert [line.text for line in list(told(book, Student, id_))[-1].lines][2] == "Grade: 9"


def test_it_is_found_by_words_and_days(book: Book) -> None:
    id_ = ana(book)
    book.save(Student, id_, {"grade": "10"})
    newest, oldest = told(book, Student, id_)
    assert newest.holds("grade 10")
    assert newest.holds(str(date.today().year))
    assert not oldest.holds("change")


def test_many_records_of_one_edit_are_counted(book: Book) -> None:
    made = make_class(book, 1)
    with book.edit("A week") as edit:
        edit.insert(
            HourEntry,
            [{"student_id": made.students[0], "placement_id": made.placements[0], "date": date(2026, 9, 1 + n),
              "minutes": 60} for n in range(5)],
        )  # fmt: skip
    assert lines(book, made.students[0])[0] == ("A week", ["Hour entry: 5 added"])


def test_a_long_history_is_read_only_as_far_as_it_is_asked_for(book: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    id_ = ana(book)
    for grade in ("10", "11", "12") * 20:
        book.save(Student, id_, {"grade": grade})
    read: list[object] = []
    reading = Book.reading
    monkeypatch.setattr(Book, "reading", lambda self: (read.append(self), reading(self))[1])
    history = told(book, Student, id_)
    for _ in range(15):
        next(history)
    assert len(read) == 3  # the records, what touched them, and the latest entries


def test_a_value_is_put_back_as_an_edit_that_can_be_undone(book: Book) -> None:
    id_ = ana(book)
    book.save(Student, id_, {"grade": "10"})
    book.save(Student, id_, {"grade": "11"})
    event = list(told(book, Student, id_))[1].lines[0].event
    assert event is not None
    put_back(book, event)
    assert book.records(Student)[0].grade == "09"
    assert book.undo() == "Put back “Grade” of Peña, Ana"
    assert book.records(Student)[0].grade == "11"


def test_an_id_that_was_given_to_another_is_not_put_back(book: Book) -> None:
    id_ = ana(book)
    book.save(Student, id_, {"local_id": "77"})
    book.save(Student, id_, {"local_id": "78"})
    add_student(book, {"last_name": "Ruiz", "first_name": "Eva", "local_id": "77"})
    event = next(told(book, Student, id_)).lines[0].event
    assert event is not None
    with pytest.raises(Refused, match="belongs to Ruiz"):
        put_back(book, event)


def test_a_deleted_guardian_comes_back_but_not_before_the_student(book: Book) -> None:
    id_ = ana(book, "Ruiz")
    [guardian] = book.records(Guardian)
    with book.edit("Delete guardian") as edit:
        edit.delete(Guardian, [guardian.id])
    event = next(told(book, Student, id_)).lines[0].event
    assert event is not None
    remove_students(book, [id_])
    with pytest.raises(Refused, match="Peña, Ana is deleted"):
        put_back(book, event)
    book.undo()
    put_back(book, event)
    assert [g.last_name for g in book.records(Guardian)] == ["Ruiz"]
    assert book.undo_title == "Bring back Ruiz"


def test_a_value_that_names_a_deleted_record_is_not_put_back(book: Book) -> None:
    made = make_class(book, 1)
    with book.edit("Employer") as edit:
        other = edit.insert(Employer, [{"name": "Rio Garage"}])[0]
    first = book.records(Placement)[0].employer_id
    book.save(Placement, made.placements[0], {"employer_id": other})
    with book.edit("Delete") as edit:
        edit.delete(Employer, [first])
    event = next(told(book, Placement, made.placements[0])).lines[0].event
    assert event is not None
    with pytest.raises(Refused, match="Tule Creek Clinic is deleted"):
        put_back(book, event)


def test_hours_go_back_by_way_of_their_approval_only(book: Book) -> None:
    made = make_class(book, 1)
    entry = log(book, made, 0, date(2026, 9, 1), 60)
    book.save(HourEntry, entry, {"minutes": 90})
    assert next(told(book, HourEntry, entry)).lines[0].event is None


def test_an_employer_and_its_people_are_one_edit(book: Book) -> None:
    people = Children(EmployerContact, "employer_id", [(None, {"last_name": "Forsythe"})])
    id_ = save_employer(book, {"name": "Old Depot"}, contacts=people)
    assert book.undo_title == "Add employer Old Depot"
    assert [c.employer_id for c in book.records(EmployerContact)] == [id_]


def test_records_without_words_are_named_by_what_they_are(book: Book) -> None:
    made = make_class(book, 1)
    [membership] = book.records(PathwayMembership)
    book.save(PathwayMembership, membership.id, {"reason": "Moved"})
    assert lines(book, made.students[0])[0] == (
        "Change “Reason for leaving” of pathway membership",
        ["Pathway membership: Reason for leaving: empty → Moved"],
    )
