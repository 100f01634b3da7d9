"""Marks by which a book knows again what it wrote itself, after the file has been in other hands."""

from __future__ import annotations

from hmac import compare_digest, digest

from app.book.book import Book
from app.book.slots import BOOK

_USE = b"pathbook: what this book wrote\0"


def mark_of(book: Book, text: str) -> str:
    """The mark of a text: only who can open the book can make it (HMAC-SHA256 under its key). A new key, a new mark."""
    return digest(bytes(book.unlocked.keys[BOOK]), _USE + text.encode(), "sha256").hex()


def is_marked(book: Book, text: str, mark: str) -> bool:
    """Whether this book made the mark for exactly this text."""
    return compare_digest(mark_of(book, text).encode(), mark.encode())
