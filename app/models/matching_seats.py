"""Open seats with employers, and whether they fit a student: each with the reasons."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, or_, select

from app.book.base import Record
from app.book.book import Book
from app.i18n import _, day
from app.models.ages import age_on
from app.models.employers import Employer
from app.models.enrolling import present_ids
from app.models.kinds import GRADE, grade_words
from app.models.opportunities import Opportunity
from app.models.pathways import PathwayMembership, SitePathway
from app.models.people import Student
from app.models.placements import Placement
from app.models.placing import state_today

_RANK = {code: rank for rank, code in enumerate(GRADE.codes)}


@dataclass(frozen=True, slots=True)
class Reason:
    """One thing that speaks for a seat, against it, or (None) of which the book does not know enough."""

    fits: bool | None
    sentence: str


@dataclass(frozen=True, slots=True)
class Seat:
    """An opportunity with seats left, as it is for one student."""

    opportunity: Record
    employer: str
    seats_left: int
    reasons: tuple[Reason, ...]

    @property
    def fits(self) -> bool:
        """Whether nothing speaks against it. What is not known does not."""
        return all(reason.fits is not False for reason in self.reasons)


def seats_left(book: Book, opportunity_ids: Collection[str] | None = None, today: date | None = None) -> dict[str, int]:
    """The seats that are still free in opportunities, or in all: less the placements of them that have not ended."""
    p, on = Placement, today or date.today()
    taken = (
        select(p.opportunity_id, func.count())
        .where(p.deleted.is_(False), p.opportunity_id.is_not(None), p.state != "ended")
        .where(or_(p.ends_on.is_(None), p.ends_on >= on))
        .group_by(p.opportunity_id)
    )
    where = None if opportunity_ids is None else {"id": list(opportunity_ids)}
    with book.reading() as connection:
        counts = dict(connection.execute(taken).all())
        return {o.id: max(0, o.seats - counts.get(o.id, 0)) for o in book.records(Opportunity, where)}


def matching_seats(book: Book, student_id: str, today: date | None = None) -> list[Seat]:
    """Every open seat that has not passed: those that fit the student first, then by their first day and employer.

    What counts: the grade, the age on the first day, the pathway or its sector, and that no placement of the student
    lies in the same time.
    """
    on = today or date.today()
    with book.reading():
        facts = _facts_of(book, book.records(Student, {"id": student_id}), on).get(student_id)
        free = seats_left(book, today=on)
        opportunities = [
            o
            for o in book.records(Opportunity, {"state": "open"})
            if free[o.id] and (o.ends_on is None or o.ends_on >= on)
        ]
        employers = {e.id: e.name for e in book.records(Employer, {"id": list({o.employer_id for o in opportunities})})}
    seats = [
        Seat(o, employers[o.employer_id], free[o.id], tuple(facts.reasons(o)) if facts else ())
        for o in opportunities
        if o.employer_id in employers
    ]
    return sorted(seats, key=lambda s: (not s.fits, s.opportunity.starts_on or date.max, s.employer))


@dataclass(frozen=True, slots=True)
class Candidate:
    """A student for whom a seat may be, and why."""

    student: Record
    reasons: tuple[Reason, ...]

    @property
    def fits(self) -> bool:
        """Whether nothing speaks against it. What is not known does not."""
        return all(reason.fits is not False for reason in self.reasons)


def fitting_students(book: Book, opportunity_id: str, today: date | None = None) -> list[Candidate]:
    """The students who are here and whom seats of an opportunity fit, by their names."""
    on = today or date.today()
    with book.reading():
        offered = book.record(Opportunity, opportunity_id)
        if offered is None:
            return []
        here = present_ids(book, on)
        students = [student for student in book.records(Student) if student.id in here]
        facts = _facts_of(book, students, on)
    found = [Candidate(student, tuple(facts[student.id].reasons(offered))) for student in students]
    return [each for each in found if each.fits]


def _facts_of(book: Book, students: Collection[Record], on: date) -> dict[str, _StudentFacts]:
    """The facts of students by id, read in a few questions."""
    asked = {"student_id": [student.id for student in students]}
    memberships: dict[str, list[Record]] = defaultdict(list)
    for membership in book.records(PathwayMembership, asked):
        memberships[membership.student_id].append(membership)
    placements: dict[str, list[Record]] = defaultdict(list)
    for placement in book.records(Placement, asked):
        placements[placement.student_id].append(placement)
    pathways = {pathway.id: pathway for pathway in book.records(SitePathway)}
    return {s.id: _StudentFacts(s, memberships[s.id], placements[s.id], pathways, on) for s in students}


class _StudentFacts:
    """What of a student decides whether a seat fits."""

    def __init__(
        self,
        student: Record,
        memberships: Collection[Record],
        placements: Collection[Record],
        pathways: Mapping[str, Record],
        on: date,
    ) -> None:
        self._on = on
        self._grade: str | None = student.grade
        self._born: date | None = student.birth_date
        held = {m.pathway_id for m in memberships if (m.starts_on or on) <= on <= (m.ends_on or on)}
        self._pathways = pathways
        self._held = held & pathways.keys()
        self._placements = [p for p in placements if state_today(p.state, p.ends_on, on) != "ended"]

    def reasons(self, opportunity: Record) -> Iterator[Reason]:
        """Everything that a seat asks for, with whether the student meets it."""
        if opportunity.least_grade:
            yield self._by_grade(opportunity)
        if opportunity.least_age:
            yield self._by_age(opportunity)
        if opportunity.pathway_id in self._pathways:
            yield self._by_pathway(opportunity)
        yield self._by_time(opportunity)

    def _by_grade(self, opportunity: Record) -> Reason:
        asked = grade_words(opportunity.least_grade)
        if self._grade is None:
            said = _("It asks for {grade} or above, and the student’s grade is not recorded.")
            return Reason(None, said.format(grade=asked))
        fits = _RANK.get(self._grade, 0) >= _RANK.get(opportunity.least_grade, 0)
        said = _("It asks for {grade} or above; the student is in {own}.")
        return Reason(fits, said.format(grade=asked, own=grade_words(self._grade)))

    def _by_age(self, opportunity: Record) -> Reason:
        first = opportunity.starts_on or self._on
        if self._born is None:
            said = _("It asks for the age of {age}, and the student’s birth date is not recorded.")
            return Reason(None, said.format(age=opportunity.least_age))
        age = age_on(self._born, first)
        said = _("It asks for the age of {age}; on {day} the student is {own}.")
        return Reason(age >= opportunity.least_age, said.format(age=opportunity.least_age, day=day(first), own=age))

    def _by_pathway(self, opportunity: Record) -> Reason:
        pathway = self._pathways[opportunity.pathway_id]
        if pathway.id in self._held:
            return Reason(True, _("It is for the student’s pathway, {pathway}.").format(pathway=pathway.name))
        sectors = {self._pathways[id_].sector_id for id_ in self._held}
        if pathway.sector_id is not None and pathway.sector_id in sectors:
            said = _("It is for {pathway}, which is of the same industry sector as the student’s pathway.")
            return Reason(True, said.format(pathway=pathway.name))
        return Reason(False, _("It is for {pathway}, and the student is not in it.").format(pathway=pathway.name))

    def _by_time(self, opportunity: Record) -> Reason:
        if any(p.opportunity_id == opportunity.id for p in self._placements):
            return Reason(False, _("The student has one of these seats already."))
        first, last = opportunity.starts_on or self._on, opportunity.ends_on or date.max
        for p in self._placements:
            if (p.starts_on or date.min) <= last and first <= (p.ends_on or date.max):
                if p.ends_on:
                    said = _("The student’s placement “{role}” lies in the same time, until {day}.")
                    return Reason(False, said.format(role=p.role, day=day(p.ends_on)))
                said = _("The student’s placement “{role}” lies in the same time.")
                return Reason(False, said.format(role=p.role))
        return Reason(True, _("No other placement of the student lies in the same time."))
