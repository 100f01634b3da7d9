"""An invented school for the state's file: a site with its code, a course, kinds of activity and one student who works.

Days lie in the school years 2024-2025 and 2025-2026; `TODAY` is in the summer after them.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from app.book.asking import entity_of
from app.book.book import Book
from app.models import ActivityType, Employer, Site
from app.models.settings import STATE_EVALUATIONS, decide
from app.models.wblr import Checked, check

YEAR, BEFORE = "2025-2026", "2024-2025"
TODAY = date(2026, 8, 3)
CODES = {"does_not_meet": "1", "partially_meets": "2", "meets": "3", "above": "4", "not_provided": "9"}


@dataclass
class School:
    """The book and the ids of what is in it."""

    book: Book
    student: str
    employer: str
    course: str
    site: str

    def add(self, table: str, **values: Any) -> str:
        with self.book.edit("Add") as edit:
            return edit.insert(entity_of(table), [values])[0]

    def set(self, table: str, id_: str, **values: Any) -> None:
        self.book.save(entity_of(table), id_, values)

    def kind(self, code: str | None) -> str:
        """An activity of a type of the state."""
        found = self.book.ids(ActivityType, where={"state_code": code}) if code else []
        return found[0] if found else self.add("activity_type", name=f"Activity {code}", state_code=code)

    def work(self, code: str | None = "10", **values: Any) -> str:
        """A placement of that type of which nothing is missing but its hours."""
        whole = {
            "student_id": self.student, "employer_id": self.employer, "role": "Clinic aide", "state": "active",
            "activity_type_id": self.kind(code), "course_id": self.course, "starts_on": date(2025, 9, 1),
            "employer_evaluation": "meets", "lea_sponsored": True, "certified_supervised": False,
        }  # fmt: skip
        return self.add("placement", **whole | values)

    def hours(self, placement: str, on: date, minutes: int, **values: Any) -> str:
        entry = {"student_id": self.student, "placement_id": placement, "date": on, "minutes": minutes}
        return self.add("hour_entry", **entry | {"state": "approved"} | values)

    def internship(self, **values: Any) -> str:
        """A whole internship with ten hours outside class."""
        placement = self.work("10", **values)
        self.hours(placement, date(2025, 10, 6), 600, student_id=values.get("student_id", self.student))
        return placement

    def another(self, **values: Any) -> str:
        """Another student."""
        whole = {"last_name": "Nguyễn", "first_name": "Bình", "ssid": "9000000002", "grade": "12", "local_id": "002"}
        return self.add("student", **whole | values)

    def check(self, year: str = YEAR, today: date = TODAY) -> Checked:
        return check(self.book, year, today)

    def rules(self, year: str = YEAR) -> list[str]:
        """The names of the rules that are broken."""
        return [problem.rule.name for problem in self.check(year).problems]

    def lines(self, year: str = YEAR) -> list[str]:
        """The rows as text."""
        return ["^".join(row.values) for row in self.check(year).rows]


def make_state_school(book: Book) -> School:
    """A school whose site and settings lack nothing."""
    site = book.ids(Site)[0]
    book.save(Site, site, {"cds_code": "10621171035955"})
    with book.edit("School") as edit:
        employer = edit.insert(Employer, [{"name": "Tule Creek Clinic"}])[0]
        student = edit.insert(
            entity_of("student"),
            [{"last_name": "Peña", "first_name": "Ana", "ssid": "9000000001", "grade": "11", "local_id": "001"}],
        )[0]
        course = edit.insert(entity_of("course"), [{"name": "Patient care", "state_code": "7922"}])[0]
    for key, code in CODES.items():
        decide(book, STATE_EVALUATIONS[key], code)
    return School(book, student, employer, course, site)
