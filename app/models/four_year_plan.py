"""The four-year course plan: a grid of grades and subjects, and whether it would fulfill the requirements."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import Any

from app.book.base import Record
from app.book.book import Book
from app.i18n import fold
from app.models.courses import Course
from app.models.people import Student
from app.models.requirement_progress import Line, Progress, progress_by_student
from app.models.requirements import Requirement
from app.models.student_plans import PlannedCourse
from app.models.study_kinds import TWELFTHS
from app.models.transcripts import taken

GRADES = ("09", "10", "11", "12")
TAKEN, RUNNING, FAILED, PLANNED = "taken", "running", "failed", "planned"


@dataclass(frozen=True, slots=True)
class Cell:
    """One course in the grid: from the records what was taken, from the plan what is to come."""

    grade: str
    term: str
    subject: str
    name: str
    state: str  # TAKEN, RUNNING, FAILED or PLANNED
    mark: str | None
    course_id: str | None
    record_id: str | None  # the course record behind it
    planned_id: str | None  # the line of the plan behind it


@dataclass(frozen=True, slots=True)
class Checked:
    """A requirement with what is planned for it. `lacking` is neither done, under way nor planned."""

    line: Line
    planned: int
    planned_ids: tuple[str, ...]

    @property
    def lacking(self) -> int:
        """Hundredths, of credits or years."""
        return max(0, self.line.open - self.planned)


@dataclass(frozen=True, slots=True)
class FourYears:
    """The grid of a student in the order of grades, and the checks by kind of set: "graduation" and "ag"."""

    cells: tuple[Cell, ...]
    checks: dict[str, tuple[Checked, ...]]
    by: date | None


def four_year_plan(book: Book, student_id: str, today: date | None = None) -> FourYears:
    """The grid and the checks of one student. What was planned and is in the records stands there once."""
    with book.reading():
        courses = {c.id: c for c in book.records(Course)}
        planned = book.records(PlannedCourse, {"student_id": student_id}, sort=[("grade", False)])
        records = taken(book, [student_id]).get(student_id, [])
        student = book.record(Student, student_id)
        progress = {kind: progress_by_student(book, kind, [student_id], today) for kind in ("graduation", "ag")}
        lines = {r.id: r for r in book.records(Requirement)}
    cells: list[Cell] = []
    there: set[tuple[str, str]] = set()
    for record in records:
        grade = record.grade or ""
        passed = record.meaning is not None and record.meaning.passes
        state = RUNNING if not record.final else TAKEN if passed else FAILED
        subject = courses[record.course_id].subject or ""
        there.add((record.course_id, grade))
        cells.append(
            Cell(
                grade, record.term, subject, record.course, state, record.mark, record.course_id, record.record_id, None
            )
        )
    ahead: list[Record] = []
    for line in planned:
        if (line.course_id, line.grade) in there:
            continue
        course = courses.get(line.course_id)
        name = course.name if course else line.name or ""
        subject = line.subject or (course.subject if course else None) or ""
        cells.append(Cell(line.grade, line.term, subject, name, PLANNED, None, line.course_id, None, line.id))
        if student is None or line.grade >= (student.grade or ""):
            ahead.append(line)
    checks = {
        kind: _checked(found[student_id], ahead, courses, lines, by_area=kind == "ag")
        for kind, found in progress.items()
        if student_id in found
    }
    by = next((found[student_id].by for found in progress.values() if student_id in found), None)
    return FourYears(tuple(sorted(cells, key=lambda c: (c.grade, fold(c.subject), c.name))), checks, by)


def _checked(
    progress: Progress, ahead: list[Record], courses: dict[str, Any], lines: dict[str, Any], by_area: bool
) -> tuple[Checked, ...]:
    """Give each planned course to the first line that takes it and still lacks something."""
    amounts: dict[str, int] = defaultdict(int)
    ids: dict[str, list[str]] = defaultdict(list)
    for planned in ahead:
        course = courses.get(planned.course_id)
        if by_area:
            key = (course.ag_area or "") if course else ""
        else:
            key = fold(planned.subject or (course.subject if course else None) or "")
        credits_ = (course.credits or 0) if course else 0
        amount = (
            TWELFTHS[planned.term] * 100 // 12
            if progress.unit == "years"
            else credits_ * (2 if planned.term == "full" else 1)
        )
        for line in progress.lines:
            wants = lines[line.requirement_id]
            takes = {fold(word.strip()) for word in (wants.takes or "").split(";")}
            if (key in takes or (wants.takes_rest and key)) and amounts[wants.id] < line.open:
                amounts[wants.id] += amount
                ids[wants.id].append(planned.id)
                break
    return tuple(
        Checked(line, amounts[line.requirement_id], tuple(ids[line.requirement_id])) for line in progress.lines
    )
