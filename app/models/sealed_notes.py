"""Confidential notes of counselors: what a student tells in confidence is no pupil record (Education Code 49602).

They are sealed rows: only counselors' accounts hold their key, and one's own notes no other account opens. Whose note
it is and about whom stands in the sealed content. Printing, exports and exchange leave them out, unless a counselor
switches them on for one paper.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any, Literal

from sqlalchemy import select

from app.book.book import Book
from app.book.erasing import Reason
from app.book.kinds import Paragraphs
from app.book.refused import Refused
from app.book.sealed_rows import OWN, Opened, SealedRow
from app.i18n import N_, _, fold
from app.models.access import student_names
from app.models.erasing import Erasing, refuse_unknown_reason
from app.models.naming import refuse_names
from app.models.people import Student
from app.models.permissions import COMPARTMENTS

ACT = "sealed_notes"
[NOTES] = COMPARTMENTS["counselor"]

Scope = Literal["counselors", "mine"]
SCOPES: Mapping[Scope, str] = {"counselors": N_("All counselors"), "mine": N_("Only me")}
"""Who can open a note."""
_HOLDERS: Mapping[Scope, str] = {"counselors": NOTES, "mine": OWN}


@dataclass(frozen=True, slots=True)
class Revision:
    """What a note said before it was changed."""

    date: date
    text: str
    name: str  # of who wrote it
    at: datetime  # when, in UTC


@dataclass(frozen=True, slots=True)
class SealedNote:
    """One note, opened. `revisions` are what it said before, the newest first."""

    id: str
    student_id: str
    date: date
    text: str
    author: str  # the id of the account that wrote what it says now
    name: str  # of that account, as it was then
    at: datetime  # when, in UTC
    scope: Scope
    revisions: tuple[Revision, ...]
    draft_of: str | None  # "" of a new note, or the note that it will change; None where it is no draft


def may_read(book: Book) -> bool:
    """Whether the account may open confidential notes and holds a key that does."""
    return book.may(ACT) and bool(book.sealed.holders)


def scopes(book: Book) -> list[Scope]:
    """For whom this account can seal notes: without the counselors' key for nobody else."""
    holders = book.sealed.holders
    return [scope for scope in SCOPES if _HOLDERS[scope] in holders]


def write(
    book: Book, student_id: str, text: str, on: date | None = None, scope: Scope = "counselors", draft: str = ""
) -> str:
    """Write a note; returns its id. The draft that it was is gone afterwards.

    Raises Refused where it has no words, or the account may not write it.
    """
    book.require(ACT)
    content = _content(book, student_id, _words(text), on or date.today())
    with book.edit(_title()) as edit:
        edit.get(Student, student_id)
        id_ = book.sealed.add(edit, _HOLDERS[scope], content)
        if draft:
            edit.delete(SealedRow, [draft])
    return id_


def revise(
    book: Book, id_: str, text: str, on: date | None = None, scope: Scope | None = None, draft: str = ""
) -> None:
    """Change a note; what it said before is kept in it. One's own note may be opened to all counselors.

    Raises Refused where all counselors could read it already and `scope` would shut them out.
    """
    book.require(ACT)
    note = one(book, id_)
    if note.scope == "counselors" and scope == "mine":
        raise Refused(_("All counselors could read this note already. Write a new note that only you can open."))
    on, text = on or note.date, _words(text)
    wanted = scope or note.scope
    with book.edit(_title()) as edit:
        if (text, on, wanted) != (note.text, note.date, note.scope):
            former = Revision(note.date, note.text, note.name, note.at)
            revisions = note.revisions if (text, on) == (note.text, note.date) else (former, *note.revisions)
            content = _content(book, note.student_id, text, on, revisions)
            book.sealed.change(edit, id_, _HOLDERS[wanted], content)
        if draft:
            edit.delete(SealedRow, [draft])


def move_to(book: Book, id_: str, student_id: str) -> None:
    """File a note under another student; who wrote what it says, and when, stays."""
    book.require(ACT)
    row = book.sealed.row(id_)
    with book.edit(_title()) as edit:
        edit.get(Student, student_id)
        book.sealed.change(edit, id_, row.holder, row.content | {"student": student_id})


def erasing(book: Book, id_: str, reason: Reason) -> Erasing:
    """Erase a note for good, as `Book.erasing` does. Whoever can open it may; nothing tells whom it was about."""
    book.require(ACT)
    refuse_unknown_reason(reason)
    refuse_names(book, [one(book, id_).student_id], reason.words)
    return book.erasing(SealedRow, [id_], reason)


