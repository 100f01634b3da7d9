"""Planning the courses of the years to come: typed one by one, taken over from a pathway or from another student."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from app.book.base import Record
from app.book.book import Book
from app.book.refused import Refused
from app.i18n import _, fold, ngettext, number
from app.models.courses import Course, PathwayCourse
from app.models.four_year_plan import GRADES
from app.models.people import Student
from app.models.student_plans import PlannedCourse
from app.models.study_kinds import TERM
from app.models.transcripts import taken


def read_course(book: Book, text: str) -> tuple[str | None, str, str]:
    """What somebody typed for a planned course: the id of the course that is called so, the words, and the term.

    "Economics; s1" is the course in the first semester; without a term it lasts the year. Raises Refused for a term
    that there is not.
    """
    words, _sign, said = text.replace(" · ", ";").partition(";")
    words = " ".join(words.split())
    term = TERM.parse(said.strip()) or "full" if said.strip() else "full"
    wanted = fold(words)
    named = [c for c in book.records(Course) if fold(c.name) == wanted or (c.local_id and fold(c.local_id) == wanted)]
    offered = sorted(named, key=lambda c: bool(c.off))
    return (offered[0].id if offered else None), words, term


def plan_course(
    book: Book, student_id: str, grade: str, subject: str, text: str, planned_id: str | None = None
) -> str | None:
    """Plan what somebody typed in a grade, or change the planned course with this id; no text takes it away.

    Returns the id of the planned course. Raises Refused where the grade has the course already.
    """
    course_id, words, term = read_course(book, text)
    if not words:
        if planned_id:
            drop_planned(book, [planned_id])
        return None
    twins = book.records(PlannedCourse, {"student_id": student_id, "grade": grade, "term": term})
    for twin in twins:
        if twin.id != planned_id and (twin.course_id, fold(twin.name or "")) == (
            course_id,
            "" if course_id else fold(words),
        ):
            raise Refused(_("“{course}” is planned for this grade already.").format(course=words))
    values = {
        "student_id": student_id,
        "grade": grade,
        "term": term,
        "subject": subject or None,
        "course_id": course_id,
        "name": None if course_id else words,
    }
    with book.edit(_("Plan a course")) as edit:
        if planned_id is None:
            return edit.insert(PlannedCourse, [values])[0]
        edit.update(PlannedCourse, {planned_id: values})
    return planned_id


def drop_planned(book: Book, planned_ids: Iterable[str]) -> None:
    """Take planned courses away."""
    gone = list(planned_ids)
    title = ngettext("Take {count} planned course away", "Take {count} planned courses away", len(gone))
    with book.edit(title.format(count=number(len(gone)))) as edit:
        edit.delete(PlannedCourse, gone)


def plan_sequence(book: Book, student_id: str, pathway_id: str) -> int:
    """Plan the courses of a pathway's sequence that the student has neither taken nor planned; returns how many.

    Each goes to the grade in which it is usually taken, or to those still ahead one after another. Raises Refused
    where nothing is left to plan.
    """
    steps = book.records(PathwayCourse, {"pathway_id": pathway_id}, sort=[("place", False)])
    rows = [(step.grade or "", "full", step.course_id) for step in steps]
    return _plan_missing(book, student_id, rows, _("Plan the sequence of the pathway"))


def plan_like(book: Book, student_id: str, other_id: str) -> int:
    """Plan what another student took or planned in the grades still ahead; returns how many courses.

    Raises Refused where nothing is left to plan.
    """
    planned = book.records(PlannedCourse, {"student_id": other_id})
    took = taken(book, [other_id]).get(other_id, [])
    rows = [(line.grade, line.term, line.course_id) for line in planned if line.course_id]
    rows += [(each.grade or "", "full", each.course_id) for each in took if each.grade]
    return _plan_missing(book, student_id, rows, _("Plan as another student does"))


def grades_ahead(student: Record | None) -> tuple[str, ...]:
    """The grades of high school that a student has before them, the present one too."""
    now = (student.grade if student else None) or GRADES[0]
    return tuple(grade for grade in GRADES if grade >= now)


def _plan_missing(book: Book, student_id: str, wanted: Iterable[tuple[str, str, str]], title: str) -> int:
    ahead = grades_ahead(book.record(Student, student_id))
    courses = {c.id: c for c in book.records(Course)}
    there = {line.course_id for line in book.records(PlannedCourse, {"student_id": student_id})}
    there |= {each.course_id for each in taken(book, [student_id]).get(student_id, [])}
    rows: list[Mapping[str, Any]] = []
    free = list(ahead)
    for grade, term, course_id in wanted:
        if course_id in there or course_id not in courses or (grade and grade not in ahead):
            continue
        at = grade or (free.pop(0) if free else "")
        if not at:
            continue
        there.add(course_id)
        subject = courses[course_id].subject
        rows.append({"student_id": student_id, "grade": at, "term": term, "subject": subject, "course_id": course_id})
    if not rows:
        raise Refused(_("Nothing is left to plan: the courses are taken, planned, or of an earlier grade."))
    with book.edit(title) as edit:
        edit.insert(PlannedCourse, rows)
    return len(rows)
