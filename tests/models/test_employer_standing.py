"""How the site stands with employers: agreements, seats, contacts, follow-ups, likely duplicates."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from app.book.book import Book
from app.book.refused import Refused
from app.models import Agreement, Employer, EmployerContact, EmployerInteraction, Opportunity, Placement
from app.models.duplicate_employers import duplicate_ids, likely_duplicates
from app.models.employer_facts import events_at, placements_at
from app.models.employer_rows import RESTS_ON, employer_ids_about, employer_rows
from app.models.employer_standing import agreement_standings, follow_ups, last_contacts, last_students, open_seats
from app.models.keeping_contact import drop_follow_up, first_values, log_contact, log_of, open_follow_ups, thank
from app.models.merging_employers import former_names, gone_into, merge_employers, preview, what_moves
from tests.models.school_of import TODAY, make_class

ON = date(2026, 11, 20)
DAY = timedelta(days=1)


@pytest.fixture
def clinic(book: Book) -> str:
    with book.edit("Employer") as edit:
        return edit.insert(Employer, [{"name": "Tule Creek Clinic"}])[0]


def agree(book: Book, employer_id: str, kind: str, starts_on: date | None, expires_on: date | None) -> None:
    row = {"employer_id": employer_id, "kind": kind, "starts_on": starts_on, "expires_on": expires_on}
    with book.edit("Agreement") as edit:
        edit.insert(Agreement, [row])


def test_of_each_kind_the_longest_counts_and_of_all_kinds_the_worst(book: Book, clinic: str) -> None:
    def standing() -> tuple[str, date | None]:
        found = agreement_standings(book, [clinic], ON)[clinic]
        return found.state, found.expires_on

    assert agreement_standings(book, today=ON) == {}
    agree(book, clinic, "affiliation", None, None)
    assert standing() == ("in_order", None)
    agree(book, clinic, "insurance", date(2025, 12, 1), date(2026, 11, 30))
    assert standing() == ("expires_soon", date(2026, 11, 30))
    agree(book, clinic, "insurance", date(2026, 12, 1), date(2027, 11, 30))
    assert standing() == ("in_order", date(2027, 11, 30)), "it goes on the day after"
    agree(book, clinic, "training", date(2025, 7, 1), ON - DAY)
    assert standing() == ("expired", ON - DAY)
    agree(book, clinic, "training", ON + DAY, ON + 100 * DAY)
    assert standing() == ("expired", ON - DAY), "there is a day without one"


def test_an_agreement_that_begins_later_does_not_hold_today(book: Book, clinic: str) -> None:
    agree(book, clinic, "insurance", ON + DAY, ON + 100 * DAY)
    assert agreement_standings(book, today=ON)[clinic].state == "none"


def test_spans_do_not_run_backwards(book: Book, clinic: str) -> None:
    with pytest.raises(Refused, match="expires before"):
        agree(book, clinic, "insurance", ON, ON - DAY)
    with pytest.raises(Refused, match="seats end before"), book.edit("Seats") as edit:
        edit.insert(Opportunity, [{"employer_id": clinic, "role": "Aide", "starts_on": ON, "ends_on": ON - DAY}])
    assert book.ids(Agreement) == book.ids(Opportunity) == []


def test_seats_contacts_and_students_at_a_glance(book: Book) -> None:
    made = make_class(book)
    [clinic] = book.ids(Employer)
    with book.edit("Dealings") as edit:
        offer = {"employer_id": clinic, "role": "Aide", "seats": 2}
        [taken, *_others] = edit.insert(
            Opportunity,
            [offer, offer | {"state": "closed"}, offer | {"ends_on": TODAY - DAY}, offer | {"employer_id": clinic}],
        )
        edit.update(Placement, {made.placements[0]: {"opportunity_id": taken}})
        edit.update(Placement, {made.placements[2]: {"starts_on": TODAY - DAY}})
    assert open_seats(book) == {clinic: 3}
    log_contact(book, {"employer_id": clinic, "kind": "visit", "date": TODAY - 9 * DAY, "thanks_owed": True})
    assert last_contacts(book, [clinic]) == {clinic: TODAY - 9 * DAY}
    assert last_students(book)[clinic].student_id == made.students[2]
    row = employer_rows(book, [clinic])[clinic]
    assert (row["open_seats"], row["students_now"], row["thanks_owed"]) == (3, 3, 1)
    assert row["last_student"].name == "Sample02, Ada"
    assert "employer_interaction" in RESTS_ON
    running, past = placements_at(book, clinic)
    assert ({r["id"] for r in running}, past, events_at(book, clinic)) == (set(made.placements), [], [])


def test_a_follow_up_is_answered_by_a_contact_on_its_day_or_later(book: Book, clinic: str) -> None:
    promised = log_contact(
        book, {"employer_id": clinic, "kind": "call", "date": TODAY - 9 * DAY, "follow_up_on": TODAY - 2 * DAY}
    )
    log_contact(book, {"employer_id": clinic, "kind": "call", "date": TODAY - 5 * DAY})
    assert follow_ups(book) == {clinic: TODAY - 2 * DAY}
    assert [each.id for each in open_follow_ups(log_of(book, clinic))] == [promised]
    late = log_contact(book, {"employer_id": clinic, "kind": "visit", "date": TODAY})
    assert (follow_ups(book), open_follow_ups(log_of(book, clinic))) == ({}, [])
    with book.edit("Undo it") as edit:
        edit.delete(EmployerInteraction, [late])
    log_contact(book, {"employer_id": clinic, "kind": "call", "date": TODAY - 3 * DAY}, answers=promised)
    assert follow_ups(book) == {}, "it came earlier, and was meant as the answer"
    book.undo()
    assert follow_ups(book, [clinic]) == {clinic: TODAY - 2 * DAY}
    drop_follow_up(book, promised)
    assert follow_ups(book) == {}


def test_a_contact_is_of_today_and_fits_the_employer(book: Book, clinic: str) -> None:
    with book.edit("People") as edit:
        other = edit.insert(Employer, [{"name": "Harbor Networks"}])[0]
        own, strange = edit.insert(
            EmployerContact, [{"employer_id": id_, "last_name": "Ode"} for id_ in (clinic, other)]
        )
    values = first_values(book, clinic)
    assert (values["date"], values["contact_id"], values["kind"]) == (TODAY, own, "call")
    for wrong, words in (
        ({"date": TODAY + DAY}, "still to come"),
        ({"follow_up_on": TODAY - DAY}, "before the contact"),
        ({"thanked_on": TODAY - DAY}, "before the contact"),
        ({"contact_id": strange}, "another employer"),
    ):
        with pytest.raises(Refused, match=words):
            log_contact(book, values | wrong)
    id_ = log_contact(book, values)
    with pytest.raises(Refused, match="No thanks"):
        thank(book, [id_])
    log_contact(book, values | {"thanks_owed": True}, id_)
    assert thank(book, [id_]) == 1


def test_what_looks_alike_is_pointed_out(book: Book) -> None:
    with book.edit("Employers") as edit:
        ids = edit.insert(
            Employer,
            [
                {"name": "Meadowlark Kitchen"},
                {"name": "The Meadowlark Kitchen, Inc."},
                {"name": "Depot Diner", "phone": "(559) 555-0101"},
                {"name": "Diner at the Depot", "phone": "1-559-555-0101", "street": "1 Levee Road"},
                {"name": "Levee Labs", "street": "1 Levee Rd."},
                {"name": "Laboratory at the Levee", "street": "1 levee rd"},
                {"name": "Short Phone", "phone": "555-0101"},
                {"name": "Shorter Phone", "phone": "555-0101"},
            ],
        )
        people = [{"employer_id": id_, "last_name": "Ode", "email": "ann@levee.example.org"} for id_ in ids[4:6]]
        edit.insert(EmployerContact, people)
        common = [{"employer_id": id_, "last_name": "Vale", "email": "vale@gmail.com"} for id_ in ids[6:]]
        edit.insert(EmployerContact, common)
    found = likely_duplicates(book)
    assert [set(each.ids) for each in found] == [set(ids[0:2]), set(ids[2:4]), set(ids[4:6])]
    assert [each.sentence.split()[-1] for each in found] == ["name.", "number.", "place."]
    assert duplicate_ids(book) == set(ids[:6])


def test_a_merge_is_seen_before_it_is_made(book: Book, clinic: str) -> None:
    with book.edit("Twin") as edit:
        twin = edit.insert(
            Employer, [{"name": "Tule Creek Clinic, LLC", "street": "1 Levee Road", "city": "San Telmo"}]
        )[0]
        edit.insert(Agreement, [{"employer_id": twin, "kind": "insurance"}])
        edit.insert(EmployerContact, [{"employer_id": twin, "last_name": "Ode"}])
    groups = {group.names[0]: group for group in preview(book, clinic, [twin])}
    assert groups["name"].differs
    assert (groups["street"].names, groups["street"].source) == (("street", "city", "zip_code"), twin)
    assert groups["street"].words == {clinic: "", twin: "1 Levee Road, San Telmo"}
    assert what_moves(book, [twin]) == {Agreement: 1, EmployerContact: 1}
    merge_employers(book, clinic, [twin], {"name": twin, "street": clinic})
    kept = book.record(Employer, clinic)
    assert kept
    assert (kept.name, kept.street) == ("Tule Creek Clinic, LLC", None)
    assert gone_into(book, twin) == (clinic, "Tule Creek Clinic, LLC")
    assert gone_into(book, clinic) is None
    assert former_names(book, clinic) == ["Tule Creek Clinic, LLC"]
    book.save(Employer, clinic, {"name": "Clinic"})
    assert employer_ids_about(book, "tule llc") == {clinic}
