"""Each question finds what it names, for those who look after it."""

from __future__ import annotations

from datetime import timedelta

import pytest

from app.book.book import Book
from app.models import (
    Agreement,
    Employer,
    EmployerInteraction,
    HourEntry,
    PathwayMembership,
    Placement,
    SectionStaff,
    SitePathway,
    Staff,
    Student,
    SupportPlan,
    SupportSession,
    permissions,
)
from app.models.allowing import RolePolicy
from app.models.answers import Answer, names_of
from app.models.attention import QUESTIONS, questions_for
from app.models.audience import ROLES, Role, audience
from app.models.enrolling import leave
from app.models.settings import QUIET_WEEKS, decide
from tests.models.school_of import TODAY, log, make_class


def ask(book: Book, key: str, role: Role = "coordinator") -> Answer:
    [question] = [question for question in QUESTIONS if question.key == key]
    return question.ask(book, TODAY, audience(book, role, TODAY))


def make_plan(book: Book, student: str, **values: object) -> str:
    row = {"student_id": student, "domain": "reading", "need": "Reads slowly", "starts_on": TODAY - timedelta(days=90)}
    with book.edit("Plan") as edit:
        return edit.insert(SupportPlan, [row | values])[0]


def test_keys_are_unique_and_each_role_has_questions(book: Book) -> None:
    assert len({question.key for question in QUESTIONS}) == len(QUESTIONS)
    for role in ROLES:
        assert len(questions_for(book, role)) >= 5
    order = {"bad": 0, "warn": 1, "plum": 2, "info": 3}
    assert [order[q.tone] for q in QUESTIONS] == sorted(order[q.tone] for q in QUESTIONS)


def test_nobody_is_asked_for_what_the_account_may_not_do(book: Book) -> None:
    expected: list[tuple[permissions.Role, Role, set[str]]] = [
        ("coordinator", "teacher", {"waiting", "rejected"}),
        ("teacher", "teacher", {"rejected"}),
        ("viewer", "coordinator", set()),
    ]
    for own, home, asked in expected:
        book.obey(RolePolicy(own, None))
        assert {q.key for q in questions_for(book, home)} & {"waiting", "rejected"} == asked


@pytest.mark.parametrize("key", [question.key for question in QUESTIONS])
def test_an_empty_book_has_nothing_to_say(book: Book, key: str) -> None:
    assert (ask(book, key).count, ask(book, key).detail) == (0, "")


def test_waiting_hours_count_also_of_students_who_left(book: Book) -> None:
    made = make_class(book, 2)
    entries = [log(book, made, 0, TODAY - timedelta(days=n), 60) for n in (1, 9)]
    log(book, made, 1, TODAY, 60, "approved")
    leave(book, made.students[:1], TODAY - timedelta(days=1), "Moved away")
    found = ask(book, "waiting")
    assert found.ids == tuple(reversed(entries)), "the oldest first"
    assert found.sentence == "2 hour entries wait for approval"


def test_rejected_hours_are_to_be_corrected_by_students_who_are_here(book: Book) -> None:
    made = make_class(book, 2)
    entry = log(book, made, 0, TODAY, 60, "rejected")
    log(book, made, 1, TODAY, 60, "rejected")
    leave(book, made.students[1:], TODAY - timedelta(days=1), "Moved away")
    found = ask(book, "rejected")
    assert (found.ids, found.detail) == ((entry,), "Sample00")
    assert found.sentence == "1 rejected hour entry is to be corrected"


def test_students_without_a_pathway_whether_there_are_pathways_or_not(book: Book) -> None:
    with book.edit("Students") as edit:
        ids = edit.insert(
            Student, [{"last_name": f"Able{n}", "first_name": "Bo", "local_id": f"{n}"} for n in range(3)]
        )
    assert (ask(book, "no_pathway").ids, ask(book, "no_pathway", "counselor").count) == (tuple(ids), 3)
    made = make_class(book, 2)
    leave(book, ids[:1], TODAY - timedelta(days=1), "Moved away")
    assert ask(book, "no_pathway").sentence == "2 students have no pathway"
    with book.edit("Membership") as edit:
        edit.insert(PathwayMembership, [{"pathway_id": made.pathway, "student_id": ids[1]}])
        edit.insert(
            PathwayMembership,
            [{"pathway_id": made.pathway, "student_id": ids[2], "ends_on": TODAY - timedelta(days=1)}],
        )
    assert ask(book, "no_pathway").ids == (ids[2],)


def test_no_placement_from_the_grade_in_which_the_pathway_places(book: Book) -> None:
    made = make_class(book, 2)
    with book.edit("Grades") as edit:
        edit.delete(Placement, made.placements)
        edit.update(SitePathway, {made.pathway: {"placements_from": "11"}})
        edit.update(Student, {made.students[0]: {"grade": "10"}, made.students[1]: {"grade": "11"}})
    assert ask(book, "unplaced").ids == (made.students[1],)


