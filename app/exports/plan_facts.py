"""What student plans say, read for many at once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from app.book.base import Record
from app.book.book import Book
from app.exports.choosing import names_of
from app.exports.themes import Theme, by_id, of_each, themes_of
from app.exports.wording import full_name
from app.models import (
    CareerInterest,
    Employer,
    Guardian,
    PathwayChoice,
    Placement,
    SitePathway,
    Staff,
    Strategy,
    Student,
    SupportPlan,
)
from app.models.hour_totals import Totals, student_totals
from app.models.sealed_notes import SealedNote, of_student


@dataclass(frozen=True, slots=True)
class Support:
    """A support plan that goes on, and who gives it."""

    record: Record
    provider: str
    strategy: str | None = None  # of the library


@dataclass(frozen=True, slots=True)
class PlanFacts:
    """What one student plans, and how far it has come. No need and no note of a support is among it.

    `sealed` are the confidential notes, None unless they were switched on.
    """

    student: Record
    guardians: list[Record]
    themes: list[Theme]  # of today
    interests: list[str]
    choices: list[str]  # names of pathways, the first choice first
    totals: Totals  # of this school year
    work: list[tuple[Record, str]]  # placements that go on, each with its employer
    supports: list[Support]
    sealed: list[SealedNote] | None = None


def gather(book: Book, student_ids: list[str], *, sealed: bool = False) -> Iterator[PlanFacts]:
    """The facts of each student, in the order given."""
    students = by_id(book, Student, student_ids)
    guardians = of_each(book, Guardian, student_ids)
    themes = themes_of(book, student_ids)
    interests = of_each(book, CareerInterest, student_ids)
    choices = _choices(book, student_ids)
    totals = student_totals(book, student_ids)
    work = _work(book, student_ids)
    supports = _supports(book, student_ids)
    for id_ in student_ids:
        if id_ in students:
            yield PlanFacts(
                students[id_],
                guardians.get(id_, []),
                [theme for theme in themes.get(id_, []) if theme.holds],
                [interest.interest for interest in interests.get(id_, [])],
                choices.get(id_, []),
                totals[id_],
                work.get(id_, []),
                supports.get(id_, []),
                of_student(book, id_) if sealed else None,
            )


def _choices(book: Book, student_ids: list[str]) -> dict[str, list[str]]:
    choices = of_each(book, PathwayChoice, student_ids)
    names = names_of(book, SitePathway, (c.pathway_id for mine in choices.values() for c in mine))
    ranked = {id_: sorted(mine, key=lambda c: c.rank or len(mine) + 1) for id_, mine in choices.items()}
    return {id_: [names[c.pathway_id] for c in mine if c.pathway_id in names] for id_, mine in ranked.items()}


def _work(book: Book, student_ids: list[str]) -> dict[str, list[tuple[Record, str]]]:
    today = date.today()
    placements = {
        id_: [p for p in mine if (p.starts_on or today) <= today <= (p.ends_on or today)]
        for id_, mine in of_each(book, Placement, student_ids, state="active").items()
    }
    employers = names_of(book, Employer, (p.employer_id for mine in placements.values() for p in mine))
    return {id_: [(p, employers.get(p.employer_id, "")) for p in mine] for id_, mine in placements.items()}


def _supports(book: Book, student_ids: list[str]) -> dict[str, list[Support]]:
    today = date.today()
    plans = of_each(book, SupportPlan, student_ids, state="active")
    staff = by_id(book, Staff, (plan.provider_id for mine in plans.values() for plan in mine))
    strategies = book.column(Strategy, "name")
    return {
        id_: [
            Support(plan, full_name(staff.get(plan.provider_id)), strategies.get(plan.strategy_id))
            for plan in sorted(mine, key=lambda plan: plan.starts_on)
            if plan.starts_on <= today <= (plan.ends_on or today)
        ]
        for id_, mine in plans.items()
    }
