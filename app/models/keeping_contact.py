"""Keeping contact with employers: logging a visit or a call, saying thanks, and following up."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date
from typing import Any

from app.book.base import Record
from app.book.book import Book
from app.book.refused import Refused
from app.i18n import _, day, ngettext
from app.models.caseload import own_staff_id
from app.models.employers import EmployerContact
from app.models.interactions import EmployerInteraction


def first_values(book: Book, employer_id: str, kind: str = "call") -> dict[str, Any]:
    """What a new contact with an employer begins with: today, by whom the account is, with its first person."""
    people = book.ids(EmployerContact, where={"employer_id": employer_id}, most=1)
    return {
        "employer_id": employer_id,
        "kind": kind,
        "date": date.today(),
        "staff_id": own_staff_id(book),
        "contact_id": people[0] if people else None,
    }


def log_contact(book: Book, values: Mapping[str, Any], interaction_id: str | None = None, answers: str = "") -> str:
    """Log a contact with an employer, or change the one with this id; returns its id.

    `answers` is the contact at which a follow-up was promised that this one is: nothing is due of it any more.

    Raises Refused where a day does not fit, or the person belongs to another employer.
    """
    _refuse_unfit(book, values)
    with book.edit(_("Change a contact with an employer") if interaction_id else _("Log a contact")) as edit:
        if interaction_id:
            edit.update(EmployerInteraction, {interaction_id: values})
        else:
            interaction_id = edit.insert(EmployerInteraction, [values])[0]
        if answers:
            edit.update(EmployerInteraction, {answers: {"follow_up_on": None}})
    return interaction_id


def thank(book: Book, interaction_ids: Collection[str], on: date | None = None) -> int:
    """Note that employers were thanked, today unless another day is given; returns for how many contacts.

    Raises Refused where nobody is owed thanks.
    """
    owed = book.records(EmployerInteraction, {"id": list(interaction_ids), "thanks_owed": True, "thanked_on": None})
    if not owed:
        raise Refused(_("No thanks are owed for these contacts."))
    title = ngettext("Thank for {count} contact", "Thank for {count} contacts", len(owed)).format(count=len(owed))
    with book.edit(title) as edit:
        return edit.update(EmployerInteraction, {each.id: {"thanked_on": on or date.today()} for each in owed})


def drop_follow_up(book: Book, interaction_id: str) -> None:
    """Note that nothing is to follow a contact any more."""
    with book.edit(_("Drop a follow-up")) as edit:
        edit.update(EmployerInteraction, {interaction_id: {"follow_up_on": None}})


def remove_contacts(book: Book, interaction_ids: Collection[str]) -> int:
    """Mark contacts with employers as deleted; returns how many."""
    title = ngettext("Delete {count} logged contact", "Delete {count} logged contacts", len(interaction_ids))
    with book.edit(title.format(count=len(interaction_ids))) as edit:
        return edit.delete(EmployerInteraction, list(interaction_ids))


def log_of(book: Book, employer_id: str) -> list[Record]:
    """The contacts with an employer, the latest first."""
    return book.records(EmployerInteraction, {"employer_id": employer_id}, sort=[("date", True)])


def open_follow_ups(log: Collection[Record]) -> list[Record]:
    """Those of the contacts with one employer whose follow-up no later contact has answered, the first due first."""
    last = {each.id: each.date for each in log}
    waiting = [
        each
        for each in log
        if each.follow_up_on and not any(on >= each.follow_up_on for id_, on in last.items() if id_ != each.id)
    ]
    return sorted(waiting, key=lambda each: each.follow_up_on)


def miles_by_staff(book: Book, interaction_ids: Collection[str]) -> dict[str | None, int]:
    """The miles driven for contacts, by the id of whoever drove them (None: nobody is named), most first."""
    found: dict[str | None, int] = {}
    for each in book.records(EmployerInteraction, {"id": list(interaction_ids)}):
        if each.miles:
            found[each.staff_id] = found.get(each.staff_id, 0) + each.miles
    return dict(sorted(found.items(), key=lambda item: -item[1]))


def _refuse_unfit(book: Book, values: Mapping[str, Any]) -> None:
    on, follow_up, thanked = values.get("date"), values.get("follow_up_on"), values.get("thanked_on")
    if on and on > date.today():
        raise Refused(_("{day} is still to come. Log a contact once it was made.").format(day=day(on)))
    if on and follow_up and follow_up < on:
        raise Refused(_("The follow-up lies before the contact."))
    if on and thanked and thanked < on:
        raise Refused(_("The thanks lie before the contact."))
    person = book.record(EmployerContact, values["contact_id"]) if values.get("contact_id") else None
    if person and person.employer_id != values.get("employer_id"):
        raise Refused(_("The contact belongs to another employer."))
