"""The courses of a site and the sequences of its pathways."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from app.book.base import Record
from app.book.book import Book
from app.book.refused import Refused, UnfitField
from app.i18n import _, ngettext
from app.models.course_records import CourseRecord
from app.models.courses import Course, PathwayCourse
from app.models.student_plans import PlannedCourse


def save_course(book: Book, values: Mapping[str, Any], course_id: str | None = None) -> str:
    """Add a course, or change the one with this id; returns its id. Raises Refused for a course ID that is taken."""
    if local_id := values.get("local_id"):
        twins = [c for c in book.records(Course, {"local_id": local_id}) if c.id != course_id]
        if twins:
            said = _("The course ID {id} belongs to “{name}” already.")
            raise UnfitField("local_id", said.format(id=local_id, name=twins[0].name))
    if values.get("uc_honors") and not values.get("ag_area"):
        raise UnfitField("uc_honors", _("Honors of the University count in A-G courses only."))
    with book.edit(_("Edit course") if course_id else _("Add course")) as edit:
        if course_id is None:
            return edit.insert(Course, [values])[0]
        edit.update(Course, {course_id: values})
    return course_id


def switch_courses(book: Book, course_ids: Collection[str], off: bool) -> int:
    """Teach courses no more, or again; what was earned in them stays. Returns how many changed."""
    changing = [c.id for c in book.records(Course, {"id": list(course_ids)}) if bool(c.off) != off]
    title = _("Teach courses no more") if off else _("Teach courses again")
    with book.edit(title) as edit:
        edit.update(Course, {id_: {"off": True if off else None} for id_ in changing})
    return len(changing)


def remove_courses(book: Book, course_ids: Collection[str]) -> int:
    """Mark courses as deleted. Where one is planned, its name stays in the plan as words.

    Raises Refused where students took one: it is switched off instead.
    """
    used = book.records(CourseRecord, {"course_id": list(course_ids)})
    if used:
        name = book.column(Course, "name")[used[0].course_id]
        raise Refused(_("Students took “{name}”. Switch it off instead: what they earned stays.").format(name=name))
    going = {course.id: course for course in book.records(Course, {"id": list(course_ids)})}
    planned = book.records(PlannedCourse, {"course_id": list(going)})
    title = ngettext("Delete {count} course", "Delete {count} courses", len(course_ids))
    with book.edit(title.format(count=len(course_ids))) as edit:
        edit.update(PlannedCourse, {line.id: _in_words(line, going[line.course_id]) for line in planned})
        return edit.delete(Course, course_ids)


def _in_words(planned: Record, course: Record) -> dict[str, Any]:
    """A planned course without the record of the course."""
    return {"course_id": None, "name": course.name, "subject": planned.subject or course.subject}


def lay_sequence(book: Book, pathway_id: str, steps: Sequence[Mapping[str, Any]]) -> None:
    """Let the sequence of a pathway be these steps in their order: values of `PathwayCourse` with a `course_id` each.

    Raises Refused where a course stands in it twice.
    """
    courses = [step["course_id"] for step in steps]
    if len(set(courses)) < len(courses):
        raise Refused(_("A course stands twice in the sequence."))
    known = {s.course_id: s.id for s in book.records(PathwayCourse, {"pathway_id": pathway_id})}
    with book.edit(_("Lay down the sequence of a pathway")) as edit:
        edit.delete(PathwayCourse, [id_ for course, id_ in known.items() if course not in courses])
        for place, step in enumerate(steps, 1):
            row = {**step, "pathway_id": pathway_id, "place": place}
            if step["course_id"] in known:
                edit.update(PathwayCourse, {known[step["course_id"]]: row})
            else:
                edit.insert(PathwayCourse, [row])
