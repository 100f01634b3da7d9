"""The life of a placement, step by step and back."""

from __future__ import annotations

from datetime import timedelta

import pytest

from app.book.book import Book
from app.book.children import Children
from app.book.refused import Refused
from app.models import Opportunity, Placement, PlacementCompetency, PlacementDay
from app.models.placing import add_placement, change_placement, end
from app.models.placing_steps import activate, plan_again, reopen_placements, request
from tests.models.school_of import TODAY, Class, log, make_class

DAY = timedelta(days=1)


@pytest.fixture
def made(book: Book) -> Class:
    return make_class(book)


@pytest.fixture
def planned(book: Book, made: Class) -> str:
    employer = book.records(Placement)[0].employer_id
    values = {"student_id": made.students[0], "employer_id": employer, "role": "Baker", "state": "planned"}
    return add_placement(book, values)


def state(book: Book, placement_id: str) -> str:
    placement = book.record(Placement, placement_id)
    assert placement
    return placement.state


def test_from_plan_to_end_and_back(book: Book, planned: str) -> None:
    assert request(book, [planned]) == 1
    assert state(book, planned) == "requested"
    assert activate(book, [planned], TODAY - DAY) == 1
    assert end(book, [planned], TODAY, "completed", "A letter of thanks came") == 1
    ended = book.record(Placement, planned)
    assert ended
    assert (ended.state, ended.starts_on, ended.ends_on) == ("ended", TODAY - DAY, TODAY)
    assert (ended.end_reason, ended.end_note) == ("completed", "A letter of thanks came")
    assert reopen_placements(book, [planned], TODAY + DAY) == 1
    again = book.record(Placement, planned)
    assert again
    assert (again.state, again.ends_on, again.end_reason, again.end_note) == ("active", TODAY + DAY, None, None)
    assert plan_again(book, [planned]) == 1
    for expected in ("active", "ended", "active", "requested", "planned"):
        book.undo()
        assert state(book, planned) == expected


def test_a_step_from_the_wrong_state_is_refused(book: Book, made: Class, planned: str) -> None:
    active = made.placements[0]
    for step in (request, activate, reopen_placements):
        with pytest.raises(Refused, match="None of these placements"):
            step(book, [active])
    with pytest.raises(Refused, match="None of these placements"):
        plan_again(book, [planned])
    assert activate(book, [planned, active]) == 1  # the other one is left as it is


def test_hours_keep_a_placement_from_being_planned_again(book: Book, made: Class) -> None:
    log(book, made, 0, TODAY, 60)
    with pytest.raises(Refused, match="“Clinic aide”"):
        plan_again(book, made.placements)
    assert plan_again(book, made.placements[1:]) == 2


def test_what_has_passed_does_not_begin(book: Book, planned: str) -> None:
    change_placement(book, planned, {"starts_on": TODAY - 9 * DAY, "ends_on": TODAY - DAY})
    with pytest.raises(Refused, match="later last day"):
        activate(book, [planned])
    with pytest.raises(Refused, match="has passed"):
        reopen_placements(book, [planned], TODAY - DAY)


def test_nobody_is_asked_without_an_employer(book: Book, planned: str) -> None:
    change_placement(book, planned, {"employer_id": None})
    with pytest.raises(Refused, match="no employer"):
        request(book, [planned])


def test_a_seat_is_taken_once(book: Book, made: Class, planned: str) -> None:
    employer = book.records(Placement)[0].employer_id
    with book.edit("Seats") as edit:
        [one] = edit.insert(Opportunity, [{"employer_id": employer, "role": "Baker", "seats": 1}])
    seat = {"employer_id": employer, "opportunity_id": one}
    change_placement(book, planned, seat)
    change_placement(book, planned, seat | {"note": "Still the same one"})
    with pytest.raises(Refused, match="All seats"):
        add_placement(book, seat | {"student_id": made.students[1], "role": "Baker"})
    with pytest.raises(Refused, match="another employer"):
        add_placement(book, {"opportunity_id": one, "student_id": made.students[1], "role": "Baker"})
    activate(book, [planned])
    end(book, [planned], TODAY, "left")
    assert add_placement(book, seat | {"student_id": made.students[1], "role": "Baker"})


def test_training_plan_and_schedule_go_with_it(book: Book, planned: str) -> None:
    parts = [
        Children(PlacementCompetency, "placement_id", [(None, {"name": "Kneads", "area": "technical"})]),
        Children(PlacementDay, "placement_id", [(None, {"weekday": "1", "minutes": 120})]),
    ]
    change_placement(book, planned, {"objectives": "Bakes alone"}, parts)
    assert [c.placement_id for c in book.records(PlacementCompetency)] == [planned]
    assert [d.weekday for d in book.records(PlacementDay)] == ["1"]
    book.undo()
    assert book.ids(PlacementCompetency) == book.ids(PlacementDay) == []
