"""Early warning, A-G, credits and who needs somebody, of 5,000 students with four years of marks."""

from __future__ import annotations

import random
from datetime import date

from app.book.book import Book
from app.models import AttendanceSnapshot, BehaviorSnapshot, Course, CourseRecord, Student
from app.models.ag_progress import ag_progress
from app.models.credit_progress import credit_progress
from app.models.early_warning import warnings
from app.models.needing import needing
from app.models.school import year_name
from app.models.study_kinds import SUBJECTS
from tests.benchmarks.book import empty_book, students
from tests.benchmarks.figures import Figure, seconds

COUNT, COURSES, YEARS = 5_000, 6, 4


def measure() -> list[Figure]:
    """Seconds for everybody, and for one student."""
    with empty_book() as book:
        ids = _fill(book)
        return [
            Figure("early warning, 5,000 students", seconds(lambda: warnings(book), 5), "s", 1),
            Figure("who needs somebody, 5,000 students", seconds(lambda: needing(book), 5), "s", 1),
            Figure("A-G, 5,000 students", seconds(lambda: ag_progress(book), 3), "s"),
            Figure("credits, 5,000 students", seconds(lambda: credit_progress(book), 3), "s"),
            Figure("A-G, one student", seconds(lambda: ag_progress(book, ids[:1]), 5), "s", 0.05),
        ]


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
