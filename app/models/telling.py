"""The history of a record in plain words: who changed what, when, from what to what."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import cast

from app.book.asking import entity_of
from app.book.base import Base
from app.book.book import Book
from app.book.fields import Field, fields_of
from app.book.journal import Change
from app.book.kinds import Plain
from app.i18n import _


@dataclass(frozen=True, slots=True)
class Told:
    """One edit of a record. `lines` say each field: "Grade: 9 → 10"."""

    at: datetime
    who: str
    title: str
    lines: tuple[str, ...]


def told(book: Book, entity: type[Base], id_: str) -> list[Told]:
    """What happened to a record, newest first."""
    found = [_told(book, entity, list(changes)) for _entry, changes in groupby(book.history(entity, id_), _of_entry)]
    return found[::-1]


def _of_entry(change: Change) -> int:
    return change.entry.number


def _told(book: Book, entity: type[Base], changes: list[Change]) -> Told:
    entry, fields = changes[0].entry, fields_of(entity)
    lines: list[str] = []
    for change in changes:
        if change.field == "deleted":
            lines.append(_("Deleted") if change.after else _("Restored"))
        elif (described := fields.get(change.field)) is not None:
            label = _(described.label)
            after = _shown(book, described, change.after) or _("empty")
            before = _shown(book, described, change.before)
            lines.append(f"{label}: {after}" if change.born else f"{label}: {before or _('empty')} → {after}")
    return Told(entry.at.astimezone(), entry.account, entry.title, tuple(lines))


def _shown(book: Book, described: Field, plain: object) -> str:
    if plain is None:
        return ""
    if described.refers:
        other = entity_of(described.refers)
        names = other.shown_as
        row = book.rows(other, [str(plain)], names).get(str(plain))
        return ", ".join(str(part) for part in row if part) if row else _("a deleted record")
    value = described.kind.revive(cast("Plain", plain))
    return described.kind.format(value)
