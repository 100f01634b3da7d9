"""Contacts with families: kept, and followed up."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from app.book.base import Record
from app.book.book import Book
from app.book.refused import Refused, UnfitField
from app.i18n import _
from app.models.caseload import own_staff_id
from app.models.family_contacts import FamilyContact
from app.models.supports import SupportPlan


def log_contact(book: Book, values: Mapping[str, Any], informs: bool = False) -> str:
    """Keep a contact, of the account in use unless it says of whom; returns its id.

    `informs` says that the family was told of the support plan that it names, which keeps the day. Raises Refused for
    a day to come, for a follow-up before the contact, and where neither with whom nor what about is said.
    """
    row: dict[str, Any] = {"date": date.today(), **values}
    if row.get("staff_id") is None:
        row["staff_id"] = own_staff_id(book)
    _refuse_unfit(row)
    with book.edit(_("Add a contact with the family")) as edit:
        contact = edit.insert(FamilyContact, [row])[0]
        if informs and row.get("plan_id"):
            edit.update(SupportPlan, {row["plan_id"]: {"family_informed_on": row["date"]}})
    return contact


def change_contact(book: Book, contact_id: str, values: Mapping[str, Any]) -> None:
    """Change fields of a contact. Raises Refused as `log_contact` does."""
    contact = book.record(FamilyContact, contact_id)
    if contact is None:
        raise Refused(_("This contact was deleted."))
    _refuse_unfit({**contact._asdict(), **values})
    book.save(FamilyContact, contact_id, values)


def _refuse_unfit(values: Mapping[str, Any]) -> None:
    if values["date"] > date.today():
        raise UnfitField("date", _("A contact that has not been made yet cannot be kept."))
    if values.get("follow_up_on") and values["follow_up_on"] < values["date"]:
        raise UnfitField("follow_up_on", _("The follow-up lies before the contact."))
    if not _tells(values.get("with_whom"), values.get("summary")):
        raise UnfitField("with_whom", _("Say with whom the contact was, or write a summary."))


def _tells(*words: str | None) -> bool:
    """Whether anything was written down: a contact of which nothing is known answers nothing."""
    return any(text and text.strip() for text in words)


def contacts_to_follow_up(
    book: Book, staff_id: str | None = None, today: date | None = None, student_id: str | None = None
) -> list[Record]:
    """Contacts whose follow-up is due and that no later contact with the same family answered, the oldest first.

    `student_id` asks about the family of one student.
    """
    on = today or date.today()
    contacts = book.records(FamilyContact, {"student_id": student_id} if student_id else {})
    latest: dict[str, date] = {}
    for contact in (c for c in contacts if _tells(c.with_whom, c.summary)):
        latest[contact.student_id] = max(contact.date, latest.get(contact.student_id, contact.date))
    due = [
        c
        for c in contacts
        if c.follow_up_on and c.follow_up_on <= on and (staff_id is None or c.staff_id == staff_id)
        if latest.get(c.student_id, date.min) < c.follow_up_on or latest.get(c.student_id) == c.date
    ]
    return sorted(due, key=lambda c: c.follow_up_on)
