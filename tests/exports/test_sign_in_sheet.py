"""The sheet on which students sign in at an event."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from app.book.book import Book
from app.exports.sign_in_sheet import draw
from app.models.holding_events import hold_event
from tests.exports.reading_pdf import pages_of, problems
from tests.models.school_of import make_class


@pytest.mark.parametrize(("students", "last"), [(3, "9"), (0, "30")])
def test_everybody_has_a_line_and_some_are_left_for_others(
    book: Book, tmp_path: Path, students: int, last: str
) -> None:
    made = make_class(book, 3)
    event = hold_event(book, {"name": "Tour of the levee", "date": date.today()}, made.students[:students])
    work = draw(book, event)
    while True:
        try:
            next(work)
        except StopIteration as end:
            (tmp_path / "sheet.pdf").write_bytes(end.value)
            break
    assert problems(tmp_path / "sheet.pdf") == []
    text = "\n".join(pages_of(tmp_path / "sheet.pdf"))
    assert "Tour of the levee" in text
    assert text.count("Sample0") == students
    assert "Signature" in text
    assert last in text.split()
