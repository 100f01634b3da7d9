"""Who is in the book of these tests, and what it holds sealed."""

from __future__ import annotations

from datetime import date

from sqlalchemy import text

from app.book.book import Book
from app.book.erasing import Reason
from app.book.sealed_rows import SealedRow
from app.models.erasing import WRONG_CHILD

CARA, OTTO, TOM = "nine loud pelicans", "four tall kettles", "three small otters"
WORDS = "Told me about Überlegungen at home: zanzibar quokka"
DAY = date(2026, 11, 20)
WHY = Reason(WRONG_CHILD, "Two folders were mixed up")


def bodies(book: Book) -> dict[str, str]:
    with book.reading() as connection:
        return {row.id: row.body for row in connection.execute(text("SELECT id, body FROM sealed_row"))}


def put(book: Book, id_: str, body: str) -> None:
    """Past the program, as somebody with the key of the book could."""
    with book.edit("Tamper") as edit:
        edit.update(SealedRow, {id_: {"body": body}})
