"""The items of the evaluation form: in the state's three categories, in the site's order, in use or retired.

A form of the site's own is fine as long as it covers the three categories (cde.ca.gov/ci/ct/we). An item that was rated
is never deleted: retired, it stays in the evaluations that rated it.
"""

from __future__ import annotations

from app.book.base import Record
from app.book.book import Book
from app.book.refused import Refused
from app.i18n import _, fold
from app.models.evaluations import CATEGORY, EvaluationItem


def items_by_category(book: Book, active: bool = False) -> dict[str, list[Record]]:
    """The items of each category in their order; with `active` only those in use."""
    found: dict[str, list[Record]] = {code: [] for code in CATEGORY.options}
    for item in sorted(book.records(EvaluationItem), key=lambda item: (item.place is None, item.place or 0, item.id)):
        if item.active or not active:
            found[item.category].append(item)
    return found


def add_item(book: Book, category: str, text: str) -> str:
    """Add an item at the end of a category; returns its id. Raises Refused where it is blank or there already."""
    others = items_by_category(book)[category]
    words = _refuse_unfit(text, others)
    place = 1 + max((item.place or 0 for item in others), default=0)
    with book.edit(_("Add evaluation item")) as edit:
        return edit.insert(EvaluationItem, [{"category": category, "text": words, "place": place, "active": True}])[0]


def reword_item(book: Book, item_id: str, text: str) -> None:
    """Change the words of an item. Raises Refused as `add_item` does."""
    [item] = book.records(EvaluationItem, {"id": item_id})
    others = [each for each in items_by_category(book)[item.category] if each.id != item_id]
    book.save(EvaluationItem, item_id, {"text": _refuse_unfit(text, others)})


def use_item(book: Book, item_id: str, active: bool) -> None:
    """Put an item into use, or retire it."""
    book.save(EvaluationItem, item_id, {"active": active})


def move_item(book: Book, item_id: str, step: int) -> bool:
    """Move an item up (-1) or down (1) within its category; whether there was room."""
    [item] = book.records(EvaluationItem, {"id": item_id})
    ids = [each.id for each in items_by_category(book)[item.category]]
    at = ids.index(item_id) + step
    if not 0 <= at < len(ids):
        return False
    ids.remove(item_id)
    ids.insert(at, item_id)
    with book.edit(_("Move evaluation item")) as edit:
        edit.update(EvaluationItem, {id_: {"place": place} for place, id_ in enumerate(ids, 1)})
    return True


def _refuse_unfit(text: str, others: list[Record]) -> str:
    words = " ".join(text.split())
    if not words:
        raise Refused(_("An item needs words."))
    if any(fold(words) in (fold(item.text), fold(_(item.text))) for item in others):
        raise Refused(_("“{item}” is in this category already.").format(item=words))
    return words
