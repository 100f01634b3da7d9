"""Permits, permissions and agreements that hours rest on."""

from __future__ import annotations

from datetime import date
from typing import Any

from app.models import Agreement, DocumentKind, Paperwork, Placement
from tests.models.checks.shifts import TODAY, Shifts
from tests.models.school_calendar import MONDAY

SIXTEEN, EIGHTEEN = date(2010, 9, 1), date(2008, 9, 1)
PERMIT, PERMISSION = "Work permit", "Parent permission"


def give(shifts: Shifts, document: str, **values: Any) -> str:
    [kind] = shifts.book.ids(DocumentKind, where={"name": document})
    with shifts.book.edit("Paper") as edit:
        row = {"kind_id": kind, "student_id": shifts.made.students[0], "state": "received"}
        return edit.insert(Paperwork, [row | values])[0]


def agree(shifts: Shifts, **values: Any) -> str:
    [placement] = shifts.book.records(Placement, {"id": shifts.made.placements})
    with shifts.book.edit("Agreement") as edit:
        return edit.insert(Agreement, [{"employer_id": placement.employer_id, "kind": "affiliation"} | values])[0]


def test_a_paid_placement_of_a_minor_needs_a_permit(shifts: Shifts) -> None:
    shifts.born(SIXTEEN)
    shifts.place(pay="paid")
    first = shifts.log(MONDAY, 60)
    second = shifts.log(date(2026, 11, 9), 60)
    [found] = shifts.found("no_permit", "no_permission")
    assert (found.rule, found.entry_ids, found.entry_id) == ("no_permit", (first, second), None)
    assert found.sentence == ("A paid placement at the age of 16 needs a work permit; on Nov 2, 2026 there was none.")
    assert (found.figure, "49118" in found.source) == ("3 days", True)  # today, too
    give(shifts, PERMIT, received_on=date(2026, 11, 9), placement_id=shifts.made.placements[0])
    [found] = shifts.found("no_permit")
    assert (found.entry_ids, found.figure) == ((first,), "1 day")


def test_a_permit_that_expired_or_is_only_requested_is_none(shifts: Shifts) -> None:
    shifts.born(SIXTEEN)
    shifts.place(pay="paid")
    shifts.log(MONDAY, 60)
    give(shifts, PERMIT, expires_on=date(2026, 11, 1))
    give(shifts, PERMIT, state="requested")
    assert len(shifts.found("no_permit")) == 1
    give(shifts, PERMIT, expires_on=date(2026, 12, 1))
    assert shifts.found("no_permit") == []


def test_an_unpaid_placement_needs_permission_and_no_permit(shifts: Shifts) -> None:
    shifts.born(SIXTEEN)
    shifts.place(pay="unpaid")
    shifts.log(MONDAY, 60)
    [found] = shifts.found("no_permit", "no_permission")
    assert found.rule == "no_permission"
    assert "5 CCR 10121" in found.source
    give(shifts, PERMISSION, state="waived", note="Emancipated")
    assert shifts.found("no_permission") == []


def test_adults_need_neither_and_an_unknown_age_is_no_finding(shifts: Shifts) -> None:
    shifts.place(pay="paid")
    shifts.log(MONDAY, 60)
    assert shifts.found("no_permit") == []
    shifts.born(EIGHTEEN)
    assert shifts.found("no_permit") == []


def test_a_permit_is_needed_until_the_birthday(shifts: Shifts) -> None:
    shifts.born(date(2008, 11, 5))
    shifts.place(pay="paid")
    before = shifts.log(MONDAY, 60)
    shifts.log(date(2026, 11, 9), 60)
    [found] = shifts.found("no_permit")
    assert found.entry_ids == (before,)


def test_hours_before_and_after_the_agreement(shifts: Shifts) -> None:
    shifts.log(MONDAY, 60)
    [found] = shifts.found("no_agreement", "agreement_expired")
    assert (found.rule, found.source) == ("no_agreement", "Local practice")
    assert found.sentence.endswith("Affiliation agreement.")
    agree(shifts, starts_on=date(2025, 11, 1), expires_on=date(2026, 10, 31))
    [found] = shifts.found("no_agreement", "agreement_expired")
    assert found.rule == "agreement_expired"
    agree(shifts, starts_on=date(2026, 11, 3))
    [found] = shifts.found("no_agreement", "agreement_expired")
    assert found.figure == "1 day"
    agree(shifts, starts_on=date(2026, 11, 1))
    assert shifts.found("no_agreement", "agreement_expired") == []


def test_every_agreement_that_is_asked_for_is_missed_in_one_finding(shifts: Shifts) -> None:
    with shifts.book.edit("Kind") as edit:
        asked = {"name": "Site agreement", "per": "employer", "agreement_kind": "training", "rule_source": "District"}
        edit.insert(DocumentKind, [asked])
    shifts.log(MONDAY, 60)
    [found] = shifts.found("no_agreement")
    assert found.sentence.endswith("Affiliation agreement, Site agreement.")
    assert found.source == "Local practice, District"
    agree(shifts, expires_on=date(2026, 10, 31))
    [found] = shifts.found("no_agreement", "agreement_expired")
    assert found.rule == "no_agreement"
    agree(shifts)
    [found] = shifts.found("no_agreement", "agreement_expired")
    assert found.sentence.endswith(": Site agreement.")


def test_what_the_site_does_not_ask_for_is_not_missed(shifts: Shifts) -> None:
    shifts.log(MONDAY, 60)
    [kind] = shifts.book.ids(DocumentKind, where={"name": "Affiliation agreement"})
    shifts.book.save(DocumentKind, kind, {"active": False})
    assert shifts.found("no_agreement") == []


def test_a_placement_that_has_no_hours_is_asked_for_its_papers_while_it_runs(shifts: Shifts) -> None:
    assert [f.on for f in shifts.found("no_agreement")] == [TODAY]
    assert shifts.found("no_agreement", week=TODAY) == []
    shifts.place(state="planned")
    assert shifts.found("no_agreement") == []
