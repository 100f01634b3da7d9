"""Searching in memory finds what searching in the file finds, whatever happened meanwhile."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import cycle, islice
from pathlib import Path
from threading import Thread

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.book.book import Book
from app.book.names import BLOCK, KeptNames, Names
from app.i18n import in_language
from app.models import Employer, HourEntry, Student
from app.models.opening import open_book
from tests.books import copy_of

HOSTILE = (
    "Nguyễn", "NGUYEN", "O’Brien", "O'Brien", "100%_sure", "\\", "a\\b", "/", "[a]*", "ß", "İpek", "ǅ", "Ⅷ", "ﬁn",
    "two\nlines", "tab\tinside", "\r\n", " ", "", "Łódź", "e\u0301", "한글", "😀", "\u2028para", "\x1c", "Müller-Ñuñez",
)  # fmt: skip
WORDS = ("nguyen", "n", "o'brien", "%", "_", "\\", "/", "[a]*", "ss", "i", "fin", "lines", "two lines", "tab inside",
         "lodz", "é", "e\u0301", "한", "😀", "para", "\x1c", "muller nunez", "nunez muller", "zzz",
         "", " , ")  # fmt: skip
MANY = 10**9
LETTERS = st.characters(exclude_characters="\0", exclude_categories=["Cs"])  # a pattern of SQLite ends at a NUL


@pytest.fixture(scope="module")
def people(open_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Book]:
    """More students than one block holds, every hostile name among them several times."""
    with open_book(copy_of(open_template, tmp_path_factory.mktemp("people"))) as book:
        with book.edit("People") as edit:
            names = islice(cycle(HOSTILE), 2 * BLOCK + 5)
            edit.insert(Student, [{"last_name": f"Nr {n}", "first_name": name or "-"} for n, name in enumerate(names)])
        yield book


def in_file(book: Book, text: str) -> list[str]:
    """The same question with an end, which the file answers."""
    return book.ids(Student, text, most=MANY)


@pytest.fixture
def school(book: Book) -> Book:
    """Two students."""
    with book.edit("Students") as edit:
        edit.insert(Student, [{"last_name": name, "first_name": "Ana"} for name in ("Ochoa", "Kim")])
    return book


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("word", WORDS)
def test_hostile_names_are_found_as_in_the_file(people: Book, word: str, language: str) -> None:
    with in_language(language):
        assert people.ids(Student, word) == in_file(people, word)


@settings(deadline=None)
@given(st.lists(st.sampled_from(HOSTILE) | st.text(LETTERS, max_size=3), max_size=6))
def test_one_search_after_another(people: Book, words: list[str]) -> None:
    typed = " ".join(words)
    for end in range(len(typed) + 1):
        assert people.ids(Student, typed[:end]) == in_file(people, typed[:end])


def test_what_was_found_is_the_asker_s_own(people: Book) -> None:
    for text in ("", "n"):
        people.ids(Student, text).clear()
        assert people.ids(Student, text) == in_file(people, text) != []


def test_every_edit_is_seen_at_once(school: Book) -> None:
    def agree() -> list[str]:
        found = school.ids(Student, "zuniga")
        assert found == in_file(school, "zuniga")
        assert school.ids(Student) == in_file(school, "")
        return found

    assert agree() == []
    with school.edit("Add") as edit:
        [new] = edit.insert(Student, [{"last_name": "Zúñiga", "first_name": "Ada"}])
    assert agree() == [new]
    other = school.ids(Student)[0]
    school.save(Student, other, {"last_name": "Zuniga"})
    assert set(agree()) == {new, other}
    school.undo()
    assert agree() == [new]
    with school.edit("Delete") as edit:
        edit.delete(Student, [new])
    assert agree() == []
    school.undo()
    assert agree() == [new]
    school.redo()
    assert agree() == []


def test_an_edit_that_fails_changes_nothing(school: Book) -> None:
    before = school.ids(Student)
    with pytest.raises(ZeroDivisionError), school.edit("Fail") as edit:
        edit.insert(Student, [{"last_name": "Nobody", "first_name": "No"}])
        raise ZeroDivisionError
    assert school.ids(Student) == before == in_file(school, "")


def test_a_state_that_is_being_read_stays_as_it_is(school: Book) -> None:
    def add() -> None:
        with school.edit("Add") as edit:
            edit.insert(Student, [{"last_name": "Later", "first_name": "Lee"}])

    before = school.ids(Student)
    with school.reading():
        assert school.ids(Student) == before
        writer = Thread(target=add)
        writer.start()
        writer.join()
        assert school.ids(Student) == before == in_file(school, "")
    assert len(school.ids(Student)) == len(before) + 1


def test_names_are_read_again_only_where_they_were_touched(school: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    student = school.ids(Student)[0]
    made: list[int] = []
    monkeypatch.setattr("app.book.names.Names", lambda *parts: made.append(parts[0]) or Names(*parts))
    with school.edit("Another kind") as edit:
        edit.insert(Employer, [{"name": "Acme"}])
    school.ids(Student, "a")
    assert not made
    school.save(Student, student, {"last_name": "Zed"})
    school.ids(Student, "a")
    assert len(made) == 1


def test_only_kinds_with_an_index_of_names_are_kept() -> None:
    assert KeptNames.hold(Student)
    assert not KeptNames.hold(HourEntry)
