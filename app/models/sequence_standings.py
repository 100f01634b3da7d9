"""How many students stand where in the sequence of each pathway."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date

from app.book.book import Book
from app.models.cte_status import COMPLETER, CONCENTRATOR, NONE, PARTICIPANT, cte_standings

STATUSES = (NONE, PARTICIPANT, CONCENTRATOR, COMPLETER)

Standings = Mapping[str, Mapping[str, Sequence[str]]]
"""By pathway and status: the students, each in the highest status that was reached."""

Takers = Mapping[tuple[str, str], Sequence[str]]
"""By pathway and course: the students who completed it."""


def standings_by_pathway(book: Book, today: date | None = None) -> tuple[Standings, Takers]:
    """Where the members of every pathway stand, of today or of earlier. Reads every course record."""
    found: dict[str, dict[str, list[str]]] = defaultdict(lambda: {status: [] for status in STATUSES})
    completed: dict[tuple[str, str], list[str]] = defaultdict(list)
    for student, standings in cte_standings(book, None, today).items():
        for standing in standings:
            found[standing.pathway_id][standing.status].append(student)
            for step in standing.completed:
                completed[standing.pathway_id, step.course_id].append(student)
    return dict(found), dict(completed)
