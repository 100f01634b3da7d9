"""What the sample school holds of courses, supports and plans fits its students and the day on which it is made."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import Any

import pytest

from app.book.book import Book
from app.models import (
    CourseRecord,
    Enrollment,
    FinancialAid,
    Goal,
    MeetingItem,
    PlanReview,
    ProgressPoint,
    ProjectStudent,
    Referral,
    Student,
    StudentPlan,
    SupportPlan,
)
from app.models.ag_progress import ag_progress
from app.models.courses import PathwayCourse
from app.models.cte_status import cte_standings
from app.models.early_warning import warnings
from app.models.mark_meanings import unknown_marks
from app.models.needing import needing
from app.models.site_facts import figures, site_facts
from app.models.strand_timeline import term_ends
from tests.models.conftest import SampleOn


@pytest.fixture(scope="module", params=[date(2026, 11, 20), date(2026, 7, 1), date(2027, 3, 1)], ids=str)
def school(request: pytest.FixtureRequest, sample_on: SampleOn) -> tuple[Book, date]:
    return sample_on(request.param), request.param


def test_marks_fit_grades_and_years(school: tuple[Book, date]) -> None:
    book, today = school
    students = {s.id: s for s in book.records(Student)}
    stays = {e.student_id: e for e in book.records(Enrollment)}
    assert unknown_marks(book) == {}
    for record in book.records(CourseRecord):
        student = students[record.student_id]
        last_year = student.graduation_year - 1 - (12 - int(record.grade_when_taken))
        assert int(record.school_year[:4]) == last_year
        if record.kind == "final":
            assert record.mark
            assert term_ends(record.school_year, record.term) <= today
            came = stays[student.id].entry_date
            elsewhere = record.source == "Transcript of another school"
            assert came <= date(int(record.school_year[:4]) + 1, 6, 30) or elsewhere


def test_the_figures_are_lively(school: tuple[Book, date]) -> None:
    book, today = school
    statuses = Counter(standings[0].status for standings in cte_standings(book, today=today).values())
    assert len(statuses) >= 3
    assert any(p.done >= 1000 for p in ag_progress(book, today=today).values())
    warned = warnings(book, today)
    assert bool(warned) == (today.month != 7)
    assert len(needing(book, today)) > 5
    assert any(p.outcome for p in book.records(SupportPlan))


def test_some_are_on_track_and_some_are_not(school: tuple[Book, date]) -> None:
    """As in a real school: not all; courses are taken again, and those of the pathway are our own."""
    book, today = school
    facts = site_facts(book, today)
    shares = {each.measure.key: each.percent or 0 for each in figures(facts, facts.people)}
    assert 55 <= shares["ag"] <= 85
    assert 80 <= shares["graduation"] <= 96
    assert shares["ag"] < shares["graduation"]
    records = book.records(CourseRecord, {"kind": "final"})
    assert {"F", "D", "C-", "C", "B", "A"} <= {record.mark for record in records}
    assert any(record.term == "summer" for record in records)
    years = Counter((r.student_id, r.course_id, r.term) for r in records)
    assert any(count > 1 for count in years.values())
    pathway = {step.course_id for step in book.records(PathwayCourse)}
    assert not any(r.course_id in pathway for r in records if r.source == "Transcript of another school")


def test_nothing_lies_in_the_future_or_runs_backwards(school: tuple[Book, date]) -> None:
    book, today = school
    plans = {p.id: p for p in book.records(SupportPlan)}
    for entity in (ProgressPoint, PlanReview):
        for record in book.records(entity):
            assert plans[record.plan_id].starts_on <= record.date <= today
    for goal in book.records(Goal):
        assert goal.starts_on <= goal.due_on
        assert goal.met_on is None or goal.starts_on <= goal.met_on <= today
    assert all(r.date <= today and (r.decided_on is None) == (r.state == "open") for r in book.records(Referral))
    assert all(i.done_on is None or i.done_on <= today for i in book.records(MeetingItem))
    assert all(p.presented_on is None or p.presented_on <= today for p in book.records(ProjectStudent))


def test_aid_is_asked_of_seniors_only_and_nobody_has_two_plans_for_a_year(school: tuple[Book, date]) -> None:
    book, today = school
    grades: dict[str, Any] = book.column(Student, "grade")
    assert {grades[aid.student_id] for aid in book.records(FinancialAid)} == {"12"}
    assert all((aid.date is None) == (aid.status == "none") for aid in book.records(FinancialAid))
    assert all(aid.date is None or aid.date <= today for aid in book.records(FinancialAid))
    years = Counter((p.student_id, p.school_year) for p in book.records(StudentPlan))
    assert set(years.values()) == {1}
