"""The paperwork matrix: what is asked of whom, and where it stands."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from app.book.book import Book
from app.models import ActivityType, Agreement, DocumentKind, Paperwork, Placement, Student
from app.models.paper_standing import months_later
from app.models.paperwork_matrix import PAPER_STATUS, Cell, paper_matrix, placement_papers
from tests.models.school_calendar import make_calendar
from tests.models.school_of import Class, make_class

TODAY = date(2026, 11, 20)
SIXTEEN, EIGHTEEN = date(2010, 9, 1), date(2008, 9, 1)
DAY = timedelta(days=1)


@pytest.fixture
def made(book: Book) -> Class:
    made = make_class(book, 2)
    make_calendar(book)
    with book.edit("Days") as edit:
        days = {"starts_on": date(2026, 9, 1), "ends_on": date(2027, 5, 31)}
        edit.update(Placement, dict.fromkeys(made.placements, days))
    return made


def kind_of(book: Book, document: str) -> str:
    [found] = book.ids(DocumentKind, where={"name": document})
    return found


def give(book: Book, made: Class, document: str, **values: Any) -> str:
    row = {"kind_id": kind_of(book, document), "student_id": made.students[0], "state": "received"}
    with book.edit("Paper") as edit:
        return edit.insert(Paperwork, [row | values])[0]


def cell(book: Book, made: Class, document: str, on: date = TODAY) -> Cell:
    [row] = paper_matrix(book, made.students[:1], on).rows
    return row.cells[kind_of(book, document)]


@pytest.mark.parametrize(
    ("pay", "born", "needed"),
    [
        ("paid", SIXTEEN, {"Work permit": True, "Parent permission": False, "Training plan": True}),
        ("unpaid", SIXTEEN, {"Work permit": False, "Parent permission": True, "Training plan": True}),
        ("paid", EIGHTEEN, {"Work permit": False, "Parent permission": False, "Training plan": True}),
        (None, SIXTEEN, {"Work permit": True, "Parent permission": True}),
        ("paid", None, {"Work permit": True}),
    ],
)
def test_by_pay_and_age(book: Book, made: Class, pay: str | None, born: date | None, needed: dict[str, bool]) -> None:
    book.save(Placement, made.placements[0], {"pay": pay})
    book.save(Student, made.students[0], {"birth_date": born})
    for document, is_needed in needed.items():
        assert (cell(book, made, document).status == "missing") is is_needed, document
        assert cell(book, made, document).why.endswith(".")


def test_it_says_why(book: Book, made: Class) -> None:
    book.save(Student, made.students[0], {"birth_date": EIGHTEEN})
    assert cell(book, made, "Work permit").why == "Asked under the age of 18 only; the student is 18."
    book.save(Student, made.students[0], {"birth_date": SIXTEEN})
    assert cell(book, made, "Work permit").why == (
        "Asked for as long as it is not recorded whether the placement is paid."
    )
    book.save(Placement, made.placements[0], {"pay": "paid"})
    found = cell(book, made, "Work permit")
    assert found.why == "Asked of students under 18 in paid placements."
    assert found.source and "49118" in found.source
    assert cell(book, made, "Parent permission").why == "Asked of unpaid placements only."


def test_by_kind_of_activity(book: Book, made: Class) -> None:
    document = "Employer’s evaluation of the student"
    assert cell(book, made, document).why == "Asked of another kind of activity only."
    [internship] = book.ids(ActivityType, where={"name": "Paid internship"})
    book.save(Placement, made.placements[0], {"activity_type_id": internship})
    assert cell(book, made, document).status == "missing"


def test_a_planned_placement_counts_with_the_age_on_its_first_day(book: Book, made: Class) -> None:
    book.save(Student, made.students[0], {"birth_date": date(2009, 1, 10)})
    book.save(Placement, made.placements[0], {"pay": "paid", "state": "planned", "starts_on": date(2027, 2, 1)})
    assert cell(book, made, "Work permit").status == "not_needed"


def test_the_life_of_a_paper(book: Book, made: Class) -> None:
    document = "Training agreement"
    assert cell(book, made, document).why == "Asked of everybody."
    paper = give(book, made, document, state="requested")
    found = cell(book, made, document)
    assert (found.status, found.record_id) == ("requested", paper)
    book.save(Paperwork, paper, {"state": "received", "received_on": TODAY})
    found = cell(book, made, document)
    assert (found.status, found.why) == ("in_order", "It is there and does not expire.")
    assert cell(book, made, document, TODAY - DAY).status == "missing"
    book.save(Paperwork, paper, {"expires_on": TODAY + 31 * DAY})
    assert cell(book, made, document).status == "in_order"
    assert cell(book, made, document, TODAY + DAY).status == "expires_soon"
    assert cell(book, made, document, TODAY + 31 * DAY).status == "expires_soon"
    late = cell(book, made, document, TODAY + 32 * DAY)
    assert (late.status, late.why) == ("expired", "It expired on Dec 21, 2026.")
    book.save(Paperwork, paper, {"state": "waived", "note": "Family of the employer"})
    assert cell(book, made, document).why == "Waived: Family of the employer"


def test_the_best_of_several_papers_counts_and_those_of_other_placements_do_not(book: Book, made: Class) -> None:
    give(book, made, "Training plan", expires_on=TODAY - DAY)
    assert cell(book, made, "Training plan").status == "expired"
    with book.edit("Another") as edit:
        other = edit.insert(Placement, [{"student_id": made.students[0], "role": "Porter"}])[0]
    give(book, made, "Training plan", placement_id=other)
    rows = {row.placement_id: row for row in paper_matrix(book, made.students[:1], TODAY).rows}
    kind = kind_of(book, "Training plan")
    assert [rows[id_].cells[kind].status for id_ in (made.placements[0], other)] == ["expired", "in_order"]
    give(book, made, "Training plan", placement_id=made.placements[0])
    assert placement_papers(book, made.placements[:1], TODAY).rows[0].cells[kind].status == "in_order"


def test_papers_of_the_student_last_so_long(book: Book, made: Class) -> None:
    give(book, made, "Emergency contact and medical release", received_on=date(2025, 12, 1))
    found = cell(book, made, "Emergency contact and medical release")
    assert (found.status, found.expires_on) == ("expires_soon", date(2026, 12, 1))
    assert months_later(date(2026, 8, 31), 6) == date(2027, 2, 28)


def test_a_permit_expires_after_the_next_year_opens(book: Book, made: Class) -> None:
    book.save(Placement, made.placements[0], {"pay": "paid"})
    give(book, made, "Work permit", received_on=date(2026, 9, 1))
    assert cell(book, made, "Work permit").expires_on == date(2027, 8, 14)


def test_an_employer_answers_with_its_agreements(book: Book, made: Class) -> None:
    insurance = "Certificate of insurance"
    employer = book.records(Placement)[0].employer_id
    with book.edit("Agreement") as edit:
        row = {"employer_id": employer, "kind": "insurance", "starts_on": date(2026, 3, 1)}
        agreement = edit.insert(Agreement, [row])[0]
    found = cell(book, made, insurance)
    assert (found.status, found.record_id, found.expires_on) == ("in_order", agreement, date(2027, 3, 1))
    book.save(Agreement, agreement, {"expires_on": date(2026, 11, 30)})
    assert cell(book, made, insurance).status == "expires_soon"
    assert cell(book, made, "Affiliation agreement").status == "missing"
    book.save(Agreement, agreement, {"starts_on": TODAY + DAY, "expires_on": None})
    assert cell(book, made, insurance).why == "It is not in force yet."
    book.save(Placement, made.placements[0], {"employer_id": None})
    assert cell(book, made, insurance).why == "The placement names no employer yet."


def test_rows_and_counts(book: Book, made: Class) -> None:
    first, second = made.placements
    book.save(Placement, second, {"state": "ended"})
    matrix = paper_matrix(book, made.students[::-1], TODAY)
    assert [(row.student_id, row.placement_id) for row in matrix.rows] == [
        (made.students[1], None), (made.students[0], first),
    ]  # fmt: skip
    assert [kind.name for kind in matrix.kinds][:2] == ["Work permit request", "Work permit"]
    idle = matrix.rows[0]
    assert idle.open_kinds == [kind_of(book, "Emergency contact and medical release")]
    assert idle.counts["not_needed"] == len(matrix.kinds) - 1
    assert {c.status for row in matrix.rows for c in row.cells.values()} <= PAPER_STATUS.options.keys()
    assert [row.placement_id for row in placement_papers(book, [second, first], TODAY).rows] == [second, first]
