"""Placing students with employers: making, changing and ending placements, and who works where today.

The steps of a placement's life before its end are in `placing_steps`.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import select

from app.book.asking import Not
from app.book.base import Record
from app.book.book import Book
from app.book.children import Children
from app.book.days import months_later
from app.book.refused import Refused, UnfitField
from app.book.titling import words_for
from app.i18n import _, day, ngettext
from app.models.employers import Employer, EmployerContact
from app.models.enrolling import current
from app.models.hours import HourEntry
from app.models.opportunities import Opportunity
from app.models.pathways import PathwayMembership
from app.models.people import Student
from app.models.placements import LONGEST, Placement


def add_placement(book: Book, values: Mapping[str, Any], parts: Sequence[Children] = ()) -> str:
    """Place a student, with the `parts` of the placement (its competencies, its days of the week); returns the id.

    Raises Refused where the days, the supervisor or the opportunity do not fit.
    """
    _refuse_unfit(book, values)
    with book.edit(_("Add placement")) as edit:
        placement_id = edit.insert(Placement, [values])[0]
        for part in parts:
            part.write(edit, placement_id)
    return placement_id


def change_placement(book: Book, placement_id: str, values: Mapping[str, Any], parts: Sequence[Children] = ()) -> None:
    """Change fields and `parts` of one placement as one edit. Raises Refused as `add_placement` does."""
    _refuse_unfit(book, values, placement_id)
    if not parts:
        book.save(Placement, placement_id, values)
        return
    with book.edit(_("Change placement")) as edit:
        edit.update(Placement, {placement_id: values})
        for part in parts:
            part.write(edit, placement_id)


def end(
    book: Book, placement_ids: Collection[str], on: date, reason: str | None = None, note: str | None = None
) -> int:
    """End placements on a day, today at the latest, for a reason; those that ended before are left as they are.

    Returns how many ended.

    Raises Refused for a later day, one before a placement begins, and where none is left to end.
    """
    if on > date.today():
        raise Refused(_("A placement that goes on until {day} has not ended yet.").format(day=day(on)))
    placements = book.records(Placement, {"id": list(placement_ids), "state": Not("ended")})
    if not placements:
        raise Refused(_("These placements have ended already."))
    late = next((p for p in placements if p.starts_on and on < p.starts_on), None)
    if late:
        raise Refused(_("The placement “{role}” begins only on {day}.").format(role=late.role, day=day(late.starts_on)))
    title = ngettext("End {count} placement", "End {count} placements", len(placements))
    with book.edit(title.format(count=len(placements))) as edit:
        ended = {"state": "ended", "ends_on": on, "end_reason": reason, "end_note": note}
        return edit.update(Placement, {p.id: ended for p in placements})


def remove_placements(book: Book, placement_ids: Collection[str]) -> int:
    """Mark placements as deleted. Raises Refused where hours were logged: those would be lost with them."""
    logged = {e.placement_id for e in book.records(HourEntry, {"placement_id": list(placement_ids)})}
    if logged:
        role = book.records(Placement, {"id": logged})[0].role
        raise Refused(
            _("Hours were logged for the placement “{role}”. End it instead of deleting it.").format(role=role)
        )
    title = ngettext("Delete {count} placement", "Delete {count} placements", len(placement_ids))
    with book.edit(title.format(count=len(placement_ids))) as edit:
        return edit.delete(Placement, list(placement_ids))


def save_employer(
    book: Book, values: Mapping[str, Any], employer_id: str | None = None, contacts: Children | None = None
) -> str:
    """Add an employer, or change the one with this id, together with its contacts.

    Raises Refused where another one has the name and city.
    """
    twins = [
        e.id
        for e in book.records(Employer, {"name": values.get("name"), "city": values.get("city")})
        if e.id != employer_id
    ]
    if twins:
        raise Refused(_("There is an employer “{name}” already.").format(name=values.get("name")))
    with book.edit(_("Change employer {name}") if employer_id else _("Add employer {name}")) as edit:
        saved = employer_id or edit.insert(Employer, [values])[0]
        if employer_id:
            edit.update(Employer, {employer_id: values})
        if contacts:
            contacts.write(edit, saved)
        edit.title = edit.title.format(name=words_for(edit.connection, Employer, saved))
    return saved


def save_contact(book: Book, employer_id: str, values: Mapping[str, Any], contact_id: str | None = None) -> str:
    """Add a contact to an employer, or change the one with this id; returns its id."""
    with book.edit(_("Change employer contact") if contact_id else _("Add employer contact")) as edit:
        if contact_id is None:
            return edit.insert(EmployerContact, [{**values, "employer_id": employer_id}])[0]
        edit.update(EmployerContact, {contact_id: values})
    return contact_id


def remove_employers(book: Book, employer_ids: Collection[str]) -> int:
    """Mark employers and their contacts as deleted. Raises Refused where one of them has placements."""
    placed = book.records(Placement, {"employer_id": list(employer_ids)})
    if placed:
        name = book.records(Employer, {"id": placed[0].employer_id})[0].name
        raise Refused(_("{name} has placements of students. Set its status to inactive instead.").format(name=name))
    title = ngettext("Delete {count} employer", "Delete {count} employers", len(employer_ids))
    with book.edit(title.format(count=len(employer_ids))) as edit:
        edit.delete(EmployerContact, book.ids(EmployerContact, where={"employer_id": list(employer_ids)}))
        return edit.delete(Employer, list(employer_ids))


def pathway_today(book: Book, student_id: str) -> str | None:
    """The pathway to which a student belongs today; None without one, or with several."""
    on = date.today()
    held = {
        m.pathway_id
        for m in book.records(PathwayMembership, {"student_id": student_id})
        if (m.starts_on or on) <= on <= (m.ends_on or on)
    }
    return held.pop() if len(held) == 1 else None


def state_today(state: str, ends_on: date | None, today: date | None = None) -> str:
    """The state of a placement as it is meant: one whose last day has passed has ended, whatever is noted."""
    return "ended" if ends_on and ends_on < (today or date.today()) else state


def placed_today(book: Book, today: date | None = None) -> dict[str, set[str]]:
    """The students who work at each employer on a day (today), by employer."""
    on = today or date.today()
    asked = (
        select(Placement.employer_id, Placement.student_id)
        .join(Student, Student.id == Placement.student_id)
        .where(
            Placement.deleted.is_(False),
            Student.deleted.is_(False),
            Placement.state == "active",
            current(Placement, on),
        )
    )
    found: dict[str, set[str]] = {}
    with book.reading() as connection:
        for employer, student in connection.execute(asked):
            if employer:
                found.setdefault(employer, set()).add(student)
    return found


def _refuse_unfit(book: Book, values: Mapping[str, Any], placement_id: str | None = None) -> None:
    first, last = values.get("starts_on"), values.get("ends_on")
    if first and last and last < first:
        raise UnfitField("ends_on", _("The placement ends before it begins."))
    if first and last and last > months_later(first, 12 * LONGEST):
        raise UnfitField("ends_on", _("A placement lasts {years} years at most.").format(years=LONGEST))
    contact = book.record(EmployerContact, values["contact_id"]) if values.get("contact_id") else None
    if contact and contact.employer_id != values.get("employer_id"):
        raise Refused(_("The supervisor belongs to another employer."))
    offered = book.record(Opportunity, values["opportunity_id"]) if values.get("opportunity_id") else None
    if offered:
        _refuse_taken(book, offered, values, placement_id)


def _refuse_taken(book: Book, offered: Record, values: Mapping[str, Any], placement_id: str | None) -> None:
    """Raises Refused where an opportunity is another employer's, or others have all its seats."""
    if offered.employer_id != values.get("employer_id"):
        raise Refused(_("The opportunity belongs to another employer."))
    holders = book.ids(Placement, where={"opportunity_id": offered.id, "state": Not("ended")})
    if values.get("state") != "ended" and len(set(holders) - {placement_id}) >= offered.seats:
        raise Refused(_("All seats of the opportunity “{role}” are taken.").format(role=offered.role))
