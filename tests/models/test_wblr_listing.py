"""Every record of a school year as it is listed, how its values came about, and the files written before."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from app.book.book import Book
from app.exports.access_report import act_of
from app.models.access import EXPORTED, Access, Disclosure, note_handed_out
from app.models.people import Enrollment, StudentGroup
from app.models.wblr_files import earlier_files, noted_as
from app.models.wblr_listing import Line, listing, narrowed
from app.models.wblr_mending import add_group, add_stay, usual_group, usual_stay
from app.models.wblr_tracing import YearOfHours, arithmetic, hours_by_year, traced
from tests.models.state_school import BEFORE, TODAY, YEAR, School, make_state_school


@pytest.fixture
def school(book: Book) -> School:
    return make_state_school(book)


def lines(school: School) -> dict[str, Line]:
    return {line.id: line for line in listing(school.book, YEAR, TODAY).lines}


def test_records_are_ready_held_back_or_not_asked_for(school: School) -> None:
    ready = school.internship(internship_id="A")
    held = school.internship(internship_id="B", course_id=None, lea_sponsored=None)
    waits = school.work("10", internship_id="C")
    school.hours(waits, date(2025, 10, 7), 60, state="submitted")
    event = school.add("event", name="Tour", date=date(2025, 10, 8), activity_type_id=school.kind("25"))
    school.add("participation", event_id=event, student_id=school.student, presence="attended")
    found = listing(school.book, YEAR, TODAY)
    assert [found.count(each) for each in ("ready", "held", "out")] == [1, 2, 1]
    assert dict(found.broken()) == {"wblr.event": 1, "wblr.hours": 1, "wblr.course": 1, "wblr.lea_sponsored": 1}
    by_id = {line.id: line for line in found.lines}
    assert (by_id[ready].standing, by_id[ready].student, by_id[ready].local_id) == ("ready", "Peña, Ana", "001")
    assert [problem.rule.name for problem in by_id[held].problems] == ["wblr.course", "wblr.lea_sponsored"]
    assert by_id[ready].values == {
        "ssid": "9000000001", "type": "10", "hours": "10", "course": "7922", "internship_id": "A",
        "evaluation": "Meets expectations", "lea_sponsored": "Yes", "certified_supervised": "No",
    }  # fmt: skip
    assert [line.id for line in found.lines if line.standing == "out"] == [event]
    places = narrowed(found.lines, "held", "wblr.course", "clinic peña")
    assert [found.lines[place].id for place in places] == [held]
    assert narrowed(found.lines, "held", "wblr.course", "CLINIC pena 001") == places
    by_ssid = narrowed(found.lines, "", "", "9000000001")
    assert {found.lines[place].student for place in by_ssid} == {"Peña, Ana"}
    namesake = replace(found.lines[0], student="Tule, Bo")
    assert narrowed([found.lines[0], namesake], "", "", "tule") == [1, 0]  # of a student before that of an employer


def test_what_holds_back_comes_before_what_only_reminds(school: School) -> None:
    placement = school.internship(internship_id="A", employer_evaluation=None)
    school.hours(placement, date(2025, 10, 9), 60, state="submitted")
    assert [problem.rule.name for problem in lines(school)[placement].problems] == ["wblr.evaluation", "wblr.waiting"]


@pytest.mark.parametrize(
    ("code", "values", "why"),
    [
        (None, {}, "The state has no type for “Activity None”."),
        ("10", {}, "No hours of this year are approved or wait."),
        ("10", {"state": "planned"}, "It has not begun."),
        ("25", {}, "It goes on: the state asks for it in the year in which it is completed."),
        ("25", {"state": "ended", "ends_on": date(2025, 12, 1), "end_reason": "left"},
         "It was not completed: the state asks only for what was."),
    ],
)  # fmt: skip
def test_why_a_placement_is_not_in_it(school: School, code: str | None, values: dict[str, object], why: str) -> None:
    placement = school.work(code, **values)
    assert lines(school)[placement].why == why


def test_what_holds_back_everything_stands_apart(school: School) -> None:
    school.internship(internship_id="A")
    school.set("site", school.site, cds_code=None)
    found = listing(school.book, YEAR, TODAY)
    assert ([problem.rule.name for problem in found.of_file], found.count("held")) == (["wblr.site"], 1)
    assert found.lines[0].problems == ()


def test_hours_are_explained_month_and_year_apart(school: School) -> None:
    placement = school.work("10", starts_on=date(2025, 5, 1), internship_id="A")
    school.hours(placement, date(2025, 6, 30), 120)
    school.hours(placement, date(2025, 7, 1), 180)
    school.hours(placement, date(2025, 10, 1), 60, in_class=True)
    school.hours(placement, date(2025, 10, 2), 30, state="submitted")
    years = hours_by_year(school.book, placement)
    assert years == [YearOfHours(BEFORE, 120, 0, 0), YearOfHours(YEAR, 240, 60, 30)]
    found = listing(school.book, YEAR, TODAY)
    assert arithmetic(found.checked, years) == [
        "Approved from Jul 1, 2025 to Jun 30, 2026: 4 h",
        "Of these in class: 1 h, so 3 h remain.",
        "Written as 3.",
        "Not counted: 0.5 h wait for approval.",
        "Reported for 2024-2025, not here: 2 h",
    ]
    [line] = [line for line in found.lines if line.judged]
    assert line.judged
    told = {field.number: (field.value, field.how) for field in traced(found.checked, line.judged)}
    assert told["21.11"] == ("3", "Approved hours outside class; see below.")
    assert told["21.13"] == ("Meets expectations", "Written as 3, as the settings say.")
    assert told["21.10"] == ("A", "As it was entered.")


def test_files_written_before_are_told_from_the_log(school: School) -> None:
    why = Disclosure("agency", "CALPADS")
    note_handed_out(school.book, EXPORTED, [school.student, school.another()], noted_as(BEFORE, 3), why)
    note_handed_out(school.book, EXPORTED, [school.student], noted_as(YEAR, 1), why)
    note_handed_out(school.book, EXPORTED, [school.student], "roster")
    found = [(file.year, file.rows, file.students, file.name, file.recipient) for file in earlier_files(school.book)]
    assert found == [(YEAR, 1, 1, "Dana Whitfield", "CALPADS"), (BEFORE, 3, 2, "Dana Whitfield", "CALPADS")]
    line = Access(1, earlier_files(school.book)[0].at, "", "", EXPORTED, noted_as(YEAR, 1), "student", "", "", "")
    assert act_of(line) == "Exported · State file of work-based learning 2025-2026"


def test_a_stay_and_a_group_are_added_where_they_lack(school: School) -> None:
    school.add("enrollment", student_id=school.student, entry_date=date(2019, 8, 1), exit_date=date(2020, 5, 1))
    placement = school.work("60", state="ended", ends_on=date(2026, 3, 1), end_reason="completed")
    assert [problem.rule.name for problem in lines(school)[placement].problems] == ["wblr.enrollment", "wblr.iep"]
    add_stay(school.book, school.student, usual_stay(school.book, YEAR))
    add_group(school.book, school.student, usual_group(school.book, YEAR, "60"))
    assert lines(school)[placement].standing == "ready"
    assert (len(school.book.ids(Enrollment)), len(school.book.ids(StudentGroup))) == (2, 1)
