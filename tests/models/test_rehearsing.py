"""Statements that are ready before a page asks them."""

from __future__ import annotations

from typing import Any

from sqlalchemy import event
from sqlalchemy.engine.interfaces import CacheStats

from app.book.book import Book
from app.models import Student
from app.models.rehearsing import rehearse
from app.models.roster_rows import roster_rows


def test_what_was_rehearsed_is_not_made_again(sample: Book) -> None:
    sample._engine.clear_compiled_cache()  # which the books of all tests share
    rehearse(sample)
    students = sample.ids(Student)
    ready: list[bool] = []

    def see(_connection: object, _cursor: object, _text: str, _given: object, context: Any, _many: bool) -> None:
        if context.compiled:  # BEGIN is not
            ready.append(context.cache_hit is CacheStats.CACHE_HIT)

    event.listen(sample._engine, "before_cursor_execute", see)
    roster_rows(sample, students[:60])
    assert ready
    assert all(ready)


def test_a_book_without_anybody_can_be_rehearsed(book: Book) -> None:
    with book.edit("Nobody") as edit:
        edit.delete(Student, book.ids(Student))
    rehearse(book)
