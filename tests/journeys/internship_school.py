"""The sample school with accounts, and in it a class of forty who begin an internship."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from unittest.mock import patch

from app.book import accounts, opening
from app.book.book import Book
from app.models import (
    ActivityType,
    Course,
    DayOff,
    Employer,
    EmployerContact,
    Enrollment,
    Placement,
    PlacementDay,
    Section,
    SectionStaff,
    SectionStudent,
    Site,
    Staff,
    Student,
)
from app.models import opening as models_opening
from app.models.logging_hours import monday_of
from app.models.opening import open_book
from app.models.sample_school import make_sample
from app.models.settings import STATE_EVALUATIONS, decide

COUNT, SITES = 40, 4
TODAY = date.today()
WEEKS = [monday_of(TODAY) - timedelta(days=7 * back) for back in (4, 3, 2, 1)]
"""The Mondays of the four weeks that are over."""
COURSE = "Alder internship"
CLASS, EARLY = "Period 8 · Internship", "Morning bus"
"""The class, and thirty of it who ride together."""
PASSPHRASES = {
    "coordinator": "seven quiet herons",
    "teacher": "three small otters",
    "counselor": "nine loud pelicans",
}


@dataclass(frozen=True)
class Internship:
    """The folder of the book, and the ids of what was made."""

    path: Path
    section: str
    students: list[str]
    placements: list[str]

    def open(self, role: str) -> Book:
        """The book as somebody of the school opens it."""
        return open_book(self.path, PASSPHRASES[role])


def make_internship(path: Path) -> Internship:
    """The whole book at `path`, closed again. The month has no days off: what is counted is the same on every day."""
    secret = PASSPHRASES["coordinator"]
    with (
        patch.object(opening, "make_open_files", lambda at, name: opening.make_files(at, name, secret)),
        patch.object(models_opening, "open_book", lambda at: open_book(at, secret)),
    ):
        for _step in make_sample(path):
            pass
    with open_book(path, secret) as book:
        decide(book, STATE_EVALUATIONS["meets"], "3")
        return _fill(book, path)


def _fill(book: Book, path: Path) -> Internship:
    teacher = accounts.add(book, "Tom Ruiz", "teacher", PASSPHRASES["teacher"])
    accounts.add(book, "Ines Vega", "counselor", PASSPHRASES["counselor"])
    [site] = book.ids(Site)
    kind = book.ids(ActivityType, where={"state_code": "10"})[0]
    with book.edit("Class of an internship") as edit:
        edit.update(Site, {site: {"cds_code": "10621171035955"}})
        edit.delete(DayOff, [off.id for off in book.records(DayOff) if off.date >= WEEKS[0]])
        staff = edit.insert(Staff, [{"last_name": "Ruiz", "first_name": "Tom", "account": teacher.id}])[0]
        section = edit.insert(Section, [{"name": CLASS}])[0]  # of no year: in July the month lies in two
        edit.insert(SectionStaff, [{"section_id": section, "staff_id": staff, "is_primary": True}])
        course = edit.insert(Course, [{"name": COURSE, "state_code": "7000"}])[0]
        students = edit.insert(Student, [_student(at) for at in range(COUNT)])
        edit.insert(SectionStudent, [{"section_id": section, "student_id": id_} for id_ in students])
        early = edit.insert(Section, [{"name": EARLY}])[0]
        edit.insert(SectionStudent, [{"section_id": early, "student_id": id_} for id_ in students[:30]])
        stay = {"school_name": "Tule River High", "entry_date": WEEKS[0] - timedelta(days=60)}
        edit.insert(Enrollment, [stay | {"student_id": id_} for id_ in students])
        sites = edit.insert(Employer, [{"name": f"Alder Works {at + 1}"} for at in range(SITES)])
        bosses = [{"employer_id": id_, "first_name": "Ed", "last_name": "Ode"} for id_ in sites]
        contacts = edit.insert(EmployerContact, bosses)
        whole = {
            "role": "Alder intern", "state": "planned", "pay": "unpaid", "starts_on": WEEKS[0],
            "ends_on": TODAY, "activity_type_id": kind, "course_id": course, "target_minutes": 40 * 60,
            "lea_sponsored": True, "certified_supervised": False, "employer_evaluation": "meets",
        }  # fmt: skip
        rows = [
            whole | {
                "student_id": id_, "employer_id": sites[at % SITES], "contact_id": contacts[at % SITES],
                "internship_id": f"ALDER-{at:02}", "course_id": course if at else None,
            }
            for at, id_ in enumerate(students)
        ]  # fmt: skip
        placements = edit.insert(Placement, rows)
        times = {"time_in": 15 * 60, "time_out": 18 * 60, "minutes": 180}
        week = [{"placement_id": id_, "weekday": day, **times} for id_ in placements for day in "1234"]
        edit.insert(PlacementDay, week)
    return Internship(path, section, students, placements)


def _student(at: int) -> dict[str, object]:
    born = TODAY - timedelta(days=6700 + at)  # eighteen: permits and hours of minors are tested elsewhere
    return {
        "last_name": f"Alder{at:02}", "first_name": "Ada", "local_id": f"88{at:02}", "ssid": f"10000088{at:02}",
        "grade": "12", "birth_date": born,
    }  # fmt: skip
