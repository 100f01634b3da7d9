"""The rows of the list of seats, and planning a placement in one of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from app.book.asking import Not
from app.book.book import Book
from app.book.kinds import Choice
from app.book.refused import Refused
from app.i18n import N_, _, ngettext
from app.models.employers import Employer, EmployerContact
from app.models.matching_seats import Seat, matching_seats, seats_left
from app.models.opportunities import Opportunity
from app.models.pathways import SitePathway
from app.models.placement_rows import full_name
from app.models.placements import Placement
from app.models.placing import add_placement

FIT = Choice({"fits": N_("Fits"), "unclear": N_("Look closer"), "not": N_("Does not fit")})
"""Best first. A closer look is for what the book does not know."""

RESTS_ON = ("employer", "employer_contact", "placement", "site_pathway")
"""The tables besides the opportunities' own that their rows show."""

TAKEN_OVER = ("employer_id", "role", "contact_id", "pathway_id", "activity_type_id", "pay", "schedule")
"""What a placement takes over from the opportunity in which it is planned."""


def seat_rows(book: Book, ids: Sequence[str], seats: Mapping[str, Seat]) -> dict[str, dict[str, Any]]:
    """By opportunity: every field, `employer`, `pathway` and `contact` (words), `left` (seats that are free), and
    `seat` (as it is for one student, where `seats` knows it).
    """
    with book.reading():
        offered = book.records(Opportunity, {"id": list(ids)})
        free = seats_left(book, ids)
        employers = {e.id: e for e in book.records(Employer, {"id": list({o.employer_id for o in offered})})}
        contacts = {c.id: c for c in book.records(EmployerContact, {"id": [o.contact_id for o in offered]})}
        pathways = {p.id: p.name for p in book.records(SitePathway)}
    return {
        o.id: o._asdict()
        | {
            "employer": employers[o.employer_id].name if o.employer_id in employers else "",
            "contact": full_name(contacts[o.contact_id]) if o.contact_id in contacts else "",
            "pathway": pathways.get(o.pathway_id, ""),
            "left": free[o.id],
            "seat": seats.get(o.id),
        }
        for o in offered
    }


def seats_for(book: Book, student_id: str | None) -> dict[str, Seat]:
    """The open seats as they are for a student, by opportunity; nothing without a student."""
    return {seat.opportunity.id: seat for seat in matching_seats(book, student_id)} if student_id else {}


def left_by_opportunity(book: Book) -> dict[str, int]:
    """How many seats are free in every opportunity."""
    return seats_left(book)


def open_ids(book: Book) -> set[str]:
    """The opportunities that are open, have not passed, and in which a seat is free."""
    today, free = date.today(), seats_left(book)
    offered = book.records(Opportunity, {"state": "open"})
    return {o.id for o in offered if free[o.id] and (o.ends_on is None or o.ends_on >= today)}


def seat_ids_about(book: Book, text: str) -> set[str]:
    """The opportunities whose role, season or employer holds every word of `text`."""
    return {*book.ids(Opportunity, text), *book.ids(Opportunity, where={"employer_id": book.ids(Employer, text)})}


def plan_in_seat(book: Book, opportunity_id: str, student_id: str) -> str:
    """Plan a placement of a student in an opportunity, with all that it says; returns the id.

    Raises Refused where it is gone, closed, or all its seats are taken.
    """
    offered = book.record(Opportunity, opportunity_id)
    if offered is None or offered.state != "open":
        raise Refused(_("This opportunity is not open any more."))
    values = {name: getattr(offered, name) for name in (*TAKEN_OVER, "starts_on", "ends_on")}
    return add_placement(
        book, values | {"student_id": student_id, "opportunity_id": opportunity_id, "state": "planned"}
    )


def fit_of(seat: Seat) -> str:
    """Whether a seat fits the student for whom it was looked at, a code of `FIT`."""
    if not seat.fits:
        return "not"
    return "unclear" if any(reason.fits is None for reason in seat.reasons) else "fits"


def remove_opportunities(book: Book, ids: Sequence[str]) -> int:
    """Mark opportunities as deleted. Raises Refused where a placement that has not ended is in one of their seats."""
    placed = book.records(Placement, {"opportunity_id": list(ids), "state": Not("ended")})
    if placed:
        said = _("The placement “{role}” is in one of these seats. Close the opportunity instead of deleting it.")
        raise Refused(said.format(role=placed[0].role))
    title = ngettext("Delete {count} opportunity", "Delete {count} opportunities", len(ids))
    with book.edit(title.format(count=len(ids))) as edit:
        return edit.delete(Opportunity, list(ids))
