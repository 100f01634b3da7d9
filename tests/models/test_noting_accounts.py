"""What is done with accounts, codes and copies is told by "Who looked"."""

from __future__ import annotations

from pathlib import Path

from app.book import accounts
from app.book.book import Book
from app.book.recovery_code import new_recovery_code
from app.models.access import ACTS, OPENED_BY_CODE, access_lines, looked, student_words
from app.models.opening import new_book, open_book


def test_what_is_done_with_accounts_and_copies_is_in_the_access_log(book: Book, tmp_path: Path) -> None:
    slot = accounts.add(book, "Tom Ash", "teacher", "three small otters")
    accounts.change_role(book, slot.id, "viewer")
    accounts.reset(book, slot.id, "nine loud pelicans")
    accounts.remove(book, slot.id)
    accounts.new_recovery(book, new_recovery_code())
    book.back_up(tmp_path / "copy.pathbook-copy")
    told = [(line.act, line.what) for line in reversed(access_lines(book, looked(book)))]
    assert told == [
        ("account_added", "Tom Ash"), ("account_role", "Tom Ash"), ("account_passphrase", "Tom Ash"),
        ("account_removed", "Tom Ash"), ("recovery_sheet", ""), ("book_copied", ""),
    ]  # fmt: skip
    assert {student_words(line, {}) for line in access_lines(book, looked(book))} == {""}
    assert {act for act, _what in told} <= set(ACTS)


def test_that_the_recovery_code_opened_the_book_is_told(tmp_path: Path) -> None:
    made, code = new_book(tmp_path / "Elm High.pathbook", "Elm High", "Carmen Ortega", "four plain unrelated words")
    made.close()
    for _again in range(2):  # each time, whether another passphrase is chosen or not
        open_book(made.path, code).close()
    with open_book(made.path, "four plain unrelated words") as book:
        lines = access_lines(book, looked(book))
    assert [(line.act, line.name, student_words(line, {})) for line in lines] == [
        (OPENED_BY_CODE, "Carmen Ortega", "")
    ] * 2
    assert OPENED_BY_CODE in ACTS


def test_who_took_a_key_with_its_code_is_told(book: Book) -> None:
    cara = accounts.add(book, "Cara Bell", "counselor", "nine loud pelicans")
    lee = accounts.add(book, "Lee Ko", "counselor", "three small otters")
    book.close()
    code = new_recovery_code()
    with open_book(book.path, "nine loud pelicans", cara.id) as hers:
        accounts.new_compartment_recovery(hers, "notes", code)
    with open_book(book.path, "three small otters", lee.id) as his:
        assert accounts.take(his, code) == ["notes"]
    with open_book(book.path, "seven quiet herons", book.account.id) as again:
        line, sheet = access_lines(again, looked(again))[:2]
    assert (line.act, line.name, line.what, student_words(line, {})) == (
        accounts.KEY_TAKEN, "Lee Ko", "Lee Ko", "")  # fmt: skip
    assert line.act in ACTS
    assert (sheet.act, sheet.name) == (accounts.COMPARTMENT_SHEET, "Cara Bell")  # not the recovery sheet
    assert sheet.act in ACTS
