"""The week grid of a class in a book with a million hour entries: how soon it is painted, and what checks it takes.

`python -m tests.benchmarks.week_grid` measures in a process of its own and prints it.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.models.logging_hours import monday_of
from app.models.school import year_name
from tests.benchmarks.book import bare, students
from tests.benchmarks.figures import Figure
from tests.benchmarks.window import ROOT, place_of

if TYPE_CHECKING:
    from app.book.book import Book

CLASS, PEOPLE, DAYS = 40, 5_000, 200  # 1,000,000 entries
FIRST = monday_of(date.today()) - timedelta(days=7 * (DAYS // 5 - 1))

_ENTRIES = """
    WITH RECURSIVE n(n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM n WHERE n < :days - 1)
    INSERT INTO hour_entry
        (id, deleted, birth, folded, student_id, placement_id, date, minutes, time_in, time_out, state)
    SELECT printf('%024x%08x', placement.rowid, n), 0, 1, '', placement.student_id, placement.id,
           date(:first, '+' || (n / 5 * 7 + n % 5) || ' days'), 180, 900, 1080,
           CASE WHEN n < :days - 10 THEN 'approved' WHEN n < :days - 5 THEN 'submitted' ELSE 'draft' END
    FROM placement CROSS JOIN n
"""
_INDEXES = "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND tbl_name = 'hour_entry' AND sql IS NOT NULL"
_TOTALS = """
    INSERT INTO hour_total (placement_id, first_year, student_id, approved, waiting)
    SELECT placement_id, strftime('%Y', date) - (strftime('%m', date) < '07'), min(student_id),
           total(minutes) FILTER (WHERE state = 'approved'), total(minutes) FILTER (WHERE state = 'submitted')
    FROM hour_entry GROUP BY 1, 2
"""


def measure() -> list[Figure]:
    """All figures of the grid, in a process of its own."""
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", __name__]
        told = subprocess.run(command, cwd=ROOT, env=place_of(folder), capture_output=True, text=True, check=True)
    return [Figure(*figure) for figure in json.loads(told.stdout)]


def million(path: Path) -> Book:
    """A book of 5,000 students with 200 days of hours each, of whom 40 sit in a class."""
    from app.models import Employer, Placement, Section, SectionStudent, Student
    from app.models.opening import make_sample_files

    book = make_sample_files(path)
    with book.edit("Make") as edit:
        employers = edit.insert(Employer, [{"name": f"Site {n}"} for n in range(200)])
        born = {"birth_date": date.today() - timedelta(days=16 * 366)}
        ids = edit.insert(Student, [row | born for row in students(PEOPLE)])
        sections = edit.insert(
            Section, [{"name": f"Period {n}", "school_year": year_name(date.today())} for n in range(PEOPLE // CLASS)]
        )
        seats = ({"section_id": sections[n // CLASS], "student_id": id_} for n, id_ in enumerate(ids))
        edit.insert(SectionStudent, seats)
        work = {"role": "Aide", "pay": "paid", "starts_on": FIRST}
        edit.insert(
            Placement, [work | {"student_id": id_, "employer_id": employers[n % 200]} for n, id_ in enumerate(ids)]
        )
    with bare(book) as connection:
        connection.execute("BEGIN IMMEDIATE")
        indexes = connection.execute(_INDEXES).fetchall()  # made afterwards they take a fifth of the time
        for name, _statement in indexes:
            connection.execute(f"DROP INDEX {name}")
        connection.execute(_ENTRIES, {"days": DAYS, "first": FIRST.isoformat()})
        connection.execute(_TOTALS)
        for _name, statement in indexes:
            connection.execute(statement)
        connection.execute("COMMIT")
        connection.execute("ANALYZE")
    book.forget_undo()
    return book


def main() -> None:
    """Classes one after the other, and weeks of one: nothing of them is known beforehand."""
    from PySide6.QtCore import QEventLoop

    from app.models.whose_hours import groups
    from app.views.look.theme import theme
    from app.views.start import application
    from tests.benchmarks.window import Bench

    folder = Path(os.environ["PATHBOOK_HOME"])
    app = application()
    theme.start(app, "light")
    book = million(folder / "Million.pathbook")
    bench = Bench(folder, book)
    bench.rest()
    desk = bench.window.at_desk()
    entries = f"{PEOPLE * DAYS:,} hour entries in the book"
    bench.tell(f"page of hours shown for the first time, {entries}", lambda: desk.go("hours"), None, 1)
    page: Any = desk.page
    head, marks = page.week.head, page.week.model.marks
    sections = iter([group.whose for group in groups(book, date.today()) if group.whose.kind == "section"])
    what = f"week of {CLASS} students x 7 days opened, {entries}"
    bench.tell(what, lambda: head.show_whose(next(sections)), 150, 21)
    bench.tell(f"week before, {CLASS} students x 7 days, {entries}", lambda: head.turn(-1), 150, 21)
    sites = iter([group.whose for group in groups(book, date.today()) if group.whose.kind == "site"])
    bench.tell(f"week of a site, {entries}", lambda: head.show_whose(next(sites)), 150, 11)

    def marked() -> None:
        loop = QEventLoop()
        marks.told.connect(loop.quit)
        head.show_whose(next(sections))
        loop.exec()

    bench.tell(f"the same with the warnings of the checks, {entries}", marked, None, 11)
    bench.window.close()
    print(json.dumps(bench.told))


if __name__ == "__main__":
    main()
