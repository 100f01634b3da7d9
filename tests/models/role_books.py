"""A book with an account of each role, and of every kind of record one of the teacher's own and another."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from app.book import accounts
from app.book.base import table_of
from app.book.book import Book
from app.book.fields import fields_of
from app.book.sealed_rows import SealedRow
from app.models import ENTITIES, Staff
from app.models.opening import new_book, open_book
from app.models.school import year_name
from tests.books import PASSPHRASE

TODAY = date.today()
OWN, OTHER = "own", "other"
PASSPHRASES = {
    "coordinator": PASSPHRASE,
    "counselor": "nine loud pelicans",
    "teacher": "three small otters",
    "viewer": "eleven green lanterns",
}


@dataclass(frozen=True)
class Example:
    """One record: its id and its values by field name."""

    id: str
    values: dict[str, Any]


Examples = dict[str, dict[str, Example]]
"""By table, OWN and OTHER."""


@dataclass(frozen=True)
class RoleBook:
    """A closed book and what is in it."""

    path: Path
    examples: Examples

    def copy(self, folder: Path) -> RoleBook:
        """The same in another folder, which is made."""
        return RoleBook(Path(shutil.copytree(self.path, folder / self.path.name)), self.examples)

    def own(self, table: str) -> str:
        """The id of the teacher's own example."""
        return self.examples[table][OWN].id

    def open_as(self, role: str) -> Book:
        """The book as an account of `role` opens it."""
        return open_as(self.path, role)


_NAMED = {
    "site": {"name": "Heron Slough High School"},
    "school_year": {"name": "2019-2020", "starts_on": date(2019, 7, 1), "ends_on": date(2020, 6, 30)},
    "staff": {"last_name": "Abara"},
    "section": {"name": "Period 1", "school_year": year_name(TODAY)},
    "student": {"last_name": "Peña", "first_name": "Ana"},
    "guardian": {"last_name": "Peña", "phone": "555-0101"},
    "student_group": {"group": "foster"},
    "enrollment": {"school_name": "Heron Slough"},
    "sector": {"name": "Arts", "code": "99"},
    "cte_pathway": {"name": "Design", "code": "999"},
    "site_pathway": {"name": "Health Careers"},
    "career_interest": {"interest": "Nursing"},
    "employer": {"name": "Tule Creek Clinic"},
    "employer_contact": {"last_name": "Ode"},
    "activity_type": {"name": "Shadowing a nurse"},
    "day_off": {"date": TODAY, "name": "Levee Day"},
    "course": {"name": "Health internship"},
    "agreement": {"kind": "affiliation"},
    "opportunity": {"role": "Intern"},
    "employer_interaction": {"date": TODAY, "kind": "call"},
    "externship": {"starts_on": TODAY},
    "event": {"name": "Nurses’ day", "date": TODAY},
    "participation": {"presence": "attended"},
    "placement": {"role": "Intern"},
    "placement_competency": {"name": "Takes vital signs"},
    "placement_day": {"weekday": "1", "minutes": 120},
    "hour_entry": {"date": TODAY, "minutes": 60},
    "check_override": {"rule": "overlap", "reason": "Two shifts", "made_on": TODAY},
    "log_page": {"week": TODAY},
    "document_kind": {"name": "Bus pass"},
    "paperwork": {"state": "requested"},
    "evaluation_item": {"category": "B", "text": "Uses tools with care"},
    "evaluation": {"date": TODAY},
    "evaluation_rating": {"rating": "3"},
    "site_visit": {"date": TODAY},
    "support_plan": {"domain": "attendance", "need": "Late", "starts_on": TODAY},
    "support_session": {"date": TODAY, "minutes": 30},
    "note": {"date": TODAY, "text": "Met the family"},
    "sealed_row": {"body": "c2VhbGVk"},
    "evidence_file": {
        "name": "Sheet.pdf",
        "kind": "pdf",
        "size": 9,
        "digest": "00",
        "added_on": TODAY,
    },
    "pathway_course": {"place": 1},
    "mark_scale": {"mark": "E"},
    "course_record": {"school_year": "2019-2020", "mark": "B"},
    "requirement_set": {"name": "District"},
    "requirement": {"name": "Health", "amount": 500},
    "indicator_snapshot": {"taken_on": TODAY, "kind": "gpa", "value": "3.1"},
    "attendance_snapshot": {"school_year": "2019-2020", "until": TODAY, "days_enrolled": 1800, "days_absent": 90},
    "behavior_snapshot": {"school_year": "2019-2020", "until": TODAY, "incidents": 1},
    "credential": {"name": "First aid"},
    "project": {"name": "The slough in figures"},
    "project_student": {"role": "Editor"},
    "strategy": {"name": "Walk and talk"},
    "plan_template": {"name": "Late mornings"},
    "referral": {"date": TODAY, "concern": "attendance", "what": "Late most days"},
    "progress_point": {"date": TODAY, "value": 120},
    "plan_review": {"date": TODAY, "decision": "continue", "reason": "It works"},
    "family_contact": {"date": TODAY},
    "team_meeting": {"name": "Support team", "date": TODAY},
    "meeting_item": {"why": "Late"},
    "student_plan": {"school_year": "2019-2020"},
    "goal": {"name": "Finish the portfolio"},
    "goal_review": {"date": TODAY},
    "planned_course": {"grade": "11", "name": "Chemistry"},
    "yearly_review": {"school_year": "2019-2020", "date": TODAY},
    "financial_aid": {"school_year": "2019-2020"},
    "profile_outcome": {"name": "Speaks up"},
    "profile_rating": {"date": TODAY, "level": "3"},
    "postsecondary_outcome": {"date": TODAY, "kind": "work"},
    "survey_answer": {"school_year": "2019-2020", "relevance": 4},
    "import_mapping": {"source": "roster", "heading": "Last", "target": "last_name"},
    "saved_view": {"list_name": "students", "name": "Mine", "arrangement": "{}"},
    "setting": {"name": "quiet_weeks", "value": "3"},
}


