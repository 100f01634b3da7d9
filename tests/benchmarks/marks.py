"""100,000 marks of a file: read and compared, written as one edit, and read again when the book has them."""

from __future__ import annotations

import tempfile
from pathlib import Path

from app.imports.intake import Intake, apply, read_records
from app.models import Course, CourseRecord, Student
from tests.benchmarks.book import bare, bare_rows, empty_book, students
from tests.benchmarks.figures import Figure, peak, ratio, seconds

STUDENTS, COURSES, TERMS = 2_500, 20, ("S1", "S2")
HEADINGS = "Student ID,Course #,Course Title,School Year,Term,Mark,Cr Att,Cr Cmp,Section #,Teacher"


def measure() -> list[Figure]:
    """Seconds of each step, and the writing against the same rows put in bare."""
    with tempfile.TemporaryDirectory() as folder, empty_book() as book:
        people = students(STUDENTS)
        with book.edit("Students") as edit:
            edit.insert(Student, people)
            edit.insert(Course, [{"name": f"Course {n}", "local_id": f"C{n}", "credits": 500} for n in range(COURSES)])
        path = Path(folder) / "marks.csv"
        rows = [
            f"{person['local_id']},C{n},Course {n},2025-26,{term},{'ABC'[n % 3]},5.0,5.0,{n}-{term},T{n}"
            for person in people
            for n in range(COURSES)
            for term in TERMS
        ]
        path.write_text("\n".join([HEADINGS, *rows]), "utf-8")
        read: list[Intake] = []
        reading = seconds(lambda: read.append(read_records(book, "marks", path)))
        planned = [dict(row) for row in read[0].plan.inserts[CourseRecord]]
        with empty_book() as other, bare(other) as connection:
            connection.execute("PRAGMA foreign_keys = OFF")
            statement, params = bare_rows(planned, CourseRecord)
            connection.execute("BEGIN IMMEDIATE")
            theirs = seconds(lambda: connection.executemany(statement, params))
            connection.execute("COMMIT")
        ours = seconds(lambda: list(apply(book, read.pop())))
        again = seconds(lambda: read.append(read_records(book, "marks", path)))
        assert (read[0].new, read[0].unchanged) == (0, len(rows))
        return [
            Figure("100,000 marks read and compared", reading, "s"),
            ratio("100,000 marks written (with the backup), against bare executemany", ours, theirs, 6),
            Figure("100,000 marks read again, all in the book", again, "s"),
            Figure("memory of all that", peak(), "MB", 600),
        ]
