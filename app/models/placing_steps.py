"""The steps of a placement: planned, requested of the employer, active, ended, and each of them back.

Every step is one edit over many placements. Those that are not in the state from which it leads are left alone.
`placing.end` is the step to the end.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import date
from typing import Any

from app.book.base import Record
from app.book.book import Book
from app.book.refused import Refused
from app.i18n import _, day, ngettext
from app.models.hours import HourEntry
from app.models.placements import Placement

FROM: Mapping[str, tuple[str, ...]] = {
    "request": ("planned",),
    "activate": ("planned", "requested"),
    "plan": ("requested", "active"),
    "reopen": ("ended",),
    "end": ("planned", "requested", "active"),
}
"""The states from which each step leads."""


def hindrance(book: Book, placement: Record, step: str) -> str:
    """Why a step cannot be done with a placement, in one sentence; "" where it can."""
    try:
        if placement.state not in FROM[step]:
            raise Refused(_NONE[step]())
        if check := _CHECKS.get(step):
            check(book, [placement])
    except Refused as refusal:
        return str(refusal)
    return ""


def request(book: Book, placement_ids: Collection[str]) -> int:
    """Note that the employers were asked for planned placements; returns how many.

    Raises Refused where a placement names no employer.
    """
    found = _in(book, placement_ids, "request")
    title = ngettext("Request {count} placement", "Request {count} placements", len(found))
    return _step(book, title, {p.id: {"state": "requested"} for p in found})


def activate(book: Book, placement_ids: Collection[str], on: date | None = None) -> int:
    """Let placements begin: those without a first day on `on` (today). Returns how many.

    Raises Refused where the last day of one has passed.
    """
    found, first = _in(book, placement_ids, "activate"), on or date.today()
    title = ngettext("Begin {count} placement", "Begin {count} placements", len(found))
    return _step(book, title, {p.id: {"state": "active", "starts_on": p.starts_on or first} for p in found})


def plan_again(book: Book, placement_ids: Collection[str]) -> int:
    """Make requested or active placements planned ones again; returns how many.

    Raises Refused where hours were logged.
    """
    found = _in(book, placement_ids, "plan")
    title = ngettext("Plan {count} placement again", "Plan {count} placements again", len(found))
    return _step(book, title, {p.id: {"state": "planned"} for p in found})


def reopen_placements(book: Book, placement_ids: Collection[str], until: date | None = None) -> int:
    """Let ended placements go on, until a day where one is known; returns how many.

    Raises Refused for a day that has passed.
    """
    if until and until < date.today():
        raise Refused(_("{day} has passed: a placement cannot go on until then.").format(day=day(until)))
    found = _in(book, placement_ids, "reopen")
    title = ngettext("Reopen {count} placement", "Reopen {count} placements", len(found))
    values = {"state": "active", "ends_on": until, "end_reason": None, "end_note": None}
    return _step(book, title, {p.id: values for p in found})


def _refuse_nobody(_book: Book, placements: Sequence[Record]) -> None:
    for p in placements:
        if p.employer_id is None:
            raise Refused(_("The placement “{role}” names no employer to be asked.").format(role=p.role))


def _refuse_over(_book: Book, placements: Sequence[Record]) -> None:
    for p in placements:
        if p.ends_on and p.ends_on < date.today():
            said = _("The placement “{role}” was to last until {day}. Give it a later last day first.")
            raise Refused(said.format(role=p.role, day=day(p.ends_on)))


def _refuse_logged(book: Book, placements: Sequence[Record]) -> None:
    logged = {e.placement_id for e in book.records(HourEntry, {"placement_id": [p.id for p in placements]})}
    for p in placements:
        if p.id in logged:
            said = _("Hours were logged for the placement “{role}”, so it is not planned any more. End it instead.")
            raise Refused(said.format(role=p.role))


_CHECKS: Mapping[str, Callable[[Book, Sequence[Record]], None]] = {
    "request": _refuse_nobody,
    "activate": _refuse_over,
    "plan": _refuse_logged,
}
_NONE: Mapping[str, Callable[[], str]] = {
    "request": lambda: _("None of these placements is planned, so there is nothing to request."),
    "activate": lambda: _("None of these placements is planned or requested, so none can begin."),
    "plan": lambda: _("None of these placements is requested or active, so none can be planned again."),
    "reopen": lambda: _("None of these placements has ended, so there is nothing to reopen."),
    "end": lambda: _("These placements have ended already."),
}


def _in(book: Book, placement_ids: Collection[str], step: str) -> list[Record]:
    """Those in the states from which a step leads. Raises Refused where there is none, or one of them cannot go."""
    found = book.records(Placement, {"id": list(placement_ids), "state": FROM[step]})
    if not found:
        raise Refused(_NONE[step]())
    if check := _CHECKS.get(step):
        check(book, found)
    return found


def _step(book: Book, title: str, changes: Mapping[str, Mapping[str, Any]]) -> int:
    with book.edit(title.format(count=len(changes))) as edit:
        return edit.update(Placement, changes)
