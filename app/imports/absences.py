"""What the book has of courses and a file lacks, in words: which course or section, and of how many students."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from app.i18n import _, ngettext
from app.imports.plans import MissingRecord
from app.imports.record_files import named

_MOST_NAMED = 6  # in a notice: the window shows it above the rows, and commands list all of them


def course_words(course: str, section: str | None) -> str:
    """A course, or one section of it."""
    return _("{course} section {section}").format(course=course, section=section) if section else course


def with_students(course: str, count: int) -> str:
    """A course with the number of its students, where they are counted."""
    if not count:
        return course
    said = ngettext("{course} ({count} student)", "{course} ({count} students)", count)
    return said.format(course=course, count=count)


def absent_courses(missing: Iterable[MissingRecord]) -> dict[str, int]:
    """The courses and sections of which the file lacks something, each with the students who have it in the book."""
    students: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for each in missing:
        if each.course:
            students[each.course].add((each.local_id, each.name))
        else:
            students[" · ".join(filter(None, (each.name, each.local_id)))] = set()
    return {course: len(who) for course, who in students.items()}


def absence_notices(courses: Mapping[str, int]) -> Iterator[str]:
    """A sentence on whole courses and sections that the file lacks in the terms that it has, with their students."""
    if courses:
        said = ngettext(
            "{count} course or section that the book has in a term of the file is not in it: {courses}. "
            "The marks that the book has stay.",
            "{count} courses or sections that the book has in the terms of the file are not in it: {courses}. "
            "The marks that the book has stay.",
            len(courses),
        )
        shown = named([with_students(course, students) for course, students in sorted(courses.items())], _MOST_NAMED)
        yield said.format(count=len(courses), courses=shown)
