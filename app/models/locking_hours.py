"""Hours that are locked by period: what was reported for the days up to one is not touched any more.

The book itself asks `refuse_locked` about every edit, so that no form, import, command or undo gets past it.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date

from sqlalchemy import Connection, func, select

from app.book.asking import Between, among
from app.book.book import Book
from app.book.journal import Block
from app.book.refused import Refused
from app.i18n import _, day
from app.models.hours import HourEntry
from app.models.settings import HOURS_LOCKED_UNTIL, Setting, decide, decided, decided_in

TABLE = HourEntry.__tablename__


def locked_until(book: Book) -> date | None:
    """The last day whose hours are locked; None where none are."""
    return decided(book, HOURS_LOCKED_UNTIL)


def lock_hours(book: Book, until: date | None) -> None:
    """Lock the hours up to a day; None unlocks all. Raises Refused for a day to come and for whoever may not."""
    decide(book, HOURS_LOCKED_UNTIL, until)


def undecided(book: Book, until: date) -> list[str]:
    """The entries up to a day that are neither approved nor rejected, by day: once it is locked they stay so."""
    where = {"date": Between(None, until), "state": ["draft", "submitted"]}
    return book.ids(HourEntry, where=where, sort=[("date", False)])


def locked_sentence(until: date) -> str:
    """Why hours of a locked period cannot be touched."""
    return _("Hours up to {day} are locked. Change the day in the settings to unlock them.").format(day=day(until))


def refuse_locked(connection: Connection, blocks: Sequence[Block]) -> None:
    """A `Rule` of the book: raises Refused where an edit touched hours of a locked period, or locks days to come."""
    if any(block.table == Setting.__tablename__ for block in blocks):
        _refuse_days_to_come(decided_in(connection, HOURS_LOCKED_UNTIL))
    touching = [block for block in blocks if block.table == TABLE]
    if not touching:
        return
    until: date | None = decided_in(connection, HOURS_LOCKED_UNTIL)
    if until and min(_first_day(connection, block) for block in touching) <= until:
        raise Refused(locked_sentence(until))


def _refuse_days_to_come(until: date | None) -> None:
    if until and until > date.today():
        raise Refused(_("Hours can be locked until today at the latest: later ones have not been worked yet."))


def _first_day(connection: Connection, block: Block) -> date:
    """The earliest day of the entries of a block, before or after it."""
    days: list[str] = []
    if "date" in block.fields:
        place = block.fields.index("date")
        days = [row[1 + place if block.kind == "born" else 1 + 2 * place] for row in block.rows]
    asked = select(func.min(HourEntry.date)).where(among(HourEntry.id))
    after: date = connection.execute(asked, {"ids": json.dumps([row[0] for row in block.rows])}).scalar_one()
    return min([after, *map(date.fromisoformat, days)])
