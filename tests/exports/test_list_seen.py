"""A list as it is seen: its columns, rows and order, typed, with a page that says what was asked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from app.book.book import Book
from app.book.clocks import DURATION
from app.book.kinds import DAY
from app.exports.list_seen import PAGE, ListSeen, write
from app.exports.sheets import SheetColumn
from tests.exports.reading_sheets import opened, values

COLUMNS = [SheetColumn("Student"), SheetColumn("Progress", DURATION), SheetColumn("Last log", DAY)]
ROWS: dict[str, list[Any]] = {
    "a": ["=Rivera, Ana", 5550, date(2026, 11, 20)],
    "b": ["Nguyễn, Vinh", None, None],
    "c": ["007", 90, date(2026, 1, 2)],
}


def read(ids: Sequence[str]) -> dict[str, list[Any]]:
    return {id_: ROWS[id_] for id_ in ids if id_ in ROWS}


def seen(ids: Sequence[str] = ("c", "a", "b")) -> ListSeen:
    return ListSeen("Students", COLUMNS, ids, read)


def finish(book: Book, out: Path, what: ListSeen) -> Path:
    work = write(book, out, what)
    while True:
        try:
            next(work)
        except StopIteration as end:
            return end.value


def test_rows_in_their_order_with_their_types(shared_sample: Book, tmp_path: Path) -> None:
    out = finish(shared_sample, tmp_path / "students.xlsx", seen())
    assert values(out, "Students") == [
        ["Student", "Progress", "Last log"],
        ["007", 1.5, date(2026, 1, 2)],
        ["=Rivera, Ana", 92.5, date(2026, 11, 20)],
        ["Nguyễn, Vinh", "", ""],
    ]
    assert opened(out)["Students"]["A3"].data_type == "s"


def test_the_file_says_what_it_is(shared_sample: Book, tmp_path: Path) -> None:
    said = {"view": "Behind on hours", "filter": "Grade is 11 or 12", "sort": "Grade, then Student"}
    about = dict(values(finish(shared_sample, tmp_path / "a.xlsx", replace(seen(), **said)), "About"))
    assert about["List"] == "Students"
    assert (about["View"], about["Filter"], about["Sorted by"]) == tuple(said.values())
    assert about["Rows"] == "3"
    assert about["Site"]
    assert str(date.today().year) in about["Written"]
    bare = dict(values(finish(shared_sample, tmp_path / "b.xlsx", seen()), "About"))
    assert bare["Filter"] == "None: every row of the view"
    assert "View" not in bare


def test_csv_is_harmless_and_plain(shared_sample: Book, tmp_path: Path) -> None:
    out = finish(shared_sample, tmp_path / "a.csv", seen())
    assert out.read_text(encoding="utf-8-sig").splitlines() == [
        "Student,Progress,Last log",
        "007,1.5,2026-01-02",
        '"\'=Rivera, Ana",92.5,2026-11-20',
        '"Nguyễn, Vinh",,',
    ]


def test_rows_are_read_a_page_at_a_time_and_a_stop_leaves_no_file(shared_sample: Book, tmp_path: Path) -> None:
    asked: list[int] = []

    def many(ids: Sequence[str]) -> dict[str, list[Any]]:
        asked.append(len(ids))
        return {id_: [id_, 60, None] for id_ in ids}

    ids = [str(n) for n in range(5 * PAGE)]
    work = write(shared_sample, tmp_path / "a.xlsx", ListSeen("Students", COLUMNS, ids, many))
    assert next(work) == (PAGE, 5 * PAGE)
    assert asked == [PAGE]
    work.close()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("suffix", [".xlsx", ".csv"])
def test_who_was_deleted_meanwhile_is_left_out(shared_sample: Book, tmp_path: Path, suffix: str) -> None:
    out = finish(shared_sample, tmp_path / f"a{suffix}", seen(["gone", "a"]))
    assert out.exists()
    if suffix == ".xlsx":
        assert [row[0] for row in values(out, "Students")] == ["Student", "=Rivera, Ana"]
