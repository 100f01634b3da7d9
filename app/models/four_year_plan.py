"""The four-year course plan: a grid of grades and subjects, and whether it would fulfill the requirements.

Of what is planned counts what the records would count: a course of the catalog, with its own subject whatever row it
stands in, and where years are counted a year of it at most. Words that are no course count for nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from app.book.base import Record
from app.book.book import Book
from app.i18n import _, fold
from app.models.courses import Course
from app.models.grades_then import taken_by_grade
from app.models.kinds import GRADE
from app.models.people import Student
from app.models.requirement_progress import Line, Progress, progress_by_student
from app.models.requirements import Requirement
from app.models.student_plans import PlannedCourse
from app.models.study_kinds import SUBJECTS, TWELFTHS
from app.models.transcripts import Taken

GRADES = ("09", "10", "11", "12")
TAKEN, RUNNING, FAILED, PLANNED = "taken", "running", "failed", "planned"
UNKNOWN = "unknown"  # taken, with a mark that the scale does not know


class Remark(NamedTuple):
    """What is doubtful about a planned course: in a few words, and what follows from it."""

    short: str
    full: str


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
    passed_in: str | None = None  # the grade in which a planned course was passed, empty where nobody knows
    counts_as: str = ""  # the subject of a planned course, where it is not that of its row

    @property
    def in_words(self) -> bool:
        """Whether what is planned is no course of the catalog."""
        return self.state == PLANNED and self.course_id is None

    @property
    def remarks(self) -> tuple[Remark, ...]:
        """What is doubtful about it, though it may be meant so."""
        found: list[Remark] = []
        if self.in_words:
            found.append(Remark(_("Not in the catalog"), _("Not in the catalog: counts for nothing")))
        if self.passed_in is not None:
            grade = GRADE.format(self.passed_in)
            said = _("Already taken in grade {grade}").format(grade=grade) if grade else _("Already taken")
            found.append(Remark(said, said))
        if self.counts_as:
            said = _("Counts as {subject}").format(subject=_(self.counts_as))
            found.append(Remark(said, said))
        return tuple(found)


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
        of = records.get(id_, [])
        cells, ahead = _grid(of, planned[id_], grades.get(id_, "09"), courses)
        checks = {kind: _checked(each, of, ahead, courses, lines, by_area=kind == "ag") for kind, each in own.items()}
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
    passed: dict[str, str] = {}
    for record in records:
        when = record.grade or ""
        state = _state(record)
        if state == TAKEN:
            passed[record.course_id] = max(when, passed.get(record.course_id, ""))
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
        own = (course.subject if course else None) or ""
        subject = line.subject or own
        other = own if _same_in_all_languages(own) != _same_in_all_languages(subject) else ""
        cells.append(
            Cell(
                line.grade, line.term, subject, name, PLANNED, None, line.course_id, None, line.id,
                passed.get(line.course_id), other,
            )
        )  # fmt: skip
        if line.grade >= (grade or ""):
            ahead.append(line)
    return cells, ahead


def _same_in_all_languages(subject: str) -> str:
    """A subject to compare with others: one that the program offers may be written in the language of the window."""
    wanted = fold(subject)
    return next((fold(name) for name in SUBJECTS if wanted == fold(_(name))), wanted)


def _state(record: Taken) -> str:
    if not record.final:
        return RUNNING
    if record.meaning is None:
        return UNKNOWN
    return TAKEN if record.meaning.passes else FAILED


def _checked(
    progress: Progress,
    records: Sequence[Taken],
    ahead: list[Record],
    courses: dict[str, Any],
    lines: dict[str, Any],
    by_area: bool,
) -> tuple[Checked, ...]:
    """Give each planned course to the first line that takes it and still lacks something."""
    amounts: dict[str, int] = defaultdict(int)
    ids: dict[str, list[str]] = defaultdict(list)
    counted = {id_ for line in progress.lines for id_ in (*line.done_ids, *line.running_ids)}
    spent: dict[str, int] = defaultdict(int)  # twelfths of a year, by course
    for record in records:
        if record.record_id in counted:
            spent[record.course_id] += record.twelfths
    for planned in ahead:
        if (course := courses.get(planned.course_id)) is None:
            continue
        key = (course.ag_area or "") if by_area else fold(course.subject or planned.subject or "")
        twelfths = max(0, min(TWELFTHS[planned.term], TWELFTHS["full"] - spent[course.id]))
        in_credits = (course.credits or 0) * (2 if planned.term == "full" else 1)
        amount = twelfths * 100 // 12 if progress.unit == "years" else in_credits
        for line in progress.lines:
            wants = lines[line.requirement_id]
            takes = {fold(word.strip()) for word in (wants.takes or "").split(";")}
            if amount and (key in takes or (wants.takes_rest and key)) and amounts[wants.id] < line.open:
                amounts[wants.id] += amount
                ids[wants.id].append(planned.id)
                spent[course.id] += twelfths
                break
    return tuple(
        Checked(line, amounts[line.requirement_id], tuple(ids[line.requirement_id])) for line in progress.lines
    )
