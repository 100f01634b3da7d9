"""What transcripts say of students, read for many at once."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from app.book.base import Base, Record
from app.book.book import Book
from app.exports.choosing import names_of
from app.exports.themes import Theme, by_id, of_each, themes_of
from app.exports.wording import full_name
from app.i18n import fold
from app.models import (
    ActivityType,
    Employer,
    EmployerContact,
    Evaluation,
    HourEntry,
    Placement,
    PlacementCompetency,
    Student,
)
from app.models.continuum import Done, done_by_each
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
    """What was practiced, in how many approved entries and minutes, and how far it came, where somebody rated it."""

    name: str
    entries: int = 0
    minutes: int = 0
    level: str | None = None
    rated_on: date | None = None
    employer: str = ""  # where it was rated


@dataclass(frozen=True, slots=True)
class Evaluated:
    """An evaluation at a placement."""

    record: Record
    work: Work


@dataclass(frozen=True, slots=True)
class TranscriptFacts:
    """The record of one student."""

    student: Record
    themes: list[Theme]
    work: list[Work]  # oldest first
    totals: Totals
    competencies: list[Competency]  # rated ones first, then the most practiced
    done: list[Done]  # along the continuum, by stage and day
    evaluations: list[Evaluated]  # oldest first
    approved: list[Record]  # hour entries

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
    done = done_by_each(book, student_ids)
    placements = {each.record.id: each for mine in work.values() for each in mine}
    rated = _of_work(book, PlacementCompetency, placements)
    evaluations = _of_work(book, Evaluation, placements)
    for id_ in student_ids:
        if id_ in students:
            practiced = competencies(approved.get(id_, []))
            levels = [(r, placements[r.placement_id]) for r in rated[id_]]
            evaluated = sorted(evaluations[id_], key=lambda e: e.date)
            yield TranscriptFacts(
                students[id_],
                themes.get(id_, []),
                work.get(id_, []),
                totals[id_],
                with_levels(practiced, levels),
                done[id_],
                [Evaluated(e, placements[e.placement_id]) for e in evaluated],
                approved.get(id_, []),
            )


def _of_work(book: Book, entity: type[Base], placements: dict[str, Work]) -> dict[str, list[Record]]:
    """The records of placements, by student."""
    found: dict[str, list[Record]] = defaultdict(list)
    for record in book.records(entity, {"placement_id": list(placements)}):
        found[placements[record.placement_id].record.student_id].append(record)
    return found


def with_levels(practiced: list[Competency], rated: list[tuple[Record, Work]]) -> list[Competency]:
    """What was practiced with the level that was noted last, and what was rated though no hours name it."""
    found = {fold(c.name): c for c in practiced}
    for record, work in sorted(rated, key=lambda r: r[0].rated_on or date.min):
        if record.level:
            key = fold(record.name)
            known = found.get(key, Competency(record.name))
            found[key] = replace(known, level=record.level, rated_on=record.rated_on, employer=work.employer)
    return sorted(found.values(), key=lambda c: (c.level is None, -c.minutes, fold(c.name)))


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
