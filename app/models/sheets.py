"""The sheets of paper with recovery codes: whether there is one, and since when."""

from __future__ import annotations

from datetime import datetime

from app.book import access_log, journal
from app.book.access_log import Looked
from app.book.book import Book
from app.book.slots import BOOK, RECOVERY, Slot


def sheet_of(book: Book, key: str = BOOK) -> Slot | None:
    """The code on paper that opens the book, or that gives the key of a compartment; None where there is none."""
    found = (slot for slot in book.ring.slots if slot.role == RECOVERY and slot.holds(BOOK) is (key == BOOK))
    return next((slot for slot in found if slot.holds(key)), None)


def made_at(book: Book, sheet: Slot) -> datetime | None:
    """When a sheet was made: one that the access log does not know was made with the book, at its first edit."""
    with book.reading_whole() as connection:
        if known := access_log.numbers(connection, Looked((sheet.id,))):
            return access_log.lines(connection, known[-1:])[known[-1]].at.astimezone()
        first = journal.entries(connection, [1])
    return first[0].at.astimezone() if first else None
