"""Course catalogs: the courses of the school with their codes, A-G areas and credits."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from app.book.base import Record
from app.book.book import Book
from app.book.fields import fields_of
from app.i18n import N_, _, fold
from app.imports.course_areas import CourseAreas, area_words
from app.imports.course_doubts import CourseDoubts, agree
from app.imports.course_targets import NOT_AG, course_targets, fixed_courses
from app.imports.file_columns import FileColumns, Need
from app.imports.known_courses import KnownCourses, course_key
from app.imports.lines import Fault, Line
from app.imports.plans import MissingRecord, Plan
from app.imports.record_files import Reading, RecordFile, Told
from app.models.courses import Course
from app.models.pathways import CtePathway


class CourseReading(Reading):
    """Each row is one course; one that the file does not name stays as it is and is told as missing."""

    def __init__(self, book: Book, plan: Plan) -> None:
        super().__init__(book, plan)
        courses = book.records(Course)
        self._courses, self._areas = KnownCourses(courses), CourseAreas(courses)
        self._pathways = {pathway.id: _(pathway.name) for pathway in book.records(CtePathway)}
        self._doubts = CourseDoubts(book)
        self._lost: set[str] = set()

    def tell(self, line: Line) -> Iterable[Told]:
        local_id, name = line.values.get("local_id"), line.values.get("name")
        if not local_id and not name:
            raise Fault("name", _("This row has neither a course ID nor a name."))
        yield Told(line.at, Course, course_key(local_id, name), line.values)

    def lost(self, line: Line) -> None:
        self._lost |= {fold(str(line.values[name])) for name in ("local_id", "name") if name in line.values}

    def match(self, told: Told) -> Record | None:
        values = told.values
        course = told.record = self._courses.find(values.get("local_id"), values.get("name"))
        if course is None and not values.get("name"):
            raise Fault("name", _("This course is new and has no name. Fill the cell."))
        if course is not None:
            self._areas.hear(course, values.get("ag_area"), told.at)
        if values.get("ag_area") == NOT_AG:
            del values["ag_area"]
        name = values.get("name") or (course.name if course is not None else "")
        if "subject" in values:
            values["subject"] = self._doubts.subject(values["subject"], name, course.subject if course else None)
        self._doubts.term_credits(name, values.get("credits") or 0)
        if course is not None:
            self._doubt(course, told)
        return course

    def _doubt(self, course: Record, told: Told) -> None:
        """Note what may be meant otherwise; a catalog may rename a course, and cells may be empty."""
        values = told.values
        if values.get("local_id") and not agree(course.name, values.get("name") or course.name):
            self._doubts.title(course, values["name"])
        self._doubts.credits(course, values.get("credits") or 0)

    def close(self, told: Sequence[Told], met: set[str]) -> list[MissingRecord]:
        for said in (*self._doubts.told(), *self._areas.empty()):
            self.note(said)
        return [
            MissingRecord(course.id, course.local_id or "", course.name, course.subject or "")
            for course in self._courses.by_record.values()
            if course.id not in met and not course.off and not self._is_lost(course)
        ]

    def _is_lost(self, course: Record) -> bool:
        return fold(course.local_id or course.name) in self._lost or fold(course.name) in self._lost

    def title(self, told: Told) -> tuple[str, str, str]:
        local_id, name = (
            told.values.get(field) or getattr(told.record, field, None) or "" for field in ("local_id", "name")
        )
        return local_id, "", name

    def shown(self, told: Told, name: str, value: Any) -> str:
        if name == "ag_area" and value == NOT_AG:
            return area_words(value)
        return self._pathways.get(value, "") if name == "cte_pathway_id" else super().shown(told, name, value)


COURSES = RecordFile(
    N_("Import courses"),
    N_("Course catalog"),
    FileColumns(
        course_targets,
        (Need.any_of(N_("a course ID or a course name"), "local_id", "name"),),
        N_("{file} holds no courses; it lacks: {columns}."),
        N_("{file} has headings only, and no courses below them."),
        light=frozenset(fields_of(Course)) - {"local_id", "name", "ag_area", "credits"},
        fixed=fixed_courses,
    ),
    {Course: "courses"},
    CourseReading,
)
