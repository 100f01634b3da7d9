"""Accounts and the staff members whose they are: what is done with an account is not undone by Undo."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.book.book import Book
from app.models.opening import new_book
from app.models.staff import Staff
from app.models.staff_accounts import add_account, remove_account
from app.models.telling import told


@pytest.fixture
def keeping(tmp_path: Path) -> Iterator[Book]:
    with new_book(tmp_path / "Oak.pathbook", "Oak Grove High", "Carmen Ortega", "four plain unrelated words")[
        0
    ] as made:
        with made.edit("New staff member") as edit:
            edit.insert(Staff, [{"first_name": "Dana", "last_name": "Whitfield"}])
        yield made


def test_undo_passes_over_the_account(keeping: Book) -> None:
    before = keeping.undo_title
    slot = add_account(keeping, "Dana Whitfield", "viewer", "three small otters")
    assert keeping.undo_title == before == "New staff member"
    [dana] = keeping.ids(Staff, where={"account": slot.id})
    remove_account(keeping, slot.id)
    assert keeping.undo_title == before
    assert keeping.ids(Staff, where={"account": slot.id}) == []
    with keeping.edit("Phone") as edit:
        edit.update(Staff, {dana: {"phone": "555-0142"}})
    assert keeping.undo() == "Phone"


def test_the_history_gives_no_account_back(keeping: Book) -> None:
    slot = add_account(keeping, "Dana Whitfield", "viewer", "three small otters")
    [dana] = keeping.ids(Staff, where={"account": slot.id})
    lines = [line for edit in told(keeping, Staff, dana) for line in edit.lines if line.label == "Account"]
    assert lines
    assert all(line.event is None for line in lines)