def one(book: Book, id_: str) -> SealedNote:
    """One note or draft. Raises Refused where it is gone, or this account cannot open it."""
    book.require(ACT)
    return _note(book.sealed.row(id_))


def of_student(book: Book, student_id: str) -> list[SealedNote]:
    """The notes on a student, newest first; no drafts."""
    return [note for note in _of(book, student_id) if note.draft_of is None]


def drafts_of(book: Book, student_id: str) -> list[SealedNote]:
    """What was being written about a student and not finished, newest first."""
    return [note for note in _of(book, student_id) if note.draft_of is not None]


def search(book: Book, text: str) -> list[SealedNote]:
    """The notes with every word of `text` in what they say, whatever accents and case, or in the student's name.

    Newest first; without words every note.
    """
    book.require(ACT)
    rows = [row for row in book.sealed.rows().values() if "draft" not in row.content]
    words = fold(text).split()
    names: dict[str, str] = {}
    if words:
        called = student_names(book, {row.content["student"] for row in rows})
        names = {id_: fold(name) for id_, name in called.items()}
    found = [row for row in rows if _holds(row, words, names)]
    return sorted(map(_note, found), key=lambda note: (note.date, note.at), reverse=True)


def of_erased_students(book: Book) -> list[SealedNote]:
    """Notes on students who were erased for good: nobody but a counselor can tell that they are, and erase them."""
    book.require(ACT)
    notes = [_note(row) for row in book.sealed.rows().values()]
    with book.reading() as connection:
        there = set(connection.execute(select(Student.id)).scalars()) if notes else set[str]()
    return [note for note in notes if note.student_id not in there]


def keep_draft(book: Book, student_id: str, text: str, on: date, scope: Scope, of: str = "", draft: str = "") -> str:
    """Keep what is being written, sealed for this account alone; returns the draft's id.

    `of` is the note that is being changed, `draft` the draft that was gone on with.
    """
    book.require(ACT)
    content = _content(book, student_id, text, on) | {"draft": of, "scope": scope}
    holder = OWN if OWN in book.sealed.holders else NOTES
    with book.edit(_title()) as edit:
        if draft:
            book.sealed.change(edit, draft, holder, content)
            return draft
        return book.sealed.add(edit, holder, content)


def drop_draft(book: Book, id_: str) -> None:
    """Throw a draft away."""
    book.require(ACT)
    with book.edit(_title()) as edit:
        edit.delete(SealedRow, [id_])


def count_tampered(book: Book) -> int:
    """How many of the notes that this account could open were changed past the program."""
    book.require(ACT)
    return book.sealed.tampered


def _title() -> str:
    """What the journal says of each edit: nothing more."""
    return _("Confidential note")


def _words(text: str) -> str:
    words = Paragraphs().parse(text)
    if not words:
        raise Refused(_("Write what the note should say."))
    return words


def _of(book: Book, student_id: str) -> list[SealedNote]:
    book.require(ACT)
    rows = [row for row in book.sealed.rows().values() if row.content["student"] == student_id]
    return sorted(map(_note, rows), key=lambda note: (note.date, note.at), reverse=True)


def _holds(row: Opened, words: Collection[str], names: Mapping[str, str]) -> bool:
    if not words:
        return True
    said = fold(row.content["text"])
    name = names.get(row.content["student"], "")
    return all(word in said or word in name for word in words)


def _content(book: Book, student_id: str, text: str, on: date, revisions: tuple[Revision, ...] = ()) -> dict[str, Any]:
    return {
        "student": student_id,
        "date": on.isoformat(),
        "text": text,
        "author": book.account.id,
        "name": book.account.name,
        "at": datetime.now(UTC).isoformat(timespec="milliseconds"),
        "former": [[each.date.isoformat(), each.text, each.name, each.at.isoformat()] for each in revisions],
    }


def _note(row: Opened) -> SealedNote:
    content = row.content
    scope: Scope = content.get("scope") or ("mine" if row.holder == OWN else "counselors")
    return SealedNote(
        row.id, content["student"], date.fromisoformat(content["date"]), content["text"], content["author"],
        content["name"], datetime.fromisoformat(content["at"]), scope,
        tuple(
            Revision(date.fromisoformat(on), text, name, datetime.fromisoformat(at))
            for on, text, name, at in content["former"]
        ),
        content.get("draft"),
    )  # fmt: skip
