"""Participant, concentrator, completer: two completed courses make a concentrator, hours do not."""

from __future__ import annotations

from app.book.book import Book
from app.models import PathwayMembership, SitePathway
from app.models.cte_status import CteStanding, cte_standings
from app.models.keeping_courses import lay_sequence
from tests.models.taking_courses import LAST, YEAR, course, student, took


def school(book: Book) -> tuple[str, list[str]]:
    """A student in a pathway of three courses."""
    ana = student(book)
    levels = ("introductory", "concentrator", "capstone")
    courses = [course(book, f"Health {level}", level=level) for level in levels]
    with book.edit("Pathway") as edit:
        [pathway] = edit.insert(SitePathway, [{"name": "Health"}])
        edit.insert(PathwayMembership, [{"student_id": ana, "pathway_id": pathway}])
    lay_sequence(book, pathway, [{"course_id": id_} for id_ in courses])
    return ana, courses


def standing(book: Book, student_id: str) -> CteStanding:
    [found] = cte_standings(book, [student_id])[student_id]
    return found


def test_from_nothing_to_completer(book: Book) -> None:
    ana, (first, second, last) = school(book)
    assert standing(book, ana).status == "none"
    took(book, ana, first, [("s1", "D"), ("s2", "D")], "2023-2024")
    assert standing(book, ana).status == "participant"
    took(book, ana, second, [("s1", "B"), ("s2", "B")], "2024-2025")
    assert standing(book, ana).status == "concentrator"
    ids = took(book, ana, last, [("s1", "C-"), ("s2", "A")])
    found = standing(book, ana)
    assert found.status == "completer"
    assert set(found.steps[-1].record_ids) == set(ids)


def test_a_capstone_below_c_minus_completes_nothing(book: Book) -> None:
    ana, (first, _second, last) = school(book)
    took(book, ana, first, [("full", "A")], "2023-2024")
    took(book, ana, last, [("s1", "B"), ("s2", "D")])
    assert standing(book, ana).status == "concentrator"


def test_a_course_is_completed_when_all_its_terms_are(book: Book) -> None:
    ana, (first, second, _last) = school(book)
    took(book, ana, first, [("s1", "A"), ("s2", None)], YEAR)
    took(book, ana, second, [("s1", "A"), ("s2", "F")], LAST)
    found = standing(book, ana)
    assert (found.status, [step.state for step in found.steps]) == ("none", ["running", "failed", "open"])
