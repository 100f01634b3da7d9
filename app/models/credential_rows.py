"""The rows of the list of industry credentials, and what narrows it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from app.book.asking import Between
from app.book.book import Book
from app.models.credentials import Credential
from app.models.evidence import EvidenceFile
from app.models.pathways import SitePathway
from app.models.people import Student
from app.models.placement_rows import named

RESTS_ON = ("student", "site_pathway", "evidence_file")
"""The tables besides the credentials' own that their rows show."""

SOON = 60
"""Days before a credential expires in which it is told."""


def credential_rows(book: Book, ids: Sequence[str]) -> dict[str, dict[str, Any]]:
    """By credential: every field, `student` (a record or None), `pathway` (words) and `proved` (has a file)."""
    found = book.records(Credential, {"id": list(ids)})
    students = named(book, Student, {c.student_id for c in found})
    pathways = named(book, SitePathway, {c.pathway_id for c in found})
    proved = with_proof(book)
    return {
        c.id: c._asdict()
        | {
            "student": students.get(c.student_id),
            "pathway": pathways[c.pathway_id].name if c.pathway_id in pathways else "",
            "proved": c.id in proved,
        }
        for c in found
    }


def credentials_about(book: Book, text: str) -> set[str]:
    """The credentials that hold every word of `text`, or whose student does."""
    students = book.ids(Student, text)
    return {*book.ids(Credential, text), *book.ids(Credential, where={"student_id": students})}


def with_proof(book: Book) -> set[str]:
    """The credentials on which a file hangs; none where the account sees no files."""
    if not book.allows(EvidenceFile.__tablename__, "see"):
        return set()
    return {id_ for id_ in book.column(EvidenceFile, "credential_id").values() if id_}


def without_proof(book: Book) -> set[str]:
    """The credentials without a file."""
    return set(book.ids(Credential)) - with_proof(book)


def expiring(book: Book, today: date | None = None) -> list[str]:
    """The credentials that expire within `SOON` days."""
    on = today or date.today()
    return book.ids(Credential, where={"expires_on": Between(on, on + timedelta(days=SOON))})


def expired(book: Book, today: date | None = None) -> list[str]:
    """The credentials that have expired."""
    return book.ids(Credential, where={"expires_on": Between(None, (today or date.today()) - timedelta(days=1))})
