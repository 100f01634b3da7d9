"""Two employers become one: nothing is lost, and one undo brings both back."""

from __future__ import annotations

from datetime import date

import pytest

from app.book.book import Book
from app.book.refused import Refused
from app.models import Agreement, Employer, EmployerContact, EmployerInteraction, Opportunity, Placement, Student
from app.models.merging_employers import merge_employers, merged_away
from tests.books import dump


@pytest.fixture
def twins(book: Book) -> tuple[str, str, str]:
    with book.edit("Employers") as edit:
        kept, other, third = edit.insert(
            Employer,
            [
                {"name": "Tule Creek Clinic", "phone": "(559) 555-0101"},
                {"name": "Tule Crk Clínic", "phone": "(559) 555-0102", "street": "1 Levee Road", "city": "San Telmo"},
                {"name": "Clinic of Tule Creek", "city": "Alder Flat", "website": "https://clinic.example.org"},
            ],
        )
        edit.insert(EmployerContact, [{"employer_id": kept, "last_name": "Ode", "first_name": "Ann"}])
        twin, alone = edit.insert(
            EmployerContact,
            [
                {"employer_id": other, "last_name": "ODE", "first_name": "Ann", "position": "Nurse"},
                {"employer_id": other, "last_name": "Ode", "first_name": "Ben"},
            ],
        )
        student = edit.insert(Student, [{"last_name": "Peña", "first_name": "Ana"}])[0]
        edit.insert(
            Placement,
            [
                {"student_id": student, "employer_id": id_, "role": "Aide", "contact_id": c}
                for id_, c in ((other, twin),)
            ],
        )
        edit.insert(Agreement, [{"employer_id": other, "kind": "insurance"}])
        edit.insert(Opportunity, [{"employer_id": other, "role": "Aide", "contact_id": alone}])
        edit.insert(EmployerInteraction, [{"employer_id": third, "kind": "call", "date": date(2026, 9, 1)}])
    return kept, other, third


def test_everything_names_the_one_that_stays(book: Book, twins: tuple[str, str, str]) -> None:
    kept, other, third = twins
    merge_employers(book, kept, [other, third])
    assert book.ids(Employer) == [kept]
    for entity in (Agreement, Opportunity, EmployerInteraction, Placement, EmployerContact):
        assert {record.employer_id for record in book.records(entity)} == {kept}
    assert [(c.first_name, c.position) for c in book.records(EmployerContact)] == [("Ann", "Nurse"), ("Ben", None)]
    placement = book.records(Placement)[0]
    assert book.rows(Placement, [placement.id], ["contact_id"])[placement.id] == ("Ode, Ann",)
    assert book.check() == []


def test_what_it_lacks_it_takes_from_the_others(book: Book, twins: tuple[str, str, str]) -> None:
    kept, other, third = twins
    merge_employers(book, kept, [other, third])
    employer = book.record(Employer, kept)
    assert employer
    assert (employer.phone, employer.website) == ("(559) 555-0101", "https://clinic.example.org")
    assert (employer.street, employer.city) == ("1 Levee Road", "San Telmo")


def test_one_undo_brings_all_back(book: Book, twins: tuple[str, str, str]) -> None:
    before = dump(book)
    merge_employers(book, twins[0], twins[1:])
    assert book.undo() == "Merge 2 employers into Tule Creek Clinic"
    assert dump(book) == before
    assert merged_away(book) == {}


def test_the_names_of_those_merged_away_are_known(book: Book, twins: tuple[str, str, str]) -> None:
    kept, other, third = twins
    merge_employers(book, other, [third])
    merge_employers(book, kept, [other])
    assert merged_away(book) == {"clinic of tule creek": kept, "tule crk clinic": kept}


def test_what_cannot_be_merged(book: Book, twins: tuple[str, str, str]) -> None:
    kept, other, _third = twins
    with pytest.raises(Refused, match="at least two"):
        merge_employers(book, kept, [kept])
    merge_employers(book, kept, [other])
    with pytest.raises(Refused, match="meanwhile"):
        merge_employers(book, kept, [other])
