"""What is chosen on this computer comes back, and what belongs to one book stays with it."""

from __future__ import annotations

from pathlib import Path

from app.settings import Settings
from app.views.window.choices import Choices


def test_what_is_kept_for_a_book_stays_with_it(tmp_path: Path) -> None:
    file = tmp_path / "settings.json"
    Choices(Settings(file)).keep_book_value("one", "widths", {"students": [120, 80]})
    again = Choices(Settings(file))
    again.keep_book_value("one", "page", "hours")
    assert again.book_value("one", "widths", {}) == {"students": [120, 80]}
    assert again.book_value("one", "page", "") == "hours"
    assert again.book_value("other", "page", "home") == "home"


def test_another_type_or_a_damaged_place_gives_the_default(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "settings.json")
    settings.set("books", {"one": "damaged", "two": {"page": 7}})
    choices = Choices(settings)
    assert choices.book_value("one", "page", "home") == "home"
    assert choices.book_value("two", "page", "home") == "home"
    choices.keep_book_value("one", "page", "hours")
    assert choices.book_value("one", "page", "home") == "hours"


def test_role_is_kept_per_book_and_is_all_until_it_is_said(choices: Choices) -> None:
    assert choices.role("one") == "all"
    choices.keep_role("one", "counselor")
    choices.keep_book_value("two", "role", "principal")
    assert (choices.role("one"), choices.role("two")) == ("counselor", "all")


def test_recent_books_with_their_time_and_whether_they_are_there(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "settings.json")
    here, gone, old = (tmp_path / name for name in ("Here.pathbook", "Gone.pathbook", "Old.pathbook"))
    here.mkdir()
    settings.set("recent_books", [str(old)])
    choices = Choices(settings)
    for book in (gone, here):
        choices.remember(book)
    found = choices.recent_books()
    assert [(each.path, each.is_there) for each in found] == [(here, True), (gone, False), (old, False)]
    assert [each.opened_at is None for each in found] == [False, False, True]
    choices.forget(gone)
    assert [each.path for each in choices.recent_books()] == [here, old]
    settings.set("recent_times", {str(here): "yesterday"})
    assert choices.recent_books()[0].opened_at is None
