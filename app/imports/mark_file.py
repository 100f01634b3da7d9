"""Files of marks: course records of students, one or several terms in a row."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from app.book.base import Record, new_id
from app.book.book import Book
from app.i18n import N_, _, ngettext
from app.imports.absences import absence_notices, course_words
from app.imports.course_areas import CourseAreas
from app.imports.course_doubts import CourseDoubts, agree, differ_in_number
from app.imports.course_targets import BESIDE_MARKS
from app.imports.file_columns import FileColumns, Need
from app.imports.known_courses import KnownCourses, made_course
from app.imports.lines import Fault, Line, Place
from app.imports.mark_checks import check_begun, check_credits, check_of_year
from app.imports.mark_notices import assumptions, unknown_mark_words
from app.imports.mark_targets import TERMS, fixed_marks, mark_targets
from app.imports.plans import MissingRecord, Plan
from app.imports.record_files import Reading, RecordFile, Told, full_name, named
from app.imports.student_ids import STUDENT, StudentIds
from app.imports.terms import Term
from app.models.course_records import CourseRecord
from app.models.courses import Course
from app.models.mark_meanings import scale_of
from app.models.school import year_bounds, year_name
from app.models.staff import Section
from app.models.study_kinds import TERM

_ALWAYS = ("section_local_id", "credits_attempted", "credits_earned", "grade_when_taken", "teacher", "college_units")


class _Slot(NamedTuple):
    """A course of a student in a term; a course taken twice in it has a section for each time."""

    student_id: str
    course_id: str
    school_year: str
    term: str


class MarkReading(Reading):
    """A row without a mark is a course under way; the mark that comes later ends it.

    A course that the book lacks is made where the row gives its ID and name, or where the book has no courses at all:
    a name alone that is not known is more likely misspelt.
    """

    def __init__(self, book: Book, plan: Plan) -> None:
        super().__init__(book, plan)
        self._students = StudentIds(book)
        courses = book.records(Course)
        self._courses, self._areas = KnownCourses(courses), CourseAreas(courses)
        self._may_name = not self._courses.by_record
        self._sections: dict[str, Record] = {s.local_id: s for s in book.records(Section) if s.local_id}
        self._made: dict[str, Record] = {}
        self._used: set[str] = set()
        self._known: dict[_Slot, list[Record]] = defaultdict(list)
        self._claimed: set[tuple[_Slot, str | None]] = set()  # slots with the section that the file gives
        self._lost: set[str] = set()
        self._this_year = year_name(date.today())
        self._assumed = 0  # rows without a school year
        self._doubts, self._scale = CourseDoubts(book), scale_of(book)

    # reading

    def tell(self, line: Line) -> Iterable[Told]:
        values = line.values
        student = self._students.find(values)
        dated = _term(values)
        year = self._year(values, dated)
        course = self._course(values, line.at)
        common = {name: values[name] for name in _ALWAYS if name in values}
        by_term = {t: values[f"mark_{t}"] for t in TERMS if f"mark_{t}" in values} or {dated.code: values.get("mark")}
        check_credits(values, [mark for mark in by_term.values() if mark is not None], self._scale)
        for term, mark in by_term.items():
            if mark is not None:
                check_begun(year, term)
            slot = _Slot(student.id, course.id, year, term)
            told = {**slot._asdict(), **common, **({"mark": mark} if mark is not None else {})}
            if "kind" in values or mark is not None:
                told["kind"] = values.get("kind", "final")
            key = (*slot, told.get("kind"), values.get("section_local_id"))
            yield Told(line.at, CourseRecord, key, told, student)

    def _year(self, values: Mapping[str, Any], term: Term) -> str:
        year = values.get("school_year") or values.get("end_year") or term.year
        if year is None:
            year, self._assumed = self._this_year, self._assumed + 1
        check_of_year(term, year)
        first, _last = year_bounds(year)
        if first > date.today():
            raise Fault("school_year", _("The school year {year} has not begun.").format(year=year))
        return year

    def _course(self, values: Mapping[str, Any], at: Place) -> Record:
        local_id, name = values.get("course_id"), values.get("course_name")
        section = self._sections.get(values.get("section_local_id", ""))
        if not local_id and not name and section is not None:
            local_id, name = section.course_code, section.course_name or section.name
        column = "course_id" if "course_id" in values else "course_name"
        if not local_id and not name:
            raise Fault(column, _("This row names no course: neither its ID nor its name, nor a section of the book."))
        try:
            course = self._courses.find(local_id, name)
        except Fault as fault:
            raise Fault(column, str(fault)) from fault
        if course is None:
            course = self._make(local_id, name, values, column)
        elif local_id and name and course.id not in self._made:
            self._agree_on_title(course, name)
        self._areas.hear(course, values.get("ag_area"), at)
        return course

    def _agree_on_title(self, course: Record, name: str) -> None:
        """An ID that means another course elsewhere would give a student a course that nobody took."""
        if not agree(course.name, name):
            said = _("The course ID “{id}” is “{course}” in the book, “{other}” in this row. Correct one of them.")
            raise Fault("course_name", said.format(id=course.local_id, course=course.name, other=name))
        if differ_in_number(course.name, name):
            self._doubts.title(course, name)

    def _make(self, local_id: str | None, name: str | None, values: Mapping[str, Any], column: str) -> Record:
        if not name:
            said = _("There is no course with the ID “{id}” in the book. Import the courses first, or add its name.")
            raise Fault(column, said.format(id=local_id))
        if not local_id and not self._may_name:
            said = _("There is no course “{name}” in the book. Import the courses first, or give its course ID.")
            raise Fault(column, said.format(name=name))
        told = {field: values[field] for field in BESIDE_MARKS if field != "ag_area" and field in values}
        if "subject" in told:
            told["subject"] = self._doubts.subject(told["subject"], name, None)
        row = {"id": new_id(), "name": name, **({"local_id": local_id} if local_id else {}), **told}
        course = self._made[row["id"]] = made_course(row)
        self._courses.add(course)
        return course

    def lost(self, line: Line) -> None:
        try:
            self._lost.add(self._students.find(line.values).id)
        except Fault:
            return  # a row of nobody shows nobody

    # comparing

    def load(self, told: Sequence[Told]) -> None:
        years = {each.values["school_year"] for each in told}
        for record in self.book.records(CourseRecord, {"school_year": sorted(years)}) if years else ():
            self._known[_Slot(record.student_id, record.course_id, record.school_year, record.term)].append(record)
        self._claimed = {(_slot(each.values), each.values.get("section_local_id")) for each in told}
        self._used = {each.values["course_id"] for each in told}
        for id_, course in self._made.items():
            if id_ in self._used:
                row = {name: value for name, value in course._asdict().items() if value is not None}
                row |= {"ag_area": area} if (area := self._areas.of(id_)) else {}
                self.plan.make("courses", Course, row)
        self._tell_courses()
        headings = told[0].at.headings if told else {}
        for said, column in assumptions(headings, self._assumed, self._this_year):
            self.note(said, column)
        for said in (*self._doubts.told(), *self._areas.empty(), *self._areas.lacking()):
            self.note(said)
        unknown = Counter(mark for t in told if (mark := t.values.get("mark")) and self._scale.of(mark) is None)
        for said in unknown_mark_words(unknown):
            self.note(said, headings.get("mark"))

    def match(self, told: Told) -> Record | None:
        values = told.values
        slot, section = _slot(values), values.get("section_local_id")
        known = self._known.get(slot, [])
        same = [r for r in known if r.section_local_id == section] or [
            r
            for r in known
            if (slot, r.section_local_id) not in self._claimed  # the student changed the section
        ]
        if "kind" not in values:
            return next((r for r in same if r.kind == "final"), same[0] if same else None)
        under_way = (r for r in same if r.mark is None)
        return next((r for r in same if r.kind == values["kind"]), None) or next(under_way, None)

    def fresh(self, told: Told) -> Mapping[str, Any]:
        return {} if "kind" in told.values else {"kind": "progress"}

    def close(self, told: Sequence[Told], met: set[str]) -> list[MissingRecord]:
        groups: set[tuple[object, ...]] = set()
        spans: set[tuple[str, str, str]] = set()
        for each in told:
            spans.add(_span(each.record, each.values))
            groups.add(_group(each.record, each.values))
        missing: list[MissingRecord] = []
        unclear = self._lost | {slot.student_id for slot in self._known} - self._students.by_record.keys()
        elsewhere: dict[str, set[str]] = defaultdict(set)
        for slot, records in self._known.items():
            for record in records:
                if record.id in met or slot.student_id in unclear or _span(record, {}) not in spans:
                    continue
                if _group(record, {}) in groups:
                    missing.append(self._missing(record))
                else:
                    elsewhere[self._section_of(record)].add(slot.student_id)
        self.plan.absent |= {course: len(students) for course, students in elsewhere.items()}
        for said in absence_notices(self.plan.absent):
            self.note(said, first=True)
        return missing

    def _missing(self, record: Record) -> MissingRecord:
        who = self._students.by_record[record.student_id]
        course = self._section_of(record)
        what = f"{course} · {record.mark}" if record.mark else course
        return MissingRecord(record.id, who.local_id or "", full_name(who), what, course)

    def _section_of(self, record: Record) -> str:
        course = course_words(self._course_name(record.course_id), record.section_local_id)
        return " · ".join((course, TERM.format(record.term), record.school_year))

    # what is worth knowing

    def _tell_courses(self) -> None:
        names = [course.name for id_, course in self._made.items() if id_ in self._used]
        if names:
            said = ngettext(
                "{count} course that the book lacks is made from this file: {names}.",
                "{count} courses that the book lacks are made from this file: {names}.",
                len(names),
            )
            self.note(said.format(count=len(names), names=named(sorted(names))))

    # showing

    def context(self, told: Told) -> str:
        values = {**(told.record._asdict() if told.record is not None else {}), **told.values}
        return f"{self._course_name(values['course_id'])}, {TERM.format(values['term'])} {values['school_year']}"

    def shown(self, told: Told, name: str, value: Any) -> str:
        return self._course_name(value) if name == "course_id" else super().shown(told, name, value)

    def _course_name(self, course_id: str) -> str:
        course = self._courses.by_record.get(course_id)
        return course.name if course is not None else ""


def _term(values: Mapping[str, Any]) -> Term:
    """The term of a row, with the year that any of its columns names; raises Fault where only a year can be told."""
    told = [
        values[name] for name in ("term", "semester_number", "quarter_number", "powerschool_term") if name in values
    ]
    if not told:
        return Term("full", None)
    code = next((term.code for term in told if term.code), "")
    if not code and not any(f"mark_{term}" in values for term in TERMS):
        raise Fault("powerschool_term", _("Which term this ID means differs by school. Add a column with the term."))
    return Term(code, next((term.year for term in told if term.year), None))


def _slot(values: Mapping[str, Any]) -> _Slot:
    return _Slot(values["student_id"], values["course_id"], values["school_year"], values["term"])


def _span(record: Record | None, values: Mapping[str, Any]) -> tuple[str, str, str]:
    """The year, the term, and whether marks are final; `values` are told of a record, or of a new one."""
    if record is None:
        return values["school_year"], values["term"], values.get("kind", "progress")
    return record.school_year, record.term, values.get("kind", record.kind)


def _group(record: Record | None, values: Mapping[str, Any]) -> tuple[object, ...]:
    """The marks that stand or fall together in a file: a section in a term; without sections, a course."""
    section = values.get("section_local_id") or getattr(record, "section_local_id", None)
    return _span(record, values), section or values.get("course_id") or getattr(record, "course_id", None)


MARKS = RecordFile(
    N_("Import marks"),
    N_("Marks"),
    FileColumns(
        lambda _book: mark_targets(),
        (
            STUDENT,
            Need.any_of(N_("a course or a section"), "course_id", "course_name", "section_local_id"),
            Need.any_of(N_("a mark or credits"), "mark", "credits_attempted", "credits_earned",
                        *(f"mark_{term}" for term in TERMS)),
        ),
        N_("{file} holds no marks; it lacks: {columns}."),
        N_("{file} has headings only, and no marks below them."),
        light=frozenset({"teacher", "grade_when_taken", *BESIDE_MARKS}),
        fixed=fixed_marks,
    ),
    {CourseRecord: "marks"},
    MarkReading,
)  # fmt: skip
