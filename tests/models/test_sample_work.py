"""The work-based learning of the sample school: every kind of record is there, and in every state."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from itertools import pairwise

import pytest

from app.book.book import Book
from app.book.sealed_rows import SealedRow
from app.models import (
    ENTITIES,
    Agreement,
    CheckOverride,
    Course,
    DayOff,
    DocumentKind,
    EmployerInteraction,
    Evaluation,
    EvaluationItem,
    EvaluationRating,
    Event,
    EvidenceFile,
    Externship,
    HourEntry,
    ImportMapping,
    LogPage,
    Opportunity,
    Paperwork,
    Participation,
    Placement,
    PlacementCompetency,
    PlacementDay,
    SavedView,
    Setting,
    SiteVisit,
)
from app.models.events import PRESENCE
from app.models.month_blocks import refuse_unfit_block
from app.models.paperwork import PAPER_STATE
from app.models.placements import EMPLOYER_EVALUATION, END_REASON
from app.models.school_days import SchoolDays
from tests.models.conftest import SampleOn
from tests.models.test_sample_school import DAYS

NEVER_MADE = {EvidenceFile, ImportMapping, LogPage, SavedView, SealedRow, Setting}


@pytest.fixture(scope="module", params=DAYS, ids=str)
def school(request: pytest.FixtureRequest, sample_on: SampleOn) -> tuple[Book, date]:
    return sample_on(request.param), request.param


def test_every_kind_of_record_is_there(school: tuple[Book, date]) -> None:
    book, _today = school
    assert {entity for entity in ENTITIES if not book.ids(entity)} == NEVER_MADE


def test_agreements_hold_run_out_and_are_missing(school: tuple[Book, date]) -> None:
    book, today = school
    agreements = book.records(Agreement)
    days = [(a.expires_on - today).days for a in agreements]
    assert any(left < 0 for left in days)
    assert any(0 <= left < 60 for left in days)
    assert any(left > 100 for left in days)
    hosts = {p.employer_id for p in book.records(Placement, {"state": "active"})}
    assert hosts - {a.employer_id for a in agreements if a.kind == "insurance"}
    assert all(a.signed_on < a.starts_on < a.expires_on for a in agreements)


def test_seats_are_open_and_taken(school: tuple[Book, date]) -> None:
    book, today = school
    seats = {o.id: o for o in book.records(Opportunity)}
    assert {o.state for o in seats.values()} == {"open", "closed"}
    assert {o.pay for o in seats.values()} == {"paid", "unpaid"}
    assert all(today - timedelta(days=45) < o.starts_on < o.ends_on for o in seats.values())
    taken = [p for p in book.records(Placement) if p.opportunity_id]
    assert taken
    assert all(seats[p.opportunity_id].employer_id == p.employer_id for p in taken)
    assert max(Counter(p.opportunity_id for p in taken).values()) == 1


def test_employers_are_visited_and_thanked(school: tuple[Book, date]) -> None:
    book, today = school
    found = book.records(EmployerInteraction)
    assert {i.kind for i in found} == {"visit", "call", "message", "talk", "advisory", "event"}
    assert any(i.thanks_owed and not i.thanked_on for i in found)
    assert all(i.date < today and (i.miles is None or i.kind == "visit") for i in found)
    assert all(e.minutes and e.note for e in book.records(Externship))


def test_events_have_many_students_and_exceptions(school: tuple[Book, date]) -> None:
    book, today = school
    events = {e.id: e for e in book.records(Event)}
    shares = book.records(Participation)
    assert {p.presence for p in shares} == set(PRESENCE.options)
    assert any(p.minutes for p in shares)
    assert max(Counter(p.event_id for p in shares).values()) > 40
    assert all(events[p.event_id].date < today for p in shares)
    assert any(e.date > today for e in events.values())
    assert len({(p.event_id, p.student_id) for p in shares}) == len(shares)


def test_placements_have_a_plan_a_schedule_and_an_end(school: tuple[Book, date]) -> None:
    book, _today = school
    placements = {p.id: p for p in book.records(Placement)}
    ended = [p for p in placements.values() if p.state == "ended"]
    assert {p.end_reason for p in ended} == set(END_REASON.options) - {"moved", "other"}
    assert {p.employer_evaluation for p in ended} >= set(EMPLOYER_EVALUATION.options) - {"does_not_meet"}
    assert all(p.end_reason is None for p in placements.values() if p.state != "ended")
    numbers = [p.internship_id for p in placements.values() if p.internship_id]
    assert len(numbers) == len(set(numbers)) < len(placements)  # it was forgotten for a few
    days = book.records(PlacementDay)
    assert {d.placement_id for d in days} == {p.id for p in placements.values() if p.state == "active"}
    assert all(d.time_out - d.time_in - (d.break_minutes or 0) == d.minutes for d in days)
    planned = Counter(c.placement_id for c in book.records(PlacementCompetency))
    assert set(planned.values()) == {3}
    assert all(placements[id_].objectives for id_ in planned)


def test_papers_are_in_every_state(school: tuple[Book, date]) -> None:
    book, today = school
    papers = book.records(Paperwork)
    kinds = {k.id: k for k in book.records(DocumentKind)}
    placements = {p.id: p for p in book.records(Placement)}
    assert {p.state for p in papers} == set(PAPER_STATE.options)
    assert any(p.expires_on and p.expires_on < today for p in papers)
    for p in papers:
        assert (p.received_on is not None) == (p.state == "received")
        assert (p.note is not None) == (p.state == "waived")
        assert (p.placement_id is not None) == (kinds[p.kind_id].per == "placement")
        assert p.received_on is None or p.received_on <= today
        if p.placement_id:
            assert kinds[p.kind_id].asked_of in ("all", placements[p.placement_id].pay)
    running = {id_ for id_, p in placements.items() if p.state == "active"}
    agreed = {p.placement_id for p in papers if kinds[p.kind_id].name == "Training agreement"}
    assert running - agreed  # some are missing


def test_evaluations_and_visits(school: tuple[Book, date]) -> None:
    book, today = school
    placements = {p.id: p for p in book.records(Placement)}
    evaluations = {e.id: e for e in book.records(Evaluation)}
    assert {(e.by, e.point) for e in evaluations.values()} == {
        (by, point) for by in ("supervisor", "self") for point in ("mid", "end")
    }
    for e in evaluations.values():
        assert placements[e.placement_id].starts_on <= e.date <= today
        assert (e.point == "end") == (placements[e.placement_id].state == "ended")
    rated = Counter(r.evaluation_id for r in book.records(EvaluationRating))
    assert set(rated.values()) == {len(book.ids(EvaluationItem))}
    for v in book.records(SiteVisit):
        assert placements[v.placement_id].starts_on - timedelta(days=2) <= v.date <= today


def test_hours_are_verified_and_exceptions_said(school: tuple[Book, date]) -> None:
    book, today = school
    entries = {e.id: e for e in book.records(HourEntry)}
    verified = [e for e in entries.values() if e.verified_by]
    assert len(verified) > 100
    assert all(e.state == "approved" and e.date <= e.verified_on <= today for e in verified)
    assert any(e.reflection for e in entries.values())
    for override in book.records(CheckOverride):
        assert override.reason
        assert override.entry_id is None or entries[override.entry_id].placement_id == override.placement_id


def test_some_hours_are_told_by_the_month_and_none_on_days_off(school: tuple[Book, date]) -> None:
    book, today = school
    calendar, entries = SchoolDays(book), book.records(HourEntry)
    blocks = [e for e in entries if e.until]
    assert 0 < len(blocks) < len(entries) / 50
    for block in blocks:
        assert block.until <= today
        refuse_unfit_block(block.date, block.until, block.minutes)
    assert not any(calendar.off(e.date) for e in entries)
    assert not any(calendar.off(e.date) for e in book.records(Event))


def test_days_off_and_courses(school: tuple[Book, date]) -> None:
    book, _today = school
    days = book.records(DayOff, sort=[("date", False)])
    assert all((d.until or d.date) >= d.date for d in days)
    assert all((a.until or a.date) < b.date for a, b in pairwise(days))
    assert any(c.state_code is None for c in book.records(Course))
    used = {p.course_id for p in book.records(Placement)} - {None}
    assert {c.cte_level for c in book.records(Course, {"id": used})} == {"capstone"}
