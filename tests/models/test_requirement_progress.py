"""A-G and graduation: what counts, what counts once, what is under way, and which rows are behind it."""

from __future__ import annotations

from datetime import date

import pytest

from app.book.book import Book
from app.models import Course, CourseRecord, Enrollment, MarkScale
from app.models.ag_progress import ag_progress
from app.models.credit_progress import credit_progress, missing
from app.models.four_year_plan import four_year_plan
from app.models.grade_averages import ag_averages, averages
from app.models.mark_meanings import unknown_marks
from app.models.on_track import due_by, is_on_track
from app.models.requirement_progress import Line, Progress
from app.models.settings import decide
from app.models.strand_settings import C_MINUS_COUNTS
from app.models.student_plans import PlannedCourse
from app.models.transcripts import taken
from tests.models.taking_courses import YEAR, course, district, student, took


def ag(book: Book, student_id: str, area: str) -> Line:
    return next(line for line in ag_progress(book, [student_id])[student_id].lines if line.code == area)


def test_two_semesters_make_a_year_and_name_their_rows(book: Book) -> None:
    ana, english = student(book), course(book, "English 9", "b")
    ids = took(book, ana, english, [("s1", "C"), ("s2", "A-")])
    line = ag(book, ana, "b")
    assert (line.required, line.done, line.missing, set(line.done_ids)) == (400, 100, 300, set(ids))


def test_three_trimesters_make_a_year(book: Book) -> None:
    ana, art = student(book), course(book, "Drawing", "f")
    took(book, ana, art, [("t1", "B"), ("t2", "B"), ("t3", "B")])
    assert ag(book, ana, "f").done == 100


def test_a_term_that_was_taken_twice_counts_once(book: Book) -> None:
    ana, algebra = student(book), course(book, "Algebra 1", "c")
    took(book, ana, algebra, [("s1", "D"), ("s2", "C")], "2023-2024")
    took(book, ana, algebra, [("s1", "B"), ("s2", "B"), ("full", "B")], "2024-2025")
    assert ag(book, ana, "c").done == 100


@pytest.mark.parametrize(("lenient", "done"), [(False, 0), (True, 50)])
def test_whether_a_c_minus_counts_is_the_sites_decision(book: Book, lenient: bool, done: int) -> None:
    ana, biology = student(book), course(book, "Biology", "d")
    took(book, ana, biology, [("s1", "C-"), ("s2", "D")])
    decide(book, C_MINUS_COUNTS, lenient)
    assert ag(book, ana, "d").done == done


def test_what_is_too_much_goes_to_electives(book: Book) -> None:
    ana = student(book)
    for name in ("World History", "United States History", "Geography"):
        took(book, ana, course(book, name, "a"), [("full", "B")])
    progress = ag_progress(book, [ana])[ana]
    done = {line.code: line.done for line in progress.lines}
    assert (done["a"], done["g"], progress.done) == (200, 100, 300)


def test_what_is_under_way_is_told_apart_and_no_older_year_is(book: Book) -> None:
    ana, physics = student(book), course(book, "Physics", "d")
    running = took(book, ana, physics, [("s1", None)], YEAR)
    took(book, ana, course(book, "Chemistry", "d"), [("s1", None)], "2019-2020")
    line = ag(book, ana, "d")
    assert (line.done, line.running, line.open, line.running_ids) == (0, 50, 150, tuple(running))


def test_a_final_mark_takes_the_place_of_the_progress_mark(book: Book) -> None:
    ana, physics = student(book), course(book, "Physics", "d")
    took(book, ana, physics, [("s1", None), ("s1", "B")], YEAR)
    line = ag(book, ana, "d")
    assert (line.done, line.running) == (50, 0)


def test_credits_are_those_that_the_school_gave(book: Book) -> None:
    ana, english = student(book), course(book, "English 9", subject="English")
    district(book)
    [first, second] = took(book, ana, english, [("s1", "A"), ("s2", "F")])
    with book.edit("Given") as edit:
        edit.update(CourseRecord, {first: {"credits_earned": 250}, second: {"credits_earned": 0}})
    [line] = credit_progress(book, [ana])[ana].lines
    assert (line.done, line.missing) == (250, 1750)


def test_quarters_are_progress_where_the_semester_has_its_mark(book: Book) -> None:
    ana, english = student(book), course(book, "English 9", "b", "English")
    took(book, ana, english, [("q1", "F"), ("s1", "B"), ("q3", "A")])
    assert [(t.term, t.credits) for t in taken(book)[ana]] == [("s1", 500), ("q3", 250)]
    assert averages(book)[ana].value == 333  # a semester weighs two quarters
    took(book, ana, english, [("s2", "B"), ("q4", None)])
    for records in (taken(book)[ana], taken(book, [ana])[ana]):
        assert [(t.term, t.credits) for t in records] == [("s1", 500), ("s2", 500)]
    assert averages(book)[ana].value == 300


def test_a_school_of_quarters_gives_the_credits_of_each(book: Book) -> None:
    ana, art = student(book), course(book, "Drawing", "f")
    took(book, ana, art, [("q1", "A"), ("q2", "A"), ("q3", "A"), ("q4", "A")])
    assert sum(t.credits for t in taken(book)[ana]) == 2000
    took(book, ana, art, [("full", "B")])
    assert [(t.term, t.credits) for t in taken(book)[ana]] == [("full", 500)]


def test_the_sites_own_set_goes_before_the_shipped_one_where_the_class_fits(book: Book) -> None:
    own = district(book, class_from=2030)
    young, old = student(book, "09", 2030), student(book, "12", 2027)
    found = credit_progress(book)
    assert (found[young].set_id, found[old].set_id == own) == (own, False)
    assert (found[young].unit, found[old].unit) == ("credits", "years")
    assert found[old].by == date(2027, 6, 30)
    assert "Ethnic studies" not in [line.name for line in found[old].lines]


