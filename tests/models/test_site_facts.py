"""Figures of the site: who is asked, and who is not."""

from __future__ import annotations

from app.book.book import Book
from app.models.people import Student
from app.models.site_facts import Figure, figures, site_facts
from tests.models.taking_courses import course, student, took


def figure_of(book: Book, measure: str) -> Figure:
    facts = site_facts(book)
    return next(each for each in figures(facts, facts.people) if each.measure.key == measure)


def test_without_a_course_on_record_nobody_is_asked_whether_they_are_on_track(book: Book) -> None:
    ana, ben = student(book), student(book)
    with book.edit("Grades") as edit:
        edit.update(Student, {id_: {"grade": "10"} for id_ in (ana, ben)})
    assert (figure_of(book, "ag").of, figure_of(book, "graduation").percent) == (0, None)
    took(book, ana, course(book, "English 9", "b"), [("s1", "B")])
    assert figure_of(book, "ag").ids == figure_of(book, "graduation").ids == (ana,)
