"""The A-G areas of courses by the book and by the rows of a file: a course has one for everybody, or none."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from app.book.base import Record
from app.i18n import _, ngettext
from app.imports.course_targets import NOT_AG
from app.imports.lines import Fault, Place
from app.imports.record_files import named
from app.models.study_kinds import AG_AREA


class CourseAreas:
    """Gathers, row by row, under which area each course stands."""

    def __init__(self, courses: Iterable[Record]) -> None:
        self._said: dict[str, tuple[str, Place | None]] = {}  # by course; without a place the book says it
        self._without: set[str] = set()  # courses of the book
        self._lacking: dict[str, str] = {}
        self._empty: dict[str, str] = {}
        for course in courses:
            if course.ag_area:
                self._said[course.id] = course.ag_area, None
            else:
                self._without.add(course.id)

    def of(self, course_id: str) -> str | None:
        """The area of a course by all that is known so far."""
        area, _place = self._said.get(course_id, (NOT_AG, None))
        return area or None

    def hear(self, course: Record, area: str | None, at: Place) -> None:
        """Take in what a row says of a course; raises Fault where the book or an earlier row says otherwise."""
        if area is None:
            if "ag_area" in at.headings and self.of(course.id):
                self._empty.setdefault(course.id, course.name)
            return
        earlier, place = self._said.setdefault(course.id, (area, at))
        if area != earlier:
            raise _contradiction(course.name, earlier, place, area, at)
        if area and course.id in self._without:
            self._lacking.setdefault(course.id, f"{course.name} ({AG_AREA.format(area)})")

    def empty(self) -> Iterator[str]:
        """A sentence on the courses whose cell is empty, though they have an area elsewhere."""
        if areas := sorted(self._empty.values()):
            said = ngettext(
                "{count} course has an A-G area elsewhere and an empty cell here, so the area stays: {names}.",
                "{count} courses have an A-G area elsewhere and an empty cell here, so the areas stay: {names}.",
                len(areas),
            )
            yield said.format(count=len(areas), names=named(areas))

    def lacking(self) -> Iterator[str]:
        """A sentence on the courses that have an area in the file and none in the book."""
        if areas := sorted(self._lacking.values()):
            said = ngettext(
                "{count} course has an A-G area in the file and none in the book, and marks do not give it one: "
                "{names}. Import the course catalog, or choose the area at the course.",
                "{count} courses have an A-G area in the file and none in the book, and marks do not give them one: "
                "{names}. Import the course catalog, or choose the areas at the courses.",
                len(areas),
            )
            yield said.format(count=len(areas), names=named(areas))


def _contradiction(course: str, earlier: str, place: Place | None, area: str, at: Place) -> Fault:
    if place is None:
        said = _(
            "“{course}” is {known} in the book and {area} in this row. "
            "Look it up in the school’s UC course list, and correct the file or the course."
        )
    else:
        said = _(
            "“{course}” is {known} in {place} and {area} in this row. "
            "Look it up in the school’s UC course list, and correct the file."
        )
    where = "" if place is None else place.seen_from(at)
    return Fault("ag_area", said.format(course=course, known=area_words(earlier), place=where, area=area_words(area)))


def area_words(area: str) -> str:
    """How people read an area, or that a course is in none."""
    return AG_AREA.format(area) if area else _("not A-G")
