"""Figures on papers, each with the records behind it, so that whoever looks at a page can ask for the rows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure: what it is, as it is printed, and the records it was made of: ids of one table."""

    what: str  # "Approved hours, 2026–2027"
    value: str  # "92.5"
    table: str  # "hour_entry"
    ids: tuple[str, ...]
    student_id: str | None = None


@dataclass(frozen=True, slots=True)
class Placed:
    """A figure with the page on which it stands, counted from 0."""

    page: int
    figure: Figure


def figure(what: str, value: str, table: str, ids: Iterable[str], student_id: str | None = None) -> list[Figure]:
    """The figure in a list of one; an empty list where no record is behind it."""
    behind = tuple(ids)
    return [Figure(what, value, table, behind, student_id)] if behind else []
