"""The state files that were written before, as the access log tells them: when, by whom, and how many rows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select

from app.book.access_log import access
from app.book.book import Book
from app.i18n import _
from app.models.access import EXPORTED, FILES, STATE_WBL

_MARK = "/"  # between the parts of what the log says of a file


@dataclass(frozen=True, slots=True)
class Earlier:
    """One file. `at` is in UTC; `purpose` is as the log notes it; `year` and `rows` are those of the file."""

    at: datetime
    name: str  # of the account
    year: str
    rows: int
    students: int
    purpose: str
    recipient: str


def noted_as(year: str, rows: int) -> str:
    """What the access log says of a file."""
    return _MARK.join((STATE_WBL, year, str(rows)))


def file_words(what: str) -> str:
    """What the access log says of a file, in words; empty where it is none."""
    name, *parts = what.split(_MARK)
    return " ".join((_(FILES[name]), *parts[:1])) if name in FILES else ""


def earlier_files(book: Book) -> list[Earlier]:
    """The state files that left the book, newest first. Raises Refused where the account may not see the log."""
    book.require("access_log")
    c = access.c
    asked = (
        select(c.at, c.name, c.what, c.purpose, c.recipient, func.count())
        .where(c.act == EXPORTED, c.what.startswith(STATE_WBL + _MARK, autoescape=True))
        .group_by(c.at, c.account, c.what)
        .order_by(func.max(c.number).desc())
    )
    with book.reading_whole() as connection:
        found = connection.execute(asked).all()
    earlier: list[Earlier] = []
    for at, name, what, purpose, recipient, students in found:
        _name, year, rows = what.split(_MARK)
        earlier.append(Earlier(datetime.fromisoformat(at), name, year, int(rows), students, purpose, recipient))
    return earlier
