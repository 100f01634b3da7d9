"""Keeping the papers of students: asked for, received until a day, waived for a reason, or missing again.

Each is one edit over any number of papers. A document that the employer answers with an agreement is received for
all students at that employer at once.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Generator, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from app.book.asking import Entity
from app.book.base import Record
from app.book.book import Book
from app.book.editing import Edit
from app.book.refused import Refused
from app.i18n import _, day, ngettext
from app.models.agreements import Agreement
from app.models.attaching import Attached, Offer, attaching_to_new
from app.models.paper_standing import PaperFacts
from app.models.paperwork import DocumentKind, Paperwork
from app.models.placements import Placement


@dataclass(frozen=True, slots=True)
class Place:
    """One cell of the matrix: a kind of document, for a student, at a placement or without one."""

    kind_id: str
    student_id: str
    placement_id: str | None = None


def usual_expiry(book: Book, kind_id: str, received_on: date | None) -> date | None:
    """The day on which a paper that was received on a day expires; None where nothing says so."""
    kind = book.record(DocumentKind, kind_id)
    return PaperFacts(book, (), ()).lasts_until(kind, received_on) if kind else None


def request_papers(book: Book, places: Collection[Place]) -> int:
    """Note that papers were asked for; returns how many."""
    title = ngettext("Request {count} paper", "Request {count} papers", len(places))
    return _note(book, title, places, {"state": "requested", "received_on": None, "expires_on": None, "note": None})


def waive_papers(book: Book, places: Collection[Place], reason: str) -> int:
    """Do without papers for a reason; returns how many. Raises Refused without a reason."""
    if not reason.strip():
        raise Refused(_("Say why: a paper is waived for a reason."))
    title = ngettext("Waive {count} paper", "Waive {count} papers", len(places))
    waived = {"state": "waived", "received_on": None, "expires_on": None, "note": reason.strip()}
    return _note(book, title, places, waived)


def receive_papers(
    book: Book,
    places: Collection[Place],
    received_on: date,
    expires_on: Mapping[str, date | None],
    note: str | None = None,
) -> int:
    """Note that papers are there, until the day given for their kind; returns how many cells are answered.

    Raises Refused for a day to come, and where a paper would expire before it was received.
    """
    act = _receiving(book, places, received_on, expires_on, note)
    with book.edit(_received(places)) as edit:
        act(edit)
    return len(places)


def receiving_scans(
    book: Book, place: Place, offers: Sequence[Offer], received_on: date
) -> Generator[tuple[int, int], None, Attached]:
    """Note a paper as received and attach the scans of it, as one edit; yields (done, total).

    Files that are not taken are told in words; without any other one nothing is noted.
    """
    until = {place.kind_id: usual_expiry(book, place.kind_id, received_on)}
    act = _receiving(book, [place], received_on, until)
    return attaching_to_new(book, offers, _received([place]), lambda edit: act(edit)[0])


def _received(places: Collection[Place]) -> str:
    title = ngettext("Receive {count} paper", "Receive {count} papers", len(places))
    return title.format(count=len(places))


def _receiving(
    book: Book,
    places: Collection[Place],
    received_on: date,
    expires_on: Mapping[str, date | None],
    note: str | None = None,
) -> Callable[[Edit], list[tuple[Entity, str]]]:
    """What notes papers as received in an edit, and returns the agreements and papers that say so."""
    if received_on > date.today():
        raise Refused(
            _("{day} is still to come: a paper is received today at the latest.").format(day=day(received_on))
        )
    for until in expires_on.values():
        if until and until < received_on:
            raise Refused(_("The paper would expire before it was received."))
    known = _Known(book, places)

    def act(edit: Edit) -> list[tuple[Entity, str]]:
        made: list[tuple[Entity, str]] = [(Agreement, id_) for id_ in known.sign(edit, received_on, expires_on, note)]
        for kind_id in {place.kind_id for place in known.papers}:
            values = {
                "state": "received", "received_on": received_on, "expires_on": expires_on.get(kind_id), "note": note,
            }  # fmt: skip
            written = known.write(edit, (p for p in known.papers if p.kind_id == kind_id), values)
            made += [(Paperwork, id_) for id_ in written]
        return made

    return act


def forget_papers(book: Book, places: Collection[Place]) -> int:
    """Take back what was noted of papers, so that they are missing again; returns how many.

    Raises Refused where nothing was noted. Agreements of employers stay.
    """
    ids = [id_ for found in _Known(book, places).ids.values() for id_ in found]
    if not ids:
        raise Refused(_("Nothing was noted of these papers."))
    title = ngettext("Take back {count} paper", "Take back {count} papers", len(ids))
    with book.edit(title.format(count=len(ids))) as edit:
        return edit.delete(Paperwork, ids)


def _note(book: Book, title: str, places: Collection[Place], values: Mapping[str, Any]) -> int:
    known = _Known(book, places)
    with book.edit(title.format(count=len(places))) as edit:
        known.write(edit, places, values)
    return len(places)


class _Known:
    """What the book has of some cells: the papers noted already, and the employers."""

    def __init__(self, book: Book, places: Collection[Place]) -> None:
        placements = {place.placement_id for place in places if place.placement_id}
        self._kinds = {kind.id: kind for kind in book.records(DocumentKind, {"id": [p.kind_id for p in places]})}
        self._employers: dict[str, str | None] = {
            p.id: p.employer_id for p in book.records(Placement, {"id": list(placements)})
        }
        self._places = list(places)
        self.papers = [place for place in places if not self._signed(place)]
        papers = book.records(Paperwork, {"student_id": list({place.student_id for place in places})})
        self.ids = {place: [p.id for p in papers if self._is_of(p, place)] for place in places}
        self._agreements = [place for place in places if self._signed(place)]

    def _signed(self, place: Place) -> bool:
        """Whether an agreement of the employer answers a cell."""
        kind = self._kinds[place.kind_id]
        return bool(kind.per == "employer" and kind.agreement_kind and self._employer(place))

    def _employer(self, place: Place) -> str | None:
        return self._employers.get(place.placement_id or "")

    def _is_of(self, paper: Record, place: Place) -> bool:
        if (paper.kind_id, paper.student_id) != (place.kind_id, place.student_id):
            return False
        per = self._kinds[place.kind_id].per
        if per == "student" or place.placement_id is None:
            return True
        if per == "employer":
            return paper.employer_id == self._employer(place)
        return paper.placement_id == place.placement_id

    def write(self, edit: Edit, places: Iterable[Place], values: Mapping[str, Any]) -> list[str]:
        """Give the papers of cells these values; those that nobody noted yet are made. Returns their ids."""
        written: list[str] = []
        for place in places:
            if ids := self.ids[place]:
                edit.update(Paperwork, {ids[0]: values})
                written.append(ids[0])
            else:
                written += edit.insert(Paperwork, [{**values, **self._about(place)}])
        return written

    def _about(self, place: Place) -> dict[str, str | None]:
        per = self._kinds[place.kind_id].per
        return {
            "kind_id": place.kind_id,
            "student_id": place.student_id,
            "placement_id": place.placement_id if per == "placement" else None,
            "employer_id": self._employer(place) if per == "employer" else None,
        }

    def sign(self, edit: Edit, on: date, expires_on: Mapping[str, date | None], note: str | None) -> list[str]:
        """Make one agreement for each employer and kind that answers cells; what was only asked for is done then.

        Returns the ids of the agreements.
        """
        made: dict[tuple[str, str | None], str] = {}
        for place in self._agreements:
            edit.delete(Paperwork, self.ids[place])
            key = place.kind_id, self._employer(place)
            if key not in made:
                kind = self._kinds[place.kind_id].agreement_kind
                agreement = {"kind": kind, "employer_id": key[1], "signed_on": on, "starts_on": on, "note": note}
                [made[key]] = edit.insert(Agreement, [agreement | {"expires_on": expires_on.get(place.kind_id)}])
        return list(made.values())
