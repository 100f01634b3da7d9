"""Confidential notes on paper: off, unless a counselor switches them on for one student."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest

from app.book import accounts
from app.book.access_log import Looked
from app.book.book import Book
from app.book.refused import Refused
from app.exports import REPORTS
from app.exports.access_report import act_of
from app.exports.confidential import TOLD
from app.models import Student, sealed_notes
from app.models.access import EXPORTED, Disclosure, access_lines, access_numbers, note_handed_out
from app.models.opening import new_book, open_book
from tests.exports.reading_pdf import pages_of, problems

DANA, CARA = "seven quiet herons", "nine loud pelicans"
LONG = "\n".join(f"Line {number} of what was told in confidence" for number in range(90))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "Heron.pathbook"
    with new_book(path, "Heron Slough High", "Dana Whitfield", DANA)[0] as book:
        accounts.add(book, "Cara Bell", "counselor", CARA)
        with book.edit("Students") as edit:
            ids = edit.insert(
                Student, [{"last_name": "Peña", "first_name": "Ana"}, {"last_name": "Ruiz", "first_name": "Leo"}]
            )
    with open_book(path, CARA) as book:
        sealed_notes.write(book, ids[0], "zanzibar", date(2026, 11, 20))
        sealed_notes.write(book, ids[0], LONG, date(2026, 11, 19), "mine")
        sealed_notes.keep_draft(book, ids[0], "unfinished", date(2026, 11, 19), "mine")
    return path


@pytest.fixture
def book(path: Path) -> Iterator[Book]:
    with open_book(path, CARA) as opened:
        yield opened


@pytest.fixture
def ana(book: Book) -> str:
    return book.ids(Student, "Peña")[0]


def drawn(book: Book, out: Path, ids: list[str], **asked: bool) -> list[str]:
    into = BytesIO()
    for _step in REPORTS["plan"].draw(book, into, ids, **asked):  # type: ignore[arg-type]
        pass
    out.write_bytes(into.getvalue())
    return pages_of(out)


def test_off_unless_switched_on(book: Book, ana: str, tmp_path: Path) -> None:
    plain = drawn(book, tmp_path / "a.pdf", [ana])
    assert len(plain) == 1 and "zanzibar" not in plain[0] and "Confidential" not in plain[0]
    pages = drawn(book, tmp_path / "b.pdf", [ana], sealed=True)
    assert len(pages) > 2 and "zanzibar" not in pages[0]
    assert "zanzibar" in pages[1] and "Cara Bell" in pages[1]
    whole = "".join(pages)
    assert "Line 0 of" in whole and "Line 89 of" in whole and "unfinished" not in whole
    assert problems(tmp_path / "b.pdf") == []


def test_one_student_at_a_time_and_counselors_alone(path: Path, book: Book, ana: str, tmp_path: Path) -> None:
    with pytest.raises(Refused, match="one student"):
        drawn(book, tmp_path / "a.pdf", book.ids(Student), sealed=True)
    book.close()
    with open_book(path, DANA) as coordinator, pytest.raises(Refused, match="may not do this"):
        drawn(coordinator, tmp_path / "a.pdf", [ana], sealed=True)


def test_the_log_says_that_they_left(path: Path, book: Book, ana: str) -> None:
    note_handed_out(book, EXPORTED, [ana], TOLD, Disclosure("court", "Judge Ode"))
    book.close()
    with open_book(path, DANA) as coordinator:
        [line] = [
            each for each in access_lines(coordinator, access_numbers(coordinator, Looked())) if each.act == EXPORTED
        ]
    assert act_of(line) == "Exported · Plan with confidential notes"
