"""What is asked, and findings that are let stand."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from app.book.book import Book
from app.book.refused import Refused
from app.models import HourEntry, Placement, Student
from app.models.checks import findings
from app.models.checks.finding import RULES
from app.models.checks.overriding import let_stand, overrides_of, take_back
from tests.models.checks.shifts import TODAY, Shifts, make_shifts
from tests.models.role_books import OTHER, OWN, RoleBook
from tests.models.school_calendar import MONDAY, VETERANS

LONG = 11 * 60
DAY = timedelta(days=1)


def test_an_exception_silences_exactly_its_finding(shifts: Shifts) -> None:
    shifts.log(MONDAY, LONG)
    shifts.log(MONDAY + DAY, LONG)
    first, second = shifts.found("long_day")
    assert let_stand(shifts.book, [first, first], " Inventory ") == 1
    assert shifts.found("long_day") == [second]
    placement = shifts.made.placements[0]
    told = shifts.found("long_day", placement_ids=[placement], with_overridden=True)
    assert [f.override and f.override.reason for f in told] == ["Inventory", None]
    [kept] = overrides_of(shifts.book, placement)
    assert (kept.entry_id, kept.rule, kept.made_by) == (first.entry_id, "long_day", "Dana Whitfield")
    shifts.book.undo()
    assert len(shifts.found("long_day")) == 2


def test_it_holds_for_one_rule_alone(shifts: Shifts) -> None:
    shifts.log(VETERANS, LONG)
    let_stand(shifts.book, shifts.found("non_school_day"), "They were open")
    assert [f.rule for f in shifts.found() if f.entry_id] == ["long_day"]


def test_another_entry_that_joins_in_is_found_again(shifts: Shifts) -> None:
    shifts.log(MONDAY, "9:00-12:00")
    shifts.log(MONDAY, "11:00-13:00")
    let_stand(shifts.book, shifts.found("overlap"), "Two desks")
    assert shifts.found("overlap") == []
    shifts.log(MONDAY, "12:30-14:00")
    assert len(shifts.found("overlap")) == 1


def test_a_finding_about_the_placement_is_let_stand_with_it(shifts: Shifts) -> None:
    let_stand(shifts.book, shifts.found("no_agreement"), "The district signed centrally")
    shifts.log(MONDAY, 60)
    assert shifts.found("no_agreement") == []
    [kept] = overrides_of(shifts.book, shifts.made.placements[0])
    assert kept.entry_id is None
    assert take_back(shifts.book, [kept.id]) == 1
    assert len(shifts.found("no_agreement")) == 1


def test_it_takes_a_reason_and_something_to_excuse(shifts: Shifts) -> None:
    shifts.log(MONDAY, LONG)
    with pytest.raises(Refused, match="Say why"):
        let_stand(shifts.book, shifts.found("long_day"), "  ")
    before = shifts.found("long_day")
    let_stand(shifts.book, before, "Inventory")
    with pytest.raises(Refused, match="stand already"):
        let_stand(shifts.book, before, "Once more")


def test_what_is_asked_about(shifts: Shifts) -> None:
    shifts = make_shifts(shifts.book, 2)
    first = shifts.log(MONDAY, LONG)
    second = shifts.log(MONDAY + 7 * DAY, LONG, at=1)
    _one, other = shifts.made.students

    def entries(**asked: object) -> list[str | None]:
        return [f.entry_id for f in shifts.found("long_day", **asked)]

    assert entries(entry_ids=[first]) == [first]
    assert entries(week=MONDAY + 6 * DAY) == [first]
    assert entries(week=MONDAY + 7 * DAY, student_ids=[other]) == [second]
    assert entries(week=MONDAY, student_ids=[other]) == []
    assert entries(placement_ids=shifts.made.placements) == entries(student_ids=shifts.made.students) == [first, second]
    assert entries(entry_ids=[]) == []


def test_every_rule_is_named_and_every_finding_says_all(shifts: Shifts) -> None:
    shifts.born(date(2012, 9, 1))
    shifts.place(pay="paid", starts_on=date(2026, 11, 4))
    for n in range(4):
        shifts.log(MONDAY + n * DAY, "14:00-23:00")
    found = findings(shifts.book, student_ids=shifts.made.students, today=TODAY)
    assert {f.rule for f in found} <= RULES.keys()
    assert {"no_permit", "before_start", "minor_day", "minor_week", "minor_clock"} <= {f.rule for f in found}
    for f in found:
        assert f.sentence and f.figure and f.source and f.student_id == shifts.made.students[0]
        assert "{" not in f.sentence + f.figure + f.source


def test_a_teacher_checks_the_own_students(role_book: RoleBook) -> None:
    students = [role_book.examples["student"][whose].id for whose in (OWN, OTHER)]
    with role_book.open_as("coordinator") as book, book.edit("Days") as edit:
        work = {"role": "Aide", "starts_on": MONDAY}
        placed = edit.insert(Placement, [work | {"student_id": id_} for id_ in students])
        days = [{"student_id": s, "placement_id": p} for s, p in zip(students, placed, strict=True)]
        edit.insert(HourEntry, [row | {"date": MONDAY, "minutes": LONG} for row in days])
    with role_book.open_as("teacher") as book:
        [found] = [f for f in findings(book, student_ids=students) if f.rule == "long_day"]
        assert found.student_id == students[0]
        assert let_stand(book, [found], "Inventory") == 1
        assert [f for f in findings(book, student_ids=students) if f.rule == "long_day"] == []


def test_in_the_sample_school_every_finding_is_named_apart(shared_sample: Book) -> None:
    found = findings(shared_sample, student_ids=shared_sample.ids(Student))
    assert found
    assert len({f.key for f in found}) == len(found)
    assert not [f for f in found if "{" in f.sentence + f.figure + f.source]
