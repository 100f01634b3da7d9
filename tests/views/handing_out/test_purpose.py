"""Why something is handed out: no click for the school's own use, and the log knows the rest."""

from __future__ import annotations

import pytest

from app.exports.report import Part
from app.models.access import PURPOSES, Disclosure
from app.views.handing_out.making import Made
from app.views.handing_out.purpose import PurposeLine
from tests.views.accessibility import problems
from tests.views.conftest import Present


def choose(line: PurposeLine, code: str) -> None:
    line.purpose.setCurrentIndex(line.purpose.findData(code))


def test_own_use_asks_nothing_more(present: Present) -> None:
    line = PurposeLine()
    present(line)
    assert line.disclosure == Disclosure() and line.is_said()
    assert not line.recipient.isVisible() and not line.words.isVisible()


def test_a_disclosure_asks_to_whom(present: Present) -> None:
    line = PurposeLine()
    present(line)
    choose(line, "parent")
    line.recipient.setText("Rosa Aguilar")
    assert line.recipient.isVisible() and not line.words.isVisible()
    assert line.disclosure == Disclosure("parent", "Rosa Aguilar") and line.is_said()
    choose(line, "own_use")
    assert line.disclosure == Disclosure()


@pytest.mark.parametrize("code", [code for code in PURPOSES if code not in ("own_use", "other")])
def test_whoever_else_it_is_for_is_named(code: str, present: Present) -> None:
    line = PurposeLine()
    present(line)
    choose(line, code)
    assert not line.is_said()
    assert line.problem.isVisible() and line.recipient.hasFocus()
    assert line.recipient.accessibleDescription() == line.problem.text() != ""
    line.recipient.setText("Dana Whitfield, nurse")
    assert not line.problem.isVisible() and line.is_said()
    assert problems(line) == []


def test_something_else_wants_words(present: Present) -> None:
    line = PurposeLine()
    present(line)
    choose(line, "other")
    assert not line.is_said()
    assert line.problem.isVisible() and line.words.hasFocus()
    line.words.setText("A science fair")
    assert not line.problem.isVisible() and not line.is_said() and line.recipient.hasFocus()
    line.recipient.setText("Ana Ruiz, the fair")
    assert line.is_said() and not line.problem.isVisible()
    assert problems(line) == []


def test_whose_papers_are_on_some_pages() -> None:
    parts = [Part(page, (name,)) for page, name in ((0, "ana"), (2, "eva"), (6, "vinh"))]
    made = Made(None, b"", None, [], parts)  # type: ignore[arg-type]
    assert made.parts_on([0, 1]) == parts[:1]
    assert made.parts_on([1, 5]) == parts[:2]
    assert made.parts_on(range(8)) == parts
