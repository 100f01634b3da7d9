"""About whom a report is written: students by their ID, a section, placements, employers, and for which weeks."""

from __future__ import annotations

from argparse import Namespace
from datetime import date

from app.book.base import Record
from app.book.book import Book
from app.book.refused import Refused
from app.cli.narrowing import CUTS, in_words, narrowed
from app.exports.report import Report, Subjects, Weeks
from app.i18n import _
from app.models import Employer, Placement, Section, Student, TeamMeeting
from app.models.logging_hours import students_of


def subjects_of(asked: Namespace, report: Report, book: Book) -> Subjects:
    """Whom the options name; all where they name nobody. Raises Refused where one is not found."""
    if report.about == "employer":
        return Subjects(employer_ids=[_employer(book, named) for named in asked.employer] if asked.employer else None)
    if report.about == "site":
        return Subjects(slice=[(name, getattr(asked, name)) for name in CUTS if getattr(asked, name)])
    if report.about == "meeting":
        return Subjects(meeting_ids=[_meeting(book, id_) for id_ in asked.meeting] if asked.meeting else None)
    if asked.blank:
        return Subjects(placement_ids=[])
    if asked.placement:
        return Subjects(placement_ids=[_placement(book, id_) for id_ in dict.fromkeys(asked.placement)])
    students: list[str] | None = None
    if asked.student is not None:
        students = [_with_local_id(book, id_) for id_ in dict.fromkeys(asked.student)]
    if asked.section:
        section = section_named(book, asked.section)
        sitting = students_of(book, section_id=section.id, on=asked.first or asked.week or date.today())
        students = list(dict.fromkeys([*(students or []), *sitting]))
    return Subjects(student_ids=narrowed(asked, book, students), words=in_words(asked))


def weeks_of(asked: Namespace) -> Weeks | None:
    """The first and the last day named; None where none is."""
    first, last = asked.first or asked.week, asked.until
    if not first and not last:
        return None
    return first or date.today(), last or first


def section_named(book: Book, named: str) -> Record:
    """The class with this section ID or id. Raises Refused where there is none, or several have the ID."""
    found = book.records(Section, {"local_id": named}) or book.records(Section, {"id": named})
    if not found:
        raise Refused(_("No section has the ID {id}.").format(id=named))
    if len(found) > 1:
        ids = ", ".join(f"{section.id} ({section.name}, {section.school_year})" for section in found)
        raise Refused(_("Several sections have the ID {id}. Name one by its id: {ids}.").format(id=named, ids=ids))
    return found[0]


def _with_local_id(book: Book, local_id: str) -> str:
    """The student whose local ID is exactly this. Raises Refused where none or several have it."""
    found = book.ids(Student, where={"local_id": local_id})
    if not found:
        raise Refused(_("No student has the ID {id}.").format(id=local_id))
    if len(found) > 1:
        raise Refused(_("{count} students have the ID {id}. Correct them first.").format(count=len(found), id=local_id))
    return found[0]


def _placement(book: Book, id_: str) -> str:
    if book.record(Placement, id_) is None:
        raise Refused(_("No placement has the id {id}; list placements --json prints them.").format(id=id_))
    return id_


def _meeting(book: Book, id_: str) -> str:
    if book.record(TeamMeeting, id_) is None:
        raise Refused(_("No meeting has the id {id}; list meetings --json prints them.").format(id=id_))
    return id_


def _employer(book: Book, named: str) -> str:
    """The employer with this id or exactly this name."""
    found = book.ids(Employer, where={"id": named}) or book.ids(Employer, where={"name": named})
    if not found:
        raise Refused(_("No employer is called {name}.").format(name=named))
    if len(found) > 1:
        raise Refused(
            _("{count} employers are called {name}. Name one by its id.").format(count=len(found), name=named)
        )
    return found[0]
