"""Whose caseload a student stands in and why, who has signs and is helped already, and what was kept last."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from app.book.book import Book
from app.book.refused import UnfitField
from app.models import AttendanceSnapshot, Note, Referral, Staff, SupportPlan
from app.models.caseload_rows import caseload, providers
from app.models.flagged_students import flagged
from app.models.kept_reading import KeptReading
from app.models.quiet_students import quiet_students
from app.models.referral_rows import referral_places, referral_rows
from app.models.referring import decide_referral, open_count, refer, remove_referrals
from app.models.supporting import add_plan, log_session
from tests.models.taking_courses import YEAR, student

TODAY = date.today()
DAY = timedelta(days=1)


@pytest.fixture
def staff(book: Book) -> list[str]:
    with book.edit("Staff") as edit:
        return edit.insert(Staff, [{"first_name": name, "last_name": "Okafor"} for name in ("Ada", "Ben")])


def plan(book: Book, student_id: str, provider: str, **values: object) -> str:
    row = {"student_id": student_id, "domain": "reading", "need": "Fluency", "provider_id": provider}
    return add_plan(book, row | {"starts_on": TODAY - 20 * DAY, "sessions_per_week": 1} | values)


def referred(book: Book, student_id: str, **values: object) -> str:
    return refer(book, {"student_id": student_id, "concern": "reading", "what": "Reads slowly", **values})


def test_a_caseload_begins_with_who_needs_somebody_most(book: Book, staff: list[str]) -> None:
    calm, late, sent, other = (student(book) for _ in range(4))
    log_session(book, plan(book, calm, staff[0]), TODAY, 30, True)
    review = plan(book, late, staff[0], review_on=TODAY - DAY)
    plan(book, other, staff[1])
    referral = referred(book, sent)
    mine = caseload(book, staff[0])
    assert list(mine) == [late, sent, calm]
    assert [(r.why, r.record_id) for r in mine[late].reasons] == [("review", review), ("unlogged", review)]
    top = mine[sent].top
    assert top is not None
    assert top.record_id == referral
    assert (mine[calm].held, mine[calm].planned, mine[calm].last_on, mine[calm].top) == (1, 3, TODAY, None)
    assert set(caseload(book)) == {calm, late, sent, other}
    assert list(providers(book).values()) == ["Ada Okafor", "Ben Okafor"]


def test_open_referrals_come_first_and_the_most_urgent_of_them(book: Book, staff: list[str]) -> None:
    ana = student(book)
    old, new = referred(book, ana, date=TODAY - 9 * DAY), referred(book, ana, urgency="today", staff_id=staff[0])
    done = referred(book, ana)
    with pytest.raises(UnfitField):
        decide_referral(book, done, "declined", " ")
    decide_referral(book, done, "declined", "Reads at grade level")
    places = referral_places(book)
    assert sorted(places, key=places.__getitem__) == [new, old, done]
    assert (open_count(book), referral_rows(book, [new])[new]["by"]) == (2, "Ada Okafor")
    assert remove_referrals(book, [old, new]) == 2
    assert book.ids(Referral) == [done]


def test_who_has_signs_and_is_helped_already(book: Book, staff: list[str]) -> None:
    ana, ben = student(book), student(book)
    with book.edit("Attendance") as edit:
        rows = [{"student_id": id_, "days_enrolled": 1000, "days_absent": 60 + 60 * (id_ == ben)} for id_ in (ana, ben)]
        edit.insert(AttendanceSnapshot, [row | {"school_year": YEAR, "until": TODAY} for row in rows])
    found = flagged(book)
    assert [(id_, each.place, each.answered, each.chronic) for id_, each in found.items()] == [
        (ben, 0, False, True),
        (ana, 1, False, False),
    ]
    made, referral = plan(book, ana, staff[0]), referred(book, ben)
    found = flagged(book)
    assert ([p.id for p in found[ana].plans], [r.id for r in found[ben].referrals]) == ([made], [referral])
    assert found[ana].sign("courses") is None


def test_quiet_students_are_told_with_what_was_kept_last(book: Book) -> None:
    ana, ben, cy = (student(book) for _ in range(3))
    with book.edit("Kept") as edit:
        edit.insert(Note, [{"student_id": ana, "date": TODAY - 60 * DAY, "text": "Called"}])
    for id_, days in ((ana, 40), (ben, 9)):
        referred(book, id_, date=TODAY - days * DAY)
    assert [(q.student_id, q.kind) for q in quiet_students(book, weeks=4)] == [(cy, None), (ana, "referral")]
    assert [q.student_id for q in quiet_students(book, weeks=1)] == [cy, ana, ben]


def test_what_is_read_is_kept_until_the_book_changes(book: Book) -> None:
    reading = KeptReading(book, lambda: book.ids(SupportPlan))
    assert reading.last() is reading.now() is reading.now()
    before = reading.now()
    student(book)
    assert reading.last() is before
    assert reading.now() is not before
    reading.forget()
    assert reading.now() == before
