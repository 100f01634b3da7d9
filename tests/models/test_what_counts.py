"""What of a course counts: for averages, for graduation and for A-G."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from app.book.book import Book
from app.models import CourseRecord
from app.models.ag_progress import ag_progress
from app.models.credit_progress import credit_progress
from app.models.grade_averages import averages
from app.models.left_out import left_out_words
from app.models.requirement_progress import Progress
from tests.models.taking_courses import course, district, student, took

ON = date(2026, 10, 1)
MIDDLE, NINTH = "2024-2025", "2025-2026"


def tell(book: Book, ids: list[str], **values: Any) -> None:
    """What the school told of these records."""
    with book.edit("Told") as edit:
        edit.update(CourseRecord, dict.fromkeys(ids, values))


def done(progress: Progress) -> dict[str, int]:
    return {line.name: line.done for line in progress.lines if line.done}


def test_a_mark_with_no_credits_attempted_weighs_nothing(book: Book) -> None:
    ana = student(book)
    year = took(book, ana, course(book, "English 10"), [("full", "A")])
    none = took(book, ana, course(book, "Advisory"), [("s1", "F")])
    assert averages(book)[ana].value == 200  # where nothing is told it weighs as its course
    tell(book, none, credits_attempted=0)
    assert (averages(book)[ana].value, averages(book)[ana].record_ids) == (400, tuple(year))
    tell(book, year, credits_attempted=0)
    assert averages(book)[ana].value is None


def test_for_graduation_counts_what_earned_credit_from_grade_9(book: Book) -> None:
    ana = student(book, "10")
    took(book, ana, course(book, "Math 8", "c", "Mathematics"), [("full", "A")], MIDDLE)
    eight, nine = (course(book, f"English {grade}", "b", "English") for grade in (8, 9))
    told = took(book, ana, eight, [("s1", "A")], MIDDLE)
    again = took(book, ana, nine, [("s1", "B"), ("s2", "B")], NINTH)
    tell(book, again[1:], credits_earned=0)
    graduation, ag = (of(book, [ana], ON)[ana] for of in (credit_progress, ag_progress))
    assert done(graduation) == {"English": 50}
    assert left_out_words(graduation.left_out) == [
        "English 8 (before grade 9)",
        "Math 8 (before grade 9)",
        "English 9 (no credit earned)",
    ]
    assert done(ag) == {"B · English": 100, "C · Mathematics": 100}
    assert left_out_words(ag.left_out) == ["English 8 (before grade 9)"]
    tell(book, told, grade_when_taken="09")  # what the record says goes before what is counted back
    district(book)
    assert done(credit_progress(book, [ana], ON)[ana]) == {"English": 1000}


@pytest.mark.parametrize(
    ("terms", "values", "years"),
    [
        (["s1"], {}, 50),
        (["s1"], {"credits_earned": 500}, 50),
        (["s1"], {"credits_earned": 1000}, 100),
        (["summer"], {"college_units": 30}, 100),
        (["s2"], {"college_units": 20}, 50),
        (["s1", "s2"], {"credits_earned": 1000, "college_units": 30}, 100),
    ],
)
def test_a_term_that_gave_as_much_as_a_year_is_one(
    book: Book, terms: list[str], values: dict[str, int], years: int
) -> None:
    ana = student(book, "10")
    ids = took(book, ana, course(book, "English 1A", "b", "English"), [(term, "A") for term in terms], NINTH)
    tell(book, ids, **values)
    for of in (credit_progress, ag_progress):
        assert list(done(of(book, [ana], ON)[ana]).values()) == [years]
    tell(book, ids[:1], mark="F", credits_earned=0)
    assert sum(done(ag_progress(book, [ana], ON)[ana]).values()) == (50 if len(ids) == 2 else 0)
