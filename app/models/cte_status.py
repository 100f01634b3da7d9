"""Whether students are participants, concentrators or completers of their CTE pathway, and why.

A participant completed one course of the pathway, a concentrator two courses of one program (20 USC 2302(12)(A); hours
do not count any more), a completer a sequence that ends in the capstone with C- or better.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from app.book.book import Book
from app.models.courses import Course, PathwayCourse
from app.models.pathways import PathwayMembership, SitePathway
from app.models.transcripts import Taken, taken

NONE, PARTICIPANT, CONCENTRATOR, COMPLETER = "none", "participant", "concentrator", "completer"


@dataclass(frozen=True, slots=True)
class Step:
    """One course of a pathway's sequence, as a student stands with it."""

    course_id: str
    course: str
    level: str | None  # of courses.CTE_LEVEL
    state: str  # "completed", "running", "failed" or "open"
    with_c_minus: bool
    record_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CteStanding:
    """A student's standing in one pathway. Its reasons are the steps: `completed` ones and what is still `open`."""

    student_id: str
    pathway_id: str
    status: str
    steps: tuple[Step, ...]

    @property
    def completed(self) -> tuple[Step, ...]:
        """The courses that count."""
        return tuple(step for step in self.steps if step.state == "completed")


def sequences(book: Book) -> dict[str, list[tuple[str, str | None]]]:
    """By pathway: its courses in their order, each with its level.

    Where nobody laid down a sequence they are the courses of the same CTE pathway of the state.
    """
    courses = {c.id: c for c in book.records(Course)}
    found: dict[str, list[tuple[str, str | None]]] = defaultdict(list)
    for step in book.records(PathwayCourse, sort=[("place", False)]):
        if course := courses.get(step.course_id):
            found[step.pathway_id].append((course.id, step.level or course.cte_level))
    for pathway in book.records(SitePathway):
        if pathway.id not in found and pathway.cte_pathway_id:
            same = [c for c in courses.values() if c.cte_pathway_id == pathway.cte_pathway_id and c.cte_level]
            found[pathway.id] = [(c.id, c.cte_level) for c in sorted(same, key=lambda c: _LEVELS.index(c.cte_level))]
    return dict(found)


_LEVELS = ("introductory", "concentrator", "capstone")


def cte_standings(
    book: Book,
    student_ids: Collection[str] | None = None,
    today: date | None = None,
    records: Mapping[str, Sequence[Taken]] | None = None,
) -> dict[str, list[CteStanding]]:
    """By student: the standing in each pathway to which the student belongs or ever belonged, the latest first.

    A pathway without any course of its own has no standing. `records` is what `taken` told of the students, where it
    is known.
    """
    on = today or date.today()
    with book.reading():
        laid = sequences(book)
        names = book.column(Course, "name")
        where = None if student_ids is None else {"student_id": list(student_ids)}
        members = book.records(PathwayMembership, where)
        records = taken(book, student_ids) if records is None else records
    found: dict[str, list[CteStanding]] = defaultdict(list)
    for member in sorted(members, key=lambda m: m.starts_on or date.min, reverse=True):
        begun = member.starts_on is None or member.starts_on <= on
        known = any(s.pathway_id == member.pathway_id for s in found[member.student_id])
        if begun and not known and laid.get(member.pathway_id):
            found[member.student_id].append(
                _standing(member.student_id, member.pathway_id, laid, names, records.get(member.student_id, ()))
            )
    return {id_: standings for id_, standings in found.items() if standings}


def _standing(
    student_id: str,
    pathway_id: str,
    laid: Mapping[str, Sequence[tuple[str, str | None]]],
    names: Mapping[str, str],
    records: Sequence[Taken],
) -> CteStanding:
    by_course: dict[str, list[Taken]] = defaultdict(list)
    for record in records:
        by_course[record.course_id].append(record)
    steps = tuple(_step(id_, names[id_], level, by_course.get(id_, ())) for id_, level in laid[pathway_id])
    completed = [step for step in steps if step.state == "completed"]
    capstone = any(step.level == "capstone" and step.with_c_minus for step in completed)
    status = NONE
    if completed:
        status = CONCENTRATOR if len(completed) >= 2 else PARTICIPANT
    if status == CONCENTRATOR and capstone:
        status = COMPLETER
    return CteStanding(student_id, pathway_id, status, steps)


def _step(course_id: str, name: str, level: str | None, records: Sequence[Taken]) -> Step:
    """How it stands with a course: it is completed in a year in which every term was passed and none is under way."""
    by_year: dict[str, list[Taken]] = defaultdict(list)
    for record in records:
        by_year[record.school_year].append(record)
    state, good = "open", False
    ids: tuple[str, ...] = ()
    for year in sorted(by_year):
        of_year = by_year[year]
        meanings = [t.meaning for t in of_year if t.final]
        passed = all(m is not None and m.passes for m in meanings)
        now = "running" if passed and len(meanings) < len(of_year) else "completed" if passed else "failed"
        if now == "completed" or state != "completed":
            state, ids = now, tuple(t.record_id for t in of_year)
            good = now == "completed" and all(m is not None and m.c_minus_or_better for m in meanings)
    return Step(course_id, name, level, state, good, ids)
