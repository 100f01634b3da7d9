"""What papers say of supports: plans with what was delivered and measured, presence, referrals, family contacts."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date

from app.book.asking import Between
from app.book.base import Base, Record
from app.book.book import Book
from app.exports.themes import of_each
from app.exports.wording import full_name
from app.models import (
    AttendanceSnapshot,
    BehaviorSnapshot,
    FamilyContact,
    MeetingItem,
    Note,
    PlanReview,
    Referral,
    Staff,
    Strategy,
    SupportPlan,
    TeamMeeting,
)
from app.models.aim_line import Course, progress_of_plans
from app.models.delivery import Delivery, deliveries
from app.models.notes import RESTRICTED
from app.models.school import year_name


@dataclass(frozen=True, slots=True)
class Care:
    """One support plan with what came of it."""

    plan: Record
    provider: str
    delivery: Delivery
    progress: Course
    reviews: list[Record]  # oldest first
    strategy: str | None = None  # of the library

    @property
    def goes_on(self) -> bool:
        """Whether it is in force today."""
        today = date.today()
        begun = self.plan.starts_on <= today <= (self.plan.ends_on or today)
        return bool(self.plan.state == "active" and begun)


@dataclass(frozen=True, slots=True)
class Caring:
    """All supports of one student, those that go on first."""

    cares: list[Care] = field(default_factory=list[Care])
    attendance: Record | None = None  # of this school year
    behavior: Record | None = None
    referrals: list[Record] = field(default_factory=list[Record])  # newest first
    contacts: list[Record] = field(default_factory=list[Record])  # newest first
    notes: list[Record] = field(default_factory=list[Record])  # newest first; restricted ones only where wanted
    staff: dict[str | None, str] = field(default_factory=dict[str | None, str])
    conference: date | None = None  # the next one with the family that is planned

    @property
    def going(self) -> list[Care]:
        """Plans that are in force today."""
        return [care for care in self.cares if care.goes_on]


def caring_of(
    book: Book, student_ids: list[str], *, notes: bool = False, restricted: bool = False
) -> dict[str, Caring]:
    """By student: the supports. Open `notes` and `restricted` ones are read only where they are wanted."""
    plans = of_each(book, SupportPlan, student_ids)
    ids = [plan.id for mine in plans.values() for plan in mine]
    given, progress = deliveries(book, ids), progress_of_plans(book, ids)
    reviews: dict[str, list[Record]] = defaultdict(list)
    for review in book.records(PlanReview, {"plan_id": ids}, sort=[("date", False)]):
        reviews[review.plan_id].append(review)
    strategies = book.column(Strategy, "name")
    staff = {s.id: full_name(s) for s in book.records(Staff)}
    year = year_name(date.today())
    attendance, behavior = (
        _latest(book, entity, student_ids, year) for entity in (AttendanceSnapshot, BehaviorSnapshot)
    )
    referrals, contacts = (of_each(book, entity, student_ids) for entity in (Referral, FamilyContact))
    noted = of_each(book, Note, student_ids) if notes or restricted else {}
    conferences = _conferences(book, student_ids)
    found: dict[str, Caring] = {}
    for id_ in student_ids:
        cares = [
            Care(
                plan,
                staff.get(plan.provider_id, ""),
                given[plan.id],
                progress[plan.id],
                reviews[plan.id],
                strategies.get(plan.strategy_id),
            )
            for plan in plans.get(id_, [])
        ]
        seen = [n for n in noted.get(id_, []) if (restricted if n.visibility == RESTRICTED else notes)]
        found[id_] = Caring(
            sorted(cares, key=lambda care: (not care.goes_on, care.plan.starts_on)),
            attendance.get(id_),
            behavior.get(id_),
            _newest(referrals.get(id_, [])),
            _newest(contacts.get(id_, [])),
            _newest(seen),
            staff,
            conferences.get(id_),
        )
    return found


def _conferences(book: Book, student_ids: list[str]) -> dict[str, date]:
    """The next planned conference with each family, today's among them."""
    coming = {"kind": "family", "state": "planned", "date": Between(date.today(), None)}
    days = {meeting.id: meeting.date for meeting in book.records(TeamMeeting, coming)}
    found: dict[str, date] = {}
    for item in book.records(MeetingItem, {"student_id": student_ids, "meeting_id": list(days)}):
        day = days[item.meeting_id]
        found[item.student_id] = min(day, found.get(item.student_id, day))
    return found


def _latest(book: Book, entity: type[Base], student_ids: list[str], year: str) -> dict[str, Record]:
    """The last snapshot of the year, by student."""
    found = book.records(entity, {"student_id": student_ids, "school_year": year}, sort=[("until", False)])
    return {each.student_id: each for each in found}


def _newest(records: list[Record]) -> list[Record]:
    return sorted(records, key=lambda each: each.date, reverse=True)
