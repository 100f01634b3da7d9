"""The library of strategies and the templates of support plans, as a site keeps them: one edit each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from app.book.book import Book
from app.book.refused import Refused, UnfitField
from app.i18n import _, ngettext
from app.models.strategies import PlanTemplate, Strategy
from app.models.strategy_effect import Effect
from app.models.supports import SupportPlan

_WORDS = ("name", "description")  # of the shipped ones, which are in the catalog


def strategy_rows(book: Book, ids: Sequence[str], effects: Mapping[str, Effect]) -> dict[str, dict[str, Any]]:
    """By strategy: every field of the record, its words in the language that is spoken, and `effect` or None."""
    records = book.records(Strategy, {"id": list(ids)})
    return {
        each.id: each._asdict() | spoken_words(each._asdict()) | {"effect": effects.get(each.id)} for each in records
    }


def spoken_words(values: Mapping[str, Any]) -> dict[str, Any]:
    """The words of a strategy in the language that is spoken."""
    return {name: _(values[name]) if values[name] else values[name] for name in _WORDS}


def uses(book: Book) -> dict[str, int]:
    """By strategy: how many plans use it."""
    return dict(Counter(id_ for id_ in book.column(SupportPlan, "strategy_id").values() if id_))


def save_strategy(book: Book, strategy_id: str | None, values: Mapping[str, Any]) -> str:
    """Add a strategy, or change one; returns its id. What nobody changed stays in the language that it has.

    Raises Refused where the least minutes are more than the most.
    """
    least, most = values.get("least_minutes"), values.get("most_minutes")
    if least and most and most < least:
        raise UnfitField("most_minutes", _("At most is less than at least."))
    record = book.record(Strategy, strategy_id) if strategy_id else None
    if strategy_id is None or record is None:
        with book.edit(_("Add a strategy")) as edit:
            return edit.insert(Strategy, [values])[0]
    known, shown = record._asdict(), spoken_words(record._asdict())
    kept = {name: known[name] for name in _WORDS if name in values and values[name] == shown[name]}
    book.save(Strategy, strategy_id, {**values, **kept})
    return strategy_id


def archive(book: Book, strategy_ids: Collection[str]) -> bool:
    """Archive strategies, or bring them back where all are archived; returns whether they are in use now."""
    records = book.records(Strategy, {"id": list(strategy_ids)})
    active = not any(each.active for each in records)
    title = _("Bring strategies back") if active else _("Archive strategies")
    with book.edit(title) as edit:
        edit.update(Strategy, {each.id: {"active": active} for each in records})
    return active


def remove_strategies(book: Book, strategy_ids: Collection[str]) -> int:
    """Mark strategies as deleted; returns how many. Raises Refused where a plan uses one."""
    used = uses(book)
    if any(id_ in used for id_ in strategy_ids):
        raise Refused(_("Support plans use this strategy. Archive it: it is not offered then, and the plans keep it."))
    title = ngettext("Delete {count} strategy", "Delete {count} strategies", len(strategy_ids))
    with book.edit(title.format(count=len(strategy_ids))) as edit:
        return edit.delete(Strategy, list(strategy_ids))


def templates(book: Book) -> list[Any]:
    """The templates of support plans, by name."""
    return book.records(PlanTemplate, sort=[("name", False)])


def remove_template(book: Book, template_id: str) -> None:
    """Mark a template as deleted; plans made from it stay as they are."""
    with book.edit(_("Delete a template of a support plan")) as edit:
        edit.delete(PlanTemplate, [template_id])
