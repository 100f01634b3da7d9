"""When a copy is asked for, and what it is called."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from app.book.book import Book
from app.models import copy_reminding
from app.models.copy_reminding import copy_name, days_without_copy, leaves_computer, reminder

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)


@pytest.mark.parametrize(("days", "said"), [(0, None), (13, None), (14, 14), (40, 40)])
def test_after_two_weeks(book: Book, days: int, said: int | None) -> None:
    assert days_without_copy(book, NOW - timedelta(days=days), NOW) == said


def test_a_new_book_counts_from_its_first_edit(book: Book) -> None:
    begun = book.entries()[0].at
    assert days_without_copy(book, None, begun + timedelta(days=13)) is None
    assert days_without_copy(book, None, begun + timedelta(days=15)) == 15


def test_the_sentence_counts() -> None:
    assert reminder(16) == "No copy of this book has left this computer for 16 days."


@pytest.mark.parametrize(
    ("site", "name"),
    [
        ("Oak Grove High", "Oak Grove High 2026-11-22.pathbook-copy"),
        ('Oak/Grove: "High"?', "Oak Grove High 2026-11-22.pathbook-copy"),
        ("  ...", "Heron 2026-11-22.pathbook-copy"),
        ("", "Heron 2026-11-22.pathbook-copy"),
    ],
)
def test_its_name_can_be_written_everywhere(site: str, name: str) -> None:
    assert copy_name(site, Path("Heron.pathbook"), NOW) == name


def test_the_same_disk_is_not_elsewhere(book: Book, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert not leaves_computer(book.path, tmp_path / "copy")
    monkeypatch.setattr(copy_reminding, "kind_of", lambda _path: "cloud")
    assert leaves_computer(book.path, tmp_path / "copy")


@pytest.mark.parametrize(
    ("kind", "on_another", "leaves"),
    [("local", True, True), ("fat", False, False), ("shared", True, False), ("network", False, True)],
)
def test_another_disk_counts_and_what_is_shared_with_a_host_does_not(
    kind: str, on_another: bool, leaves: bool, book: Book, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(copy_reminding, "kind_of", lambda _path: kind)
    monkeypatch.setattr(copy_reminding, "is_on_another", lambda _path, _book: on_another)
    assert leaves_computer(book.path, tmp_path / "copy") == leaves
