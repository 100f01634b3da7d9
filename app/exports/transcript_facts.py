"""What transcripts say of students, read for many at once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from app.book.base import Record
from app.book.book import Book
from app.exports.choosing import names_of
from app.exports.themes import Theme, by_id, of_each, themes_of
from app.exports.wording import full_name
from app.i18n import fold
from app.models import ActivityType, Employer, EmployerContact, HourEntry, Placement, Student
from app.models.hour_totals import Totals, placement_totals, student_totals


@dataclass(frozen=True, slots=True)
class Work:
    """A placement with the words for what it refers to, and its hours in all."""

    record: Record
    employer: str
    activity: str
    supervisor: str
    totals: Totals


@dataclass(frozen=True, slots=True)
class Competency:
    """What was practiced, in how many approved entries and minutes."""

    name: str
    entries: int
    minutes: int


@dataclass(frozen=True, slots=True)
class TranscriptFacts:
    """The record of one student."""

    student: Record
    themes: list[Theme]
    work: list[Work]  # oldest first
    totals: Totals
    competencies: list[Competency]  # most practiced first

    @property
    def waiting(self) -> int:
        """Minutes that wait for approval, in all years."""
        return sum(work.totals.waiting for work in self.work)


def gather(book: Book, student_ids: list[str]) -> Iterator[TranscriptFacts]:
    """The facts of each student, in the order given."""
    students = by_id(book, Student, student_ids)
    themes = themes_of(book, student_ids)
    work = _work(book, student_ids)
    totals = student_totals(book, student_ids)
    approved = of_each(book, HourEntry, student_ids, state="approved")
    for id_ in student_ids:
        if id_ in students:
            done = competencies(approved.get(id_, []))
            yield TranscriptFacts(students[id_], themes.get(id_, []), work.get(id_, []), totals[id_], done)


def _work(book: Book, student_ids: list[str]) -> dict[str, list[Work]]:
    placements = of_each(book, Placement, student_ids)
    every = [p for mine in placements.values() for p in mine]
    employers = names_of(book, Employer, (p.employer_id for p in every))
    activities = names_of(book, ActivityType, (p.activity_type_id for p in every))
    contacts = by_id(book, EmployerContact, (p.contact_id for p in every))
    totals = placement_totals(book, [p.id for p in every])
    return {
        id_: [
            Work(
                p,
                employers.get(p.employer_id, ""),
                activities.get(p.activity_type_id, ""),
                full_name(contacts.get(p.contact_id)),
                totals[p.id],
            )
            for p in sorted(mine, key=lambda p: p.starts_on or date.max)
        ]
        for id_, mine in placements.items()
    }


def competencies(entries: Iterable[Record]) -> list[Competency]:
    """What the entries name, with an entry counted in full for each competency that it names.

    Names stand between semicolons; where there is none, between commas. Case and accents make no difference.
    """
    found: dict[str, Competency] = {}
    for entry in entries:
        text = entry.competencies or ""
        named: dict[str, str] = {}
        for part in re.split(";" if ";" in text else ",", text):
            if name := part.strip():
                named.setdefault(fold(name), name)
        for key, name in named.items():
            former = found.get(key, Competency(name, 0, 0))
            found[key] = Competency(former.name, former.entries + 1, former.minutes + entry.minutes)
    return sorted(found.values(), key=lambda c: (-c.minutes, fold(c.name)))
