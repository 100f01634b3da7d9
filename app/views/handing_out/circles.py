"""About whom something is handed out: what is selected, everybody, a pathway, a section; employers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, NamedTuple

from app.exports.report import Report, Subjects
from app.i18n import _, ngettext, number
from app.models.employers import Employer
from app.models.enrolling import present_ids
from app.models.joining_pathways import member_ids
from app.models.kinds import GRADE
from app.models.pathways import SitePathway
from app.models.staff import Section, SectionStudent
from app.models.subjects import by_grade, own_students
from app.models.team_meetings import TeamMeeting

if TYPE_CHECKING:
    from app.book.book import Book


@dataclass(frozen=True, slots=True)
class Circle:
    """Those about whom a report can be written: their words, and how they are found."""

    words: str
    ids: Callable[[], list[str]]
    of: Literal["student", "placement", "employer", "meeting"] = "student"

    @property
    def subjects(self) -> Subjects:
        """What a report is asked for."""
        ids = self.ids()
        if self.of == "student":
            return Subjects(student_ids=ids, words=self.words)
        if self.of == "meeting":
            return Subjects(meeting_ids=ids)
        return Subjects(placement_ids=ids) if self.of == "placement" else Subjects(employer_ids=ids)


class Selected(NamedTuple):
    """The ids of what is selected on the page that asks."""

    student_ids: Sequence[str] = ()
    placement_ids: Sequence[str] = ()
    employer_ids: Sequence[str] = ()
    meeting_ids: Sequence[str] = ()


def circles_for(report: Report, book: Book, selected: Selected) -> list[Circle]:
    """Those who can be chosen for a paper; what is selected comes first."""
    if report.about == "employer":
        return _employers(book, selected.employer_ids)
    if report.about == "meeting":
        return _meetings(book, selected.meeting_ids)
    found = circles(book, selected.student_ids)
    if report.about == "placement" and (placed := selected.placement_ids):
        words = ngettext("The selected placement", "The {count} selected placements", len(placed))
        found.insert(0, Circle(words.format(count=number(len(placed))), lambda: list(placed), "placement"))
    if report.blank:
        found.append(Circle(_("Nobody: a blank form"), list, "placement"))
    return found


def _employers(book: Book, selected: Sequence[str]) -> list[Circle]:
    every = book.ids(Employer)
    found = [Circle(_("All employers ({count})").format(count=number(len(every))), lambda: every, "employer")]
    if selected:
        words = ngettext("The selected employer", "The {count} selected employers", len(selected))
        found.insert(0, Circle(words.format(count=number(len(selected))), lambda: list(selected), "employer"))
    return found


def _meetings(book: Book, selected: Sequence[str]) -> list[Circle]:
    planned = book.ids(TeamMeeting, where={"state": "planned"})
    found = [Circle(_("All planned meetings ({count})").format(count=number(len(planned))), lambda: planned, "meeting")]
    if selected:
        words = ngettext("The selected meeting", "The {count} selected meetings", len(selected))
        found.insert(0, Circle(words.format(count=number(len(selected))), lambda: list(selected), "meeting"))
    return found


def circles(book: Book, selected: Sequence[str]) -> list[Circle]:
    """Those who can be chosen: the selected students, everybody, the members of each pathway, each section."""
    here = present_ids(book)
    found = [Circle(_("Everybody who is here ({count})").format(count=number(len(here))), lambda: list(here))]
    if selected:
        words = ngettext("The selected student", "The {count} selected students", len(selected))
        found.insert(0, Circle(words.format(count=number(len(selected))), lambda: list(selected)))
    if own := own_students(book):
        words = _("My caseload ({count})").format(count=number(len(own)))
        found.append(Circle(words, lambda: sorted(own & here)))
    for grade, ids in by_grade(book, here).items():
        found.append(Circle(_("Grade {grade}").format(grade=GRADE.format(grade)), lambda ids=ids: ids))
    for pathway in book.records(SitePathway):
        found.append(
            Circle(_("Pathway: {name}").format(name=pathway.name), lambda id_=pathway.id: _members(book, id_, here))
        )
    for section in book.records(Section, sort=[("school_year", True)]):
        name = " · ".join(part for part in (section.name, section.school_year) if part)
        found.append(
            Circle(_("Section: {name}").format(name=name), lambda id_=section.id: _in_section(book, id_, here))
        )
    return found


def _members(book: Book, pathway_id: str, here: set[str]) -> list[str]:
    return sorted(member_ids(book, [pathway_id]) & here)


def _in_section(book: Book, section_id: str, here: set[str]) -> list[str]:
    sat = {each.student_id for each in book.records(SectionStudent, {"section_id": section_id})}
    return sorted(sat & here)
