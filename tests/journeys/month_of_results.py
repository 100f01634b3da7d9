"""What comes of a month: evaluations, an event, certificates and transcripts, the state's file, a student's page."""

from __future__ import annotations

from pypdfium2 import PdfDocument

from app.models import Evaluation, Event, Participation, Placement
from tests.journeys.internship_school import COUNT
from tests.journeys.month import Month

RATED = 2
"""Evaluations that are entered here."""
NINE = "3" * 8 + "4" + "334"
"""Nine lines and three categories, one key each."""


def evaluate(month: Month) -> None:
    placements = month.made.placements
    with month.part("Enter two evaluations") as hand:
        hand.run("placements")
        hand.tab("Evaluations")
        hand.into("Filter by")
        hand.type("Alder intern")
        hand.cell()
        for _each in range(RATED):
            hand.press("Return", *NINE, "Ctrl+Return")
    found = month.book.records(Evaluation, {"placement_id": placements})
    assert len({e.placement_id for e in found}) == RATED
    assert {(e.overall_a, e.overall_b, e.overall_c, e.point) for e in found} == {("3", "3", "4", "mid")}


def hold_event(month: Month) -> None:
    with month.part("An event for thirty, two of them absent") as hand:
        hand.run("New event")
        hand.type("Morning b")
        hand.press("Return", "Return")
        hand.type("Clinic")
        hand.press("Return")
        hand.type("tour")
        hand.press("Return", "Ctrl+Return")
        for name in ("Alder07", "Alder21"):
            hand.press("/")
            hand.type(name)
            hand.press("Return", "A")
    [event] = month.book.ids(Event, where={"name": "Clinic"})
    roll = [p.presence for p in month.book.records(Participation, {"event_id": event})]
    assert (roll.count("attended"), roll.count("absent")) == (28, 2)


def end_and_print(month: Month) -> None:
    month.file = month.file.with_suffix(".pdf")
    with month.part("End forty placements") as hand:
        hand.run("placements")
        hand.tab("Placements")
        hand.into("Filter by student")
        hand.type("Alder intern")
        hand.cell()
        hand.press("Ctrl+A")
        hand.run("End placement")
        hand.press("Ctrl+Return")
    ended = month.book.records(Placement, {"id": month.made.placements})
    assert {(p.state, p.end_reason) for p in ended} == {("ended", "completed")}
    with month.part("Transcripts, and certificates in Spanish") as hand:
        hand.tab("Ended")
        hand.cell()
        hand.press("Ctrl+A")
        for paper, language in (("Transcripts", ""), ("Certificates of", "Spanish")):
            hand.run(paper)
            if language:
                hand.choose("Language", language)
            month.file.unlink(missing_ok=True)
            hand.press("Return")
            assert len(PdfDocument(month.file)) >= COUNT


def report(month: Month) -> None:
    month.file = month.file.with_suffix(".txt")
    with month.part("Check the state file, mend a record, write it") as hand:
        hand.run("state file")
        hand.into("Filter by student")
        hand.type("Alder00")
        held = [line for line in month.page.known.lines if line.id in month.made.placements and line.problems]
        assert [problem.rule.name for line in held for problem in line.problems] == ["wblr.course"]
        hand.cell()
        hand.press("Return")
        hand.type("Alder")
        hand.press("Return", "Ctrl+Return")
        hand.click("Write the file")
        hand.click("Choose where")
    lines = month.file.read_text("ascii").splitlines()
    assert sum("^ALDER-" in line for line in lines) == COUNT


def look_at_one(month: Month) -> None:
    month.file = month.file.with_suffix(".pdf")
    with month.part("Look at a student, print the transcript") as hand:
        hand.press("Ctrl+K")
        hand.type("8805")
        hand.press("Return", "Ctrl+P")
        hand.press("Return")
    assert month.file.read_bytes().startswith(b"%PDF")
