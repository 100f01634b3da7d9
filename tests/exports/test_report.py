"""What all reports have in common."""

from __future__ import annotations

import subprocess
import sys
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from app.book.book import Book
from app.book.refused import Refused
from app.exports import REPORTS
from app.exports.report import Skipped, Subjects, Written
from app.i18n import language
from app.models import Student
from tests.exports.reading_pdf import pages_of, problems
from tests.exports.writing import finish, make_student

OTHERS = [name for name, report in REPORTS.items() if report.about in ("meeting", "site")]
WRITABLE = [name for name in REPORTS if name not in ("certificate", *OTHERS)]  # which is only for completed placements
UNCODED = [name for name in WRITABLE if REPORTS[name].separable and name not in ("log", "packet")]
"""The papers that are the same each time; pages of logs have codes that chance makes."""


def test_the_list_is_quick_to_read() -> None:
    """A window that offers reports does not wait for the libraries that write them."""
    code = "import sys, app.exports; print([n for n in ('openpyxl', 'reportlab') if n in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize("name", WRITABLE)
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


@pytest.mark.parametrize("name", WRITABLE)
def test_a_file_of_that_name_is_replaced(name: str, school: Book, out: Path) -> None:
    make_student(school)
    path = out / f"a{REPORTS[name].suffixes[0]}"
    path.write_text("former")
    assert finish(REPORTS[name].write(school, path)) == Written([path])
    assert path.read_bytes()[:4] in (b"PK\x03\x04", b"%PDF")
    assert list(out.iterdir()) == [path]


@pytest.mark.parametrize("name", UNCODED)
def test_papers_are_drawn_into_memory_as_they_would_be_written(name: str, school: Book, out: Path) -> None:
    ids = [make_student(school, local_id=number) for number in ("1", "2")]
    drawn = BytesIO()
    assert finish(REPORTS[name].draw(school, drawn, ids)) == Written()
    [path] = finish(REPORTS[name].write(school, out / "a.pdf", ids)).files
    assert drawn.getvalue() == path.read_bytes()
    assert list(out.iterdir()) == [path]


def test_the_first_paper_alone_and_papers_without_empty_backs(school: Book, out: Path) -> None:
    ids = [make_student(school, local_id=number) for number in ("1", "2")]
    counted: list[int] = []
    ways: list[dict[str, Any]] = [{}, {"most": 1}, {"new_sheets": False}]
    for asked in ways:
        drawn = BytesIO()
        finish(REPORTS["plan"].draw(school, drawn, ids, **asked))
        (out / "a.pdf").write_bytes(drawn.getvalue())
        counted.append(len(pages_of(out / "a.pdf")))
    assert counted == [3, 1, 2]


@pytest.mark.parametrize("separate", [False, True])
def test_students_with_nothing_to_print_are_skipped_with_a_reason(separate: bool, school: Book, out: Path) -> None:
    make_student(school)
    with school.edit("New student") as edit:
        [new] = edit.insert(Student, [{"last_name": "Abad", "first_name": "Bo", "local_id": "7"}])
    target = out if separate else out / "a.pdf"
    writing = REPORTS["transcript"].write(
        school, target, separate=separate, skip_empty=True, subjects=Subjects(words="Grades 9 to 12")
    )
    written = finish(writing)
    assert written.skipped == [Skipped(new, "Abad, Bo", "7", "No placement and no approved hours")]
    listed = pages_of(written.files[-1])[0]  # on the sheet before the others, or in a file of its own
    assert "Abad, Bo 7 No placement and no approved hours" in listed
    assert "Grades 9 to 12 · Written on" in listed
    assert problems(written.files[-1]) == []
    if separate:
        assert [file.name.startswith("transcript-skipped_") for file in written.files] == [False, True]
    else:
        assert ["Abad" in page for page in pages_of(written.files[0])] == [True, False, False, False]
        assert [part.page for part in written.parts] == [2]
    assert len(finish(REPORTS["transcript"].write(school, target, separate=separate)).files) == (2 if separate else 1)
    only = finish(REPORTS["transcript"].write(school, out / "none.pdf", [new], skip_empty=True))
    assert only == Written([], written.skipped)
    assert not (out / "none.pdf").exists()


@pytest.mark.parametrize("name", [name for name in REPORTS if REPORTS[name].about != "employer" and name not in OTHERS])
def test_students_who_are_not_in_the_book_are_refused(name: str, school: Book, out: Path) -> None:
    make_student(school)
    with pytest.raises(Refused, match="no students"):
        finish(REPORTS[name].write(school, out / f"a{REPORTS[name].suffixes[0]}", ["0" * 32]))
    assert list(out.iterdir()) == []


@pytest.mark.parametrize("name", ["transcript", "plan", "agreement"])
def test_it_is_known_on_which_page_each_student_begins(name: str, school: Book, out: Path) -> None:
    ids = [make_student(school, local_id=number) for number in ("1", "2")]
    parts = finish(REPORTS[name].draw(school, BytesIO(), ids)).parts
    assert {id_ for part in parts for id_ in part.student_ids} == set(ids)
    assert [part.page for part in parts] == [0, 2]  # the second one on the front of a sheet
