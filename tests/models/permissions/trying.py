"""What a role may do by the table, and trying it on a real book."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast

import pytest

from app.book.book import Book
from app.book.policy import Action
from app.book.refused import Refused
from app.models.permissions import RECORDS, SCOPES, Role
from tests.models.role_books import OWN

TABLES = [table for rights in RECORDS for table in rights.tables]


def allowed(role: Role, table: str, action: Action) -> bool:
    [rights] = [rights for rights in RECORDS if table in rights.tables]
    return action in cast("frozenset[Action]", getattr(rights, role))


def sees(role: Role, table: str, whose: str) -> bool:
    return allowed(role, table, "see") and (whose == OWN or table not in SCOPES.get(role, {}))


def attempt(book: Book, may: bool, act: Callable[[Any], object]) -> None:
    """Does `act` in an edit that is undone, or sees it refused in one sentence and nothing left behind."""
    before = book.count_entries()
    if may:
        with book.edit("Tried") as edit:
            act(edit)
        assert book.count_entries() == before + 1
        book.undo()
    else:
        with pytest.raises(Refused) as refused, book.edit("Tried") as edit:
            act(edit)
        assert str(refused.value).endswith(".")
        assert book.count_entries() == before
