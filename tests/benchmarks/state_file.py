"""The check of the state's file over a large site, against the statement alone that reads what it judges."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from app.book.book import Book
from app.models import ActivityType, Course, HourEntry, Placement, Site, Student, StudentGroup
from app.models.school import year_bounds, year_name
from app.models.settings import STATE_EVALUATIONS, decide
from app.models.wblr import check
from app.models.wblr_facts import gather
from tests.benchmarks.book import empty_book, students
from tests.benchmarks.figures import Figure, in_turn, ratio

RECORDS, DAYS = 5_000, 60  # placements, and days with hours of each
TODAY = date.today()
YEAR = year_name(TODAY)
FIRST = year_bounds(YEAR)[0]


def measure() -> list[Figure]:
    """The check of all records of a school year."""
    with empty_book() as book:
        fill(book)
        checked = check(book, YEAR)
        told = len(checked.rows), len(checked.problems), checked.held_back
        ours, theirs = in_turn(lambda: check(book, YEAR), lambda: gather(book, YEAR, TODAY), 5)
    what = f"check of the state's file, {RECORDS:,} records with {RECORDS * DAYS:,} days of hours"
    detail = f"{told[0]:,} rows, {told[1]:,} problems, {told[2]:,} held back"
    return [
        Figure(what, ours, "s", 2, detail),
        ratio(f"{what}, against reading what it judges", ours, theirs, 3),
    ]


def fill(book: Book) -> None:
    """Students with an internship each; some lack a state ID, a course or an evaluation, some hours are in class."""
    with book.edit("Site") as edit:
        site = book.ids(Site)
        code = {"name": "Alder High", "cds_code": "10621171035955"}
        if site:
            edit.update(Site, {site[0]: code})
        else:
            edit.insert(Site, [code])
        course = edit.insert(Course, [{"name": "Health internship", "state_code": "7922"}])[0]
    for key in STATE_EVALUATIONS:
        decide(book, STATE_EVALUATIONS[key], "1")
    kind = book.ids(ActivityType, where={"name": "Paid internship"})[0]
    with book.edit("Make") as edit:
        ids = edit.insert(
            Student, [s | ({"ssid": None} if n % 50 == 7 else {}) for n, s in enumerate(students(RECORDS))]
        )
        edit.insert(StudentGroup, [{"student_id": id_, "group": "SD"} for id_ in ids[::8]])
        placements = edit.insert(Placement, [_placement(n, id_, kind, course) for n, id_ in enumerate(ids)])
    for start in range(0, RECORDS, 500):
        with book.edit("Hours") as edit:
            edit.insert(
                HourEntry,
                (
                    {
                        "student_id": ids[n], "placement_id": placements[n], "minutes": 120,
                        "date": FIRST + timedelta(days=day), "state": "approved", "in_class": (n + day) % 40 == 0,
                    }
                    for n in range(start, start + 500)
                    for day in range(DAYS)
                ),
            )  # fmt: skip
    book.forget_undo()


def _placement(number: int, student: str, kind: str, course: str) -> dict[str, Any]:
    return {
        "student_id": student, "role": "Intern", "activity_type_id": kind, "starts_on": FIRST,
        "course_id": None if number % 40 == 3 else course, "employer_evaluation": None if number % 30 == 5 else "meets",
        "lea_sponsored": True, "certified_supervised": number % 2 == 0, "internship_id": f"{number:06}",
    }  # fmt: skip
