"""Confidential notes: written, read, searched, moved, and erased for good."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import text

from app.book import journal
from app.book.book import Book
from app.book.erasing import Reason
from app.book.refused import Refused
from app.models import sealed_notes
from app.models.erasing import WRONG_CHILD, erasing_students
from app.models.opening import open_book
from tests.books import PASSPHRASE
from tests.models.sealed_notes.sealed import CARA, DAY, WHY, WORDS, bodies


def test_written_and_read_again(path: Path, book: Book, ana: str, ruiz: str) -> None:
    id_ = sealed_notes.write(book, ana, f"  {WORDS}\n", DAY)
    [note] = sealed_notes.of_student(book, ana)
    assert (note.id, note.text, note.date, note.name, note.scope) == (id_, WORDS, DAY, "Cara Bell", "counselors")
    assert note.author == book.account.id
    assert sealed_notes.of_student(book, ruiz) == []
    book.close()
    with open_book(path, CARA) as again:
        assert sealed_notes.of_student(again, ana) == [note]


def test_a_note_needs_words_and_a_student(book: Book, ana: str) -> None:
    with pytest.raises(Refused, match="what the note should say"):
        sealed_notes.write(book, ana, " \n ")
    with pytest.raises(Refused):
        sealed_notes.write(book, "nobody", WORDS)
    assert bodies(book) == {}


def test_what_it_said_before_is_kept(book: Book, ana: str) -> None:
    id_ = sealed_notes.write(book, ana, "First", DAY)
    first = sealed_notes.one(book, id_)
    sealed_notes.revise(book, id_, "Second")
    sealed_notes.revise(book, id_, "Second")  # nothing changed: no revision
    sealed_notes.revise(book, id_, "Third", date(2026, 11, 21))
    note = sealed_notes.one(book, id_)
    assert (note.text, note.date) == ("Third", date(2026, 11, 21))
    assert [each.text for each in note.revisions] == ["Second", "First"]
    assert note.revisions[1].at == first.at
    assert book.undo()
    assert sealed_notes.one(book, id_).text == "Second"


def test_undo_takes_a_note_back_and_redo_brings_it(book: Book, ana: str) -> None:
    sealed_notes.write(book, ana, WORDS)
    assert book.undo() == "Confidential note"
    assert sealed_notes.of_student(book, ana) == []
    book.redo()
    assert sealed_notes.of_student(book, ana)[0].text == WORDS


def test_moved_to_another_student(book: Book, ana: str, ruiz: str) -> None:
    id_ = sealed_notes.write(book, ana, WORDS)
    before = sealed_notes.one(book, id_)
    sealed_notes.move_to(book, id_, ruiz)
    assert sealed_notes.of_student(book, ana) == []
    [note] = sealed_notes.of_student(book, ruiz)
    assert (note.text, note.at) == (before.text, before.at)


def test_searched_whatever_accents_and_case(book: Book, ana: str, ruiz: str) -> None:
    older = sealed_notes.write(book, ana, WORDS, DAY)
    newer = sealed_notes.write(book, ruiz, "Quokka, too", date(2026, 11, 21), "mine")
    sealed_notes.keep_draft(book, ana, "quokka draft", DAY, "mine")
    found = [note.id for note in sealed_notes.search(book, "QUOKKA")]
    assert found == [newer, older]
    assert [note.id for note in sealed_notes.search(book, "uberlegungen zanzibar")] == [older]
    assert [note.id for note in sealed_notes.search(book, "pena quokka")] == [older]
    assert sealed_notes.search(book, "wallaby") == []
    assert len(sealed_notes.search(book, "")) == 2


def test_a_draft_is_kept_gone_on_with_and_dropped(book: Book, ana: str) -> None:
    draft = sealed_notes.keep_draft(book, ana, "", DAY, "counselors")
    assert sealed_notes.keep_draft(book, ana, "Half a sen", DAY, "counselors", draft=draft) == draft
    [kept] = sealed_notes.drafts_of(book, ana)
    assert (kept.text, kept.scope, kept.draft_of) == ("Half a sen", "counselors", "")
    assert sealed_notes.of_student(book, ana) == []
    sealed_notes.write(book, ana, "Half a sentence", DAY, draft=draft)
    assert sealed_notes.drafts_of(book, ana) == []
    other = sealed_notes.keep_draft(book, ana, "No", DAY, "mine")
    sealed_notes.drop_draft(book, other)
    assert sealed_notes.drafts_of(book, ana) == []


def test_erased_for_good_by_whoever_can_open_it(book: Book, ana: str) -> None:
    id_ = sealed_notes.write(book, ana, WORDS)
    sealed_notes.revise(book, id_, "Other")
    kept = sealed_notes.write(book, ana, "Kept")
    sealed = bodies(book)[id_]
    with pytest.raises(Refused, match="Say why"):
        sealed_notes.erasing(book, id_, Reason(WRONG_CHILD, " "))
    for _step in sealed_notes.erasing(book, id_, WHY):
        pass
    assert [note.id for note in sealed_notes.search(book, "")] == [kept]
    assert set(bodies(book)) == {kept}
    with book.reading_whole() as connection:
        entries = [entry.number for entry in journal.entries(connection)]
        assert sealed not in repr([journal.blocks_of(connection, number) for number in entries])
        logged = repr(connection.execute(text("SELECT * FROM access WHERE act = 'erased'")).all())
    assert id_ in logged and ana not in logged
    assert book.check() == []


def test_notes_on_a_student_who_was_erased_are_found(path: Path, book: Book, ana: str, ruiz: str) -> None:
    sealed_notes.write(book, ruiz, "Stays")
    lost = sealed_notes.write(book, ana, WORDS)
    assert sealed_notes.of_erased_students(book) == []
    book.close()
    with open_book(path, PASSPHRASE) as coordinator:
        for _step in erasing_students(coordinator, [ana], WHY):
            pass
    with open_book(path, CARA) as again:
        assert [note.id for note in sealed_notes.of_erased_students(again)] == [lost]
