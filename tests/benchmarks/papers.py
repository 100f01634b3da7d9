"""Transcripts: what their structure costs, and how much memory five hundred of them take."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from functools import partial
from pathlib import Path

from app.book.base import new_id
from app.book.book import Book
from app.exports import transcript_work as transcript
from app.exports.pdf import Paper
from app.exports.tagged import Element, TaggedCanvas
from app.exports.transcript_facts import TranscriptFacts, gather
from app.models import (
    Employer,
    Evaluation,
    Event,
    HourEntry,
    Participation,
    PathwayMembership,
    Placement,
    PlacementCompetency,
    Site,
    SitePathway,
    Student,
)
from app.models.opening import make_sample_files
from tests.benchmarks.book import students
from tests.benchmarks.figures import Figure, ratio, seconds
from tests.benchmarks.memory import ROOT

MANY, FEW = 500, 100
PLACEMENTS, EVENTS = 2, 3  # of each student: with them a transcript has two pages
BEGAN = date(2025, 9, 1)
SKILLS = ("Communication", "Teamwork", "Health and safety", "Empathy", "Responsibility", "Technical skills")
WRITE = """
import sys
from pathlib import Path
from time import perf_counter
from app.exports import REPORTS
from app.models.opening import open_book
from tests.benchmarks.figures import peak
with open_book(Path(sys.argv[1])) as book:
    began = perf_counter()
    for _ in REPORTS["transcript"].write(book, Path(sys.argv[2])):
        pass
print(peak(), perf_counter() - began)
"""


class UntaggedCanvas(TaggedCanvas):
    """Draws the same pages and marks nothing on them."""

    @contextmanager
    def marked(self, element: Element, parent: Element | None = None) -> Iterator[None]:
        yield

    @contextmanager
    def artifact(self, kind: str = "") -> Iterator[None]:
        yield

    def attach(self, element: Element, parent: Element | None = None) -> None:
        pass


class UntaggedPaper(Paper):
    """A paper without structure."""

    canvas_class = UntaggedCanvas


def fill_school(book: Book, count: int) -> None:
    """Students with as many placements and hours as take two pages."""
    people = [row | {"id": new_id()} for row in students(count)]
    employer, pathway = new_id(), new_id()
    placements = [
        {"id": new_id(), "student_id": person["id"], "employer_id": employer, "pathway_id": pathway, "pay": "unpaid",
         "role": f"Clinic aide {number}", "starts_on": BEGAN, "ends_on": BEGAN + timedelta(200)}
        for person in people
        for number in range(PLACEMENTS)
    ]  # fmt: skip
    events = [{"id": new_id(), "name": f"Career day {number}", "date": BEGAN + timedelta(number), "minutes": 90,
               "employer_id": employer} for number in range(EVENTS)]  # fmt: skip
    with book.edit("School") as edit:
        edit.insert(Site, [{"name": "Heron Slough High School", "phone": "(559) 555-0117"}])
        edit.insert(Student, people)
        edit.insert(SitePathway, [{"id": pathway, "name": "Health Careers", "target_minutes": 4800}])
        edit.insert(PathwayMembership, [{"student_id": person["id"], "pathway_id": pathway} for person in people])
        edit.insert(Employer, [{"id": employer, "name": "Tule Creek Community Clinic"}])
        edit.insert(Placement, placements)
        edit.insert(Event, events)
        took_part = [{"event_id": event["id"], "student_id": person["id"]} for event in events for person in people]
        edit.insert(Participation, took_part)
        edit.insert(
            PlacementCompetency,
            [{"placement_id": placement["id"], "name": skill, "level": "3", "rated_on": BEGAN}
             for placement in placements for skill in SKILLS[:1]],
        )  # fmt: skip
        rating = {"date": BEGAN, "overall_a": "3", "overall_b": "4", "overall_c": "3"}
        edit.insert(Evaluation, [rating | {"placement_id": placement["id"]} for placement in placements[::PLACEMENTS]])
        edit.insert(
            HourEntry,
            [
                {"student_id": placement["student_id"], "placement_id": placement["id"], "minutes": 90 + 15 * week,
                 "date": BEGAN + timedelta(7 * week), "state": "approved", "competencies": SKILLS[week]}
                for placement in placements
                for week in range(len(SKILLS))
            ],
        )  # fmt: skip


def write_papers(kind: type[Paper], facts: list[TranscriptFacts], path: Path) -> None:
    """One file with the transcripts of all."""
    with kind(path, title="Transcripts", duplex=True) as paper:
        for one in facts:
            transcript.fill(paper, one, None)


def measure() -> list[Figure]:
    """The time of the pages alone, and the most memory of a whole process that reads and writes them."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        book, out = folder / "book.pathbook", folder / "transcripts.pdf"
        with make_sample_files(book) as opened:
            fill_school(opened, MANY)
            facts = list(gather(opened, opened.ids(Student)[:FEW]))
        write_papers(Paper, facts, out)  # fonts are read once
        kinds = (Paper, UntaggedPaper)
        rounds = [[seconds(partial(write_papers, kind, facts, out)) for kind in kinds] for _ in range(9)]
        tagged, untagged = map(min, zip(*rounds, strict=True))  # of rounds by turns: whatever else runs slows both
        figures = [ratio(f"{FEW} transcripts, tagged against the same pages untagged", tagged, untagged, 1.6)]
        if sys.platform != "win32":  # which does not tell the memory
            told = subprocess.run(
                [sys.executable, "-c", WRITE, book, out], cwd=ROOT, capture_output=True, text=True, check=True
            )
            size = f"{out.stat().st_size / 1_000_000:.1f} MB"
            what = f"memory of a process that writes {MANY} transcripts of two pages"
            memory, took = map(float, told.stdout.split())
            figures.append(Figure(what, memory, "MB", 250, size))
            figures.append(Figure(f"{MANY} transcripts of two pages, read and written", took, "s", 45))
    return figures
