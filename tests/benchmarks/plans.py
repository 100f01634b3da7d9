"""Student plans: five hundred of two pages, how long they take, and how much memory."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from datetime import date, timedelta
from pathlib import Path

from app.book.base import new_id
from app.book.book import Book
from app.models import Course, CourseRecord, Goal, ProgressPoint, Student, StudentPlan, SupportPlan, SupportSession
from app.models.opening import make_sample_files
from app.models.school import year_name
from tests.benchmarks.figures import Figure
from tests.benchmarks.memory import ROOT
from tests.benchmarks.papers import MANY, fill_school

WEEKS = 10
WRITE = """
import sys
from pathlib import Path
from time import perf_counter
from app.exports import REPORTS
from app.exports.contents import Contents
from app.models.opening import open_book
from tests.benchmarks.figures import peak
with open_book(Path(sys.argv[1])) as book:
    began = perf_counter()
    for _ in REPORTS["plan"].write(book, Path(sys.argv[2]), contents=Contents(sys.argv[3])):
        pass
print(peak(), perf_counter() - began)
"""


def fill_strands(book: Book) -> None:
    """Two years of courses, goals, and a measured support plan for every student."""
    today = date.today()
    year, last = year_name(today), year_name(today - timedelta(365))
    ids = book.ids(Student)
    subjects = ("English", "Mathematics", "Science", "Social studies", "World language", "Electives")
    courses = [{"id": new_id(), "name": f"{subject} {level}", "subject": subject, "credits": 500, "ag_area": area}
               for level in (1, 2) for subject, area in zip(subjects, "bcdaeg", strict=True)]  # fmt: skip
    plans = [{"id": new_id(), "student_id": id_, "domain": "reading", "tier": "2", "need": "Reads slowly",
              "goal": "Reads 120 words a minute", "starts_on": today - timedelta(weeks=WEEKS), "sessions_per_week": 2,
              "session_minutes": 30, "review_on": today + timedelta(30), "baseline_value": 800, "goal_value": 1200}
             for id_ in ids]  # fmt: skip
    days = [today - timedelta(weeks=week) for week in range(WEEKS)]
    with book.edit("Strands") as edit:
        edit.insert(Course, courses)
        edit.insert(
            CourseRecord,
            [{"student_id": id_, "course_id": course["id"], "school_year": when, "term": term, "mark": "B",
              "kind": "final"}
             for id_ in ids for when, some in ((last, courses[:6]), (year, courses[6:])) for course in some
             for term in ("s1", "s2")],
        )  # fmt: skip
        edit.insert(StudentPlan, [{"student_id": id_, "school_year": year, "strengths": "Helps others"} for id_ in ids])
        edit.insert(Goal, [{"student_id": id_, "name": f"Goal {n}", "due_on": today} for id_ in ids for n in range(3)])
        edit.insert(SupportPlan, plans)
        edit.insert(
            SupportSession, [{"plan_id": plan["id"], "date": day, "minutes": 30} for plan in plans for day in days]
        )
        edit.insert(
            ProgressPoint,
            [{"plan_id": plan["id"], "date": day, "value": 1200 - 30 * at}
             for plan in plans for at, day in enumerate(days)],
        )  # fmt: skip


def measure() -> list[Figure]:
    """Each preset in a process of its own."""
    if sys.platform == "win32":  # which does not tell the memory
        return []
    figures: list[Figure] = []
    with tempfile.TemporaryDirectory() as name:
        book, out = Path(name) / "book.pathbook", Path(name) / "plans.pdf"
        with make_sample_files(book) as opened:
            fill_school(opened, MANY)
            fill_strands(opened)
        for preset, words in (("team", "team plans of two pages"), ("family", "family pages")):
            told = subprocess.run(
                [sys.executable, "-c", WRITE, book, out, preset], cwd=ROOT, capture_output=True, text=True, check=True
            )
            memory, took = map(float, told.stdout.split())
            figures.append(Figure(f"{MANY} {words}, read and written", took, "s", 60))
            figures.append(Figure(f"memory of a process that writes {MANY} {words}", memory, "MB", 300))
    return figures
