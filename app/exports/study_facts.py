"""What papers say of courses, requirements and the CTE sequence, read for many students at once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from app.book.base import Record
from app.book.book import Book
from app.exports.choosing import names_of
from app.exports.themes import of_each
from app.models import Credential, IndicatorSnapshot, SitePathway, Student
from app.models.ag_progress import ag_progress
from app.models.credit_progress import credit_progress
from app.models.cte_status import CteStanding, cte_standings
from app.models.grade_averages import Average, averages
from app.models.on_track import is_on_track
from app.models.requirement_progress import Progress
from app.models.transcripts import Taken, taken


@dataclass(frozen=True, slots=True)
class Study:
    """The courses of one student, oldest first, and what they come to."""

    courses: list[Taken]
    credits: Progress | None  # None where no set of requirements holds
    ag: Progress | None
    on_track: bool | None  # for A-G; None without any course, and while nothing is due
    average: Average
    imported: list[Record]  # figures of another system, the newest of each kind first
    standings: list[CteStanding]
    pathways: dict[str | None, str]  # names, by id
    credentials: list[Record]

    @property
    def is_empty(self) -> bool:
        """Whether nothing of it was recorded."""
        return not (self.courses or self.imported or self.credentials)


def study_of(book: Book, student_ids: list[str]) -> dict[str, Study]:
    """By student: what was studied."""
    today = date.today()
    grades = {s.id: s.grade for s in book.records(Student, {"id": student_ids})}
    courses = taken(book, student_ids)
    ag, credits_ = ag_progress(book, student_ids, today), credit_progress(book, student_ids, today)
    means = averages(book, student_ids)
    imported = of_each(book, IndicatorSnapshot, student_ids)
    standings = cte_standings(book, student_ids, today)
    pathways = names_of(book, SitePathway, {s.pathway_id for of in standings.values() for s in of})
    credentials = of_each(book, Credential, student_ids)
    nothing = Average(None, ())
    return {
        id_: Study(
            courses.get(id_, []),
            credits_.get(id_),
            ag.get(id_),
            is_on_track(ag[id_], grades.get(id_), today) if id_ in ag and courses.get(id_) else None,
            means.get(id_, nothing),
            _newest(imported.get(id_, [])),
            standings.get(id_, []),
            pathways,
            sorted(credentials.get(id_, []), key=lambda c: c.earned_on or date.max),
        )
        for id_ in student_ids
    }


def _newest(figures: list[Record]) -> list[Record]:
    """The newest of each kind and name."""
    found = {(each.kind, each.name): each for each in sorted(figures, key=lambda each: each.taken_on)}
    return list(found.values())
