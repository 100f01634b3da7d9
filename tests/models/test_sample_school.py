"""The sample school is complete, plausible and alive on every day of the year."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from app.book.base import Base
from app.book.book import Book
from app.book.fields import fields_of
from app.book.refused import Refused
from app.models import (
    ENTITIES,
    CareerInterest,
    Employer,
    EmployerContact,
    Enrollment,
    Guardian,
    HourEntry,
    Note,
    PathwayChoice,
    PathwayMembership,
    Placement,
    Section,
    SectionStaff,
    SectionStudent,
    Site,
    SitePathway,
    Staff,
    Student,
    StudentGroup,
    SupportPlan,
    SupportSession,
)
from app.models.attention import QUESTIONS
from app.models.enrolling import present_ids
from app.models.opening import open_book
from app.models.sample.calendar import Calendar
from app.models.sample_school import make_sample
from tests.models.conftest import SampleOn

DAYS = (
    date(2026, 11, 20),  # a Friday in the fall
    date(2026, 7, 1),  # the first day of the school year
    date(2027, 1, 4),  # a Monday after winter break
    date(2028, 2, 29),
    date(2027, 6, 30),  # the last day of the school year
)


def make(path: Path, today: date, seed: int = 2026) -> Path:
    for _ in make_sample(path, seed, today):
        pass
    return path


@pytest.fixture(scope="module", params=DAYS, ids=str)
def school(request: pytest.FixtureRequest, sample_on: SampleOn) -> tuple[Book, date]:
    return sample_on(request.param), request.param


@pytest.fixture(scope="module")
def autumn(sample_on: SampleOn) -> Book:
    return sample_on(DAYS[0])


def content(book: Book) -> dict[str, list[tuple[Any, ...]]]:
    """All rows with references as words, in an order that does not depend on ids."""
    return {e.__tablename__: sorted(book.rows(e, book.ids(e), list(fields_of(e))).values(), key=repr) for e in ENTITIES}


def test_the_same_seed_and_day_give_the_same_school(autumn: Book, tmp_path: Path) -> None:
    with open_book(make(tmp_path / "again.pathbook", DAYS[0])) as again:
        assert content(again) == content(autumn)
    with open_book(make(tmp_path / "other.pathbook", DAYS[0], seed=7)) as other:
        assert content(other) != content(autumn)


def test_it_is_complete(autumn: Book) -> None:
    def count(entity: type[Base]) -> int:
        return len(autumn.ids(entity))

    assert count(Site) == 1
    assert count(SitePathway) == 5
    assert 470 <= count(Student) <= 490
    assert set(Counter(s.grade for s in autumn.records(Student))) == {"09", "10", "11", "12"}
    assert 40 <= count(Employer) <= 50
    assert {e.kind for e in autumn.records(Employer)} == {"company", "college", "chamber", "nonprofit", "public"}
    assert count(SupportPlan) == 60
    assert min(map(count, (Note, Guardian, StudentGroup, CareerInterest, PathwayChoice, EmployerContact))) > 50
    assert Counter(s.role for s in autumn.records(Staff)) == {
        "coordinator": 1,
        "administrator": 1,
        "counselor": 2,
        "teacher": 18,
    }


def test_pathways_are_of_different_sectors_and_targets(autumn: Book) -> None:
    pathways = autumn.records(SitePathway)
    assert len({p.sector_id for p in pathways}) == 5
    assert all(p.cte_pathway_id for p in pathways)
    targets = [p.target_minutes for p in pathways]
    assert targets.count(None) == 1
    assert len(set(targets)) == 5


def test_nobody_is_anybody(autumn: Book) -> None:
    """Telephone numbers, addresses and IDs are of kinds that belong to nobody."""
    for entity in ENTITIES:
        for record in autumn.records(entity):
            if phone := getattr(record, "phone", None):
                assert re.fullmatch(r"\(\d{3}\) 555-01\d\d", phone)
            if email := getattr(record, "email", None):
                assert re.fullmatch(r"[a-z]+\d*\.[a-z]+\d*@example\.org", email), email
    for student in autumn.records(Student):
        assert re.fullmatch(r"2\d{5}", student.local_id)
        assert re.fullmatch(r"90000\d{5}", student.ssid)


def test_ids_and_addresses_are_unique(autumn: Book) -> None:
    students = autumn.records(Student)
    for name in ("local_id", "ssid", "email"):
        assert len({getattr(s, name) for s in students}) == len(students)
    assert len({(s.last_name, s.first_name) for s in students}) == len(students)
    staff = autumn.records(Staff)
    assert len({s.local_id for s in staff}) == len(staff)


def test_names_are_of_many_kinds(autumn: Book) -> None:
    students = autumn.records(Student)
    last = [s.last_name for s in students]
    assert sum(" " in name for name in last) > 50
    assert any("-" in name for name in last)
    assert any("'" in s.last_name + s.first_name for s in students)
    assert any(name.endswith((" Jr.", " III")) for name in last)
    assert any(not name.isascii() for name in last)
    assert any("Nguyễn" in name for name in last)
    assert any(s.middle_name and len(s.middle_name) == 1 for s in students)
    assert sum(s.preferred_name is not None for s in students) > 15
    assert sum(s.pronouns is not None for s in students) > 40
    genders = Counter(s.gender for s in students)
    assert abs(genders["F"] - genders["M"]) < 100
    assert all(name == " ".join(name.split()) for name in last)


def test_birth_dates_fit_grades(school: tuple[Book, date]) -> None:
    book, _ = school
    for student in book.records(Student):
        begun = student.graduation_year - (12 - int(student.grade)) - 1  # the school year in that grade
        age = begun - student.birth_date.year - ((student.birth_date.month, student.birth_date.day) > (9, 1))
        assert age - int(student.grade) in (5, 6), student


def test_values_are_such_as_people_can_type(autumn: Book) -> None:
    """Whatever the generator writes, the kinds read again."""
    for entity in ENTITIES:
        for record in autumn.records(entity):
            for name, described in fields_of(entity).items():
                value = getattr(record, name)
                if (entity, name) == (HourEntry, "minutes") and record.until:
                    continue  # a block of days is typed where more than a day fits
                if value is not None and not described.refers:
                    assert value != ""
                    assert described.kind.parse(described.kind.format(value)) == value, (entity, name, value)


def test_dates_lie_inside_enrollment_and_membership(school: tuple[Book, date]) -> None:
    book, today = school
    stays = {e.student_id: e for e in book.records(Enrollment)}
    members: dict[str, list[Any]] = defaultdict(list)
    for membership in book.records(PathwayMembership):
        members[membership.student_id].append(membership)
        assert membership.starts_on >= stays[membership.student_id].entry_date
        assert membership.ends_on is None or membership.ends_on >= membership.starts_on
    placements = {p.id: p for p in book.records(Placement)}
    for p in placements.values():
        stay = stays[p.student_id]
        assert stay.entry_date <= p.starts_on < p.ends_on
        assert stay.exit_date is None or p.ends_on <= stay.exit_date
        assert any(
            m.pathway_id == p.pathway_id and m.starts_on <= p.starts_on and (m.ends_on or p.starts_on) >= p.starts_on
            for m in members[p.student_id]
        )
        assert {
            "planned": p.starts_on > today,
            "requested": p.starts_on > today,
            "ended": p.ends_on < today,
            "active": p.starts_on <= today <= p.ends_on,
        }[p.state]
    for hour in book.records(HourEntry):
        p = placements[hour.placement_id]
        assert hour.student_id == p.student_id
        assert p.starts_on <= hour.date <= min(p.ends_on, today)
    plans = {p.id: p for p in book.records(SupportPlan)}
    for plan in plans.values():
        assert stays[plan.student_id].entry_date <= plan.starts_on <= today
        assert plan.starts_on <= (plan.ends_on or today) <= today
    for session in book.records(SupportSession):
        plan = plans[session.plan_id]
        assert plan.starts_on <= session.date <= (plan.ends_on or today)
    for note in book.records(Note):
        assert stays[note.student_id].entry_date <= note.date <= today
    assert all(e.exit_date is None or (e.entry_date <= e.exit_date <= today and e.exit_reason) for e in stays.values())


def test_hours_are_such_as_students_work(school: tuple[Book, date]) -> None:
    book, _ = school
    entries = book.records(HourEntry)
    assert len(entries) > 2000
    assert all(30 <= e.minutes <= 8 * 60 * ((e.until or e.date) - e.date + timedelta(days=1)).days for e in entries)
    assert sum(e.date.weekday() >= 5 for e in entries) < len(entries) * 0.1
    assert len({(e.placement_id, e.date) for e in entries}) == len(entries)
    for e in entries:
        assert (e.time_in is None) == (e.time_out is None)
        if e.time_in is not None:
            assert e.time_out - e.time_in - (e.break_minutes or 0) == e.minutes
        assert (e.reason is not None) == (e.state == "rejected")
        assert (e.decided_by is not None) == (e.state in ("approved", "rejected"))
    assert set(Counter(e.state for e in entries)) == {"draft", "submitted", "approved", "rejected"}


def test_nobody_works_in_two_places_at_once(autumn: Book) -> None:
    days = Counter((e.student_id, e.date) for e in autumn.records(HourEntry))
    assert max(days.values()) == 1


def test_sections_are_classes(autumn: Book) -> None:
    sections = {s.id: s for s in autumn.records(Section)}
    seats = autumn.records(SectionStudent)
    sizes = Counter(seat.section_id for seat in seats)
    assert set(sizes) == set(sections) == {s.section_id for s in autumn.records(SectionStaff)}
    assert all(20 <= size <= 32 for size in sizes.values()), sizes
    periods = Counter((seat.student_id, sections[seat.section_id].period) for seat in seats)
    assert max(periods.values()) == 1
    taught = Counter((s.staff_id, sections[s.section_id].period) for s in autumn.records(SectionStaff))
    assert max(taught.values()) == 1
    assert sum("internship" in s.name for s in sections.values()) >= 5


def test_two_school_years_of_placements(autumn: Book) -> None:
    placements = autumn.records(Placement)
    states = Counter(p.state for p in placements)
    assert min(states["active"], states["ended"], states["planned"], states["requested"]) >= 3
    assert sum(p.ends_on < date(2026, 7, 1) for p in placements) > 20
    by_student = Counter(p.student_id for p in placements)
    assert sum(count >= 2 for count in by_student.values()) >= 5
    seniors = set(autumn.ids(Student, where={"grade": "12"})) & present_ids(autumn, DAYS[0])
    assert len(seniors - set(by_student)) >= 5


def test_supports_differ(autumn: Book) -> None:
    plans = autumn.records(SupportPlan)
    assert len({p.domain for p in plans}) >= 6
    assert {p.tier for p in plans} == {"1", "2", "3"}
    assert all(re.search(r"\d|one|two|three|four|five|six", p.goal) for p in plans)
    given: dict[str, list[bool]] = defaultdict(list)
    for session in autumn.records(SupportSession):
        given[session.plan_id].append(session.present)
        assert (session.minutes > 0) == session.present
    shares = {round(sum(came) / len(came), 1) for came in given.values()}
    assert len(shares) >= 3


def test_every_question_of_the_home_page_finds_something(school: tuple[Book, date]) -> None:
    book, today = school
    found = {question.key: question.ask(book, today).count for question in QUESTIONS}
    del found["no_pathway"]  # everybody has one, but in summer those who are new
    assert all(found.values())


def test_somebody_left_and_somebody_came_in_the_middle_of_the_year(autumn: Book) -> None:
    stays = autumn.records(Enrollment)
    reasons = Counter(e.exit_reason for e in stays if e.exit_date)
    assert reasons["Graduated"] == 22
    assert sum(reasons.values()) == 32
    first = Calendar.first_day(2026)
    assert sum(e.entry_date > first + timedelta(days=7) for e in stays) >= 5
    assert len(present_ids(autumn, DAYS[0])) == 448


def test_it_opens_without_asking_and_cannot_be_undone_away(autumn: Book) -> None:
    assert autumn.is_sample
    assert autumn.undo_title is None
    assert [e.title for e in autumn.entries()][-1] == "Sample school"
    assert autumn.check() == []


def test_cancelled_making_leaves_nothing(tmp_path: Path) -> None:
    making = make_sample(tmp_path / "school.pathbook", today=DAYS[0])
    for done, total in making:
        if done > total // 2:
            break
    making.close()
    assert list(tmp_path.iterdir()) == []


def test_failed_making_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("app.models.sample.supports.make_notes", fail)
    with pytest.raises(ZeroDivisionError):
        make(tmp_path / "school.pathbook", DAYS[0])
    assert list(tmp_path.iterdir()) == []


def test_an_existing_book_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "school.pathbook").mkdir()
    with pytest.raises(Refused, match="exists already"):
        make(tmp_path / "school.pathbook", DAYS[0])
    assert list((tmp_path / "school.pathbook").iterdir()) == []
