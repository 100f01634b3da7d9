"""What the profile of an employer says, read for many at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from app.book.base import Base, Record
from app.book.book import Book
from app.exports.choosing import names_of
from app.exports.themes import by_id
from app.exports.wording import full_name
from app.models import (
    Agreement,
    Employer,
    EmployerContact,
    EmployerInteraction,
    Opportunity,
    Placement,
    Sector,
    Staff,
    Student,
)
from app.models.matching_seats import seats_left
from app.models.placing import state_today


@dataclass(frozen=True, slots=True)
class Placed:
    """A student at the employer: the name as people say it, and the placement."""

    student_id: str
    name: str
    placement: Record


@dataclass(slots=True)
class ProfileFacts:
    """One employer with what the site had to do with it."""

    employer: Record
    sector: str
    contacts: list[Record] = field(default_factory=list[Record])
    agreements: list[Record] = field(default_factory=list[Record])  # the one that holds longest first
    seats: list[Record] = field(default_factory=list[Record])  # that are open
    free: dict[str, int] = field(default_factory=dict[str, int])  # of each opportunity
    here: list[Placed] = field(default_factory=list[Placed])
    former: list[Placed] = field(default_factory=list[Placed])  # newest first
    interactions: list[Record] = field(default_factory=list[Record])  # newest first
    staff: dict[str | None, str] = field(default_factory=dict[str | None, str])  # names by id

    @property
    def thanks_owed(self) -> list[Record]:
        """The dealings for which nobody has thanked yet."""
        return [each for each in self.interactions if each.thanks_owed and not each.thanked_on]

    @property
    def miles(self) -> int | None:
        """The miles of the last drive there and back that was written down."""
        return next((each.miles for each in self.interactions if each.miles), None)


def gather(book: Book, employer_ids: list[str]) -> Iterator[ProfileFacts]:
    """The facts of each employer, in the order given."""
    employers = by_id(book, Employer, employer_ids)
    sectors = names_of(book, Sector, (e.sector_id for e in employers.values()))
    found = {id_: ProfileFacts(e, sectors.get(e.sector_id, "")) for id_, e in employers.items() if id_}
    contacts, agreements = _of_each(book, EmployerContact, employer_ids), _of_each(book, Agreement, employer_ids)
    seats, dealings = _of_each(book, Opportunity, employer_ids), _of_each(book, EmployerInteraction, employer_ids)
    staff = {id_: full_name(who) for id_, who in by_id(book, Staff, _staff_in(dealings)).items()}
    free = seats_left(book, [seat.id for some in seats.values() for seat in some])
    for id_, facts in found.items():
        facts.contacts, facts.staff, facts.free = contacts[id_], staff, free
        facts.agreements = sorted(agreements[id_], key=lambda a: a.expires_on or date.max, reverse=True)
        facts.seats = [seat for seat in seats[id_] if seat.state == "open"]
        facts.interactions = sorted(dealings[id_], key=lambda each: each.date, reverse=True)
    _add_students(book, found)
    yield from (found[id_] for id_ in employer_ids if id_ in found)


def _staff_in(dealings: dict[str, list[Record]]) -> Iterator[str | None]:
    return (each.staff_id for some in dealings.values() for each in some)


def _add_students(book: Book, found: dict[str, ProfileFacts]) -> None:
    """Those who work there now, and those who did."""
    placements = book.records(Placement, {"employer_id": list(found)}, sort=[("starts_on", True)])
    students = by_id(book, Student, (p.student_id for p in placements))
    for placement in placements:
        facts, student = found[placement.employer_id], students.get(placement.student_id)
        if student is None:
            continue
        placed = Placed(student.id, full_name(student), placement)
        if state_today(placement.state, placement.ends_on) == "ended":
            facts.former.append(placed)
        elif placement.state == "active":
            facts.here.append(placed)


def _of_each(book: Book, entity: type[Base], employer_ids: list[str]) -> dict[str, list[Record]]:
    found: dict[str, list[Record]] = defaultdict(list)
    for record in book.records(entity, {"employer_id": employer_ids}):
        found[record.employer_id].append(record)
    return found