def test_a_review_is_late_from_the_day_after(book: Book) -> None:
    made = make_class(book, 3)
    late = make_plan(book, made.students[0], review_on=TODAY - timedelta(days=1))
    make_plan(book, made.students[1], review_on=TODAY)
    make_plan(book, made.students[2], review_on=TODAY - timedelta(days=9), state="ended")
    assert ask(book, "reviews").ids == (late,)


def test_sessions_due_are_counted_by_plan_and_told_by_session(book: Book) -> None:
    made = make_class(book, 2)
    plans = [make_plan(book, made.students[n], sessions_per_week=2) for n in (0, 1)]
    with book.edit("Session") as edit:
        edit.insert(SupportSession, [{"plan_id": plans[0], "date": TODAY, "minutes": 30, "present": True}])
    found = ask(book, "sessions")
    assert set(found.ids) == set(plans)
    assert found.detail == "3 sessions: Sample01, Sample00"


def test_nothing_logged_for_as_many_weeks_as_the_site_decides(book: Book) -> None:
    made = make_class(book, 3, target=120)
    log(book, made, 0, TODAY - timedelta(days=10), 60, "draft")
    log(book, made, 2, TODAY - timedelta(days=50), 120, "approved")
    assert ask(book, "quiet").ids == (made.students[1],), "who has reached the target need not log more"
    decide(book, QUIET_WEEKS, 1)
    found = ask(book, "quiet")
    assert set(found.ids) == set(made.students[:2])
    assert found.sentence == "2 students have logged nothing for 1 week"


def test_a_placement_that_ends_within_two_weeks(book: Book) -> None:
    made = make_class(book, 4)
    with book.edit("Ends") as edit:
        days = dict(zip(made.placements, (0, 14, 15, -1), strict=True))
        edit.update(Placement, {id_: {"ends_on": TODAY + timedelta(days=n)} for id_, n in days.items()})
    assert ask(book, "ending").ids == tuple(made.placements[:2])


def test_a_teacher_is_asked_about_the_own_students_only(book: Book) -> None:
    made, others = make_class(book, 2), make_class(book, 1)
    own = log(book, made, 0, TODAY, 60)
    log(book, others, 0, TODAY, 60)
    with book.edit("Taught") as edit:
        edit.insert(SectionStaff, [{"section_id": made.section, "staff_id": book.ids(Staff)[0]}])
    assert ask(book, "waiting", "teacher").ids == (own,)
    assert set(ask(book, "behind", "teacher").ids) == set(made.students)
    assert ask(book, "waiting").count == len(book.ids(HourEntry)) == 2


def test_a_counselor_is_asked_about_the_own_plans_only(book: Book) -> None:
    made = make_class(book, 2)
    late = TODAY - timedelta(days=3)
    own = make_plan(book, made.students[0], review_on=late, sessions_per_week=1, provider_id=book.ids(Staff)[0])
    make_plan(book, made.students[0], review_on=late, sessions_per_week=1)
    for key in ("reviews", "sessions"):
        assert ask(book, key, "counselor").ids == (own,), key
        assert ask(book, key).count == 2, key


def test_names_are_the_first_ones_in_the_order_given(book: Book) -> None:
    students = make_class(book, 4).students
    assert names_of(book, []) == ""
    assert names_of(book, students[1::-1]) == "Sample01, Sample00"
    assert names_of(book, students) == "Sample00, Sample01 and 2 more"


def test_employers_are_to_be_asked_thanked_and_called(book: Book) -> None:
    made = make_class(book, 2)
    [host] = book.ids(Employer)
    week = timedelta(days=7)
    with book.edit("Employers") as edit:
        idle = edit.insert(Employer, [{"name": "Harbor Networks"}])[0]
        for id_ in (host, idle):
            edit.insert(Agreement, [{"employer_id": id_, "kind": "insurance", "expires_on": TODAY + week}])
        talk = {"kind": "talk", "date": TODAY - week, "thanks_owed": True, "follow_up_on": TODAY}
        contacts = edit.insert(EmployerInteraction, [talk | {"employer_id": id_} for id_ in (host, idle)])
    found = ask(book, "agreements")
    assert (found.ids, found.detail) == ((host,), "Tule Creek Clinic"), "nobody works at the other one"
    assert found.sentence == "1 employer of students has an agreement that ends soon or has ended"
    assert ask(book, "thanks").sentence == "2 employers are owed thanks"
    assert set(ask(book, "follow_ups").ids) == {host, idle}
    with book.edit("Answer") as edit:
        edit.update(EmployerInteraction, {contacts[0]: {"thanked_on": TODAY}})
        edit.insert(EmployerInteraction, [{"employer_id": host, "kind": "call", "date": TODAY}])
        edit.update(Placement, {id_: {"state": "ended"} for id_ in made.placements})
    assert ask(book, "thanks").ids == ask(book, "follow_ups").ids == (idle,)
    assert ask(book, "agreements").count == 0
