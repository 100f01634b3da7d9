"""Everything that a student's page shows, gathered strand by strand."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from app.book.base import Base, Record
from app.book.book import Book
from app.i18n import _
from app.models.employers import Employer, EmployerContact
from app.models.hour_totals import Totals, placement_totals
from app.models.kinds import PLACEMENT_STATE
from app.models.notes import Note
from app.models.pathways import PathwayMembership, SitePathway
from app.models.people import Guardian
from app.models.placements import ActivityType, Placement


@dataclass(frozen=True, slots=True)
class PlacementFacts:
    """A placement with the words for what it refers to, and its hours."""

    record: Record
    employer: str  # the role where no employer is named
    supervisor: str
    phone: str  # the supervisor's, else the employer's
    activity: str
    totals: Totals  # of the whole placement

    @property
    def runs(self) -> bool:
        """Whether it goes on today."""
        ended = self.record.ends_on is not None and self.record.ends_on < date.today()
        return self.record.state == "active" and not ended

    @property
    def state(self) -> str:
        """Its state in words."""
        return PLACEMENT_STATE.format("active" if self.runs else self.record.state if self.is_planned else "ended")

    @property
    def is_planned(self) -> bool:
        """Whether it is still to come."""
        return self.record.state in ("planned", "requested")


@dataclass(frozen=True, slots=True)
class MembershipFacts:
    """A membership of a pathway with the pathway's name."""

    record: Record
    pathway: str
    sector: str

    @property
    def holds(self) -> bool:
        """Whether the student is a member today."""
        today = date.today()
        return (self.record.starts_on or today) <= today <= (self.record.ends_on or today)


def placements_of(book: Book, student_id: str) -> list[PlacementFacts]:
    """The student's placements: those that run first, then the latest."""
    records = book.records(Placement, {"student_id": student_id}, sort=[("starts_on", True)])
    employers = _by_id(book, Employer, {p.employer_id for p in records})
    contacts = _by_id(book, EmployerContact, {p.contact_id for p in records})
    activities = _by_id(book, ActivityType, {p.activity_type_id for p in records})
    totals = placement_totals(book, [p.id for p in records])
    found: list[PlacementFacts] = []
    for p in records:
        employer, contact, activity = (
            employers.get(p.employer_id),
            contacts.get(p.contact_id),
            activities.get(p.activity_type_id),
        )
        found.append(
            PlacementFacts(
                p,
                employer.name if employer else p.role,
                " ".join(part for part in (contact.first_name, contact.last_name) if part) if contact else "",
                (contact and contact.phone) or (employer and employer.phone) or "",
                _(activity.name) if activity else "",
                totals[p.id],
            )
        )
    return sorted(found, key=lambda facts: not facts.runs)


def memberships_of(book: Book, student_id: str) -> list[MembershipFacts]:
    """The student's pathways, those of today first, then the latest."""
    records = book.records(PathwayMembership, {"student_id": student_id}, sort=[("starts_on", True)])
    pathways = book.rows(SitePathway, [m.pathway_id for m in records], ["name", "sector_id"])
    found = [
        MembershipFacts(m, pathways[m.pathway_id][0], pathways[m.pathway_id][1] or "")
        for m in records
        if m.pathway_id in pathways
    ]
    return sorted(found, key=lambda facts: not facts.holds)


def guardians_of(book: Book, student_id: str) -> list[Record]:
    """The student's guardians by name."""
    return book.records(Guardian, {"student_id": student_id})


def notes_of(book: Book, student_id: str) -> list[Record]:
    """The notes on the student, newest first."""
    return book.records(Note, {"student_id": student_id}, sort=[("date", True)])


def _by_id(book: Book, entity: type[Base], ids: set[Any]) -> dict[Any, Record]:
    return {record.id: record for record in book.records(entity, {"id": ids - {None}})}
