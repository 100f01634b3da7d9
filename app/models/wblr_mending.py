"""Mending what the state's file lacks of a student: a stay at the school, a reporting group."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from app.book.book import Book
from app.i18n import _
from app.models.people import Enrollment, StudentGroup
from app.models.school import Site, year_bounds
from app.models.settings import STATE_LAYOUT, decided
from app.models.state_layout import layout


def usual_stay(book: Book, year: str) -> dict[str, Any]:
    """The stay that most likely is missing: at this site, from the first day of the year."""
    site = next(iter(book.records(Site)), None)
    return {"school_name": site.name if site else None, "entry_date": year_bounds(year)[0]}


def usual_group(book: Book, year: str, code: str) -> dict[str, Any]:
    """The reporting group that a type of the state asks for, from the first day of the year."""
    kind = layout(decided(book, STATE_LAYOUT)).types.get(code)
    return {"group": kind.group if kind else None, "starts_on": year_bounds(year)[0]}


def add_stay(book: Book, student_id: str, values: Mapping[str, Any]) -> None:
    """Add a stay at a school."""
    with book.edit(_("Add a stay")) as edit:
        edit.insert(Enrollment, [{**values, "student_id": student_id}])


def add_group(book: Book, student_id: str, values: Mapping[str, Any]) -> None:
    """Add a student to a reporting group."""
    with book.edit(_("Add group")) as edit:
        edit.insert(StudentGroup, [{**values, "student_id": student_id}])
