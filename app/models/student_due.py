"""What is due for one student: the rules of the caseload, of paperwork, evaluations and hours, asked about one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from app.book.book import Book
from app.models.contacting_families import contacts_to_follow_up
from app.models.early_warning import warnings
from app.models.evaluating import due as evaluations_due
from app.models.falling_behind import behind
from app.models.holding_meetings import follow_ups
from app.models.hour_totals import student_totals
from app.models.paperwork_matrix import paper_matrix
from app.models.referrals import Referral
from app.models.school import year_name
from app.models.setting_goals import late_goals
from app.models.settings import decided
from app.models.strand_settings import UNLOGGED_WEEKS
from app.models.supports import SupportPlan, SupportSession

What = Literal[
    "referral",
    "review",
    "follow_up",
    "contact",
    "unlogged",
    "goal",
    "warning",
    "paper",
    "evaluation",
    "behind",
    "waiting",
]


@dataclass(frozen=True, slots=True)
class StudentDue:
    """Something that waits for somebody.

    `record_id` is what it is about: a referral, a plan, an item of a meeting, a contact, a goal, a placement. `on` is
    its day; `count` the papers that are missing, the points of the early warning, or minutes.
    """

    what: What
    record_id: str | None
    on: date | None = None
    count: int = 0


def due_of(book: Book, student_id: str, today: date | None = None) -> list[StudentDue]:
    """What is due for the student, the most urgent first, as far as the account may see it."""
    on = today or date.today()
    with book.reading():
        return [
            *(
                StudentDue("referral", r.id, r.date)
                for r in book.records(Referral, {"student_id": student_id, "state": "open"})
            ),
            *_plans(book, student_id, on),
            *(
                StudentDue("follow_up", f.item_id, f.due_on)
                for f in follow_ups(book, today=on, student_id=student_id)
                if f.due_on and f.due_on <= on + timedelta(days=7)
            ),
            *(
                StudentDue("contact", c.id, c.follow_up_on)
                for c in contacts_to_follow_up(book, today=on, student_id=student_id)
            ),
            *(StudentDue("goal", g.id, g.due_on) for g in late_goals(book, on, student_id)),
            *(StudentDue("warning", None, count=w.points) for w in warnings(book, on, [student_id]) if w.tier > 1),
            *_work(book, student_id, on),
        ]


def _plans(book: Book, student_id: str, on: date) -> list[StudentDue]:
    """Plans whose review is late, and those of which nothing was logged for a while."""
    plans = book.records(SupportPlan, {"student_id": student_id, "state": "active"})
    last = {p.id: p.starts_on for p in plans}
    for session in book.records(SupportSession, {"plan_id": list(last)}):
        last[session.plan_id] = max(session.date, last[session.plan_id])
    silent = timedelta(weeks=decided(book, UNLOGGED_WEEKS))
    late = [StudentDue("review", p.id, p.review_on) for p in plans if p.review_on and p.review_on < on]
    return late + [StudentDue("unlogged", id_, since) for id_, since in last.items() if on - since > silent]


def _work(book: Book, student_id: str, on: date) -> list[StudentDue]:
    """Papers and evaluations of placements, and hours."""
    found: list[StudentDue] = []
    if book.allows("paperwork", "see"):
        for row in paper_matrix(book, [student_id], on).rows:
            if row.placement_id and (missing := len(row.open_kinds)):
                found.append(StudentDue("paper", row.placement_id, count=missing))
    if book.allows("evaluation", "see"):
        found += [StudentDue("evaluation", id_) for id_ in evaluations_due(book, on, student_id)]
    for late in behind(book, on, [student_id]):
        found.append(StudentDue("behind", late.placement_id, count=late.expected - late.approved - late.waiting))
    waiting = student_totals(book, [student_id], year_name(on))[student_id].waiting
    return found + ([StudentDue("waiting", None, count=waiting)] if waiting else [])
