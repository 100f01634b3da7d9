"""What the page of a pathway shows, gathered in one go off the window's thread."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from app.models.cte_status import COMPLETER, CONCENTRATOR, PARTICIPANT, cte_standings
from app.models.pathway_over_time import Stay, stays_of
from app.models.pathway_rows import pathway_rows
from app.models.projects import Project
from app.models.site_facts import SiteFacts, site_facts
from app.models.site_measures import Known

if TYPE_CHECKING:
    from app.book.base import Record
    from app.book.book import Book

STATUSES = (PARTICIPANT, CONCENTRATOR, COMPLETER)


@dataclass(frozen=True, slots=True)
class PathwayReading:
    """One look at a pathway. `cte` are the members at each status, by the pathway's own sequence of courses."""

    pathway_id: str
    pathway: Mapping[str, Any] | None  # None: it is gone
    facts: SiteFacts
    people: tuple[Known, ...]  # its members who are here
    stays: tuple[Stay, ...]
    cte: Mapping[str, tuple[str, ...]]
    projects: tuple[Record, ...]


def read_pathway(book: Book, pathway_id: str) -> PathwayReading:
    """Ask the book for everything that the page of a pathway shows."""
    facts = site_facts(book)
    people = tuple(known for known in facts.people if pathway_id in known.values["pathway"])
    standings = cte_standings(book, [known.student_id for known in people], facts.on) if _sees_marks(book) else {}
    found = {
        id_: each.status for id_, standing in standings.items() for each in standing if each.pathway_id == pathway_id
    }
    return PathwayReading(
        pathway_id,
        pathway_rows(book, [pathway_id]).get(pathway_id),
        facts,
        people,
        tuple(stays_of(book, pathway_id)),
        {status: tuple(id_ for id_, own in found.items() if own == status) for status in STATUSES if found},
        tuple(book.records(Project, {"pathway_id": pathway_id}, sort=[("starts_on", True)])),
    )


def _sees_marks(book: Book) -> bool:
    return book.allows("course_record", "see")
