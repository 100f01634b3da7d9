"""A small real book, copied afresh for every test, and the command line as a function."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from app import i18n
from app.book.asking import entity_of
from app.book.book import Book
from app.cli import main
from app.models import opening

PASSPHRASE = "correct horse battery"


@dataclass(frozen=True)
class Outcome:
    """What a command left behind."""

    status: int
    out: str
    err: str

    @property
    def json(self) -> dict[str, Any]:
        """Standard output, which must be one JSON object and nothing else."""
        told = json.loads(self.out)
        assert isinstance(told, dict)
        return told


Run = Callable[..., Outcome]


@pytest.fixture(autouse=True)
def surroundings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Nothing of the person who runs the tests is read or written."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PATHBOOK_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("PATHBOOK_PASSPHRASE", PASSPHRASE)
    monkeypatch.setenv("LANGUAGE", "en")
    yield
    i18n.use("en")


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """The command line: `run("list", "students", "--book", book)`."""

    def command(*words: object) -> Outcome:
        status = main([str(word) for word in words])
        captured = capsys.readouterr()
        return Outcome(status, captured.out, captured.err)

    return command


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A book with two students of one pathway, a placement, and hours in every state."""
    path = tmp_path_factory.mktemp("template") / "School.pathbook"
    book, _code = opening.new_book(path, "Alder High", "", PASSPHRASE)
    with book:
        _fill(book)
    return path


@pytest.fixture
def book(template: Path, tmp_path: Path) -> Path:
    """A copy of the small book."""
    return Path(shutil.copytree(template, tmp_path / "School.pathbook"))


def _fill(book: Book) -> None:
    with book.edit("Fill") as edit:

        def one(table: str, **values: Any) -> str:
            return edit.insert(entity_of(table), [values])[0]

        ana = one("student", local_id="001", ssid="1000000001", first_name="Ana", last_name="Peña", grade="09",
                  birth_date=date(2011, 5, 9))  # fmt: skip
        binh = one("student", local_id="002", first_name="Bình", last_name="Nguyễn", grade="11")
        gone = one("student", local_id="003", first_name="Gone", last_name="Away", grade="12")
        edit.delete(entity_of("student"), [gone])
        one("student", local_id="twice", first_name="Pat", last_name="Roe")
        one("student", local_id="twice", first_name="Pat", last_name="Roe")
        pathway = one("site_pathway", name="Health", target_minutes=6000)
        one("pathway_membership", student_id=ana, pathway_id=pathway, starts_on=date(2026, 8, 10))
        clinic = one("employer", name="Elm Clinic", kind="nonprofit", phone="(555) 555-0101")
        placement = one("placement", student_id=ana, employer_id=clinic, role="Aide", pathway_id=pathway)
        for day, state in enumerate(("draft", "submitted", "submitted", "approved", "rejected"), 1):
            one("hour_entry", student_id=ana, placement_id=placement, date=date(2026, 9, day), minutes=90, state=state)
        one("employer_interaction", employer_id=clinic, date=date(2026, 9, 3), kind="visit", miles=12)
        one("family_contact", student_id=binh, date=date(2026, 9, 1), way="letter")
        one("agreement", employer_id=clinic, kind="affiliation", expires_on=date(2027, 6, 30))
        talk = one("event", name="Nurses' day", date=date(2026, 10, 2), minutes=60, employer_id=clinic)
        one("participation", event_id=talk, student_id=ana)
        kind = one("document_kind", name="Bus pass")
        one("paperwork", kind_id=kind, student_id=ana, placement_id=placement, state="received")
        one("evaluation", placement_id=placement, date=date(2026, 10, 1), overall_a="3")
        one("site_visit", placement_id=placement, date=date(2026, 9, 30), safety="4")
        provider = one("staff", first_name="Lee", last_name="Ko", role="counselor", local_id="T1")
        plan = one("support_plan", student_id=binh, domain="reading", tier="2", need="Fluency", provider_id=provider,
                   starts_on=date(2026, 9, 1), baseline_value=50, goal_value=75)  # fmt: skip
        one("support_session", plan_id=plan, date=date(2026, 9, 8), present=False, minutes=0)
        one("support_session", plan_id=plan, date=date(2026, 9, 15), present=True, minutes=30, note="Read aloud")
        one("note", student_id=binh, date=date(2026, 9, 2), text="Likes maps\nand trains")
        section = one("section", name="Biology 1", local_id="S1", period="2")
        one("section_student", section_id=section, student_id=ana)
