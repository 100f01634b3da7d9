"""The policy of an account: what the table of permissions says for its role, and for the person that it is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import cast

from app.book.book import Book
from app.book.policy import Action, Decision
from app.i18n import _
from app.models.caseload import own_staff_id
from app.models.permissions import ACTS, DECISIONS, DERIVED, ERASING, RECORDS, ROLES, SCOPES, Act, Rights, Role

_RIGHTS: Mapping[str, Rights] = {table: rights for rights in RECORDS for table in rights.tables}


class RolePolicy:
    """A `Policy` of the book: that of `role`, for the person with the staff record `staff_id`, if there is one."""

    def __init__(self, role: Role, staff_id: str | None) -> None:
        self._role = role
        self._staff = "NULL" if staff_id is None else "'" + staff_id.replace("'", "''") + "'"

    def may(self, act: str) -> bool:
        return self._role in ACTS[cast("Act", act)].roles

    def named(self, act: str) -> str:
        return _(ACTS[cast("Act", act)].words)

    def allows(self, table: str, action: Action) -> bool:
        """A table that nobody put into the table of permissions is the coordinator's alone."""
        rights = _RIGHTS.get(DERIVED.get(table, table))
        return action in getattr(rights, self._role) if rights else self._role == "coordinator"

    def scope(self, table: str) -> str | None:
        said = SCOPES[self._role].get(table) if self._role in SCOPES else None
        return said.replace("{staff}", self._staff) if said else None

    def decisions(self, table: str) -> Sequence[Decision]:
        return DECISIONS.get(table, ())

    def erasing(self, table: str) -> str:
        return ERASING.get(table, "erase")


def policy_of(book: Book) -> RolePolicy:
    """The policy for the account that opened `book`; to be asked for before the book obeys one."""
    return RolePolicy(role_of_account(book), own_staff_id(book))


def role_of_account(book: Book) -> Role:
    """The role of the account that opened the book; a role that is not in the table sees least."""
    return book.role if book.role in ROLES else "viewer"
