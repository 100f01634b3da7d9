"""A class in one week: who works, what is logged, what is missing."""

from __future__ import annotations

from datetime import timedelta

from app.book.book import Book
from app.models import Section, SectionStudent, Student
from app.models.classes import class_weeks
from app.models.enrolling import leave
from app.models.logging_hours import monday_of
from tests.models.school_of import TODAY, log, make_class


def test_what_is_logged_and_missing(book: Book) -> None:
    made = make_class(book, 4)
    monday = monday_of(TODAY)
    log(book, made, 0, monday, 60, "draft")
    log(book, made, 0, TODAY - timedelta(days=7), 600, "approved")
    back = log(book, made, 1, monday, 90, "rejected")
    leave(book, made.students[3:], TODAY - timedelta(days=1), "Moved away")
    [found] = class_weeks(book, TODAY)
    assert (found.students, found.at_work, found.logged, found.missing) == (3, 3, 1, 2)
    assert (found.minutes, found.sent_back) == (60, (back,))


def test_classes_without_work_are_left_out_unless_they_are_asked_for(book: Book) -> None:
    made = make_class(book, 1)
    with book.edit("English") as edit:
        [other] = edit.insert(Section, [{"name": "English 12"}])
        [idle] = edit.insert(Student, [{"last_name": "Idle", "first_name": "Ada"}])
        edit.insert(SectionStudent, [{"section_id": other, "student_id": idle}])
    assert [each.section_id for each in class_weeks(book, TODAY)] == [made.section]
    assert {each.section_id for each in class_weeks(book, TODAY, [made.section, other])} == {made.section, other}
