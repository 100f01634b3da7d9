"""The paperwork matrix: students and their placements against the documents that are asked of them.

One row for each placement that has not ended, and one for a student without any. Each cell says why.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date

from app.book.base import Record
from app.book.book import Book
from app.book.kinds import Choice
from app.i18n import N_, _, day
from app.models.paper_standing import PaperFacts, Standing, Status
from app.models.placements import Placement
from app.models.placing import state_today

PAPER_STATUS = Choice(
    {
        "missing": N_("Missing"),
        "expired": N_("Expired"),
        "requested": N_("Requested"),
        "expires_soon": N_("Expires soon"),
        "in_order": N_("In order"),
        "waived": N_("Waived"),
        "not_needed": N_("Not needed"),
    }
)
"""In the order in which somebody should look."""

OPEN: tuple[Status, ...] = ("missing", "expired", "requested")
"""What keeps the papers of a placement from being complete."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One document of one row: its status and why. `record_id` is the paper, or the agreement of an employer."""

    status: Status
    why: str
    source: str | None = None  # the rule that asks for it
    record_id: str | None = None
    expires_on: date | None = None


@dataclass(frozen=True, slots=True)
class PaperRow:
    """A student at a placement, or without one; cells by the id of the kind of document."""

    student_id: str
    placement_id: str | None
    cells: dict[str, Cell] = field(default_factory=dict[str, Cell])

    @property
    def open_kinds(self) -> list[str]:
        """The kinds of documents that somebody still has to get."""
        return [kind for kind, cell in self.cells.items() if cell.status in OPEN]

    @property
    def counts(self) -> Mapping[Status, int]:
        """How many documents there are of each status."""
        return Counter(cell.status for cell in self.cells.values())


@dataclass(frozen=True, slots=True)
class PaperMatrix:
    """The kinds of documents in use, in their order, and the rows."""

    kinds: list[Record]
    rows: list[PaperRow]


def paper_matrix(book: Book, student_ids: Collection[str], today: date | None = None) -> PaperMatrix:
    """The matrix of some students on a day, in their order, each with the placements that have not ended."""
    on = today or date.today()
    with book.reading():
        running: dict[str, list[Record]] = defaultdict(list)
        for p in book.records(Placement, {"student_id": list(student_ids)}, sort=[("starts_on", False)]):
            if state_today(p.state, p.ends_on, on) != "ended":
                running[p.student_id].append(p)
        rows = [(id_, placement) for id_ in student_ids for placement in running[id_] or [None]]
        return _matrix(book, rows, on)


def placement_papers(book: Book, placement_ids: Collection[str], today: date | None = None) -> PaperMatrix:
    """The matrix of some placements on a day, ended ones among them, in their order."""
    with book.reading():
        found = {p.id: p for p in book.records(Placement, {"id": list(placement_ids)})}
        rows = [(p.student_id, p) for p in (found[id_] for id_ in placement_ids if id_ in found)]
        return _matrix(book, rows, today or date.today())


def paper_row(book: Book, student_id: str, placement_id: str | None, today: date | None = None) -> PaperRow:
    """The row of one student, at a placement or without one, on a day."""
    with book.reading():
        placement = book.record(Placement, placement_id) if placement_id else None
        return _matrix(book, [(student_id, placement)], today or date.today()).rows[0]


def _matrix(book: Book, rows: list[tuple[str, Record | None]], on: date) -> PaperMatrix:
    employers = {placement.employer_id for _student, placement in rows if placement}
    facts = PaperFacts(book, {student_id for student_id, _placement in rows}, employers)
    made = [
        PaperRow(
            student_id,
            placement.id if placement else None,
            {kind.id: _cell(facts, kind, student_id, placement, on) for kind in facts.kinds},
        )
        for student_id, placement in rows
    ]
    return PaperMatrix(facts.kinds, made)


def _cell(facts: PaperFacts, kind: Record, student_id: str, placement: Record | None, on: date) -> Cell:
    first = placement.starts_on if placement else None
    if why := facts.not_needed(kind, student_id, placement, max(on, first) if first else on):
        return Cell("not_needed", why, kind.rule_source)
    standing = facts.standing(kind, student_id, placement, on)
    record_id = standing.record.id if standing.record else None
    why = _in_words(standing) or _asked_because(kind, placement, facts.age(student_id, on))
    return Cell(standing.status, why, kind.rule_source, record_id, standing.expires_on)


def _in_words(standing: Standing) -> str:
    """What became of a document; "" where there is nothing of it."""
    record, expires_on = standing.record, standing.expires_on
    if record is None:
        return ""
    if standing.status == "waived":
        return _("Waived: {reason}").format(reason=record.note) if record.note else _("Waived, without a reason.")
    if standing.status == "requested":
        return _("Requested, but not received yet.")
    if standing.status == "missing":
        return _("It is not in force yet.")
    if expires_on is None:
        return _("It is there and does not expire.")
    if standing.status == "expired":
        return _("It expired on {day}.").format(day=day(expires_on))
    return _("It is there until {day}.").format(day=day(expires_on))


def _asked_because(kind: Record, placement: Record | None, age: int | None) -> str:
    """Of whom a document that is missing is asked."""
    if kind.asked_of != "all" and placement is not None and placement.pay is None:
        return _("Asked for as long as it is not recorded whether the placement is paid.")
    if kind.under_age is not None and age is None:
        said = _("Asked under the age of {limit}, and the birth date is not recorded.")
        return said.format(limit=kind.under_age)
    young = kind.under_age is not None
    said = {
        "all": _("Asked of students under {limit}.") if young else _("Asked of everybody."),
        "paid": _("Asked of students under {limit} in paid placements.") if young else _("Asked of paid placements."),
        "unpaid": (
            _("Asked of students under {limit} in unpaid placements.") if young else _("Asked of unpaid placements.")
        ),
    }[kind.asked_of]
    return said.format(limit=kind.under_age)
