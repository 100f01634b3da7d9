"""Open seats and whom they fit."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from app.book.book import Book
from app.book.refused import Refused
from app.models import Employer, Opportunity, Placement, Sector, SitePathway, Student
from app.models.matching_seats import Reason, fitting_students, matching_seats, seats_left
from app.models.seat_rows import plan_in_seat, remove_opportunities
from tests.models.school_of import Class, make_class

TODAY = date(2026, 11, 20)
DAY = timedelta(days=1)
SUMMER = {"starts_on": date(2027, 6, 15), "ends_on": date(2027, 8, 1)}


@pytest.fixture
def made(book: Book) -> Class:
    made = make_class(book, 2)
    with book.edit("Over") as edit:
        ended = {"starts_on": date(2026, 1, 5), "ends_on": date(2026, 6, 1), "state": "ended"}
        edit.update(Placement, dict.fromkeys(made.placements, ended))
    return made


def offer(book: Book, **values: Any) -> str:
    [employer] = book.ids(Employer)
    with book.edit("Offer") as edit:
        return edit.insert(Opportunity, [{"employer_id": employer, "role": "Intern", **SUMMER, **values}])[0]


def reasons(book: Book, made: Class) -> tuple[Reason, ...]:
    [seat] = matching_seats(book, made.students[0], TODAY)
    return seat.reasons


def test_seats_are_taken_by_placements_that_have_not_ended(book: Book, made: Class) -> None:
    offered = offer(book, seats=2)
    values: dict[str, Any] = {"student_id": made.students[1], "role": "Intern", "opportunity_id": offered}
    with book.edit("Placed") as edit:
        edit.insert(Placement, [values | {"state": "planned"}, values | {"state": "ended"}])
        edit.insert(Placement, [values | {"ends_on": TODAY - DAY}])
    assert seats_left(book, [offered], TODAY) == {offered: 1}
    [seat] = matching_seats(book, made.students[0], TODAY)
    assert (seat.seats_left, seat.employer, seat.fits) == (1, "Tule Creek Clinic", True)
    with book.edit("Placed") as edit:
        edit.insert(Placement, [values, values])
    assert seats_left(book, today=TODAY) == {offered: 0}
    assert matching_seats(book, made.students[0], TODAY) == []


def test_closed_and_past_ones_are_no_seats(book: Book, made: Class) -> None:
    offer(book, state="closed")
    offer(book, starts_on=TODAY - 9 * DAY, ends_on=TODAY - DAY)
    with book.edit("Gone") as edit:
        gone = edit.insert(Employer, [{"name": "Closed down"}])
        edit.insert(Opportunity, [{"employer_id": gone[0], "role": "Intern"}])
        edit.delete(Employer, gone)
    assert matching_seats(book, made.students[0], TODAY) == []


@pytest.mark.parametrize(
    ("grade", "fits", "sentence"),
    [
        ("11", True, "It asks for Grade 11 or above; the student is in Grade 11."),
        ("10", False, "It asks for Grade 11 or above; the student is in Grade 10."),
        (None, None, "It asks for Grade 11 or above, and the student’s grade is not recorded."),
    ],
)
def test_grade(book: Book, made: Class, grade: str | None, fits: bool | None, sentence: str) -> None:
    book.save(Student, made.students[0], {"grade": grade})
    offer(book, least_grade="11")
    assert reasons(book, made)[0] == Reason(fits, sentence)


@pytest.mark.parametrize(("born", "fits"), [(date(2011, 6, 15), True), (date(2011, 6, 16), False), (None, None)])
def test_age_is_that_of_the_first_day(book: Book, made: Class, born: date | None, fits: bool | None) -> None:
    book.save(Student, made.students[0], {"birth_date": born})
    offer(book, least_age=16)
    assert reasons(book, made)[0].fits is fits


def test_pathway_or_its_sector(book: Book, made: Class) -> None:
    health, arts = book.ids(Sector)[:2]
    book.save(SitePathway, made.pathway, {"sector_id": health})
    with book.edit("Pathways") as edit:
        rows = [{"name": "Nursing", "sector_id": health}, {"name": "Design", "sector_id": arts}]
        nursing, design = edit.insert(SitePathway, rows)
    offered = offer(book)
    for pathway, fits, word in (
        (made.pathway, True, "for the student’s pathway, Health Careers"),
        (nursing, True, "same industry sector"),
        (design, False, "not in it"),
    ):
        book.save(Opportunity, offered, {"pathway_id": pathway})
        reason = reasons(book, made)[0]
        assert (reason.fits, word in reason.sentence) == (fits, True)


def test_a_placement_in_the_same_time(book: Book, made: Class) -> None:
    offered = offer(book)
    assert reasons(book, made) == (Reason(True, "No other placement of the student lies in the same time."),)
    book.save(Placement, made.placements[0], {"state": "active", "ends_on": date(2027, 6, 14)})
    assert reasons(book, made)[0].fits
    book.save(Placement, made.placements[0], {"ends_on": date(2027, 6, 15)})
    assert reasons(book, made)[0].sentence == (
        "The student’s placement “Clinic aide” lies in the same time, until Jun 15, 2027."
    )
    book.save(Placement, made.placements[0], {"ends_on": None})
    assert reasons(book, made)[0].fits is False
    book.save(Opportunity, offered, {"seats": 2})
    book.save(Placement, made.placements[0], {"opportunity_id": offered})
    assert reasons(book, made)[0].sentence == "The student has one of these seats already."


def test_those_that_fit_come_first_then_the_earliest(book: Book, made: Class) -> None:
    book.save(Student, made.students[0], {"grade": "10"})
    senior = offer(book, least_grade="12", starts_on=TODAY)
    late = offer(book, starts_on=date(2027, 7, 1))
    early = offer(book)
    assert [s.opportunity.id for s in matching_seats(book, made.students[0], TODAY)] == [early, late, senior]


def test_a_seat_names_whom_it_fits_and_is_planned_once(book: Book, made: Class) -> None:
    offered = offer(book, seats=1, least_grade="12", pay="paid")
    with book.edit("Grades") as edit:
        edit.update(Student, {made.students[0]: {"grade": "12"}, made.students[1]: {"grade": "09"}})
    here = [each.student.id for each in fitting_students(book, offered, TODAY)]
    assert made.students[0] in here and made.students[1] not in here
    placement = plan_in_seat(book, offered, made.students[0])
    [planned] = book.records(Placement, {"id": placement})
    assert (planned.state, planned.pay, planned.starts_on) == ("planned", "paid", SUMMER["starts_on"])
    with pytest.raises(Refused, match="All seats"):
        plan_in_seat(book, offered, made.students[1])
    with pytest.raises(Refused, match="is in one of these seats"):
        remove_opportunities(book, [offered])
