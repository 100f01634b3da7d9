"""A month of an internship class of forty, by three roles, through the window, with every step counted."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.views.window import ask
from tests.journeys import month_of_hours as hours
from tests.journeys import month_of_papers as papers
from tests.journeys import month_of_results as results
from tests.journeys.conftest import Start
from tests.journeys.internship_school import make_internship
from tests.journeys.month import Month
from tests.journeys.spreadsheet import SPREADSHEET

COUNTED: dict[str, int] = {
    "See what is missing, print the packets": 11,
    "Take the signed papers in": 6,
    "Begin forty placements": 8,
    "Print the week's logs of the class": 11,
    "Key three signed sheets, with their total": 36,
    "Two weeks from the schedule, handed in": 7,
    "A week copied, two days changed, handed in": 8,
    "A week pasted as a block": 3,
    "An hours sheet there and back, handed in": 20,
    "Allow a warning with a reason": 8,
    "Send two weeks back with a reason": 11,
    "Mend what was sent back": 13,
    "Approve the whole month": 6,
    "Reopen one, verify it, approve it again": 12,
    "Lock the month": 7,
    "Enter two evaluations": 35,
    "An event for thirty, two of them absent": 19,
    "End forty placements": 12,
    "Transcripts, and certificates in Spanish": 17,
    "Check the state file, mend a record, write it": 14,
    "Look at a student, print the transcript": 7,
}
"""The steps that each part takes at most."""


def table(counted: dict[str, int]) -> str:
    """The steps of each part here and in a spreadsheet."""
    rows = [(part, steps, SPREADSHEET[part].steps) for part, steps in counted.items()]
    rows.append(("Together", sum(row[1] for row in rows), sum(row[2] for row in rows)))
    return "\n".join(f"{part:<50}{here:>6}{there:>6}" for part, here, there in rows)


def test_month(start: Start, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    month = Month(make_internship(tmp_path / "School.pathbook"), start, tmp_path)
    for question in ("save_file", "open_file"):
        monkeypatch.setattr(ask, question, month.choose_file)
    with month.at_work("coordinator"):
        papers.take_papers_in(month)
    with month.at_work("teacher"):
        hours.print_logs(month)
        hours.key_sheets(month)
        hours.fill_weeks(month)
        hours.round_trip(month)
    with month.at_work("coordinator"):
        hours.look_through(month)
    with month.at_work("teacher"):
        hours.mend(month)
    with month.at_work("coordinator"):
        hours.approve_rest(month)
        results.evaluate(month)
        results.hold_event(month)
        results.end_and_print(month)
        results.report(month)
    with month.at_work("counselor"):
        results.look_at_one(month)
    print(table(month.counted))
    assert [part for part, steps in month.counted.items() if steps > COUNTED[part]] == []
    assert month.counted.keys() == SPREADSHEET.keys() == COUNTED.keys()
    assert sum(month.counted.values()) * 2 < sum(part.steps for part in SPREADSHEET.values())
