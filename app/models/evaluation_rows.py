"""The rows of the lists of evaluations and of visits: placements with what was kept of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from app.book.base import Record
from app.book.book import Book
from app.models.evaluating import OVERALL, due
from app.models.evaluations import Evaluation
from app.models.placement_rows import placement_rows
from app.models.visiting import Visited, visited
from app.models.work_kinds import NOT_SEEN

FORMS = (("supervisor", "mid"), ("self", "mid"), ("supervisor", "end"), ("self", "end"))
"""By whom and when an evaluation is filled in."""

GIVEN, LACKING = "given", "due"


def evaluation_rows(book: Book, ids: Sequence[str]) -> dict[str, dict[str, Any]]:
    """As `placement_rows`, with `evaluations` (records by whom and when), and `due`, the point that is due or None."""
    given: dict[str, dict[tuple[str, str], Record]] = defaultdict(dict)
    for each in book.records(Evaluation, {"placement_id": list(ids)}):
        given[each.placement_id][each.by, each.point] = each
    lacking = due(book)
    return {
        id_: row | {"evaluations": given[id_], "due": lacking.get(id_)}
        for id_, row in placement_rows(book, ids).items()
    }


def visit_rows(book: Book, ids: Sequence[str]) -> dict[str, dict[str, Any]]:
    """As `placement_rows`, with `visited` (a `Visited`, or None)."""
    known = visited(book)
    return {id_: row | {"visited": known.get(id_)} for id_, row in placement_rows(book, ids).items()}


def overall_words(evaluation: Record) -> str:
    """The three categories as a whole in short: "3 · 4 · –"."""
    codes = (getattr(evaluation, field) for field in OVERALL.values())
    return " · ".join("–" if code in (None, NOT_SEEN) else code for code in codes)


def forms_by_placement(book: Book, by: str, point: str) -> dict[str, str]:
    """By placement whether a form was given, or is due; those of which neither is true are missing."""
    lacking = {id_: LACKING for id_, which in due(book).items() if by == "supervisor" and which == point}
    given = {e.placement_id: GIVEN for e in book.records(Evaluation, {"by": by, "point": point})}
    return lacking | given


def visit_values(book: Book, name: str) -> Mapping[str, Any]:
    """One value of the visits by placement: "last", "count", "lowest", "miles" or "follow_up_on"."""
    found: dict[str, Visited] = visited(book)
    return {id_: value for id_, each in found.items() if (value := getattr(each, name)) is not None}
