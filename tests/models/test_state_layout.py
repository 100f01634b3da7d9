"""The layout is data: as many fields as the state has, and nothing in it that no source told."""

from __future__ import annotations

from app.book.kinds import Choice
from app.models.placements import EMPLOYER_EVALUATION
from app.models.settings import STATE_EVALUATIONS, STATE_LAYOUT
from app.models.state_layout import layout


def test_every_version_that_can_be_chosen_has_fifteen_fields_in_order() -> None:
    assert isinstance(STATE_LAYOUT.kind, Choice)
    for version in STATE_LAYOUT.kind.options:
        slots = layout(version).slots
        assert [slot.number for slot in slots] == [f"21.{number:02}" for number in range(1, 16)]
        assert {slot.place for slot in slots} <= {"verified", "inferred"}
        assert len({slot.source for slot in slots if slot.source}) == len([slot for slot in slots if slot.source])


def test_what_no_source_tells_is_left_open() -> None:
    slots = {slot.source: slot for slot in layout("14.1").slots}
    assert [slots[name].length for name in ("transaction", "hours", "evaluation")] == [None] * 3
    assert slots["evaluation"].detail == "not found"
    assert {rating.code for rating in layout("14.1").ratings.values()} == {""}


def test_every_level_of_the_evaluation_has_a_setting() -> None:
    assert list(layout("14.1").ratings) == list(STATE_EVALUATIONS) == list(EMPLOYER_EVALUATION.options)


def test_the_types_of_the_state() -> None:
    types = layout("14.1").types
    assert list(types) == ["10", "15", "20", "25", "30", "35", "40", "45", "50", "60", "65"]
    assert [code for code, kind in types.items() if kind.by_year] == ["10", "15", "20"]
    assert [code for code, kind in types.items() if kind.group == "SD"] == ["60", "65"]
    assert [code for code, kind in types.items() if not kind.counts_in("2024-2025")] == ["30"]
    assert [code for code, kind in types.items() if kind.counts_in("2019-2020")] == []
    assert [code for code, kind in types.items() if kind.asks_course("2021-2022")] == ["15", "20"]
    assert [code for code, kind in types.items() if kind.asks_course("2022-2023")] == ["10", "15", "20"]
