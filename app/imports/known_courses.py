"""Which course a row means: by its ID, else by its name where only one course has it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from app.book.base import Record, record_type
from app.i18n import _, fold
from app.imports.lines import Fault
from app.models.courses import Course


def course_key(local_id: str | None, name: str | None) -> tuple[str, str]:
    """By what rows of one file tell courses apart."""
    return ("id", fold(local_id)) if local_id else ("name", _name_key(name))


def made_course(values: dict[str, object]) -> Record:
    """A course that an import makes, as if the book had it already."""
    made = record_type(Course)
    return made(**{**dict.fromkeys(made._fields), **values})


class KnownCourses:
    """The courses of the book, and those that this import makes."""

    def __init__(self, courses: Iterable[Record]) -> None:
        self._by_id: dict[str, list[Record]] = defaultdict(list)
        self._by_name: dict[str, list[Record]] = defaultdict(list)
        self._bare: dict[str, Record] = {}
        self.by_record: dict[str, Record] = {}
        for course in courses:
            self.add(course)

    def add(self, course: Record) -> None:
        """Know one more."""
        self.by_record[course.id] = course
        self._by_name[_name_key(course.name)].append(course)
        if course.local_id:
            self._by_id[fold(course.local_id)].append(course)
            self._bare.setdefault(fold(course.local_id).lstrip("0"), course)

    def find(self, local_id: str | None, name: str | None) -> Record | None:
        """The course meant; None where there is none. A course with another ID is another course, whatever its name.

        Raises Fault where several are meant, or one whose ID differs in its leading zeros only.
        """
        if local_id:
            if found := self._by_id.get(fold(local_id)):
                return _only(found, "local_id", local_id)
            if like := self._bare.get(fold(local_id).lstrip("0")):
                said = _("The course ID “{id}” is “{other}” in the book, but for zeros: format the column as text.")
                raise Fault("local_id", said.format(id=local_id, other=like.local_id))
        named = self._by_name.get(_name_key(name), []) if name else []
        if local_id:
            named = [course for course in named if not course.local_id]
        return _only(named, "name", name or "")


def _only(found: list[Record], column: str, shown: str) -> Record | None:
    if len(found) > 1:
        raise Fault(column, _("“{text}” fits several courses of the book. Give their course IDs.").format(text=shown))
    return found[0] if found else None


def _name_key(name: str | None) -> str:
    return " ".join(fold(name or "").split())
