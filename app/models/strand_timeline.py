"""What the timeline of a student tells of academics, theme, supports and plans: day, kind, title, detail, and the id
of the record that tells more, of a review the plan; empty where the student's own page does.

Its kinds are marks, credential, project, referral, review, contact, meeting, goal, plan, rating and outcome. Financial
aid and surveys are no part of it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date

from app.book.book import Book
from app.i18n import _, ngettext
from app.models.after_school import PostsecondaryOutcome
from app.models.course_records import CourseRecord
from app.models.credentials import Credential
from app.models.family_contacts import WAY, FamilyContact
from app.models.graduate_profile import LEVEL, ProfileOutcome, ProfileRating
from app.models.kinds import DOMAIN
from app.models.projects import Project, ProjectStudent
from app.models.referrals import REFERRAL_STATE, Referral
from app.models.student_plans import AFTER_SCHOOL, STANDING, Goal, GoalReview, YearlyReview
from app.models.study_kinds import TERM
from app.models.supports import REVIEW_DECISION, PlanReview, SupportPlan
from app.models.team_meetings import MeetingItem, TeamMeeting

STRANDS_TELL = (
    *("course_record", "credential", "project", "project_student", "referral", "plan_review", "family_contact"),
    *("team_meeting", "meeting_item", "goal", "goal_review", "yearly_review", "profile_outcome", "profile_rating"),
    "postsecondary_outcome",
)
"""The tables of which these lines tell."""

Told = tuple[date, str, str, str, str]

_TERM_ENDS = {
    **dict.fromkeys(("q1",), (0, 10, 15)),
    **dict.fromkeys(("t1",), (0, 11, 15)),
    **dict.fromkeys(("s1", "q2"), (0, 12, 20)),
    **dict.fromkeys(("t2", "q3"), (1, 3, 15)),
    "summer": (1, 6, 30),
}
"""About when a term ends, where the calendar of the site does not say: years on, month and day; others in June."""


def strand_happenings(book: Book, student_id: str) -> Iterator[Told]:
    """What happened to the student in the four strands, in no order."""
    of = {"student_id": student_id}
    yield from _marks(book, of)
    for c in book.records(Credential, of):
        if c.earned_on:
            yield c.earned_on, "credential", _("Credential earned"), " · ".join(filter(None, (c.name, c.issuer))), c.id
    yield from _projects(book, of)
    for r in book.records(Referral, of):
        yield r.date, "referral", _("Referred: {concern}").format(concern=DOMAIN.format(r.concern)), r.what, r.id
        if r.decided_on:
            yield (
                r.decided_on,
                "referral",
                _("Referral decided"),
                r.decision_note or REFERRAL_STATE.format(r.state),
                r.id,
            )
    plans = {p.id: p.need for p in book.records(SupportPlan, of)}
    for review in book.records(PlanReview, {"plan_id": list(plans)}):
        title = _("Support plan reviewed: {decision}").format(decision=REVIEW_DECISION.format(review.decision))
        yield review.date, "review", title, review.reason, review.plan_id
    for c in book.records(FamilyContact, of):
        words = " · ".join(filter(None, (WAY.format(c.way), c.with_whom, c.summary)))
        yield c.date, "contact", _("Contact with the family"), words, c.id
    yield from _meetings(book, of)
    yield from _plans(book, of)
    yield from _ratings(book, of)
    for o in book.records(PostsecondaryOutcome, of):
        yield o.date, "outcome", AFTER_SCHOOL.format(o.kind), o.institution or "", ""


def term_ends(school_year: str, term: str) -> date:
    """About when a term of a school year ends."""
    on, month, day = _TERM_ENDS.get(term, (1, 6, 5))
    return date(int(school_year[:4]) + on, month, day)


def _marks(book: Book, of: dict[str, str]) -> Iterator[Told]:
    terms: dict[tuple[str, str], list[str]] = defaultdict(list)
    for record in book.records(CourseRecord, of | {"kind": "final"}):
        if record.mark:
            terms[record.school_year, record.term].append(record.mark)
    for (year, term), marks in terms.items():
        counted = ngettext("{count} final mark", "{count} final marks", len(marks)).format(count=len(marks))
        yield term_ends(year, term), "marks", f"{TERM.format(term)} {year}: {counted}", _counted(marks), ""


def _counted(marks: Iterable[str]) -> str:
    counts: dict[str, int] = defaultdict(int)
    for mark in marks:
        counts[mark] += 1
    return ", ".join(f"{count} {mark}" for mark, count in sorted(counts.items()))


def _projects(book: Book, of: dict[str, str]) -> Iterator[Told]:
    shares = {p.project_id: p for p in book.records(ProjectStudent, of)}
    for project in book.records(Project, {"id": list(shares)}):
        share = shares[project.id]
        if project.starts_on and project.starts_on <= date.today():
            yield project.starts_on, "project", _("Project begins"), project.name, project.id
        if share.presented_on:
            yield share.presented_on, "project", _("Project presented"), project.name, project.id


def _meetings(book: Book, of: dict[str, str]) -> Iterator[Told]:
    items = book.records(MeetingItem, of)
    held = {m.id: m for m in book.records(TeamMeeting, {"id": {i.meeting_id for i in items}}) if m.state == "held"}
    for item in items:
        if meeting := held.get(item.meeting_id):
            words = " · ".join(filter(None, (item.line, item.decision)))
            yield meeting.date, "meeting", _("Spoken of: {meeting}").format(meeting=meeting.name), words, meeting.id


def _plans(book: Book, of: dict[str, str]) -> Iterator[Told]:
    goals = {g.id: g for g in book.records(Goal, of)}
    for g in goals.values():
        if g.starts_on:
            yield g.starts_on, "goal", _("Goal set"), g.name, g.id
        if g.met_on:
            yield g.met_on, "goal", _("Goal met"), g.name, g.id
    for review in book.records(GoalReview, {"goal_id": list(goals)}):
        title = _("Goal reviewed: {standing}").format(standing=STANDING.format(review.standing))
        yield review.date, "goal", title, review.note or goals[review.goal_id].name, review.goal_id
    for yearly in book.records(YearlyReview, of):
        yield yearly.date, "plan", _("Yearly review of the plan"), yearly.note or yearly.school_year, ""


def _ratings(book: Book, of: dict[str, str]) -> Iterator[Told]:
    ratings = book.records(ProfileRating, of)
    names = {o.id: o.name for o in book.records(ProfileOutcome, {"id": {r.outcome_id for r in ratings}})}
    for r in ratings:
        title = _("Rated by the student") if r.by == "student" else _("Rated by staff")
        if name := names.get(r.outcome_id):
            yield r.date, "rating", title, f"{_(name)} · {LEVEL.format(r.level)}", ""
