"""Opens the palette, finds students for it, and says where the person has been."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from app.i18n import _
from app.models.kinds import grade_words
from app.models.people import Student
from app.views.window.pages import PageSpec
from app.views.window.palette import Finder, Found, Palette
from app.views.window.palette_list import Entry
from app.views.window.synonyms import synonyms

if TYPE_CHECKING:
    from app.book.book import Book
    from app.views.window.main_window import MainWindow

STUDENT = "student"  # the page
RECENT = 6
SHOWN = ("last_name", "first_name", "preferred_name", "local_id", "grade")


def turn_palette(window: MainWindow, pages: Sequence[PageSpec]) -> None:
    """Opens the palette over a window, or closes the one that is open there."""
    from app.views.window.window_commands import open_chapter

    for shown in window.findChildren(Palette):
        if shown.isVisible():
            shown.close()
            return
    desk = window.at_desk()
    recent = recent_places(desk.book, desk.visited, pages, desk.go)
    find, texts = student_finder(desk.book), chapters(partial(open_chapter, window))
    Palette(window, window.commands, find, lambda id_: desk.go(STUDENT, id_), recent, texts)


def student_finder(book: Book) -> Finder:
    """A function that gives the students of `book` whose names or IDs hold every word of a text."""

    def find(text: str, most: int) -> Sequence[Found]:
        ids = book.ids(Student, text, most=most)
        rows = book.rows(Student, ids, SHOWN)
        return [_found(id_, *rows[id_]) for id_ in ids]

    return find


def _found(id_: str, last: str, first: str, preferred: str | None, local_id: str | None, grade: str | None) -> Found:
    number = _("ID {number}").format(number=local_id) if local_id else ""
    details = " · ".join(part for part in (grade_words(grade), number) if part)
    return Found(id_, f"{last}, {preferred or first}", details)


def chapters(open_chapter: Callable[[str], object]) -> list[Entry]:
    """The chapters of the handbook; their details are other words for what they are about."""
    from app.views.help.chapters import CHAPTERS

    return [
        Entry(each.title, each.icon, synonyms(f"handbook.{each.id}"), run=lambda id_=each.id: open_chapter(id_))
        for each in CHAPTERS
    ]


def recent_places(
    book: Book,
    visited: Sequence[tuple[str, str | None]],
    pages: Sequence[PageSpec],
    go: Callable[..., object],
) -> list[Entry]:
    """The latest students and pages of `visited`, to go back to; students who are gone are left out."""
    specs = {spec.id: spec for spec in pages}
    ids = [what for page, what in visited if page == STUDENT and what]
    students = {id_: _found(id_, *row) for id_, row in book.rows(Student, ids, SHOWN).items()} if ids else {}
    entries: dict[str, Entry] = {}
    for page, what in visited:
        if page == STUDENT and what in students:
            found = students[what]
            entries[what] = Entry(found.name, "user", found.detail, run=lambda id_=what: go(STUDENT, id_))
        elif page != STUDENT and page in specs:
            spec = specs[page]
            entries.setdefault(page, Entry(_(spec.title), spec.icon, run=lambda id_=page: go(id_)))
    return list(entries.values())[:RECENT]
