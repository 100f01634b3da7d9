"""The strategy of a plan is one value everywhere: that of the library, with the plan's own words beside it."""

from __future__ import annotations

from app.book.book import Book
from app.cli.listing import rows_of
from app.models import Strategy, SupportPlan
from app.models.strategies import strategy_told


def test_the_strategy_of_the_library_is_told_with_the_own_words_beside_it(sample: Book) -> None:
    plan = next(p for p in sample.records(SupportPlan) if p.strategy_id)
    name = sample.column(Strategy, "name")[plan.strategy_id]
    sample.save(SupportPlan, plan.id, {"strategy": "Walks before school"})
    row = next(row for row in rows_of(sample, "plans") if row["id"] == plan.id)
    assert (row["strategy"], row["strategy_words"]) == (name, "Walks before school")
    sample.save(SupportPlan, plan.id, {"strategy_id": None})
    row = next(row for row in rows_of(sample, "plans") if row["id"] == plan.id)
    assert (row["strategy"], row["strategy_words"]) == ("Walks before school",) * 2


def test_own_words_are_told_behind_where_they_say_more() -> None:
    assert strategy_told("Mentor", "Mentor") == "Mentor"
    assert strategy_told("Mentor", "Walks") == "Mentor · Walks"
    assert (strategy_told(None, "Walks"), strategy_told("Mentor", None), strategy_told(None, None)) == (
        "Walks",
        "Mentor",
        "",
    )
