"""The four-year course plan: a grid of grades and subjects, and whether it would fulfill the requirements."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from app.book.base import Record
from app.book.book import Book
from app.i18n import fold
from app.models.courses import Course
from app.models.grades_then import taken_by_grade
from app.models.people import Student
from app.models.requirement_progress import Line, Progress, progress_by_student
from app.models.requirements import Requirement
from app.models.student_plans import PlannedCourse
from app.models.study_kinds import TWELFTHS
from app.models.transcripts import Taken

GRADES = ("09", "10", "11", "12")
TAKEN, RUNNING, FAILED, PLANNED = "taken", "running", "failed", "planned"
UNKNOWN = "unknown"  # taken, with a mark that the scale does not know


@dataclass(frozen=True, slots=True)
class Cell:
    """One course in the grid: from the records what was taken, from the plan what is to come."""

    grade: str
    term: str
    subject: str
    name: str
    state: str  # TAKEN, RUNNING, FAILED, PLANNED or UNKNOWN
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
    """The grid of a student in the order of grades, and the checks by kind of set: "graduation" and "ag".

    With `counted_back` some records came without a grade: theirs is counted back from the student's last one.
    """

    cells: tuple[Cell, ...]
    checks: dict[str, tuple[Checked, ...]]
    by: date | None
    counted_back: bool = False


def four_year_plan(book: Book, student_id: str, today: date | None = None) -> FourYears:
    """The grid and the checks of one student."""
    return four_year_plans(book, [student_id], today)[student_id]


def four_year_plans(book: Book, student_ids: Collection[str], today: date | None = None) -> dict[str, FourYears]:
    """By student: the grid and the checks. What was planned and is in the records stands there once."""
    with book.reading():
        courses = {c.id: c for c in book.records(Course)}
        planned: dict[str, list[Record]] = defaultdict(list)
        for line in book.records(PlannedCourse, {"student_id": list(student_ids)}, sort=[("grade", False)]):
            planned[line.student_id].append(line)
        records, counted_back = taken_by_grade(book, student_ids, today or date.today())
        grades = {s.id: s.grade for s in book.records(Student, {"id": list(student_ids)})}
        progress = {kind: progress_by_student(book, kind, student_ids, today) for kind in ("graduation", "ag")}
        lines = {r.id: r for r in book.records(Requirement)}
    found: dict[str, FourYears] = {}
    for id_ in student_ids:
        own = {kind: of[id_] for kind, of in progress.items() if id_ in of}
        cells, ahead = _grid(records.get(id_, []), planned[id_], grades.get(id_, "09"), courses)
        checks = {kind: _checked(each, ahead, courses, lines, by_area=kind == "ag") for kind, each in own.items()}
        by = next((each.by for each in own.values()), None)
        ordered = tuple(sorted(cells, key=lambda c: (c.grade, fold(c.subject), c.name)))
        found[id_] = FourYears(ordered, checks, by, id_ in counted_back)
    return found


def _grid(
    records: Sequence[Taken], planned: Sequence[Record], grade: str | None, courses: dict[str, Any]
) -> tuple[list[Cell], list[Record]]:
    """The cells of one student, and the lines of the plan that are still ahead."""
    cells: list[Cell] = []
    there: set[tuple[str, str]] = set()
    for record in records:
        when = record.grade or ""
        state = _state(record)
        subject = courses[record.course_id].subject or ""
        there.add((record.course_id, when))
        cells.append(
            Cell(
                when, record.term, subject, record.course, state, record.mark, record.course_id, record.record_id, None
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
        if line.grade >= (grade or ""):
            ahead.append(line)
    return cells, ahead


def _state(record: Taken) -> str:
    if not record.final:
        return RUNNING
    if record.meaning is None:
        return UNKNOWN
    return TAKEN if record.meaning.passes else FAILED


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
