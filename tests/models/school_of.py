"""A small invented class for the tests of rules: students in a pathway, each with a placement."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from app.book.book import Book
from app.models import (
    Employer,
    HourEntry,
    PathwayMembership,
    Placement,
    SchoolYear,
    Section,
    SectionStudent,
    SitePathway,
    Student,
)
from app.models.school import year_bounds, year_name

TODAY = date.today()


@dataclass
class Class:
    """The ids of what was made."""

    students: list[str]
    placements: list[str]
    section: str
    pathway: str


def make_class(book: Book, count: int = 3, target: int | None = 4800, since: date | None = None) -> Class:
    """A section of `count` students, named so that the order of names is the order of their making.

    They work since `since`, a hundred days before this school year. The book gets the school years from then on, so
    that last week and last month lie in one of them also in July.
    """
    began = year_bounds(year_name(TODAY))[0]
    since = since or began - timedelta(days=100)
    known = set(book.column(SchoolYear, "name").values())
    years = {year_name(since + timedelta(days=days)) for days in range(0, (began - since).days, 100)} - known
    with book.edit("Class") as edit:
        edit.insert(SchoolYear, [_year(name) for name in sorted(years)])
        pathway = edit.insert(SitePathway, [{"name": "Health Careers", "target_minutes": target}])[0]
        section = edit.insert(Section, [{"name": "Period 6 · Internship", "school_year": year_name(TODAY)}])[0]
        employer = edit.insert(Employer, [{"name": "Tule Creek Clinic"}])[0]
        students = edit.insert(
            Student,
            [{"last_name": f"Sample{n:02}", "first_name": "Ada", "local_id": f"90{n:02}"} for n in range(count)],
        )
        edit.insert(SectionStudent, [{"section_id": section, "student_id": id_} for id_ in students])
        edit.insert(PathwayMembership, [{"pathway_id": pathway, "student_id": id_} for id_ in students])
        placements = edit.insert(
            Placement,
            [
                {
                    "student_id": id_, "employer_id": employer, "role": "Clinic aide", "pathway_id": pathway,
                    "starts_on": since, "ends_on": TODAY + timedelta(days=100),
                }
                for id_ in students
            ],
        )  # fmt: skip
    book.forget_undo()
    return Class(students, placements, section, pathway)


def _year(name: str) -> dict[str, object]:
    first, last = year_bounds(name)
    return {"name": name, "starts_on": first, "ends_on": last}


def log(book: Book, made: Class, at: int, on: date, minutes: int, state: str = "submitted") -> str:
    """One hour entry of the student with number `at`."""
    row = {"student_id": made.students[at], "placement_id": made.placements[at], "date": on, "minutes": minutes}
    with book.edit("Log") as edit:
        return edit.insert(HourEntry, [row | {"state": state}])[0]
