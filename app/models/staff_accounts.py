"""Accounts and the staff members whose they are."""

from __future__ import annotations

from pathlib import Path

from app.book import accounts
from app.book.book import Book
from app.book.slots import Slot
from app.i18n import _, fold
from app.models.kinds import STAFF_ROLE
from app.models.permissions import ROLE_NAMES
from app.models.staff import Staff


def add_account(book: Book, name: str, role: str, passphrase: str, staff_id: str | None = None) -> Slot:
    """Add an account and say whose it is: of `staff_id`, of the one colleague of this name without an account, or of a
    new staff member. Raises Refused as `accounts.add` does.
    """
    slot = accounts.add(book, name, role, passphrase)
    link(book, slot, staff_id)
    return slot


def link(book: Book, slot: Slot, staff_id: str | None = None) -> None:
    """Say that an account is somebody's; who it was said of before is let go."""
    first, _space, last = slot.name.rpartition(" ")
    with book.edit(_("Account of {name}").format(name=slot.name)) as edit:
        edit.stays = True
        staff_id = staff_id or _namesake(book, slot.name)
        former = [id_ for id_ in book.ids(Staff, where={"account": slot.id}) if id_ != staff_id]
        edit.update(Staff, {id_: {"account": None} for id_ in former})
        if staff_id:
            edit.update(Staff, {staff_id: {"account": slot.id}})
        else:
            role = slot.role if slot.role in STAFF_ROLE.options else None
            edit.insert(Staff, [{"first_name": first or None, "last_name": last, "role": role, "account": slot.id}])


def remove_account(book: Book, account_id: str, losing: bool = False) -> list[Path]:
    """Take an account away; its staff member stays. Returns the older backups that still open with it.

    Raises Refused as `accounts.remove` does.
    """
    accounts.remove(book, account_id, losing)
    if staff := book.ids(Staff, where={"account": account_id}):
        with book.edit(_("Account removed")) as edit:
            edit.stays = True
            edit.update(Staff, {id_: {"account": None} for id_ in staff})
    return accounts.backups_it_opens(book, account_id)


def without_account(book: Book) -> dict[str, str]:
    """The names of the staff members who have no account yet, by id, as their accounts would be called."""
    return {s.id: _called(s.first_name, s.last_name) for s in book.records(Staff) if not s.account}


def role_words(role: str) -> str:
    """A role as people call it."""
    return next((_(words) for known, words in ROLE_NAMES.items() if known == role), role)


def _namesake(book: Book, name: str) -> str | None:
    found = [id_ for id_, called in without_account(book).items() if fold(called) == fold(name)]
    return found[0] if len(found) == 1 else None


def _called(first: str | None, last: str) -> str:
    return f"{first} {last}" if first else last
