"""The continuum as a list of students, and the share of each pathway's members at every stage."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from app.book.book import Book
from app.models.classes import seated
from app.models.continuum import STAGES, Along, along
from app.models.enrolling import present_ids
from app.models.figures import members_here
from app.models.kinds import STAGE
from app.models.pathways import SitePathway
from app.models.people import Student
from app.models.roster_rows import pathways_now
from app.models.school import year_name
from app.models.staff import Section

NONE_YET = "none"
"""Stands for having done nothing at all, where a stage is asked for."""
RESTS_ON = (
    *("event", "participation", "placement", "activity_type", "enrollment"),
    *("pathway_membership", "site_pathway", "section", "section_student"),
)
"""The tables besides the students' own that these rows show."""


def continuum_rows(book: Book, ids: Sequence[str], today: date | None = None) -> dict[str, dict[str, Any]]:
    """By student: every field of the record, `pathways` and `pathway_ids` (tuples) of today, and `along`."""
    with book.reading():
        pathways, stands = pathways_now(book, ids, today), along(book, ids, today=today)
        return {
            s.id: s._asdict()
            | {
                "pathways": tuple(name for name, _id in pathways[s.id]),
                "pathway_ids": tuple(id_ for _name, id_ in pathways[s.id]),
                "along": stands[s.id],
            }
            for s in book.records(Student, {"id": list(ids)})
        }


def counts_at(stage: str | None) -> Callable[[Book], Mapping[str, int]]:
    """By student, how much was done at a stage; whoever did nothing there is left out."""

    def counts(book: Book) -> Mapping[str, int]:
        found = along(book, book.ids(Student))
        return {id_: count for id_, each in found.items() if (count := each.shares[stage].count)}

    return counts


def minutes_at_events(book: Book) -> Mapping[str, int]:
    """By student, the minutes of all events attended."""
    found = along(book, book.ids(Student))
    return {id_: each for id_, a in found.items() if (each := minutes_of_events(a))}


def minutes_of_events(found: Along) -> int:
    """The minutes of all events that a student attended."""
    return sum(found.shares[stage].minutes for stage in STAGES)


def lacking(book: Book, stage: str) -> set[str]:
    """The students who are here and did nothing at a stage, or nothing at all (`NONE_YET`)."""
    found = along(book, present_ids(book))
    if stage == NONE_YET:
        return {id_ for id_, each in found.items() if each.reached is None}
    return {id_ for id_, each in found.items() if stage in each.lacking}


def sections_by_student(book: Book) -> Mapping[str, tuple[str, ...]]:
    """The sections of this school year in which each student sits today."""
    today = date.today()
    sections = book.ids(Section, where={"school_year": [year_name(today), None]})
    found: dict[str, tuple[str, ...]] = {}
    for section, students in seated(book, today, sections).items():
        for id_ in students:
            found[id_] = (*found.get(id_, ()), section)
    return found


@dataclass(frozen=True, slots=True)
class PathwayShare:
    """Of the members of a pathway who are here, how many did something at each stage. `id` is None for everybody."""

    id: str | None
    name: str
    members: int
    reached: Mapping[str, int]

    def share(self, stage: str) -> float:
        """From 0 to 1."""
        return self.reached[stage] / self.members if self.members else 0.0


def pathway_shares(book: Book, everybody: str) -> list[PathwayShare]:
    """Everybody who is here, called `everybody`, and each pathway with members, by name."""
    today = date.today()
    here = present_ids(book, today)
    found, members = along(book, here), members_here(book, today)
    groups = [(None, everybody, here), *((p.id, p.name, members.get(p.id, ())) for p in book.records(SitePathway))]
    return [
        PathwayShare(
            id_,
            name,
            len(ids),
            {stage: sum(bool(found[one].shares[stage].count) for one in ids) for stage in STAGE.options},
        )
        for id_, name, ids in groups
        if ids
    ]
