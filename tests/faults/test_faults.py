"""A few trials of each measure in every run, and the scoreboard itself."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.faults import measures, running
from tests.faults.biting import BREAKS
from tests.faults.scoreboard import Line, as_json, table
from tests.faults.trials import Measure


@pytest.fixture(scope="module")
def ground(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What the trials strike."""
    folder = tmp_path_factory.mktemp("ground") / "books"
    running.prepare()
    measures.lay_out(folder)
    return folder


def few(measure: Measure) -> range:
    """The numbers of the trials that every run makes."""
    return range(0 if measure.obstacle() else measure.few)


def test_a_few_blows_of_each_kind(ground: Path) -> None:
    asked = [(measure, few(measure)) for measure in measures.ALL]
    outcomes = list(running.run(asked, ground, chunk=15))
    assert [outcome for outcome in outcomes if outcome.lost] == []
    assert len(outcomes) == sum(len(numbers) for _measure, numbers in asked)


@pytest.mark.parametrize("broken", ["commits are dropped", "the journal is not verified", "roles are not obeyed"])
def test_some_breaks_are_caught(broken: str, ground: Path) -> None:
    measure = measures.MEASURES[BREAKS[broken].measure]
    outcomes = running.run([(measure, range(BREAKS[broken].most))], ground, broken=broken, chunk=5)
    assert any(outcome.lost for outcome in outcomes)


def test_every_break_names_a_measure() -> None:
    assert {each.measure for each in BREAKS.values()} <= set(measures.MEASURES)
    assert len(BREAKS) >= 10


def test_the_scoreboard() -> None:
    lines = [Line("kills", 1000, 0), Line("cuts", 3, 1)]
    assert json.loads(as_json(lines)) == {
        "measures": [
            {"name": "kills", "runs": 1000, "lost": 0, "ok": True},
            {"name": "cuts", "runs": 3, "lost": 1, "ok": False},
        ]
    }
    assert table(lines).splitlines()[-1].endswith("NOT OK")
