"""Totals and progress of 5,000 students against the plain statement, and the checks of their hours."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from app.book.book import Book
from app.models import Employer, HourEntry, PathwayMembership, Placement, SitePathway, Student
from app.models.checks import findings
from app.models.hour_totals import student_totals
from app.models.paperwork_matrix import paper_matrix
from app.models.progress import year_progress
from app.models.school import year_bounds, year_name
from tests.benchmarks.book import bare, empty_book, students
from tests.benchmarks.figures import Figure, in_turn, ratio, seconds

COUNT = 5_000
WORKDAYS = 40  # entries of each student
CHECKED = 500  # entries that are about to be approved
DAY = timedelta(days=1)

PLAIN = """
    SELECT student_id, sum(minutes) FILTER (WHERE date BETWEEN ? AND ?), sum(minutes)
    FROM hour_entry WHERE deleted = 0 AND state = 'approved' GROUP BY student_id
"""


def measure() -> list[Figure]:
    """All figures of totals."""
    with empty_book() as book:
        ids = _fill(book)
        first, last = (day.isoformat() for day in year_bounds(year_name(date.today())))
        with bare(book) as connection:

            def plain() -> list[Any]:
                return connection.execute(PLAIN, (first, last)).fetchall()

            ours, theirs = in_turn(lambda: student_totals(book, ids), plain, 15)
            progress = seconds(lambda: year_progress(book, ids), 5)
        entries = book.ids(HourEntry, sort=[("date", True)], most=CHECKED)
        checked = seconds(lambda: findings(book, entry_ids=entries), 5)
        week = seconds(lambda: findings(book, week=date.today()), 3)
        papers = seconds(lambda: paper_matrix(book, ids[:CHECKED]), 3)
    return [
        ratio(f"totals of {COUNT:,} students with their targets, against the plain SQL", ours, theirs, 1.3),
        ratio(f"progress and pace of {COUNT:,} students, against the plain SQL of their totals", progress, theirs),
        Figure(f"checks of {CHECKED} hour entries", checked * 1000, "ms"),
        Figure(f"checks of a week of {COUNT:,} students", week, "s"),
        Figure(f"paperwork matrix of {CHECKED} students", papers * 1000, "ms"),
    ]


def _fill(book: Book) -> list[str]:
    """Students in a pathway, each with a placement and hours on the last workdays; returns their ids."""
    began = date.today() - 2 * WORKDAYS * DAY
    days = [on for n in range(2 * WORKDAYS + 1) if (on := began + n * DAY).isoweekday() < 6][-WORKDAYS:]
    with book.edit("School") as edit:
        pathway = edit.insert(SitePathway, [{"name": "Health Careers", "target_minutes": 4800}])[0]
        employer = edit.insert(Employer, [{"name": "Tule Creek Clinic"}])[0]
        born = {"birth_date": began - 16 * 366 * DAY}
        ids = edit.insert(Student, [row | born for row in students(COUNT)])
        edit.insert(PathwayMembership, [{"pathway_id": pathway, "student_id": id_} for id_ in ids])
        work = {"employer_id": employer, "role": "Aide", "pathway_id": pathway, "pay": "paid", "starts_on": began}
        placements = edit.insert(Placement, [work | {"student_id": id_} for id_ in ids])
    for on in days:
        row = {"date": on, "minutes": 180, "time_in": 15 * 60, "time_out": 18 * 60, "state": "approved"}
        with book.edit("Hours") as edit:
            pairs = zip(ids, placements, strict=True)
            edit.insert(HourEntry, [row | {"student_id": s, "placement_id": p} for s, p in pairs])
    return ids
