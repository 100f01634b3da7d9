"""The scale of marks of a site: what each mark is worth."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from app.book.book import Book
from app.book.refused import UnfitField
from app.i18n import _, fold, ngettext, number
from app.models.course_records import CourseRecord, MarkScale


def save_mark(book: Book, values: Mapping[str, Any], mark_id: str | None = None) -> str:
    """Add a mark to the scale, or change the one with this id; returns its id.

    Raises UnfitField for a mark that is there already, and for one that is C or better without being C- or better,
    or either of them without passing.
    """
    mark = " ".join((values.get("mark") or "").split())
    if not mark:
        raise UnfitField("mark", _("Write the mark as the school prints it."))
    if any(fold(m.mark) == fold(mark) and m.id != mark_id for m in book.records(MarkScale)):
        raise UnfitField("mark", _("The mark “{mark}” is in the scale already.").format(mark=mark))
    if values.get("c_or_better") and not values.get("c_minus_or_better"):
        raise UnfitField("c_minus_or_better", _("What is C or better is C- or better, too."))
    if values.get("c_minus_or_better") and not values.get("passes"):
        raise UnfitField("passes", _("What is C- or better passes."))
    row = {**values, "mark": mark}
    with book.edit(_("Edit mark {mark}").format(mark=mark)) as edit:
        if mark_id is None:
            return edit.insert(MarkScale, [row])[0]
        edit.update(MarkScale, {mark_id: row})
    return mark_id


def remove_marks(book: Book, mark_ids: Collection[str]) -> int:
    """Take marks out of the scale; records that have one stay, and are told as unknown."""
    title = ngettext("Take {count} mark out of the scale", "Take {count} marks out of the scale", len(mark_ids))
    with book.edit(title.format(count=number(len(mark_ids)))) as edit:
        return edit.delete(MarkScale, mark_ids)


def mark_rows(book: Book, ids: Sequence[str]) -> dict[str, dict[str, Any]]:
    """By mark of the scale: every field."""
    return {m.id: m._asdict() for m in book.records(MarkScale, {"id": list(ids)})}


def records_by_mark(book: Book) -> dict[str, int]:
    """By mark of the scale: how many course records have it. Reads them all."""
    counts = Counter(fold(mark) for mark in book.column(CourseRecord, "mark").values() if mark)
    return {id_: counts[fold(mark)] for id_, mark in book.column(MarkScale, "mark").items() if counts[fold(mark)]}
