"""Checking the book in the background, and what the last check found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.book import health
from app.book.health import Finding
from app.views.window.page import Shell

if TYPE_CHECKING:
    from app.book.book import Book
    from app.views.window.jobs import Work

FOUND = "found"  # what the last check found: "check sentence", kept for each book on this computer


def found_of(shell: Shell) -> list[Finding] | None:
    """What the last check found; None before the first."""
    book = shell.book.ring.book
    if shell.choices.checked(book) is None:
        return None
    kept = [text.partition(" ") for text in shell.choices.book_value(book, FOUND, [""]) if text]
    return [Finding(check, sentence) for check, _space, sentence in kept]


def keep_found(shell: Shell, found: list[Finding]) -> None:
    """The whole book was checked just now, with this result."""
    book = shell.book.ring.book
    shell.choices.note_check(book)
    shell.choices.keep_book_value(book, FOUND, [f"{each.check} {each.sentence}" for each in found])


def full_check(book: Book) -> Work:
    """Looks at everything, once what a crash left in the folder of files long ago is cleared away."""
    health.sweep_files(book)
    return (yield from health.check(book))


def quick_check(book: Book) -> Work:
    """What takes no time."""
    yield 0, 0
    return health.glance(book)
