"""The rows of the list of courses, what is odd about a course, and where it counts for nothing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import distinct, func, select

from app.book.base import Record
from app.book.book import Book
from app.i18n import _, fold
from app.models.course_records import CourseRecord
from app.models.courses import Course, PathwayCourse
from app.models.pathways import CtePathway
from app.models.placement_rows import named
from app.models.requirements import Requirement, RequirementSet

RESTS_ON = ("course_record", "pathway_course", "cte_pathway", "requirement", "requirement_set")
"""The tables besides the courses' own that their rows show."""


def course_rows(book: Book, ids: Sequence[str]) -> dict[str, dict[str, Any]]:
    """By course: every field of the record, and `cte_pathway` (words)."""
    courses = book.records(Course, {"id": list(ids)})
    pathways = named(book, CtePathway, {c.cte_pathway_id for c in courses})
    return {
        c.id: c._asdict() | {"cte_pathway": pathways[c.cte_pathway_id].name if c.cte_pathway_id in pathways else ""}
        for c in courses
    }


def students_by_course(book: Book) -> dict[str, int]:
    """How many students took or take each course that anybody took. Reads every course record."""
    r = CourseRecord
    asked = select(r.course_id, func.count(distinct(r.student_id))).where(r.deleted.is_(False)).group_by(r.course_id)
    with book.reading() as connection:
        return dict(connection.execute(asked).all())  # type: ignore[arg-type]


def students_of_course(book: Book, course_id: str) -> int:
    """How many students took or take a course."""
    r = CourseRecord
    asked = select(func.count(distinct(r.student_id))).where(r.deleted.is_(False), r.course_id == course_id)
    with book.reading() as connection:
        return connection.execute(asked).scalar_one()


def without_subject(book: Book) -> set[str]:
    """The courses taught that count for no requirement of graduation: no set in use takes their subject."""
    taken = _taken_subjects(book)
    return {c.id for c in _taught(book) if fold(c.subject or "") not in taken}


def odd_ids(book: Book) -> set[str]:
    """The courses of which `oddities` has something to say."""
    return set(oddities(book))


def oddities(book: Book) -> dict[str, list[str]]:
    """By course that is taught: what contradicts itself, or another course, each in a sentence."""
    found: dict[str, list[str]] = defaultdict(list)
    courses = _taught(book)
    in_sequence = set(book.column(PathwayCourse, "course_id").values())
    subjects = _taken_subjects(book)
    for twins in _twins(courses):
        for course in twins:
            other = next((c for c in twins if c.ag_area != course.ag_area), None)
            if other is not None:
                found[course.id].append(_contradiction(course, other))
    for course in courses:
        if course.uc_honors and not course.ag_area:
            found[course.id].append(_("Honors of the University count in A-G courses only; this one has no area."))
        if course.cte_level and not course.cte_pathway_id and course.id not in in_sequence:
            found[course.id].append(_("It has a CTE level, but stands in no sequence and belongs to no CTE pathway."))
        if course.subject and fold(course.subject) not in subjects:
            said = _("No requirement in use takes the subject “{subject}”.")
            found[course.id].append(said.format(subject=course.subject))
    return dict(found)


def _taught(book: Book) -> list[Record]:
    return book.records(Course, {"off": [None, False]})


def _taken_subjects(book: Book) -> set[str]:
    """The subjects that sets for graduation take, folded."""
    sets = [s.id for s in book.records(RequirementSet, {"kind": "graduation", "active": True})]
    lines = book.records(Requirement, {"set_id": sets}) if sets else []
    return {fold(" ".join(word.split())) for line in lines for word in (line.takes or "").split(";") if word.strip()}


def _twins(courses: Iterable[Record]) -> Iterable[list[Record]]:
    """The courses that have the same name, where there are several."""
    alike: dict[str, list[Record]] = defaultdict(list)
    for course in courses:
        alike[fold(" ".join(course.name.split()))].append(course)
    return (each for each in alike.values() if len(each) > 1)


def _contradiction(course: Record, other: Record) -> str:
    """Two courses of one name, of which one is A-G and the other is not, or in another area."""
    here, there = ((c.ag_area or "").upper() for c in (course, other))
    names = {"here": here, "there": there, "id": other.local_id or "—"}
    if here and there:
        return _("It is A-G area {here} here, and area {there} under course ID {id}.").format(**names)
    if here:
        return _("It is A-G area {here} here, and not A-G under course ID {id}.").format(**names)
    return _("It is not A-G here, and A-G area {there} under course ID {id}.").format(**names)
