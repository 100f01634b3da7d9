"""Courses: what the school teaches, in which order a pathway takes it, what must be taken, and what students took."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from app.i18n import N_, _
from app.models.course_records import CourseRecord
from app.models.courses import Course
from app.models.credentials import Credential
from app.models.traces import trace
from app.views.window.page import Shell
from app.views.window.parts import PartsPage, PartSpec

if TYPE_CHECKING:
    from app.views.academics.courses import CourseList

COURSES, MARKS, CREDENTIALS = "courses", "marks", "credentials"

PARTS: tuple[PartSpec, ...] = (
    PartSpec(COURSES, N_("Courses"), "app.views.academics.courses:CourseList", ("taught", "ag", "cte", "odd")),
    PartSpec("sequences", N_("Sequences"), "app.views.academics.sequences:SequencesPart"),
    PartSpec("requirements", N_("Requirements"), "app.views.academics.requirements:RequirementSetList"),
    PartSpec(MARKS, N_("Marks"), "app.views.academics.marks:MarkList", ("this_year", "not_passed", "unknown")),
    PartSpec("scale", N_("Mark scale"), "app.views.academics.mark_scale:MarkScaleList"),
    PartSpec(
        CREDENTIALS,
        N_("Credentials"),
        "app.views.academics.credentials:CredentialList",
        ("expiring", "expired", "unproved"),
    ),
)

_HOMES = ((CourseRecord, MARKS), (Course, COURSES), (Credential, CREDENTIALS))
"""By what the rows behind a number are: the part that lists them."""

NEW = {MARKS: "mark.new", CREDENTIALS: "credential.new", "requirements": "requirements.new", "scale": "scale.new"}
"""The command that makes a new record in a part, where that is not a course."""


class CoursesPage(PartsPage):
    """`show_record` takes a part, a view of one of its lists, the id of what a part lists, or the rows behind a number
    (see `traces`), which go to the list of what they are.
    """

    ahead = PARTS

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell, _("Courses"), PARTS)

    @property
    def courses(self) -> CourseList:
        """The list of courses."""
        return self.part(COURSES)

    def show_record(self, what: str) -> None:
        home = self._home(what)
        if home:
            self.parts.choose(home)
            self.part(home).open(what)
        else:
            super().show_record(what)

    def _home(self, what: str) -> str:
        """The part that lists the rows behind a number; "" where `what` is none."""
        traced = trace(self.book, what)
        if traced is None:
            return ""
        first = next(iter(traced.ids()), "")
        return next((part for entity, part in _HOMES if first and self.book.record(entity, first)), MARKS)

    def new_record(self) -> str:
        return NEW.get(self.parts.current_id, "course.new")

    def commands(self) -> dict[str, Callable[[], object] | None]:
        return {**super().commands(), "course.new": self.new_course}

    def new_course(self) -> None:
        """Ask for a course."""
        self.parts.choose(COURSES)
        self.courses.new()
