"""Scenes of employers: the one of which the book tells most, what is logged, and two that stand in the book twice."""

from __future__ import annotations

from collections import Counter

from app.models.agreements import Agreement
from app.models.employers import Employer, EmployerContact
from app.models.events import Event
from app.models.interactions import EmployerInteraction, Externship
from app.models.merging_employers import merge_employers
from app.models.opportunities import Opportunity
from app.models.placements import Placement
from app.views.employers.employer import EmployerPage
from app.views.picturing.stage import Stage

_KINDS = (EmployerContact, Agreement, Opportunity, EmployerInteraction, Externship, Event, Placement)


def busiest(on: Stage) -> str:
    """The employer of which the book tells of the most kinds of things, then most."""
    counts = [Counter(record.employer_id for record in on.book.records(kind)) for kind in _KINDS]
    return max(on.book.ids(Employer), key=lambda id_: (sum(id_ in c for c in counts), sum(c[id_] for c in counts), id_))


def employer(on: Stage, command: str = "") -> None:
    """Shows the busiest employer, and there does a command."""
    on.go("employer", busiest(on))
    if command:
        on.do(command)


def edit_in_place(on: Stage) -> None:
    """Changes the agreements of the busiest employer in place, one of which ends before it begins."""
    employer(on)
    page = on.page
    assert isinstance(page, EmployerPage)
    card = page.lists[1]
    card.edit()
    assert card.list
    entry = card.list.rows[0].form.editor("expires_on").widget
    entry.setFocus()
    on.press("Ctrl+A")
    on.type("1/1/2001")
    on.press("Ctrl+Return")


def _twin(on: Stage) -> tuple[str, str]:
    """The busiest employer, and another one of the same name in the next town."""
    id_ = busiest(on)
    [known] = on.book.records(Employer, {"id": id_})
    with on.book.edit("Twin") as edit:
        [twin] = edit.insert(
            Employer, [{"name": f"{known.name}, Inc.", "city": "Alder Flat", "phone": "(559) 555-0177"}]
        )
    return id_, twin


def merge(on: Stage) -> None:
    """Asks how to merge the busiest employer with its twin."""
    _id, twin = _twin(on)
    on.go("employer", twin)
    on.do("employer.merge")


def merged(on: Stage) -> None:
    """Goes to an employer that was merged away."""
    id_, twin = _twin(on)
    merge_employers(on.book, id_, [twin])
    on.go("employer", twin)
