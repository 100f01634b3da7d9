"""What papers say of placements, read for many at once, and which placements a paper is made for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from app.book.base import Record
from app.book.book import Book
from app.book.refused import Refused
from app.exports.choosing import names_of, students_asked
from app.exports.handing_out import Told, of_student
from app.exports.report import Asked, Skipped
from app.exports.themes import by_id, of_each
from app.exports.wording import full_name, legal_name
from app.i18n import _
from app.models import (
    ActivityType,
    Employer,
    EmployerContact,
    Guardian,
    Placement,
    PlacementCompetency,
    PlacementDay,
    SitePathway,
    Student,
)
from app.models.hour_totals import Totals, placement_totals
from app.models.page_codes import PrintedPage


@dataclass(frozen=True, slots=True)
class PlacementFacts:
    """One placement of one student, in words; what is not known is "" or None."""

    student: Record
    placement: Record
    employer: Record | None
    supervisor: Record | None
    activity: str
    pathway: str
    days: list[Record]  # of its weekly schedule, Monday first
    competencies: list[Record]
    guardians: list[Record]
    totals: Totals
    log_pages: tuple[PrintedPage, ...] = ()

    @property
    def employer_name(self) -> str:
        """The employer's name; "" where none is named."""
        return self.employer.name if self.employer else ""

    @property
    def supervisor_name(self) -> str:
        """The supervisor as people say it."""
        return full_name(self.supervisor)


def of_placement(facts: PlacementFacts) -> Told:
    """That a paper is of one placement of a student."""
    return replace(of_student(facts), id=facts.placement.id, log_pages=facts.log_pages)


def gather_placements(book: Book, placement_ids: list[str]) -> Iterator[PlacementFacts]:
    """The facts of each placement, in the order given."""
    placements = by_id(book, Placement, placement_ids)
    every = list(placements.values())
    owners = list({str(p.student_id) for p in every})
    students, guardians = by_id(book, Student, owners), of_each(book, Guardian, owners)
    employers = by_id(book, Employer, (p.employer_id for p in every))
    contacts = by_id(book, EmployerContact, (p.contact_id for p in every))
    activities = names_of(book, ActivityType, (p.activity_type_id for p in every))
    pathways = names_of(book, SitePathway, (p.pathway_id for p in every))
    days, competencies = _of_each(book, PlacementDay, placement_ids), _of_each(book, PlacementCompetency, placement_ids)
    totals = placement_totals(book, placement_ids)
    for id_ in placement_ids:
        if (p := placements.get(id_)) and p.student_id in students:
            yield PlacementFacts(
                students[p.student_id],
                p,
                employers.get(p.employer_id),
                contacts.get(p.contact_id),
                activities.get(p.activity_type_id, ""),
                pathways.get(p.pathway_id, ""),
                sorted(days[id_], key=lambda d: (d.weekday, d.time_in or 0)),
                competencies[id_],
                guardians.get(str(p.student_id), []),
                totals[id_],
            )


def _of_each(
    book: Book, entity: type[PlacementDay | PlacementCompetency], placement_ids: list[str]
) -> dict[str, list[Record]]:
    found: dict[str, list[Record]] = defaultdict(list)
    for record in book.records(entity, {"placement_id": placement_ids}):
        found[record.placement_id].append(record)
    return found


Unfit = Callable[[Record], str]
"""Why a placement gets no paper, marked with N_; "" where it does."""


def placements_asked(asked: Asked, unfit: Unfit, without: str) -> tuple[list[str], list[Skipped]]:
    """The placements that a paper is made for, in the order of names and days, and who gets none.

    `without` is why a student gets none who has no placement at all. Raises Refused where there is nobody.
    """
    book, wanted = asked.book, asked.subjects.placement_ids
    if wanted is not None:
        named = book.records(Placement, {"id": list(wanted)}, sort=[("starts_on", False)])
        if not named:
            raise Refused(_("There are no placements to write about."))
        students = book.ids(Student, where={"id": {p.student_id for p in named}})
    else:
        students = students_asked(asked)
        named = book.records(Placement, {"student_id": students}, sort=[("starts_on", False)])
    mine: dict[str, list[Record]] = defaultdict(list)
    for placement in named:
        mine[placement.student_id].append(placement)
    ids: list[str] = []
    refused: list[tuple[str, str]] = []
    for student in students:
        reasons = [(p.id, unfit(p)) for p in mine[student]]
        fit = [id_ for id_, reason in reasons if not reason]
        ids += fit
        if wanted is not None:
            refused += [(student, reason) for _id, reason in reasons if reason]
        elif not fit:
            refused.append((student, reasons[-1][1] if reasons else without))
    return ids, _skipped(book, refused)


def _skipped(book: Book, refused: list[tuple[str, str]]) -> list[Skipped]:
    people = by_id(book, Student, (id_ for id_, _reason in refused))
    return [Skipped(id_, legal_name(people[id_]), people[id_].local_id or "", reason) for id_, reason in refused]


def last_day(placement: Record) -> date:
    """The last day of a placement; of one that goes on, the end of time."""
    return placement.ends_on or date.max
