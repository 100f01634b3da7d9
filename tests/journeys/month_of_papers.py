"""The papers of a month: before the first day, and after the last one."""

from __future__ import annotations

from datetime import timedelta

from app.models import Placement
from app.models.paperwork_matrix import placement_papers
from tests.journeys.internship_school import COUNT, WEEKS
from tests.journeys.month import Month
from tests.journeys.month_of_hours import narrow, typed


def missing(month: Month) -> int:
    rows = placement_papers(month.book, month.made.placements).rows
    return sum(len(row.open_kinds) for row in rows)


def take_papers_in(month: Month) -> None:
    month.file = month.file.with_suffix(".pdf")
    with month.part("See what is missing, print the packets") as hand:
        hand.run("placements")
        hand.tab("Paperwork")
        narrow(month)
        assert missing(month) == 6 * COUNT
        hand.click("Print the missing ones")
        hand.press("Return")
    assert month.file.read_bytes().startswith(b"%PDF")
    with month.part("Take the signed papers in") as hand:
        hand.cell()
        hand.press("Ctrl+A", "Return", "Ctrl+A")
        hand.type(typed(WEEKS[0] - timedelta(days=3)))
        hand.press("Ctrl+Return")
    assert missing(month) == 0
    with month.part("Begin forty placements") as hand:
        hand.tab("Placements")
        hand.into("Filter by student")
        hand.type("Alder intern")
        hand.cell()
        hand.press("Ctrl+A")
        hand.run("Begin placement")
    assert {p.state for p in month.book.records(Placement, {"id": month.made.placements})} == {"active"}
