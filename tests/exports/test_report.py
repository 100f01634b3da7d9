"""What all reports have in common."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from app.book.book import Book
from app.book.refused import Refused
from app.exports import REPORTS
from app.i18n import language
from tests.exports.writing import finish, make_student


def test_the_list_is_quick_to_read() -> None:
    """A window that offers reports does not wait for the libraries that write them."""
    code = "import sys, app.exports; print([n for n in ('openpyxl', 'reportlab') if n in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize("name", REPORTS)
def test_every_report_says_how_far_it_is(name: str, school: Book, out: Path) -> None:
    make_student(school)
    path = out / f"a{REPORTS[name].suffixes[0]}"
    steps = list(REPORTS[name].write(school, path))
    assert all(done <= total for done, total in steps)
    assert steps[-1][0] == steps[-1][1] > 0
    assert path.stat().st_size > 0


@pytest.mark.parametrize("name", REPORTS)
@pytest.mark.parametrize("file", ["a", "a.txt", "a.xls", ".xlsx"])
def test_a_wrong_ending_is_refused_at_once(name: str, file: str, school: Book, out: Path) -> None:
    with pytest.raises(Refused, match="ends in"):
        REPORTS[name].write(school, out / file)


@pytest.mark.parametrize("name", [name for name, report in REPORTS.items() if not report.separable])
def test_workbooks_are_not_parted(name: str, school: Book, out: Path) -> None:
    with pytest.raises(Refused, match="separate"):
        REPORTS[name].write(school, out, separate=True)


def test_the_language_is_that_of_the_report_while_it_works_only(school: Book, out: Path) -> None:
    make_student(school)
    for _ in REPORTS["transcript"].write(school, out / "a.pdf", language="es"):
        assert language() == "en"
    assert language() == "en"


@pytest.mark.parametrize("name", REPORTS)
def test_a_file_of_that_name_is_replaced(name: str, school: Book, out: Path) -> None:
    make_student(school)
    path = out / f"a{REPORTS[name].suffixes[0]}"
    path.write_text("former")
    assert finish(REPORTS[name].write(school, path)) == [path]
    assert path.read_bytes()[:4] in (b"PK\x03\x04", b"%PDF")
    assert list(out.iterdir()) == [path]


@pytest.mark.parametrize("name", REPORTS)
def test_students_who_are_not_in_the_book_are_refused(name: str, school: Book, out: Path) -> None:
    make_student(school)
    with pytest.raises(Refused, match="no students"):
        finish(REPORTS[name].write(school, out / f"a{REPORTS[name].suffixes[0]}", ["0" * 32]))
    assert list(out.iterdir()) == []
