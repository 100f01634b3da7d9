"""The rows of the list of contacts with employers, and what orders and filters it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from app.book.book import Book
from app.models.employers import Employer, EmployerContact
from app.models.interactions import EmployerInteraction
from app.models.placement_rows import full_name, named
from app.models.staff import Staff

RESTS_ON = ("employer", "employer_contact", "staff")
"""The tables besides the contacts' own that their rows show."""


def contact_rows(book: Book, ids: Sequence[str]) -> dict[str, dict[str, Any]]:
    """By contact: every field of the record, and `employer`, `person` and `staff` (words)."""
    contacts = book.records(EmployerInteraction, {"id": list(ids)})
    employers = named(book, Employer, {c.employer_id for c in contacts})
    people = named(book, EmployerContact, {c.contact_id for c in contacts})
    staff = named(book, Staff, {c.staff_id for c in contacts})
    return {
        c.id: c._asdict()
        | {
            "employer": employers[c.employer_id].name if c.employer_id in employers else "",
            "person": full_name(people[c.contact_id]) if c.contact_id in people else "",
            "staff": full_name(staff[c.staff_id]) if c.staff_id in staff else "",
        }
        for c in contacts
    }


def contact_ids_about(book: Book, text: str) -> set[str]:
    """The contacts with employers that hold every word of `text` by their names."""
    return set(book.ids(EmployerInteraction, where={"employer_id": book.ids(Employer, text)}))
