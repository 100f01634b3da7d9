"""Early warning, A-G, credits and who needs somebody, of 5,000 students with four years of marks."""

from __future__ import annotations

import random
from datetime import date, timedelta

from app.book.book import Book
from app.models import (
    AttendanceSnapshot,
    BehaviorSnapshot,
    Course,
    CourseRecord,
    Referral,
    Staff,
    Student,
    SupportPlan,
    SupportSession,
)
from app.models.ag_progress import ag_progress
from app.models.caseload_rows import caseload
from app.models.credit_progress import credit_progress
from app.models.early_warning import warnings
from app.models.needing import needing
from app.models.school import year_name
from app.models.study_kinds import SUBJECTS
from tests.benchmarks.book import empty_book, students
from tests.benchmarks.figures import Figure, in_turn, ratio, seconds

COUNT, COURSES, YEARS = 5_000, 6, 4
CASELOAD, SESSIONS = 400, 20


def measure() -> list[Figure]:
    """Seconds for everybody, and for one student."""
    with empty_book() as book:
        ids = _fill(book)
        own = _care_for(book, ids[:CASELOAD])
        return [
            Figure("early warning, 5,000 students", seconds(lambda: warnings(book), 5), "s", 1),
            Figure("who needs somebody, 5,000 students", seconds(lambda: needing(book), 5), "s", 1),
            Figure("caseload of 400 students", seconds(lambda: caseload(book, own), 5), "s", 0.15),
            ratio(
                "caseload against the records read once",
                *in_turn(lambda: caseload(book, own), lambda: _read(book), 5),
                5,
            ),
            Figure("A-G, 5,000 students", seconds(lambda: ag_progress(book), 3), "s"),
            Figure("credits, 5,000 students", seconds(lambda: credit_progress(book), 3), "s"),
            Figure("A-G, one student", seconds(lambda: ag_progress(book, ids[:1]), 5), "s", 0.05),
        ]


def _care_for(book: Book, ids: list[str]) -> str:
    """One counselor with a plan for each of these students, sessions every week, and some referrals."""
    today = date.today()
    with book.edit("Caseload") as edit:
        [own] = edit.insert(Staff, [{"first_name": "Ada", "last_name": "Okafor"}])
        shared = {"domain": "reading", "need": "Fluency", "provider_id": own, "sessions_per_week": 1}
        begun = today - timedelta(weeks=SESSIONS)
        plans = edit.insert(
            SupportPlan,
            [
                shared | {"student_id": id_, "starts_on": begun, "review_on": today + timedelta(days=n % 60 - 30)}
                for n, id_ in enumerate(ids)
            ],
        )
        edit.insert(
            SupportSession,
            [
                {"plan_id": plan, "date": today - timedelta(days=7 * week + n % 5), "minutes": 30, "present": True}
                for n, plan in enumerate(plans)
                for week in range(n % 3, SESSIONS)
            ],
        )
        sent = {"concern": "reading", "what": "Reads slowly", "date": today}
        edit.insert(Referral, [sent | {"student_id": id_} for id_ in ids[::10]])
    return own


def _read(book: Book) -> None:
    """The records on which a caseload rests, and nothing made of them."""
    for entity in (SupportPlan, SupportSession, Referral):
        book.records(entity)


def _fill(book: Book) -> list[str]:
    chance, year = random.Random(2026), year_name(date.today())
    years = [f"{int(year[:4]) - back}-{int(year[:4]) - back + 1}" for back in range(YEARS)]
    with book.edit("Students") as edit:
        ids = edit.insert(Student, students(COUNT))
        courses = edit.insert(
            Course,
            [
                {"name": f"Course {n}", "credits": 500, "ag_area": "abcdefg"[n % 7], "subject": SUBJECTS[n % 8]}
                for n in range(60)
            ],
        )
        edit.insert(
            CourseRecord,
            [
                {
                    "student_id": id_,
                    "course_id": course,
                    "school_year": of,
                    "term": term,
                    "mark": chance.choice("ABCDF"),
                }
                for id_ in ids
                for of in years
                for course in chance.sample(courses, COURSES)
                for term in ("s1", "s2")
            ],
        )
        about = [{"student_id": id_, "school_year": year, "until": date.today()} for id_ in ids]
        edit.insert(
            AttendanceSnapshot, [row | {"days_enrolled": 500, "days_absent": chance.randrange(90)} for row in about]
        )
        edit.insert(BehaviorSnapshot, [row | {"incidents": chance.randrange(4)} for row in about])
    return ids
