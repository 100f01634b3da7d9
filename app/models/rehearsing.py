"""Asks the book what the pages will ask: what SQLAlchemy and SQLite get ready for it once is ready then."""

from __future__ import annotations

from datetime import date

from app.book.book import Book
from app.models.employer_rows import employer_rows
from app.models.employers import Employer
from app.models.entry_rows import entry_rows
from app.models.hours import HourEntry
from app.models.logging_hours import monday_of, week_rows
from app.models.pathway_rows import member_rows, pathway_rows
from app.models.pathways import PathwayMembership, SitePathway
from app.models.people import Student
from app.models.placement_rows import placement_rows
from app.models.placements import Placement
from app.models.plan_rows import plan_rows
from app.models.roster_rows import roster_rows
from app.models.student_facts import guardians_of, memberships_of, notes_of, placements_of
from app.models.supports import SupportPlan
from app.models.timeline import timeline
from app.models.whose_hours import groups, students_at

LISTS = (
    (Student, roster_rows),
    (Placement, placement_rows),
    (Employer, employer_rows),
    (SupportPlan, plan_rows),
    (HourEntry, entry_rows),
    (SitePathway, pathway_rows),
    (PathwayMembership, member_rows),
)


def rehearse(book: Book) -> None:
    """Read one row of each list, one student and one week; on whichever thread, nothing is written.

    The names of all students are asked for, too: they then lie in the memory of the connection.
    """
    students = book.ids(Student)[:1]
    for entity, rows in LISTS:
        rows(book, book.ids(entity, most=1))
    for id_ in students:
        for facts in (placements_of, memberships_of, guardians_of, notes_of, timeline):
            facts(book, id_)
    monday = monday_of(date.today())
    for group in groups(book, monday)[:1]:
        students = students_at(book, group.whose, monday)[:1] or students
    week_rows(book, students, monday)
