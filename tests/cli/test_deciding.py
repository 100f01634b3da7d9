"""Hours decided in bulk."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from tests.cli.conftest import Run


def states(run: Run, book: Path) -> Counter[str]:
    return Counter(row["state"] for row in run("list", "hours", "--book", book, "--json").json["rows"])


BEFORE = Counter(draft=1, submitted=2, approved=1, rejected=1)


def test_approves_what_was_submitted_and_counts_the_others(book: Path, run: Run) -> None:
    outcome = run("approve", "hours", "--book", book, "--where", "local_id=001", "--json")
    assert outcome.status == 0
    assert outcome.json == {
        "approved": 2,
        "skipped": 3,
        "skipped_states": {"draft": 1, "approved": 1, "rejected": 1},
    }
    assert states(run, book) == Counter(draft=1, approved=3, rejected=1)


def test_conditions_narrow_what_is_decided(book: Path, run: Run) -> None:
    words = ("--book", book, "--where", "state=submitted", "--where", "date=2026-09-02", "--json")
    assert run("approve", "hours", *words).json == {"approved": 1, "skipped": 0, "skipped_states": {}}
    assert states(run, book)["submitted"] == 1


def test_rejects_with_the_reason_and_reopens(book: Path, run: Run) -> None:
    which = ("--book", book, "--where", "date=2026-09-02", "--json")
    assert run("reject", "hours", *which, "--reason", "Sheet not signed").json["rejected"] == 1
    row = run("list", "hours", *which).json["rows"][0]
    assert (row["state"], row["reason"]) == ("rejected", "Sheet not signed")
    assert run("reopen", "hours", *which).json["reopened"] == 1
    assert run("list", "hours", *which).json["rows"][0]["state"] == "draft"


@pytest.mark.parametrize(
    ("words", "status"),
    [
        (("approve", "hours"), 2),
        (("approve", "students", "--where", "state=submitted"), 2),
        (("approve", "hours", "--where", "colour=red"), 2),
        (("approve", "hours", "--where", "state=draft"), 1),
        (("approve", "hours", "--where", "state=nonsense"), 1),
        (("reject", "hours", "--where", "state=submitted"), 1),
        (("reject", "hours", "--where", "state=submitted", "--reason", "  "), 1),
        (("reopen", "hours", "--where", "state=draft"), 1),
    ],
)
def test_refusals_change_nothing(words: tuple[str, ...], status: int, book: Path, run: Run) -> None:
    outcome = run(*words, "--book", book, "--json")
    assert (outcome.status, list(outcome.json)) == (status, ["error"])
    assert outcome.err == outcome.json["error"] + "\n"
    assert states(run, book) == BEFORE


def test_people_are_told_what_was_left_alone(book: Path, run: Run) -> None:
    outcome = run("approve", "hours", "--book", book, "--where", "local_id=001", "--reason", "fine")
    assert outcome.out.splitlines()[0] == "2 entries were approved."
    assert "1 entry was left alone (state: Draft)." in outcome.out.splitlines()
    assert outcome.err == "An approval keeps no reason; it was left out.\n"
