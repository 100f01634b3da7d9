"""The scans and photos that are attached to records: which there are, and what is in them."""

from __future__ import annotations

import hashlib
from pathlib import Path

from sqlalchemy import func, select

from app.book import sealed_files
from app.book.asking import Entity
from app.book.backup import FILES
from app.book.base import Record, table_of
from app.book.book import Book
from app.book.copies import in_megabytes
from app.book.files import replace_file
from app.book.refused import Refused
from app.i18n import _, ngettext, number
from app.models.access import EXPORTED, OPENED, OWN, STUDENT, Disclosure, note_handed_out
from app.models.evidence import HOLDERS, EvidenceFile

WHOLE, SMALL = "whole", "small"  # the parts of a record that are sealed: the file, and a small picture of it

TABLE = EvidenceFile.__tablename__


def files_of(book: Book, entity: Entity, id_: str) -> list[Record]:
    """The files of a record, the newest first; of a student, those of everything that is kept about the student."""
    return book.records(EvidenceFile, {HOLDERS[entity]: id_}, sort=[("added_on", True)])


def count_of(book: Book, entity: Entity, id_: str) -> int:
    """How many files a record has."""
    return len(book.ids(EvidenceFile, where={HOLDERS[entity]: id_}))


def total_size(book: Book) -> tuple[int, int]:
    """How many files the book has, as far as the account sees them, and how many bytes they are."""
    table = table_of(EvidenceFile)
    asked = select(func.count(), func.coalesce(func.sum(table.c.size), 0)).where(table.c.deleted.is_(False))
    with book.reading() as connection:
        count, size = connection.execute(asked).one()
    return count, size


def size_words(count: int, size: int) -> str:
    """Both as people say it: "3 attached files, 1.2 MB"."""
    words = ngettext("{count} attached file, {size}", "{count} attached files, {size}", count)
    return words.format(count=number(count), size=in_megabytes(size))


def open_bytes(book: Book, file_id: str) -> bytes:
    """The original, byte for byte; the access log notes that it was opened.

    Raises Refused where it is gone, missing or damaged.
    """
    record = record_of(book, file_id)
    content = _unsealed(book, record)
    book.note_access(OPENED, STUDENT, students_of(record), _("File"))
    return content


def small_picture(book: Book, file_id: str) -> bytes:
    """The small picture of a file, a JPEG. Raises Refused where it is missing or damaged."""
    return _unseal(book, file_id, SMALL)


def save_copy(book: Book, file_id: str, to: Path, why: Disclosure = OWN) -> None:
    """Write the original to a place outside the book, where it is as open as any file; the access log notes it.

    Raises Refused where the account may not hand anything out, or the place cannot be written to.
    """
    book.require("export")
    record = record_of(book, file_id)
    content = _unsealed(book, record)
    note_handed_out(book, EXPORTED, students_of(record), _("File"), why)
    replace_file(to, content)


def record_of(book: Book, file_id: str) -> Record:
    """The record of a file. Raises Refused where it was deleted."""
    record = book.record(EvidenceFile, file_id)
    if record is None:
        raise Refused(_("This {record} was deleted.").format(record=_(EvidenceFile.title)))
    return record


def students_of(record: Record) -> list[str]:
    """The students whom a file is about: one, or none where it belongs to an agreement."""
    return [record.student_id] if record.student_id else []


def _unsealed(book: Book, record: Record) -> bytes:
    """The original, which must be the one whose fingerprint the journal vouches for."""
    content = _unseal(book, record.id, WHOLE)
    if hashlib.sha256(content).hexdigest() != record.digest:
        raise sealed_files.Damaged(_("This file is not the one that was attached."))
    return content


def _unseal(book: Book, file_id: str, part: str) -> bytes:
    with book.reading() as connection:
        sealed = sealed_files.find(connection, file_id, part)
    if sealed is None:
        raise sealed_files.Damaged(_("The book has lost the key of this file."))
    return sealed_files.unseal(book.path / FILES, sealed)
