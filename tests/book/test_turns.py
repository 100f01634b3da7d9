"""Writing goes by turns: who comes second waits a moment, and is refused in a sentence only then."""

from __future__ import annotations

from threading import Event, Lock, Thread

import pytest

from app.book import access_log, access_noting, erasing
from app.book.access_log import Access, Looked
from app.book.book import Book
from app.book.gate import Gate
from app.book.refused import Refused
from app.book.turns import PATIENCE, Taken, Turns
from app.models import Employer
from app.models.opening import open_book
from tests.books import PASSPHRASE


class Watched:
    """A lock that says when somebody asks for it, and for how long."""

    def __init__(self) -> None:
        self.lock, self.asked = Lock(), Event()
        self.patience: list[float] = []

    def acquire(self, timeout: float) -> bool:
        self.patience.append(timeout)
        self.asked.set()
        return self.lock.acquire(timeout=30 if timeout else 0)

    def release(self) -> None:
        self.lock.release()


def log(book: Book) -> list[Access]:
    with book.reading_whole() as connection:
        numbers = access_log.numbers(connection, Looked())
        return list(access_log.lines(connection, numbers).values())


def test_an_edit_waits_for_a_line_of_the_access_log(book: Book) -> None:
    watched = Watched()
    book._turns._lock = watched  # pyright: ignore[reportAttributeAccessIssue]
    watched.lock.acquire()

    def release() -> None:
        watched.asked.wait()
        watched.lock.release()

    other = Thread(target=release)
    other.start()
    with book.edit("Add") as edit:
        edit.insert(Employer, [{"name": "Railyard"}])
    other.join()
    assert watched.patience[0] == PATIENCE > 0
    assert book.undo_title == "Add"


def test_whoever_lasts_too_long_is_told_of() -> None:
    turns = Turns()
    with turns.taken(), pytest.raises(Taken, match="Another change is being saved"), turns.taken(0):
        pytest.fail("two at once")
    with turns.taken(0):
        pass


def test_what_was_noted_while_bytes_were_wiped_is_written(book: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(erasing, "wipe", lambda *_whatever: book.note_access("opened", "student", ["a"]))
    book.wipe()
    assert [line.record for line in log(book)] == ["a"]


def test_what_waits_is_written_when_the_book_is_closed(book: Book) -> None:
    with book._turns.taken():
        book.note_access("opened", "student", ["a"])
    assert log(book) == []
    book.close()
    with open_book(book.path, PASSPHRASE) as again:
        assert [line.record for line in log(again)] == ["a"]


def test_what_leaves_the_book_does_not_wait(book: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(access_noting, "LONG", 0)
    with book._turns.taken(), pytest.raises(Refused, match="Another change"):
        book.note_access("exported", "student", ["a"], leaves=True)
    book.note_access("opened", "student", ["b"])
    assert [line.record for line in log(book)] == ["b"]


def test_a_gate_is_not_closed_from_the_inside() -> None:
    gate = Gate()
    with gate.open(), pytest.raises(RuntimeError, match="inside"), gate.closed():
        pytest.fail("closed")
    with gate.closed():
        pass
