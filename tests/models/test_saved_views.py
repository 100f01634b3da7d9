"""Names of saved views: short, seen, and each once in its list."""

from __future__ import annotations

import pytest

from app.book.book import Book
from app.book.refused import Refused
from app.models.saved_views import LONGEST_NAME, free_name, rename_view, save_view, views_of


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("x" * 61, "longer than 60"),
        (" \u200b", "Give the view a name"),
        ("MINE", "already"),
        ("Miné", "already"),
        ("all students", "already"),
    ],
)
def test_what_no_view_can_be_called(book: Book, name: str, said: str) -> None:
    save_view(book, "students", "Mine", "{}")
    with pytest.raises(Refused, match=said):
        save_view(book, "students", name, "{}", ["All students"])
    other = save_view(book, "students", "Other", "{}")
    with pytest.raises(Refused, match=said):
        rename_view(book, other, name, ["All students"])
    assert [view.name for view in views_of(book, "students")] == ["Mine", "Other"]


def test_a_view_may_change_the_letters_of_its_own_name(book: Book) -> None:
    rename_view(book, save_view(book, "students", "mine", "{}"), "Mine")
    assert [view.name for view in views_of(book, "students")] == ["Mine"]


def test_the_name_that_is_offered_can_be_taken(book: Book) -> None:
    assert free_name(book, "students", "All students", ["All students"]) == "All students 2"
    for _time in range(3):
        save_view(book, "students", free_name(book, "students", "x" * 80), "{}")
    assert all(len(view.name) <= LONGEST_NAME for view in views_of(book, "students"))
