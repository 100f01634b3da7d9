"""From a referral to the outcome: decisions, plans, group sessions, measures, reviews, meetings, families, goals."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from app.book.book import Book
from app.book.refused import Refused
from app.models import (
    FamilyContact,
    Goal,
    MeetingItem,
    Note,
    Project,
    Referral,
    Staff,
    Strategy,
    Student,
    SupportPlan,
    SupportSession,
)
from app.models.aim_line import progress_of_plans
from app.models.contacting_families import contacts_to_follow_up, log_contact
from app.models.delivery import deliveries
from app.models.holding_meetings import (
    add_to_agenda,
    finish,
    follow_ups,
    hold_meeting,
    items_of,
    note_item,
    plan_meeting,
)
from app.models.needing import needing
from app.models.noting import add_note
from app.models.quiet_students import quiet_students
from app.models.referring import answer_referral, decide_referral, open_referrals, refer, reopen_referral
from app.models.reviewing_plans import keep_as_template, measure, review_plan, reviews_of, values_from
from app.models.setting_goals import add_goal, begin_plan, change_goal, close_goal, goals_of, late_goals, review_goal
from app.models.strategy_effect import strategy_effects
from app.models.study_kinds import MEASURE
from app.models.supporting import add_plan, change_plan, change_session, log_sessions
from app.models.timeline import timeline

TODAY = date.today()
DAY = timedelta(days=1)
WEEK = timedelta(weeks=1)


@pytest.fixture
def ana(book: Book) -> str:
    with book.edit("Student") as edit:
        return edit.insert(Student, [{"last_name": "Peña", "first_name": "Ana", "grade": "10"}])[0]


def plan(book: Book, student: str, **values: object) -> str:
    row = {"student_id": student, "domain": "reading", "need": "Reads slowly", "starts_on": TODAY - 5 * WEEK}
    return add_plan(book, row | values)


def test_a_referral_is_decided_with_a_reason_and_answered_by_a_plan(book: Book, ana: str) -> None:
    values = {"student_id": ana, "concern": "attendance", "what": "Late most days", "date": TODAY - WEEK}
    referral = refer(book, values)
    assert [r.id for r in open_referrals(book)] == [referral]
    with pytest.raises(Refused, match="Say why"):
        decide_referral(book, referral, "declined")
    with pytest.raises(Refused, match="before it is made"):
        decide_referral(book, referral, "monitoring", on=TODAY - 2 * WEEK)
    made = answer_referral(book, referral, {"tier": "2"})
    record = book.record(SupportPlan, made)
    assert record is not None
    assert (record.domain, record.need, record.referral_id) == ("attendance", "Late most days", referral)
    assert open_referrals(book) == []
    with pytest.raises(Refused, match="answers this referral"):
        reopen_referral(book, referral)
    book.undo()
    assert [r.state for r in book.records(Referral)] == ["open"]


def test_what_cannot_be_referred(book: Book, ana: str) -> None:
    for values in ({"what": " "}, {"what": "Late", "date": TODAY + DAY}):
        with pytest.raises(Refused):
            refer(book, {"student_id": ana, "concern": "attendance", **values})
    assert book.ids(Referral) == []


def test_one_entry_for_a_group(book: Book, ana: str) -> None:
    plans = [plan(book, ana, session_minutes=30, sessions_per_week=1) for _ in range(3)]
    ids = log_sessions(book, plans, TODAY, 25, True, "Fluency", absent=[plans[2]])
    made = {s.id: s for s in book.records(SupportSession)}
    sessions = [made[id_] for id_ in ids]
    assert [(s.present, s.minutes, s.reason_missed) for s in sessions] == [
        (True, 25, None), (True, 25, None), (False, 0, "absent")]  # fmt: skip
    assert len({s.group_key for s in sessions}) == 1
    assert {s.minutes_planned for s in sessions} == {30}
    given = deliveries(book, plans)
    assert (given[plans[0]].held, given[plans[0]].planned_minutes, given[plans[0]].session_ids) == (1, 150, (ids[0],))
    assert given[plans[2]].reasons == (("absent", 1),)
    change_session(book, ids[2], {"present": True, "minutes": 20})
    assert book.record(SupportSession, ids[2])._replace(id="").reason_missed is None  # type: ignore[union-attr]


def test_measures_and_reviews(book: Book, ana: str) -> None:
    made = plan(book, ana, baseline_value=400, goal_value=900, ends_on=TODAY + 5 * WEEK, monitoring_weeks=2)
    for bad in (TODAY + DAY, TODAY - 6 * WEEK):
        with pytest.raises(Refused):
            measure(book, made, 500, bad)
    measure(book, made, 520, TODAY - WEEK)
    course = progress_of_plans(book, [made])[made]
    assert (course.trend, course.next_on, len(course.points)) == ("too_few", TODAY + WEEK, 1)
    with pytest.raises(Refused, match="Say why"):
        review_plan(book, made, "continue", " ")
    with pytest.raises(Refused, match="before this one"):
        review_plan(book, made, "continue", "It works", next_review_on=TODAY - DAY)
    review_plan(book, made, "adjust", "The group was too large")
    assert book.record(SupportPlan, made).review_on == TODAY + 6 * WEEK  # type: ignore[union-attr]
    with pytest.raises(Refused, match="turned out"):
        review_plan(book, made, "exit", "Met the goal")
    review_plan(book, made, "exit", "Met the goal", outcome="met")
    record = book.record(SupportPlan, made)
    assert record is not None
    assert (record.state, record.ends_on, record.review_on, record.outcome) == ("ended", TODAY, None, "met")
    assert progress_of_plans(book, [made])[made].line == course.line  # an early exit does not bend it
    with pytest.raises(Refused, match="has ended"):
        review_plan(book, made, "continue", "Once more")
    assert {r.decision for r in reviews_of(book, made)} == {"adjust", "exit"}


def test_percent(book: Book, ana: str) -> None:
    assert (MEASURE.parse("50 %"), MEASURE.parse("50 percent"), MEASURE.parse("-3")) == (500, 500, -30)
    made = plan(book, ana, unit="percent", baseline_value=0, goal_value=1000)
    for change in (lambda: measure(book, made, -30), lambda: change_plan(book, made, {"goal_value": 1001})):
        with pytest.raises(Refused, match="between 0 and 100"):
            change()
    measure(book, made, 500)


def test_a_template_holds_nothing_of_the_student(book: Book, ana: str) -> None:
    made = plan(book, ana, goal="120 words", ends_on=TODAY + WEEK, baseline="Ana reads 90 words")
    values = values_from(book, keep_as_template(book, made, "Fluency"), TODAY)
    assert values["goal"] == "120 words"
    assert (values["starts_on"], values["ends_on"], values["review_on"]) == (TODAY, TODAY + 6 * WEEK, TODAY + 6 * WEEK)
    assert "Ana" not in str(values)


def test_a_strategy_with_few_cases_is_hidden(book: Book, ana: str) -> None:
    strategy = book.ids(Strategy)[0]
    plans = [plan(book, ana, strategy_id=strategy, baseline_value=0, goal_value=100) for _ in range(3)]
    for made, value in zip(plans, (50, 80), strict=False):
        measure(book, made, value)
    [effect] = strategy_effects(book)
    assert (effect.cases, effect.used, effect.hidden, effect.way) == (2, 3, True, None)
    measure(book, plans[2], -10)
    [effect] = strategy_effects(book)
    assert (effect.cases, effect.hidden, effect.way, effect.better) == (3, False, 50, 2)


def test_a_meeting_from_the_agenda_to_what_is_done(book: Book, ana: str) -> None:
    owner = book.ids(Staff)[0]
    meeting = plan_meeting(book, {"name": "Support team", "date": TODAY}, [(ana, "Attendance")])
    with pytest.raises(Refused, match="on the agenda already"):
        add_to_agenda(book, meeting, [(ana, None)])
    [item] = items_of(book, meeting)
    with pytest.raises(Refused, match="Say what"):
        note_item(book, item.id, {"owner_id": owner})
    with pytest.raises(Refused, match="before the meeting"):
        note_item(book, item.id, {"decision": "Call", "due_on": TODAY - DAY})
    note_item(book, item.id, {"decision": "Call the family", "owner_id": owner, "due_on": TODAY})
    hold_meeting(book, meeting, "Dana, Tom")
    [todo] = follow_ups(book, owner, TODAY + DAY)
    assert (todo.what, todo.late) == ("Call the family", True)
    assert [h.title for h in timeline(book, ana) if h.kind == "meeting"] == ["Spoken of: Support team"]
    finish(book, [item.id])
    assert follow_ups(book) == []
    with pytest.raises(Refused, match="still to come"):
        hold_meeting(book, plan_meeting(book, {"name": "Next", "date": TODAY + DAY}))


def test_contacts_with_families(book: Book, ana: str) -> None:
    made = plan(book, ana)
    called = {"student_id": ana, "with_whom": "Mother"}
    first = log_contact(book, {**called, "plan_id": made, "date": TODAY - WEEK, "follow_up_on": TODAY}, True)
    assert book.record(SupportPlan, made).family_informed_on == TODAY - WEEK  # type: ignore[union-attr]
    assert [c.id for c in contacts_to_follow_up(book)] == [first]
    with pytest.raises(Refused, match="with whom"):
        log_contact(book, {"student_id": ana, "summary": " "})
    with book.edit("Of a file") as edit:
        edit.insert(FamilyContact, [{"student_id": ana, "date": TODAY}])
    assert [c.id for c in contacts_to_follow_up(book)] == [first]  # nothing known answers nothing
    log_contact(book, called)
    assert contacts_to_follow_up(book) == []
    with pytest.raises(Refused, match="before the contact"):
        log_contact(book, {**called, "follow_up_on": TODAY - DAY})
    assert len(book.ids(FamilyContact)) == 3


def test_goals_keep_their_history(book: Book, ana: str) -> None:
    goal = add_goal(book, {"student_id": ana, "name": "Portfolio", "starts_on": TODAY - WEEK, "due_on": TODAY - DAY})
    assert [g.id for g in late_goals(book)] == [goal]
    review_goal(book, goal, "slow", "Two pieces are missing")
    review_goal(book, goal, "on_track")
    close_goal(book, goal, "met", TODAY)
    assert late_goals(book) == []
    assert [(g.state, g.met_on) for g in goals_of(book, ana)] == [("met", TODAY)]
    assert [h.title for h in timeline(book, ana)].count("Goal reviewed: On track") == 1


def test_a_goal_that_is_due_before_it_starts(book: Book, ana: str) -> None:
    with pytest.raises(Refused, match="due before it starts"):
        add_goal(book, {"student_id": ana, "name": "Early", "starts_on": TODAY, "due_on": TODAY - DAY})
    goal = add_goal(book, {"student_id": ana, "name": "Right", "due_on": TODAY + DAY})
    with pytest.raises(Refused, match="due before it starts"):
        change_goal(book, goal, {"due_on": TODAY - DAY})
    with pytest.raises(Refused, match="due before it starts"):  # whoever writes it
        book.save(Goal, goal, {"starts_on": TODAY + WEEK})
    with pytest.raises(Refused, match="ends before it begins"), book.edit("Project") as edit:
        edit.insert(Project, [{"name": "Bridge", "starts_on": TODAY, "ends_on": TODAY - DAY}])
    with pytest.raises(Refused, match="not come"):
        review_goal(book, goal, "ahead", on=TODAY + DAY)


def test_a_new_plan_begins_with_what_the_last_one_said(book: Book, ana: str) -> None:
    from app.models.student_plans import StudentPlan

    former = begin_plan(book, ana, "2024-2025")
    book.save(StudentPlan, former, {"strengths": "Patient", "state": "agreed"})
    made = book.record(StudentPlan, begin_plan(book, ana))
    assert made is not None
    assert (made.strengths, made.state) == ("Patient", "draft")
    with pytest.raises(Refused, match="there already"):
        begin_plan(book, ana)


def test_who_needs_somebody_and_who_is_quiet(book: Book, ana: str) -> None:
    assert [q.student_id for q in quiet_students(book)] == [ana]
    assert needing(book) == []
    made = plan(book, ana, review_on=TODAY - DAY)
    refer(book, {"student_id": ana, "concern": "reading", "what": "Reads slowly"})
    [need] = needing(book)
    assert [(r.why, r.record_id) for r in need.reasons][1:] == [("review", made), ("unlogged", made)]
    assert quiet_students(book) == []


def test_a_restricted_note_names_its_author(book: Book, ana: str) -> None:
    note = book.record(Note, add_note(book, ana, "Moved in with her aunt", visibility="restricted"))
    assert note is not None
    assert (note.visibility, note.staff_id) == ("restricted", book.ids(Staff)[0])
    assert book.ids(MeetingItem) == []
