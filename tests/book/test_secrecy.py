"""No name of anybody lies in plain text in any file of a book, nor in any copy of it."""

from __future__ import annotations

import zlib
from pathlib import Path

import pytest

from app.book.book import Book
from app.book.refused import Refused
from app.models import Note, Student

CANARY = "Xylophonia Quetzalbird"
SPELLINGS = [CANARY.encode(), CANARY.lower().encode(), CANARY.encode("utf-16-le"), b"Xylophonia"]


def plain_text(folder: Path) -> list[str]:
    """The files under `folder` in which the canary can be read."""
    found: list[str] = []
    for file in folder.rglob("*"):
        if file.is_file():
            content = file.read_bytes()
            if any(spelling in content for spelling in SPELLINGS):
                found.append(file.name)
    return found


def test_names_never_lie_in_plain_text(book: Book, tmp_path: Path) -> None:
    with book.edit(f"Import {CANARY}") as edit:
        first, last = CANARY.split()
        ids = edit.insert(
            Student, ({"last_name": last, "first_name": first, "email": f"{n}@example.org"} for n in range(300))
        )
        edit.insert(Note, [{"student_id": ids[0], "date": book.entries()[0].at.date(), "text": CANARY * 50}])
    book.save(Student, ids[0], {"preferred_name": CANARY})
    assert len(book.ids(Student, CANARY, sort=[("preferred_name", True)])) == 300
    book.back_up()
    copy = book.back_up(tmp_path / "copy")
    assert plain_text(tmp_path) == []
    book.undo()
    book.close()
    assert plain_text(tmp_path) == []
    assert copy.exists()


def test_the_canary_would_be_found(tmp_path: Path) -> None:
    for number, spelling in enumerate(SPELLINGS):
        (tmp_path / f"{number}.txt").write_bytes(b"\x00\x01" + spelling + b"\xff")
    (tmp_path / "packed").write_bytes(zlib.compress(CANARY.encode(), 0))
    assert len(plain_text(tmp_path)) == len(SPELLINGS) + 1


def test_a_refused_value_is_not_in_the_words_of_the_database(book: Book) -> None:
    """What SQLite says of a statement never repeats what was in it."""
    with pytest.raises(Exception, match="FOREIGN KEY") as caught, book.edit("Note") as edit:
        edit.insert(Note, [{"student_id": "0" * 32, "date": book.entries()[0].at.date(), "text": CANARY}])
    assert not isinstance(caught.value, Refused)
    assert CANARY not in str(caught.value)
