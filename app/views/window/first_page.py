"""The page that is shown when a book was opened."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.book.book import Book
    from app.views.window.choices import Choices
    from app.views.window.pages import PageSpec

STUDENT_PAGE, SET_UP = "student", "first_run"
LAST_PAGE = "page"  # kept for each account of each book on this computer


def first_page(book: Book, pages: tuple[PageSpec, ...], choices: Choices) -> str:
    """The set-up of a book with which nothing was done yet; else the page that was left last."""
    from app.models.first_steps import is_untouched
    from app.views.window.allowed import allowed

    ids = [page.id for page in pages if allowed(book, page.needs)]
    if SET_UP in ids and is_untouched(book):
        return SET_UP
    kept = choices.own_value(book, LAST_PAGE, ids[0])
    return kept if kept in ids and kept not in (STUDENT_PAGE, SET_UP) else ids[0]
