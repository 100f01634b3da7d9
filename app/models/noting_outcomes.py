"""Where the graduates of a class went, noted for the whole class in one list."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from app.book.base import Record
from app.book.book import Book
from app.book.refused import Refused
from app.i18n import _, ngettext, number
from app.models.after_school import PostsecondaryOutcome


def last_outcomes(book: Book, student_ids: Sequence[str]) -> dict[str, Record]:
    """By student: what was found last."""
    found = book.records(PostsecondaryOutcome, {"student_id": list(student_ids)}, sort=[("date", False)])
    return {outcome.student_id: outcome for outcome in found}


def note_outcomes(book: Book, outcomes: Mapping[str, Mapping[str, Any]]) -> None:
    """Change what was found last of each student, by their ids; the first thing found begins an outcome of today.

    An outcome without a kind goes. Raises Refused for a place without a kind, and for a day to come.
    """
    known = last_outcomes(book, list(outcomes))
    new: list[Mapping[str, Any]] = []
    changed: dict[str, Mapping[str, Any]] = {}
    gone: list[str] = []
    for student_id, values in outcomes.items():
        if (values.get("date") or date.today()) > date.today():
            raise Refused(_("An outcome cannot be of a day that has not come."))
        former = known.get(student_id)
        if former is not None and "kind" in values and values["kind"] is None:
            gone.append(former.id)
        elif former is not None:
            changed[former.id] = values
        elif values.get("kind"):
            new.append({"student_id": student_id, "date": date.today(), **values})
        elif any(value is not None for value in values.values()):
            raise Refused(_("Say first what the student does after high school."))
    title = ngettext("Outcome of {count} student", "Outcomes of {count} students", len(outcomes))
    with book.edit(title.format(count=number(len(outcomes)))) as edit:
        edit.insert(PostsecondaryOutcome, new)
        edit.update(PostsecondaryOutcome, changed)
        edit.delete(PostsecondaryOutcome, gone)
