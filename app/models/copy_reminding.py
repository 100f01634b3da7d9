"""Whether it is time to carry a copy of the book away from the laptop."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

from app.book import journal
from app.book.book import Book
from app.book.disks import is_on_another
from app.book.places import kind_of
from app.i18n import _, ngettext, number

PATIENCE = timedelta(days=14)


def leaves_computer(book: Path, to: Path) -> bool:
    """Whether a file at `to` outlasts the disk of the book: on another disk, in the cloud or on the network.

    What a virtual machine shares with its host does not count: the disk of the machine is a file on that of the host.
    """
    folder = to if to.is_dir() else to.parent
    kind = kind_of(folder)
    return kind in ("network", "cloud") or (kind != "shared" and is_on_another(folder, book))


def days_without_copy(book: Book, last: datetime | None, now: datetime) -> int | None:
    """For how many days no copy has left the computer, once that is too long; else None.

    `last` is when one did. A new book counts from its first edit; the sample school never asks for a copy.
    """
    if book.is_sample:
        return None
    since = last or _begun(book)
    waited = now - since if since else timedelta()
    return waited.days if waited >= PATIENCE else None


def reminder(days: int) -> str:
    """The sentence that says so."""
    return ngettext(
        "No copy of this book has left this computer for {count} day.",
        "No copy of this book has left this computer for {count} days.",
        days,
    ).format(count=number(days))


def copy_name(site: str, book: Path, today: datetime) -> str:
    """The name that a copy is given: "Oak Grove High 2026-11-22.pathbook-copy"."""
    plain = "".join(" " if letter in '\\/:*?"<>|' or ord(letter) < 32 else letter for letter in site)
    name = " ".join(plain.split()).strip(".") or book.stem
    return _("{name} {day}").format(name=name, day=today.date().isoformat()) + ".pathbook-copy"


def _begun(book: Book) -> datetime | None:
    with book.reading_whole() as connection:
        first = journal.entries(connection, [1])
    return first[0].at if first else None
