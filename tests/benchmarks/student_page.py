"""The page of a student with ten years of records: opened, and on to the next student.

`python -m tests.benchmarks.student_page` measures it in a process of its own and prints it.
"""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import tempfile
from datetime import date, timedelta
from itertools import cycle
from pathlib import Path
from typing import TYPE_CHECKING

from tests.benchmarks.figures import Figure
from tests.benchmarks.window import ROOT, Bench, place_of

if TYPE_CHECKING:
    from app.book.book import Book

YEARS, WEEKS, BOUND = 10, 36, 100  # milliseconds


def measure() -> list[Figure]:
    """Milliseconds, in a window with the sample school."""
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", __name__]
        told = subprocess.run(command, cwd=ROOT, env=place_of(folder), capture_output=True, text=True, check=True)
    return [Figure(*figure) for figure in json.loads(told.stdout)]


def fill(book: Book) -> list[str]:
    """Gives two students ten years of hours, marks, sessions, contacts, notes and goals; returns their ids."""
    from app.models import (
        Course,
        CourseRecord,
        FamilyContact,
        Goal,
        HourEntry,
        Note,
        Placement,
        Student,
        SupportPlan,
        SupportSession,
    )

    placements = {p.student_id: p.id for p in book.records(Placement)}
    ids = [id_ for id_ in book.ids(Student) if id_ in placements][:2]
    courses, chance, today = book.ids(Course), random.Random(2026), date.today()
    days = [today - timedelta(weeks=back) for back in range(52 * YEARS) if back % 52 < WEEKS]
    with book.edit("Ten years") as edit:
        for id_ in ids:
            of = {"student_id": id_}
            hours = {"placement_id": placements[id_], "minutes": 90, "state": "approved"}
            edit.insert(HourEntry, [of | hours | {"date": day - timedelta(days=n)} for day in days for n in range(3)])
            [plan] = edit.insert(SupportPlan, [of | {"domain": "reading", "need": "Fluency", "starts_on": days[-1]}])
            edit.insert(SupportSession, [{"plan_id": plan, "date": day, "minutes": 30} for day in days])
            edit.insert(Note, [of | {"date": day, "text": "Came by before first period."} for day in days[::2]])
            edit.insert(FamilyContact, [of | {"date": day, "way": "call", "summary": "Called."} for day in days[::4]])
            edit.insert(Goal, [of | {"name": "Read twice a week", "starts_on": day} for day in days[::9]])
            edit.insert(
                CourseRecord,
                [
                    of | {"course_id": course, "school_year": f"{year}-{year + 1}", "term": term, "mark": "B"}
                    for year in range(today.year - YEARS, today.year)
                    for course in chance.sample(courses, 6)
                    for term in ("s1", "s2")
                ],
            )
    return ids


def main() -> None:
    from app.models.opening import open_book
    from app.models.sample_school import make_sample
    from app.views.look.theme import theme
    from app.views.start import application

    folder = Path(os.environ["PATHBOOK_HOME"])
    theme.start(application(), "light")
    sum(1 for _ in make_sample(folder / "Sample.pathbook"))
    book = open_book(folder / "Sample.pathbook")
    turns = cycle(fill(book))
    bench = Bench(folder, book)
    bench.window.resize(1366, 768)
    bench.rest()
    desk = bench.window.at_desk()
    desk.go("student", next(turns))
    bench.tell("student page, ten years of records, the next student", lambda: desk.go("student", next(turns)), BOUND)
    for tab in ("work", "supports", "about"):
        desk.go("student", f"{next(turns)}/{tab}")
        name = f"student page, ten years of records, tab {tab}"
        bench.tell(name, lambda tab=tab: desk.go("student", f"{next(turns)}/{tab}"), BOUND)
    bench.window.close()
    print(json.dumps(bench.told))


if __name__ == "__main__":
    main()
