"""Reports written in tests, as a job would, and the school they are about."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from app.book.base import new_id
from app.book.book import Book
from app.exports import REPORTS
from app.exports.report import Writing, Written
from app.models import (
    ActivityType,
    CareerInterest,
    CtePathway,
    Employer,
    EmployerContact,
    Guardian,
    HourEntry,
    PathwayChoice,
    PathwayMembership,
    Placement,
    Sector,
    Site,
    SitePathway,
    Staff,
    Student,
    SupportPlan,
)
from app.models.school import year_bounds, year_name

TODAY = date.today()
THIS_YEAR = year_name(TODAY)
BEGAN = year_bounds(THIS_YEAR)[0]
REVIEW = date(TODAY.year + 1, 1, 15)


def finish(writing: Writing) -> Written:
    """Let a report run to its end; what it wrote."""
    while True:
        try:
            next(writing)
        except StopIteration as end:
            return end.value


def write(name: str, book: Book, out: Path, **asked: Any) -> list[Path]:
    """Write one report; the files."""
    return finish(REPORTS[name].write(book, out, **asked)).files


def make_site(book: Book) -> None:
    """Heron Slough High School."""
    site = {"name": "Heron Slough High School", "cds_code": "99000000000017", "street": "7 Levee Road",
            "city": "Alder Flat", "zip_code": "90000", "phone": "(559) 555-0117"}  # fmt: skip
    with book.edit("Site") as edit:
        edit.insert(Site, [site])


def make_student(book: Book, **changes: Any) -> str:
    """Thi Dao Nguyen of the health pathway, with all that a transcript and a plan can tell."""
    student, pathway, employer, contact, placement, staff = (new_id() for _ in range(6))
    sector, cte, internship = (
        book.ids(entity, where={"name": name})[0]
        for entity, name in (
            (Sector, "Health Science and Medical Technology"),
            (CtePathway, "Patient Care"),
            (ActivityType, "Unpaid internship"),
        )
    )
    who = {"id": student, "last_name": "Nguyễn", "first_name": "Thị Đào", "preferred_name": "Daisy", "local_id": "7001",
           "ssid": "9000000017", "birth_date": date(2009, 3, 5), "grade": "11"}  # fmt: skip
    with book.edit("Student") as edit:
        edit.insert(Student, [who | changes])
        edit.insert(Guardian, [{"student_id": student, "last_name": "Nguyễn", "first_name": "Lan",
                                "relation": "Mother", "phone": "(559) 555-0118"}])  # fmt: skip
        edit.insert(SitePathway, [{"id": pathway, "name": "Health Careers", "sector_id": sector, "cte_pathway_id": cte,
                                   "certification": "gold", "target_minutes": 4800}])  # fmt: skip
        edit.insert(PathwayMembership, [{"student_id": student, "pathway_id": pathway, "starts_on": date(2023, 8, 14)}])
        edit.insert(CareerInterest, [{"student_id": student, "interest": "Nurse"}])
        edit.insert(PathwayChoice, [{"student_id": student, "pathway_id": pathway, "rank": 1}])
        edit.insert(Employer, [{"id": employer, "name": "Tule Creek Clinic"}])
        edit.insert(EmployerContact, [{"id": contact, "employer_id": employer, "last_name": "Whitfield",
                                       "first_name": "Dana"}])  # fmt: skip
        edit.insert(Placement, [{"id": placement, "student_id": student, "employer_id": employer, "role": "Clinic aide",
                                 "contact_id": contact, "pathway_id": pathway, "activity_type_id": internship,
                                 "pay": "unpaid", "starts_on": date(2023, 9, 4), "schedule": "Fridays"}])  # fmt: skip
        hours = [
            (date(2023, 9, 8), 210, "approved", "Communication; Health and safety"),
            (date(2024, 7, 1), 90, "approved", "communication"),
            (BEGAN, 2400, "approved", None),
            (BEGAN, 135, "submitted", "Teamwork"),
            (BEGAN, 300, "rejected", "Teamwork"),
        ]
        edit.insert(
            HourEntry,
            [
                {"student_id": student, "placement_id": placement, "date": on, "minutes": minutes, "state": state,
                 "competencies": competencies}
                for on, minutes, state, competencies in hours
            ],
        )  # fmt: skip
        edit.insert(Staff, [{"id": staff, "last_name": "Okafor", "first_name": "Ben"}])
        plan = {"student_id": student, "domain": "mathematics", "tier": "2", "need": "A private need", "goal":
                "Solve eight of ten equations.", "strategy": "Practice in steps", "provider_id": staff,
                "delivery": "group", "starts_on": BEGAN, "sessions_per_week": 2, "session_minutes": 30,
                "review_on": REVIEW}  # fmt: skip
        ended = {"student_id": student, "domain": "writing", "need": "x", "starts_on": BEGAN, "state": "ended"}
        edit.insert(SupportPlan, [plan, ended])
    return student
