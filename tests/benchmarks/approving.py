"""Approving 500 entries of a school year with 100,000, with journal and undo; and the list of what waits."""

from __future__ import annotations

import tempfile
from datetime import timedelta
from pathlib import Path

from app.models import HourEntry, Placement
from app.models.approving import approve
from app.models.handed_in import handed_in
from app.models.logging_hours import monday_of
from tests.benchmarks.book import students
from tests.benchmarks.figures import Figure, seconds
from tests.models.school_of import TODAY

PEOPLE, DAYS, WAITING = 500, 200, 500


def measure() -> list[Figure]:
    """Both figures, of a book in a folder of its own."""
    from app.models import Student
    from app.models.opening import make_sample_files

    monday = monday_of(TODAY) - timedelta(days=7)
    with tempfile.TemporaryDirectory() as folder, make_sample_files(Path(folder) / "Book") as book:
        with book.edit("Make") as edit:
            ids = edit.insert(Student, list(students(PEOPLE)))
            work = [{"student_id": id_, "role": "Aide", "starts_on": monday - timedelta(days=400)} for id_ in ids]
            placements = edit.insert(Placement, work)
            about = [{"student_id": s, "placement_id": p} for s, p in zip(ids, placements, strict=True)]
            days = [monday - timedelta(days=n) for n in range(1, DAYS)]
            old = ({**each, "date": on, "minutes": 180, "state": "approved"} for each in about for on in days)
            edit.insert(HourEntry, old)
            new = [{**each, "date": monday, "minutes": 180, "state": "submitted"} for each in about[:WAITING]]
            waiting = edit.insert(HourEntry, new)
        book.forget_undo()
        listed = seconds(lambda: handed_in(book))

        def decide() -> None:
            approve(book, waiting)

        taken: list[float] = []
        for _turn in range(3):
            taken.append(seconds(decide, times=1))
            book.undo()
    return [
        Figure("Approve 500 entries, with journal", min(taken), "s", 1),
        Figure("List 500 entries that wait, with warnings", listed, "s", 1),
    ]