def test_what_is_missing_is_named_with_its_day(book: Book) -> None:
    district(book)
    ana = student(book, "12", 2027)
    [lack] = missing(credit_progress(book, [ana])[ana])
    assert (lack.line.name, lack.amount, lack.by) == ("English", 2000, date(2027, 6, 30))


@pytest.mark.parametrize(
    ("grade", "on", "due"),
    [
        ("09", date(2026, 8, 20), 0),
        ("10", date(2026, 8, 20), 300),
        ("09", date(2026, 10, 1), 150),
        ("12", date(2027, 1, 19), 1300),
        ("12", date(2027, 1, 20), 1500),
        ("AD", date(2027, 3, 1), 0),
    ],
)
def test_what_is_due_on_a_day(grade: str, on: date, due: int) -> None:
    assert due_by(grade, 1500, on) == due


def test_on_track_says_nothing_while_nothing_is_due() -> None:
    progress = Progress("", "", "years", (), 1500, 1100, 400, 200, None)
    assert is_on_track(progress, "12", date(2026, 10, 1))
    assert is_on_track(progress, "12", date(2027, 3, 1)) is False
    assert is_on_track(progress, "09", date(2026, 8, 20)) is None


@pytest.mark.parametrize(
    ("on", "terms", "expected"),
    [
        (date(2026, 10, 1), [("s1", "C"), ("s2", None)], 50),  # the second half has not begun
        (date(2026, 10, 1), [("s1", "D"), ("s2", None)], 0),
        (date(2026, 10, 1), [("full", None)], 50),
        (date(2027, 3, 1), [("full", "B")], 100),
        (date(2027, 3, 1), [("full", "D")], 0),
        (date(2026, 8, 20), [("s1", None)], 0),
    ],
)
def test_under_way_is_expected_while_its_mark_would_count(
    book: Book, on: date, terms: list[tuple[str, str | None]], expected: int
) -> None:
    ana = student(book)
    ids = took(book, ana, course(book, "Physics", "d"), terms, "2026-2027")
    with book.edit("So far") as edit:
        edit.update(CourseRecord, {id_: {"kind": "progress"} for id_ in ids})
    assert ag_progress(book, [ana], on)[ana].expected == expected


def test_an_average_weighs_marks_by_the_credits_attempted(book: Book) -> None:
    ana = student(book)
    [year] = took(book, ana, course(book, "English 10"), [("full", "A")])
    [failed] = took(book, ana, course(book, "Physics"), [("s1", "F")])
    assert averages(book)[ana].value == 200
    with book.edit("Credits") as edit:
        edit.update(CourseRecord, {year: {"credits_attempted": 1000, "credits_earned": 1000},
                                   failed: {"credits_attempted": 500, "credits_earned": 0}})  # fmt: skip
    assert averages(book)[ana].value == 267
    with book.edit("No credits at all") as edit:
        edit.update(Course, {id_: {"credits": None} for id_ in book.ids(Course)})
        edit.update(CourseRecord, {id_: {"credits_attempted": None, "credits_earned": None} for id_ in (year, failed)})
    assert averages(book)[ana].value == 267


def test_averages_and_marks_that_nobody_knows(book: Book) -> None:
    ana = student(book)
    ids = took(book, ana, course(book, "English 10", "b"), [("s1", "b+"), ("s2", "C")])
    took(book, ana, course(book, "Advisory"), [("s1", "P"), ("s2", "ungraded")])
    with book.edit("Grade") as edit:
        edit.update(CourseRecord, {id_: {"grade_when_taken": "10"} for id_ in ids})
    assert averages(book)[ana].value == 265
    assert ag_averages(book)[ana] == (averages(book)[ana].__class__)(250, tuple(ids))
    assert unknown_marks(book) == {"ungraded": 1}
    with book.edit("Scale") as edit:
        edit.insert(MarkScale, [{"mark": "Ungraded", "passes": True}])
    assert unknown_marks(book) == {}


def test_the_four_year_plan_takes_what_was_planned_for_what_is_missing(book: Book) -> None:
    district(book)
    ana = student(book, "11")
    first, second = (course(book, name, "b", "English") for name in ("English 9", "English 12"))
    took(book, ana, first, [("full", "A")])
    with book.edit("Planned") as edit:
        [planned] = edit.insert(PlannedCourse, [{"student_id": ana, "grade": "12", "course_id": second}])
    plan = four_year_plan(book, ana)
    assert {(cell.name, cell.state) for cell in plan.cells} == {("English 9", "taken"), ("English 12", "planned")}
    [check] = plan.checks["graduation"]
    assert (check.line.open, check.planned, check.lacking, check.planned_ids) == (1500, 1000, 500, (planned,))
    english = next(check for check in plan.checks["ag"] if check.line.code == "b")
    assert english.planned == 100


def test_grades_of_records_without_one_are_counted_back(book: Book) -> None:
    ana, gone = student(book, "11"), student(book, "12")
    now = date(2026, 10, 1)
    for who in (ana, gone):
        took(book, who, course(book, f"English of {who}"), [("s1", "B")], "2024-2025")
    with book.edit("Left") as edit:
        edit.insert(Enrollment, [{"student_id": gone, "exit_date": date(2025, 6, 5)}])
    plans = [four_year_plan(book, who, now) for who in (ana, gone)]
    assert [[cell.grade for cell in plan.cells] for plan in plans] == [["09"], ["12"]]
    assert all(plan.counted_back for plan in plans)
