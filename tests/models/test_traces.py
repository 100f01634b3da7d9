"""The rows behind a number are those that were counted."""

from __future__ import annotations

from datetime import timedelta

from app.book.book import Book
from app.models import HourEntry, SectionStaff, Staff
from app.models.attention import questions_for
from app.models.audience import ROLES, audience
from app.models.classes import class_weeks
from app.models.figures import month_minutes, pathway_hours, week_hours
from app.models.traces import (
    asked_by,
    hours_of_class,
    hours_of_month,
    hours_of_pathway,
    hours_of_week,
    sent_back_in_class,
    those,
    trace,
)
from tests.models.school_of import TODAY, log, make_class


def minutes(book: Book, what: str) -> int:
    traced = trace(book, what)
    assert traced is not None
    assert traced.title
    return sum(e.minutes for e in book.records(HourEntry, {"id": traced.ids()}))


def test_every_question_of_every_role(sample: Book) -> None:
    for role in ROLES:
        whose = audience(sample, role, TODAY)
        for question in questions_for(sample, role):
            traced = trace(sample, asked_by(question.key, role))
            assert traced is not None
            assert tuple(traced.ids()) == question.ask(sample, TODAY, whose).ids, (role, question.key)


def test_every_figure_of_hours(sample: Book) -> None:
    for week in week_hours(sample, TODAY):
        assert minutes(sample, hours_of_week(week.monday)) == week.approved + week.waiting
    assert minutes(sample, hours_of_month(TODAY)) == month_minutes(sample, TODAY)[-1][1]
    for pathway in pathway_hours(sample, TODAY):
        assert minutes(sample, hours_of_pathway(pathway.pathway_id)) == pathway.approved
    for each in class_weeks(sample, TODAY):
        assert minutes(sample, hours_of_class(each.section_id)) == each.minutes
        back = trace(sample, sent_back_in_class(each.section_id))
        assert back is not None
        assert set(back.ids()) == set(each.sent_back)


def test_a_teachers_week_holds_the_own_students_only(book: Book) -> None:
    made, others = make_class(book, 1), make_class(book, 1)
    log(book, made, 0, TODAY, 60)
    log(book, others, 0, TODAY, 90)
    with book.edit("Taught") as edit:
        edit.insert(SectionStaff, [{"section_id": made.section, "staff_id": book.ids(Staff)[0]}])
    monday = TODAY - timedelta(days=TODAY.weekday())
    assert minutes(book, hours_of_week(monday)) == 150
    assert minutes(book, hours_of_week(monday, "teacher")) == 60
    own = audience(book, "teacher", TODAY).students
    assert sum(week.waiting for week in week_hours(book, TODAY, own)) == 60


def test_what_is_no_number_has_no_trace(book: Book) -> None:
    for what in ("behind", "waiting", book.ids(Staff)[0], "class:x", "ask:unheard-of:teacher", "pathway:gone", "week:"):
        assert trace(book, what) is None


def test_records_that_were_counted_already(book: Book) -> None:
    made = make_class(book, 2)
    traced = trace(book, those("Grade 12: on track", made.students))
    assert traced is not None
    assert (traced.title, list(traced.ids())) == ("Grade 12: on track", list(made.students))
    nobody = trace(book, those("Nobody", ()))
    assert nobody is not None
    assert not nobody.ids()
