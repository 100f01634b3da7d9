"""Employers that probably stand in the book twice. Who decides is a person; this only points them out."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from app.book.book import Book
from app.i18n import _, fold
from app.models.employers import Employer, EmployerContact

# What companies call themselves besides their name.
_FORMS = frozenset(("inc", "llc", "llp", "ltd", "co", "corp", "corporation", "company", "incorporated", "the"))
# Mailboxes that say nothing of where somebody works.
_PUBLIC = frozenset(
    ("gmail.com", "yahoo.com", "outlook.com", "hotmail.com", "icloud.com", "aol.com", "live.com", "msn.com")
)
_FIGURES = 10  # of a telephone number in North America


@dataclass(frozen=True, slots=True)
class Likeness:
    """Employers that have something in common that two of them hardly have; `sentence` says what."""

    ids: tuple[str, ...]  # in the order of their names
    sentence: str


def likely_duplicates(book: Book) -> list[Likeness]:
    """Employers with the same name, with the same telephone, or with the same street and domain of mail.

    Names are compared without case, accents, signs and words such as "Inc."; of several things in common the first
    is told.
    """
    with book.reading():
        employers = {e.id: e for e in book.records(Employer)}
        domains: dict[str, set[str]] = defaultdict(set)
        for contact in book.records(EmployerContact):
            if domain := _domain(contact.email):
                domains[contact.employer_id].add(domain)
    found: list[Likeness] = []
    told: set[tuple[str, str]] = set()
    for keys, sentence in (
        (((_bare(e.name), id_) for id_, e in employers.items()), _("They have the same name.")),
        (((_figures(e.phone), id_) for id_, e in employers.items()), _("They have the same telephone number.")),
        (
            ((f"{_bare(e.street)} @{d}", id_) for id_, e in employers.items() if e.street for d in domains[id_]),
            _("They are in the same street, and their mail goes to the same place."),
        ),
    ):
        for ids in _alike(keys):
            pairs = {(a, b) for a in ids for b in ids if a < b}
            if not pairs <= told:
                told |= pairs
                found.append(Likeness(tuple(id_ for id_ in employers if id_ in ids), sentence))
    return found


def duplicate_ids(book: Book) -> set[str]:
    """Every employer that is probably in the book twice."""
    return {id_ for each in likely_duplicates(book) for id_ in each.ids}


def likeness_of(book: Book, employer_id: str) -> Likeness | None:
    """The first likeness in which an employer is found; None where it is like no other."""
    return next((each for each in likely_duplicates(book) if employer_id in each.ids), None)


def _alike(keys: Iterator[tuple[str, str]]) -> list[set[str]]:
    by_key: dict[str, set[str]] = defaultdict(set)
    for key, id_ in keys:
        if key:
            by_key[key].add(id_)
    return [ids for ids in by_key.values() if len(ids) > 1]


def _bare(text: str | None) -> str:
    """The words of a name or street that tell it from others."""
    words = re.findall(r"\w+", fold(text or "").replace("'", "").replace("’", ""))
    return " ".join([word for word in words if word not in _FORMS] or words)


def _figures(phone: str | None) -> str:
    figures = re.sub(r"\D", "", phone or "")
    return figures[-_FIGURES:] if len(figures) >= _FIGURES else ""


def _domain(email: str | None) -> str:
    domain = (email or "").rpartition("@")[2].casefold()
    return "" if domain in _PUBLIC else domain
