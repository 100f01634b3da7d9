"""Verifying hours for a supervisor: who said that they were worked, how, and when.

The worksite vouches for hours, the school approves them. Where a supervisor has no account, staff writes down what the
supervisor signed or said.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from app.book.book import Book
from app.book.refused import Refused
from app.i18n import _, ngettext, number
from app.models.employers import EmployerContact
from app.models.hours import HourEntry
from app.models.placements import Placement

OPEN = ("draft", "submitted", "rejected")  # approved entries stay as they were approved


def verify(book: Book, ids: Collection[str], by: str, how: str, on: date) -> int:
    """Note on entries that a supervisor vouches for them; returns how many. Approved ones are left alone.

    `how` is a code of `VERIFIED_HOW`. Raises Refused without a name or a way, for a day to come or one before the
    hours were worked, and where no entry can be noted.
    """
    if not by.strip():
        raise Refused(_("Write who vouches for the hours."))
    if not how:
        raise Refused(_("Choose how they were verified."))
    if on > date.today():
        raise Refused(_("This day has not come yet. Write the day on which the hours were verified."))
    entries = book.records(HourEntry, {"id": list(ids), "state": OPEN})
    if not entries:
        raise Refused(_("None of these entries can be verified: approved ones stay as they were approved."))
    if on < max(entry.until or entry.date for entry in entries):
        raise Refused(_("Some of these hours were worked later than that. Write the day on which they were verified."))
    title = ngettext("Verify {count} entry", "Verify {count} entries", len(entries))
    values = {"verified_by": by.strip(), "verified_how": how, "verified_on": on}
    with book.edit(title.format(count=number(len(entries)))) as edit:
        return edit.update(HourEntry, {entry.id: values for entry in entries})


def supervisor_of(book: Book, placement_ids: Collection[str]) -> str:
    """The name of the one supervisor of some placements; empty where there are several or none."""
    contacts = {placement.contact_id for placement in book.records(Placement, {"id": list(placement_ids)})}
    if len(contacts) != 1:
        return ""
    named = book.records(EmployerContact, {"id": contacts})
    return " ".join(part for each in named for part in (each.first_name, each.last_name) if part)
