"""The years to come: what is typed, taken over from a pathway or from another student."""

from __future__ import annotations

import pytest

from app.book.book import Book
from app.book.refused import Refused
from app.models import CourseRecord, SitePathway
from app.models.four_year_plan import PLANNED, four_year_plan
from app.models.keeping_courses import lay_sequence, remove_courses
from app.models.planning_courses import drop_planned, plan_course, plan_like, plan_sequence
from app.models.requirements import Requirement, RequirementSet
from app.models.student_plans import PlannedCourse
from tests.models.taking_courses import course, student, took


def planned(book: Book, who: str) -> list[tuple[str, str, str]]:
    """The planned cells of a student: grade, term and words."""
    cells = four_year_plan(book, who).cells
    return [(cell.grade, cell.term, cell.name) for cell in cells if cell.state == PLANNED]


def test_a_course_is_planned_by_its_name_and_words_will_do(book: Book) -> None:
    who, english = student(book, "10"), course(book, "English 11", "b", "English")
    id_ = plan_course(book, who, "11", "English", "english 11")
    plan_course(book, who, "12", "English", "Something with poems; Spring")
    assert planned(book, who) == [("11", "full", "English 11"), ("12", "s2", "Something with poems")]
    assert book.records(PlannedCourse, {"course_id": english})[0].id == id_
    with pytest.raises(Refused, match="planned for this grade already"):
        plan_course(book, who, "11", "English", "English 11")
    with pytest.raises(Refused):
        plan_course(book, who, "11", "English", "English 11; some day")
    plan_course(book, who, "11", "English", "", id_)  # emptied
    assert planned(book, who) == [("12", "s2", "Something with poems")]
    drop_planned(book, book.ids(PlannedCourse))
    book.undo()
    assert len(planned(book, who)) == 1


def test_a_course_that_is_deleted_stays_in_plans_as_words(book: Book) -> None:
    who, english = student(book, "10"), course(book, "English 11", "b", "English")
    plan_course(book, who, "11", "", "English 11")
    remove_courses(book, [english])
    assert planned(book, who) == [("11", "full", "English 11")]
    assert [cell.subject for cell in four_year_plan(book, who).cells] == ["English"]
    book.undo()
    assert [line.course_id for line in book.records(PlannedCourse)] == [english]


def test_a_sequence_fills_the_grades_that_are_still_ahead(book: Book) -> None:
    who = student(book, "11")
    first, second, third = (course(book, name, subject="CTE") for name in ("Robots 1", "Robots 2", "Robots 3"))
    with book.edit("Pathway") as edit:
        [pathway] = edit.insert(SitePathway, [{"name": "Robotics"}])
    steps = [{"course_id": first, "grade": "10"}, {"course_id": second, "grade": "11"}, {"course_id": third}]
    lay_sequence(book, pathway, steps)
    assert plan_sequence(book, who, pathway) == 2  # the course of grade 10 is behind
    assert sorted(planned(book, who)) == [("11", "full", "Robots 2"), ("11", "full", "Robots 3")]
    with pytest.raises(Refused, match="Nothing is left"):
        plan_sequence(book, who, pathway)


def test_another_student_is_followed_but_nothing_is_planned_twice(book: Book) -> None:
    who, other = student(book, "11"), student(book, "12")
    algebra, music, art = (course(book, name) for name in ("Algebra 2", "Music", "Art"))
    took(book, who, algebra, [("s1", "B")])
    for name in ("Algebra 2", "Music"):
        plan_course(book, other, "12", "", name)
    plan_course(book, other, "10", "", "Art")
    assert plan_like(book, who, other) == 1
    assert planned(book, who) == [("12", "full", "Music")]
    assert not book.records(PlannedCourse, {"student_id": who, "course_id": [algebra, art]})
    assert music in {line.course_id for line in book.records(PlannedCourse, {"student_id": who})}


def test_what_is_doubtful_in_a_plan_is_said_and_counts_as_the_records_would(book: Book) -> None:
    who = student(book, "11")
    english, *_others = [
        course(book, name, subject=subject)
        for name, subject in (("English 10", "English"), ("Botany", "Science"), ("Poetry", "English"))
    ]
    records = took(book, who, english, [("s1", "B"), ("s2", "B")])
    with book.edit("Set") as edit:
        edit.update(CourseRecord, {id_: {"grade_when_taken": "10"} for id_ in records})
        [set_] = edit.insert(RequirementSet, [{"name": "Ours", "kind": "graduation", "unit": "years"}])
        lines = [{"name": name, "takes": name, "amount": 300} for name in ("English", "Science")]
        edit.insert(Requirement, [{"set_id": set_, "place": at, **line} for at, line in enumerate(lines)])
    for name in ("English 10", "Botany", "Poetry", "qqww"):
        plan_course(book, who, "12", "English", name)
    plan = four_year_plan(book, who)
    said = {cell.name: [each.full for each in cell.remarks] for cell in plan.cells if cell.state == PLANNED}
    assert said == {
        "English 10": ["Already taken in grade 10"],
        "Botany": ["Counts as Science"],
        "Poetry": [],
        "qqww": ["Not in the catalog: counts for nothing"],
    }
    assert {each.line.name: each.planned for each in plan.checks["graduation"]} == {"English": 100, "Science": 100}
