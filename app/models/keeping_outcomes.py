"""The outcomes of the site's graduate profile: added, changed, switched off; one that was rated is not deleted."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from app.book.book import Book
from app.book.refused import Refused
from app.i18n import _, ngettext, number
from app.models.graduate_profile import ProfileOutcome, ProfileRating

WORDS = ("name", "heading")


def outcome_rows(book: Book, ids: Sequence[str]) -> dict[str, dict[str, Any]]:
    """By outcome: every field of the record, in the language that is spoken."""
    records = book.records(ProfileOutcome, {"id": list(ids)})
    return {o.id: o._asdict() | {"name": _(o.name), "heading": _(o.heading) if o.heading else None} for o in records}


def save_outcome(book: Book, values: Mapping[str, Any], outcome_id: str | None = None) -> str:
    """Add an outcome, the last of all where no place is given, or change the one with this id; returns its id."""
    row = dict(values)
    former = book.record(ProfileOutcome, outcome_id) if outcome_id else None
    with book.edit(_("Change an outcome of the profile") if former else _("Add an outcome to the profile")) as edit:
        if former is None:
            places = [place or 0 for place in book.column(ProfileOutcome, "place").values()]
            row["place"] = row.get("place") or max(places, default=0) + 1
            return edit.insert(ProfileOutcome, [row])[0]
        for name in WORDS:  # a shipped text that was shown in another language stays what it is
            kept = getattr(former, name)
            if kept and row.get(name) == _(kept):
                row.pop(name)
        edit.update(ProfileOutcome, {former.id: row})
    return former.id


def switch_outcomes(book: Book, outcome_ids: Collection[str], active: bool) -> None:
    """Take outcomes into use, or out of it; what was rated stays."""
    title = _("Take outcomes into use") if active else _("Switch outcomes off")
    with book.edit(title) as edit:
        edit.update(ProfileOutcome, {id_: {"active": active} for id_ in outcome_ids})


def remove_outcomes(book: Book, outcome_ids: Collection[str]) -> int:
    """Mark outcomes as deleted. Raises Refused where one was rated: it is switched off instead."""
    rated = book.records(ProfileRating, {"outcome_id": list(outcome_ids)})
    if rated:
        raise Refused(_("Students were rated by this outcome. Switch it off instead: the ratings stay."))
    title = ngettext("Delete {count} outcome", "Delete {count} outcomes", len(outcome_ids))
    with book.edit(title.format(count=number(len(outcome_ids)))) as edit:
        return edit.delete(ProfileOutcome, outcome_ids)
