"""What each role may have the program do."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, cast

import pytest

from app.book.book import Book
from app.book.refused import Refused
from app.models import (
    HourEntry,
    MeetingItem,
    Referral,
    Student,
    SupportPlan,
    TeamMeeting,
)
from app.models.approving import approve, reject, reopen, submit
from app.models.permissions import ACTS, ROLES, Role
from app.models.settings import QUIET_WEEKS, decide
from tests.models.permissions.trying import attempt
from tests.models.role_books import OTHER, OWN, TODAY, Examples, open_as


@pytest.mark.parametrize("act", ACTS)
@pytest.mark.parametrize("role", ROLES)
def test_acts(books: Callable[[str], Book], role: Role, act: str) -> None:
    book, may = books(role), role in ACTS[cast("Any", act)].roles
    assert book.may(act) == may
    if may:
        book.require(act)
    else:
        with pytest.raises(Refused, match="Ask a coordinator"):
            book.require(act)


def test_an_act_that_nobody_declared_is_a_fault(teacher: Book) -> None:
    with pytest.raises(KeyError):
        teacher.may("fly")


def test_a_teacher_hands_in_but_does_not_approve(teacher: Book, examples: Examples) -> None:
    own = examples["hour_entry"][OWN].id
    assert submit(teacher, [own]) == 1
    with pytest.raises(Refused, match="Approve"):
        approve(teacher, [own])
    with pytest.raises(Refused, match="Approve"):
        reject(teacher, [own], "No signature")
    for state in ("approved", "rejected"):
        with pytest.raises(Refused, match="Approve"):
            teacher.save(HourEntry, own, {"state": state})
        with pytest.raises(Refused, match="Approve"), teacher.edit("Approved at birth") as edit:
            edit.insert(HourEntry, [examples["hour_entry"][OWN].values | {"state": state}])
    assert reopen(teacher, [own]) == 1


def test_a_teacher_refers_own_students_in_the_own_name_only(teacher: Book, examples: Examples) -> None:
    own, other = examples["student"][OWN].id, examples["student"][OTHER].id
    tom, somebody = examples["staff"][OWN].id, examples["staff"][OTHER].id
    for student, staff, may in ((own, tom, True), (other, tom, False), (own, somebody, False)):
        values = {"student_id": student, "staff_id": staff, "date": TODAY, "concern": "reading", "what": "Slow"}
        attempt(teacher, may, lambda edit, values=values: edit.insert(Referral, [values]))


def test_what_a_teacher_is_to_do_the_teacher_can_finish(teacher: Book, examples: Examples) -> None:
    item = examples["meeting_item"][OWN].id
    attempt(teacher, True, lambda edit: edit.update(MeetingItem, {item: {"done_on": TODAY}}))
    assert [m.id for m in teacher.records(TeamMeeting)] == [examples["team_meeting"][OWN].id]


def test_approved_hours_are_locked_and_rejected_ones_are_handed_in_again(own_copy: Path, examples: Examples) -> None:
    own = examples["hour_entry"][OWN].id
    with open_as(own_copy, "coordinator") as book:
        submit(book, [own])
        approve(book, [own])
    with open_as(own_copy, "teacher") as book:
        for act in (
            lambda edit: edit.update(HourEntry, {own: {"minutes": 600}}),
            lambda edit: edit.update(HourEntry, {own: {"state": "draft"}}),
            lambda edit: edit.delete(HourEntry, [own]),
        ):
            attempt(book, False, act)
        with pytest.raises(Refused):
            reopen(book, [own])
    with open_as(own_copy, "coordinator") as book:
        reject(book, [own], "No signature")
    with open_as(own_copy, "teacher") as book:
        book.save(HourEntry, own, {"minutes": 45})
        assert submit(book, [own]) == 1


def test_settings_and_copies_are_the_coordinators(books: Callable[[str], Book], tmp_path: Path) -> None:
    for role in ("counselor", "teacher", "viewer"):
        with pytest.raises(Refused, match="settings"):
            decide(books(role), QUIET_WEEKS, 5)
        with pytest.raises(Refused, match="copy"):
            books(role).back_up(tmp_path / "copy")
        assert not (tmp_path / "copy").exists()
        with pytest.raises(Refused, match="everything that was done"):
            books(role).entries()


def test_every_account_may_prove_the_book_and_is_backed_up_automatically(own_copy: Path) -> None:
    for role in ("teacher", "viewer"):
        with open_as(own_copy, role) as book:
            assert book.check() == []
            assert book.broken_entries() == []
            assert book.back_up().is_dir()


def test_an_unknown_role_sees_as_little_as_a_viewer(own_copy: Path) -> None:
    with open_as(own_copy, "coordinator") as book:
        from app.book import accounts

        viewer = next(account for account in book.accounts if account.role == "viewer")
        accounts.change_role(book, viewer.id, "janitor")
    with open_as(own_copy, "viewer") as book:
        assert book.account.role == "janitor"
        assert not book.may("export")
        assert book.ids(SupportPlan) == []
        attempt(book, False, lambda edit: edit.insert(Student, [{"last_name": "A", "first_name": "B"}]))
