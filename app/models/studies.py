"""Everything that the book tells of one student's courses, gathered for the page and the papers of the student."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from app.book.base import Base, Record
from app.book.book import Book
from app.models.ag_progress import ag_progress
from app.models.asked_last import AskedLast
from app.models.course_records import CourseRecord
from app.models.courses import Course
from app.models.credentials import Credential
from app.models.credit_progress import credit_progress
from app.models.cte_status import CteStanding, cte_standings
from app.models.grade_averages import Average, ag_averages, averages
from app.models.on_track import is_on_track
from app.models.pathways import SitePathway
from app.models.people import Enrollment, Student
from app.models.percents import absent_tenths
from app.models.requirement_progress import Progress
from app.models.school import year_name
from app.models.snapshots import AttendanceSnapshot, BehaviorSnapshot, IndicatorSnapshot
from app.models.strand_settings import CHRONIC
from app.models.transcripts import Taken, taken

RESTS_ON = frozenset(
    entity.__tablename__
    for entity in (
        *(Student, Enrollment, CourseRecord, Course, Credential, SitePathway, IndicatorSnapshot, AttendanceSnapshot),
        BehaviorSnapshot,
    )
) | {"requirement_set", "requirement", "mark_scale", "pathway_course", "pathway_membership", "setting"}
"""The tables from which `studies_of` reads."""

_NOTHING = Average(None, ())


@dataclass(frozen=True, slots=True)
class Studies:
    """What one student took and reached. `ag` and `graduation` are None where no set of requirements holds.

    `imported` has the latest figure of each kind that another system gave; `attendance` and `behavior` the latest of
    this school year, else of the one before it. What the account may not see is left out.
    """

    student: Record
    today: date
    records: tuple[Taken, ...]
    ag: Progress | None
    graduation: Progress | None
    standings: tuple[CteStanding, ...]
    average: Average
    ag_average: Average
    imported: tuple[Record, ...]
    attendance: Record | None
    behavior: Record | None
    credentials: tuple[Record, ...]
    college_ids: tuple[str, ...]  # the passed course records that gave college credit

    @property
    def on_track(self) -> bool | None:
        """Whether the student is on the way to complete A-G; None where nothing is due yet."""
        return is_on_track(self.ag, self.student.grade, self.today) if self.ag else None

    @property
    def failed(self) -> tuple[Taken, ...]:
        """The terms that were not passed, and in which nothing of the course was passed later."""
        return tuple(t for t in self.records if t.final and t.meaning and not t.meaning.passes and not self._again(t))

    @property
    def running(self) -> tuple[Taken, ...]:
        """What is under way this school year."""
        year = year_name(self.today)
        return tuple(t for t in self.records if not t.final and t.school_year == year)

    @property
    def unknown(self) -> tuple[Taken, ...]:
        """The records whose mark the scale does not know: nothing counts of them."""
        return tuple(t for t in self.records if t.final and t.meaning is None)

    def _again(self, failed: Taken) -> bool:
        return any(
            t.course_id == failed.course_id and t.term == failed.term and t.meaning and t.meaning.passes
            for t in self.records
            if t.final
        )


def studies_of(book: Book, student_id: str, today: date | None = None) -> Studies | None:
    """What the book tells of a student's courses; None where there is no such student."""
    on = today or date.today()
    return _kept.answer(book, (student_id, on), lambda: _studies_of(book, student_id, on))


_kept: AskedLast[Studies | None] = AskedLast()


def _studies_of(book: Book, student_id: str, on: date) -> Studies | None:
    ids = [student_id]
    with book.reading():
        student = book.record(Student, student_id)
        if student is None:
            return None
        records = tuple(taken(book, ids).get(student_id, ()))
        return Studies(
            student,
            on,
            records,
            ag_progress(book, ids, on).get(student_id),
            credit_progress(book, ids, on).get(student_id),
            tuple(cte_standings(book, ids, on).get(student_id, ())),
            averages(book, ids).get(student_id, _NOTHING),
            ag_averages(book, ids).get(student_id, _NOTHING),
            tuple(_latest_of_each(_seen(book, IndicatorSnapshot, student_id, "taken_on"))),
            _latest(_seen(book, AttendanceSnapshot, student_id, "until"), on),
            _latest(_seen(book, BehaviorSnapshot, student_id, "until"), on),
            tuple(_seen(book, Credential, student_id, "earned_on")),
            _college(book, records),
        )


def share_absent(attendance: Record) -> float | None:
    """The percent of the enrolled days on which a student was absent, to a tenth; None where there were none."""
    enrolled = attendance.days_enrolled
    return absent_tenths(attendance.days_absent, enrolled) / 10 if enrolled else None


def is_chronic(attendance: Record) -> bool:
    """Whether the student is chronically absent: on a tenth of the enrolled days (Education Code 60901(c)(1))."""
    share = share_absent(attendance)
    return share is not None and share >= CHRONIC


def _seen(book: Book, entity: type[Base], student_id: str, by: str) -> list[Record]:
    """The records of a student, the latest first; none where the account sees none."""
    if not book.allows(entity.__tablename__, "see"):
        return []
    return book.records(entity, {"student_id": student_id}, sort=[(by, True)])


def _latest_of_each(snapshots: Iterable[Record]) -> list[Record]:
    found: dict[tuple[str, str], Record] = {}
    for each in snapshots:
        found.setdefault((each.kind, each.name or ""), each)
    return list(found.values())


def _latest(snapshots: Iterable[Record], on: date) -> Record | None:
    """The latest one of this school year or the one before it."""
    years = year_name(on), year_name(date(on.year - 1, on.month, 1))
    return next((each for each in snapshots if each.school_year in years), None)


def _college(book: Book, records: Iterable[Taken]) -> tuple[str, ...]:
    giving = {c.id for c in book.records(Course, {"college_credit": True})}
    return tuple(t.record_id for t in records if t.course_id in giving and t.final and t.meaning and t.meaning.passes)