def make(path: Path) -> Examples:
    """Makes the book, closed again, and says what is in it."""
    book, _code = new_book(path, "Heron Slough High School", "Dana Whitfield", PASSPHRASE)
    with book:
        teacher = accounts.add(book, "Tom Ruiz", "teacher", PASSPHRASES["teacher"])
        for role in ("counselor", "viewer"):
            accounts.add(book, f"The {role}", role, PASSPHRASES[role])
        examples: Examples = {}
        with book.edit("Own") as edit:
            tom = edit.insert(Staff, [{"last_name": "Ruiz", "first_name": "Tom", "account": teacher.id}])[0]
        for whose, staff in ((OWN, tom), (OTHER, None)):
            _fill(book, examples, whose, staff)
    with open_as(path, "counselor") as book, book.edit("Sealed") as edit:
        values = _NAMED["sealed_row"]
        examples["sealed_row"] = {whose: Example(edit.insert(SealedRow, [values])[0], values) for whose in (OWN, OTHER)}
    return examples


def make_roles(path: Path) -> RoleBook:
    """The same, with where it is."""
    return RoleBook(path, make(path))


def _fill(book: Book, examples: Examples, whose: str, staff: str | None) -> None:
    made: dict[str, str] = {"staff": staff} if staff else {}
    for entity in ENTITIES:
        if entity is SealedRow:
            continue  # only counselors make them
        table = table_of(entity).name
        fields = fields_of(entity)
        values: dict[str, Any] = dict(_NAMED.get(table, {}))
        refers = {name: made[f.refers] for name, f in fields.items() if f.refers and f.refers in made}
        values |= refers
        if table == "student" and whose == OTHER:
            values["first_name"] = "Luz"
        if table in made:
            id_ = made[table]
        else:
            with book.edit(f"Make {table}") as edit:
                made[table] = id_ = edit.insert(entity, [values])[0]
        record = book.record(entity, id_)
        assert record is not None
        examples.setdefault(table, {})[whose] = Example(id_, {name: getattr(record, name) for name in fields})


def open_as(path: Path, role: str) -> Book:
    """The book as an account of `role` opens it."""
    return open_book(path, PASSPHRASES[role])
