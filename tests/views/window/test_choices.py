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
