"""Books of a school that a newer Pathbook saved, opened to be looked at."""

from __future__ import annotations

from pathlib import Path

from app.book import looking
from app.book.book import Book
from app.book.policy import Action
from app.models.allowing import RolePolicy, role_of_account
from app.models.caseload import own_staff_id


class OnlyLooking(RolePolicy):
    """What a role sees, it sees here, too; it does nothing else."""

    def may(self, act: str) -> bool:
        return False

    def allows(self, table: str, action: Action) -> bool:
        return action == "see" and super().allows(table, action)


def look_at(path: Path, passphrase: str = "", account: str | None = None) -> Book:
    """Open the book in the folder `path` for looking; see `app.book.looking`. `account` is that of `open_book`.

    Raises WrongPassphrase, or Refused where it cannot be looked at.
    """
    book = looking.look_at(path, passphrase, account)
    try:
        book.obey(OnlyLooking(role_of_account(book), own_staff_id(book)))
    except BaseException:
        book.close()
        raise
    return book
