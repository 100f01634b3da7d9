"""What the program writes in one language it takes in when it speaks the other one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app import i18n
from app.book.book import Book
from app.exports import REPORTS
from app.imports.hour_rows import hour_targets
from app.imports.intake import read_hours, read_roster
from app.imports.matching import heading_key
from app.imports.references import Reference
from app.imports.targets import targets
from app.models import Guardian, HourEntry, SchoolYear, Sector, Student
from tests.imports.taking import finish

BOTH_WAYS = [("es", "en"), ("en", "es")]


@pytest.fixture(autouse=True)
def _english_again() -> Iterator[None]:
    yield
    i18n.use("en")


def exported(book: Book, out: Path, report: str, language: str, ids: list[str]) -> Path:
    """A report about some students, written in a language."""
    for _ in REPORTS[report].write(book, out, ids, language):
        pass
    return out


def kept(book: Book, entity: type, *names: str) -> list[tuple[object, ...]]:
    return sorted((tuple(getattr(record, name) for name in names) for record in book.records(entity)), key=repr)


@pytest.mark.parametrize(("written", "read"), BOTH_WAYS)
def test_a_roster_and_hours_of_the_other_language(
    shared_sample: Book, book: Book, tmp_path: Path, written: str, read: str
) -> None:
    ids = [s.id for s in shared_sample.records(Student, {"grade": "12"})][:20]
    roster = exported(shared_sample, tmp_path / "a.xlsx", "roster", written, ids)
    i18n.use(read)
    intake = read_roster(book, roster)
    finish(book, intake)
    names = ("last_name", "first_name", "local_id", "ssid", "birth_date", "gender", "grade", "phone")
    theirs = shared_sample.records(Student, {"id": ids})
    assert kept(book, Student, *names) == sorted((tuple(getattr(s, n) for n in names) for s in theirs), key=repr)
    assert len(book.ids(Guardian)) > 0

    with book.edit("Years") as edit:  # the hours are of those of the sample
        known = set(book.column(SchoolYear, "name").values())
        years = [y for y in shared_sample.records(SchoolYear) if y.name not in known]
        edit.insert(SchoolYear, [{"name": y.name, "starts_on": y.starts_on, "ends_on": y.ends_on} for y in years])
    hours = exported(shared_sample, tmp_path / "b.xlsx", "hours", written, ids)
    finish(book, read_hours(book, hours))
    logged = shared_sample.records(HourEntry, {"student_id": ids})
    assert sum(e.minutes for e in book.records(HourEntry)) == sum(e.minutes for e in logged)


def test_no_heading_means_two_things_in_two_languages() -> None:
    for known in (targets(), hour_targets()):
        meant: dict[str, str] = {}
        for target in known.values():
            for label in i18n.in_every_language(target.label):
                assert meant.setdefault(heading_key(label), target.label) == target.label, label


@pytest.mark.parametrize("spoken", ["en", "es"])
@pytest.mark.parametrize("said", ["Health Science and Medical Technology", "ciencias de la salud y tecnología médica"])
def test_a_sector_is_known_in_both_languages(book: Book, spoken: str, said: str) -> None:
    i18n.use(spoken)
    [health] = [s.id for s in book.records(Sector) if s.code == "HLT"]
    assert Reference(book, Sector).parse(said) == health
