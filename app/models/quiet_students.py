"""Students of whom nothing was written down for weeks: in no strand, by nobody."""

from __future__ import annotations

import json
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Select, func, literal, select, union_all

from app.book.asking import among
from app.book.book import Book
from app.models.enrolling import present_ids
from app.models.events import Event, Participation
from app.models.family_contacts import FamilyContact
from app.models.graduate_profile import ProfileRating
from app.models.hours import HourEntry
from app.models.notes import Note
from app.models.people import Enrollment
from app.models.referrals import Referral
from app.models.settings import QUIET_WEEKS, decided
from app.models.student_plans import Goal, GoalReview, YearlyReview
from app.models.supports import SupportPlan, SupportSession
from app.models.team_meetings import MeetingItem, TeamMeeting

_OWN_DAYS = (HourEntry, Note, Referral, FamilyContact, YearlyReview, ProfileRating)


@dataclass(frozen=True, slots=True)
class Quiet:
    """A student, and of what was kept last the day and the kind, by the name of its table; None where nothing was."""

    student_id: str
    last_on: date | None
    kind: str | None = None


def quiet_students(
    book: Book, today: date | None = None, student_ids: Collection[str] | None = None, weeks: int | None = None
) -> list[Quiet]:
    """Students who are here of whom nothing was kept in the last `weeks` (the site's decision), the longest first.

    Whoever came to the school within these weeks is not quiet yet. `student_ids` asks about some students only.
    """
    on = today or date.today()
    with book.reading():
        since = on - timedelta(weeks=weeks or decided(book, QUIET_WEEKS))
        last = last_things(book, on, student_ids)
        here = present_ids(book, on, student_ids)
        came = {e.student_id for e in book.records(Enrollment) if e.entry_date and since < e.entry_date <= on}
    found = [Quiet(id_, *last.get(id_, (None, None))) for id_ in here - came if id_ not in last or last[id_][0] < since]
    return sorted(found, key=lambda q: (q.last_on or date.min, q.student_id))


def last_things(book: Book, today: date, student_ids: Collection[str] | None = None) -> dict[str, tuple[date, str]]:
    """By student day and kind of what was kept last, up to `today`: an hour entry, an event attended, a note, a
    referral, a session of supports, a contact with the family, a review of a goal, a yearly review, a rating of the
    graduate profile or a meeting that spoke of the student.
    """
    every = union_all(*_asked(today, student_ids)).subquery()
    latest = select(every.c[0], func.max(every.c[1]), every.c[2]).group_by(every.c[0])  # SQLite takes the latest row
    with book.reading() as connection:
        rows = connection.execute(latest, {"ids": json.dumps(list(student_ids or ()))}).all()
    return {
        id_: (day if isinstance(day, date) else date.fromisoformat(day), kind) for id_, day, kind in rows if id_ and day
    }


def _asked(today: date, student_ids: Collection[str] | None) -> list[Select[Any, Any, str]]:
    """Of each kind of record the student and the last day, with the name of the table."""
    asked = [
        *(_dated(each, each.student_id, today) for each in _OWN_DAYS),
        _dated(Event, Participation.student_id, today)
        .join(Participation, Participation.event_id == Event.id)
        .where(Participation.deleted.is_(False), Participation.presence == "attended"),
        _dated(SupportSession, SupportPlan.student_id, today).join(
            SupportPlan, SupportPlan.id == SupportSession.plan_id
        ),
        _dated(GoalReview, Goal.student_id, today).join(Goal, Goal.id == GoalReview.goal_id),
        _dated(TeamMeeting, MeetingItem.student_id, today)
        .join(MeetingItem, MeetingItem.meeting_id == TeamMeeting.id)
        .where(MeetingItem.deleted.is_(False), TeamMeeting.state == "held"),
    ]
    if student_ids is not None:
        asked = [each.where(among(each.selected_columns[0])) for each in asked]
    return [each.group_by(each.selected_columns[0]) for each in asked]


def _dated(entity: Any, student: Any, today: date) -> Select[Any, Any, str]:
    """The student, the last day of a record and its kind, to be grouped by the student."""
    kind = literal(entity.__tablename__).label("kind")
    return select(student, func.max(entity.date), kind).where(entity.deleted.is_(False), entity.date <= today)
