"""The rosters that others published, each taken in twice."""

from __future__ import annotations

import csv
import json
import shutil
from pathlib import Path

import pytest

from app.book.book import Book
from app.book.refused import Refused
from app.book.visible import visible
from app.imports.cells import clean
from app.imports.intake import read_hours, read_roster
from app.models import Guardian, Student, StudentGroup
from tests.imports.taking import finish, students, take
from tests.shared_data import shared

SETS = {
    "SDS Format/25 Users": 22,
    "SDS Format/100 Users": 86,
    "UK Format/25 Users": 22,
    "UK Format/100 Users": 86,
    "SDS v2": 22,
    "SDS v2.1": 4,
}


@pytest.mark.parametrize("packed", [False, True], ids=["folder", "zip"])
@pytest.mark.parametrize("name", SETS)
def test_sets_of_school_data_sync(book: Book, tmp_path: Path, name: str, packed: bool) -> None:
    path = shared("ms-sds") / name
    if packed:
        path = Path(shutil.make_archive(str(tmp_path / "set"), "zip", path))
    first = take(book, path)
    assert (first.new, first.problems) == (SETS[name], [])
    again = read_roster(book, path)
    assert (again.new, again.changed, again.unchanged, again.missing) == (0, 0, SETS[name], 0)
    assert again.is_empty
    assert "ssw0rd" not in str([tuple(record) for record in book.records(Student)]) + str(first.columns)


def test_what_belongs_to_students(book: Book) -> None:
    take(book, shared("ms-sds") / "SDS v2.1")
    assert sorted(group.group for group in book.records(StudentGroup)) == ["RA", "RB", "RH", "RW", "SD", "SS"]
    assert sorted(str(guardian.relation) for guardian in book.records(Guardian)) == ["guardian", "guardian", "relative"]


@pytest.mark.parametrize("name", ["SDS Format/Min Required Attributes", "UK Format/Min Required Attributes"])
def test_sets_without_names_are_refused(book: Book, name: str) -> None:
    with pytest.raises(Refused, match="names"):
        read_roster(book, shared("ms-sds") / name)


def test_a_whole_school(book: Book) -> None:
    path = shared("edfi-students") / "students_gbhs.csv"
    first = take(book, path)
    assert (first.new, first.problems) == (1400, [])
    entries = len(book.entries())
    again = take(book, path)
    assert (again.new, again.changed, again.unchanged, again.missing) == (0, 0, 1400, 0)
    assert len(book.entries()) == entries
    assert students(book, "local_id", "grade")[0] == ("000001", "09")


@pytest.mark.parametrize("name", ["state-codes", "names", "csv-spectrum/csvs", "blns"])
def test_what_is_no_roster_is_refused(book: Book, name: str) -> None:
    for path in sorted(shared(name).rglob("*")):
        if path.is_file():
            with pytest.raises(Refused):
                read_roster(book, path)
            with pytest.raises(Refused):
                read_hours(book, path)


def test_hostile_strings_in_every_text_field(book: Book, tmp_path: Path) -> None:
    strings = json.loads((shared("blns") / "blns.json").read_text(encoding="utf-8"))
    path = tmp_path / "roster.csv"
    fields = ["last_name", "first_name", "preferred_name", "middle_name", "pronouns", "home_language", "street", "city"]
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, quoting=csv.QUOTE_ALL)
        writer.writerow(["local_id", *fields])
        for number, text in enumerate(strings):
            writer.writerow([f"{number:04}", *[text] * len(fields)])
    kept = {f"{n:04}": shown for n, text in enumerate(strings) if (shown := " ".join(visible(clean(text)).split()))}
    intake = read_roster(book, path)
    finish(book, intake, take_good=True)
    found = {record.local_id: record for record in book.records(Student)}
    readable = {id_: text for id_, text in kept.items() if id_ in found}
    assert len(readable) >= len(kept) - len(intake.problems)
    assert len(readable) > 450
    for id_, text in readable.items():
        details = fields[2:] if text.casefold() not in ("null", "none") else []  # these are names, but no details
        assert {getattr(found[id_], name) for name in [*fields[:2], *details]} == {text}
    assert read_roster(book, path).is_empty


def test_names_of_many_countries(book: Book, tmp_path: Path) -> None:
    with (shared("names") / "common-surnames-by-country.csv").open(encoding="utf-8-sig", newline="") as stream:
        names = sorted({row["Localized Name"] for row in csv.DictReader(stream)} - {""})
    path = tmp_path / "roster.csv"
    with path.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows(
            [["Student ID", "Last Name", "First Name"], *([n, name, name] for n, name in enumerate(names))]
        )
    assert take(book, path).problems == []
    assert sorted(record.last_name for record in book.records(Student)) == sorted(
        " ".join(name.split()) for name in names
    )
