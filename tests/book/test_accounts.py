"""Accounts: who comes in, as what, and what their slot holds."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.book import accounts, opening, slots
from app.book.accounts import LastHolder
from app.book.book import Book
from app.book.four_words import four_words, words
from app.book.keys import KEYS, WrongPassphrase, read_ring
from app.book.passphrases import check_passphrase
from app.book.recovery_code import is_block, new_recovery_code
from app.book.refused import Refused
from app.book.slots import BOOK

DANA, CARA, TOM, NEW = "seven quiet herons", "nine loud pelicans", "three small otters", "eleven green lanterns"
COMPARTMENTS = {"counselor": ("notes",)}


def opened(path: Path, secret: str, account: str | None = None) -> Book:
    return opening.open_book(path, secret, account=account, compartments=COMPARTMENTS)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A book of which only the coordinator Dana has an account."""
    opening.make_files(tmp_path / "a.pathbook", "Dana", DANA)
    return tmp_path / "a.pathbook"


@pytest.fixture
def dana(path: Path) -> Iterator[Book]:
    with opened(path, DANA) as book:
        yield book


def test_each_account_opens_the_book_as_itself(dana: Book, path: Path) -> None:
    cara = accounts.add(dana, "  Cara   Bell ", "counselor", CARA)
    accounts.add(dana, "Tom", "teacher", TOM)
    assert [(a.name, a.role) for a in dana.accounts] == [
        ("Dana", "coordinator"), ("Cara Bell", "counselor"), ("Tom", "teacher")]  # fmt: skip
    dana.close()
    for secret, name, role in (
        (DANA, "Dana", "coordinator"),
        (CARA, "Cara Bell", "counselor"),
        (TOM, "Tom", "teacher"),
    ):
        with opened(path, secret) as book:
            assert (book.account.name, book.role) == (name, role)
    with pytest.raises(WrongPassphrase):
        opened(path, TOM, cara.id)
    with opened(path, CARA, cara.id) as book:
        assert book.account.id == cara.id


@pytest.mark.parametrize("name", ["", "  ", "Dana", " dAnA "])
def test_a_name_is_given_and_free(dana: Book, name: str) -> None:
    with pytest.raises(Refused, match=r"whose account|already"):
        accounts.add(dana, name, "teacher", TOM)


@pytest.mark.parametrize("weak", ["short", "password1", "P@ssw0rd2026!", "12345678901", "aaaaaaaaaaaaaa", "heron2026"])
def test_a_weak_passphrase_is_refused_with_help(dana: Book, weak: str) -> None:
    for act in (
        lambda: accounts.add(dana, "Tom", "teacher", weak),
        lambda: accounts.choose_passphrase(dana, weak),
        lambda: accounts.reset(dana, dana.account.id, weak),
    ):
        with pytest.raises(Refused, match=r"at least 8|four words"):
            act()


def test_a_renamed_account_keeps_its_passphrase_and_its_keys(dana: Book, path: Path) -> None:
    cara = accounts.add(dana, "Cara", "counselor", CARA)
    dana.close()
    with opened(path, CARA) as book:
        key = bytes(book.unlocked.keys["notes"])
    with opened(path, DANA) as book:
        accounts.rename(book, cara.id, "Cara Bell-Ortiz")
        accounts.rename(book, cara.id, "Cara BELL")
    with opened(path, CARA, cara.id) as book:
        assert book.account.name == "Cara BELL"
        assert bytes(book.unlocked.keys["notes"]) == key


def test_the_first_counselor_makes_the_key_and_gives_it(dana: Book, path: Path) -> None:
    cara = accounts.add(dana, "Cara", "counselor", CARA)
    other = accounts.add(dana, "Otto", "counselor", TOM)
    assert not dana.holds("notes")
    dana.close()
    with opened(path, CARA) as book:
        assert book.holds("notes")
        key = bytes(book.unlocked.keys["notes"])
    with opened(path, TOM) as book:
        assert not book.holds("notes")
        with pytest.raises(Refused, match="who holds the key"):
            accounts.give(book, other.id, "notes")
    with opened(path, DANA) as book:
        with pytest.raises(Refused, match="who holds the key"):
            accounts.give(book, other.id, "notes")
        accounts.change_role(book, cara.id, "counselor")
    with opened(path, CARA) as book:
        accounts.give(book, other.id, "notes")
        with pytest.raises(Refused, match="only to a role"):
            accounts.give(book, book.accounts[0].id, "notes")
    with opened(path, TOM) as book:
        assert bytes(book.unlocked.keys["notes"]) == key


def test_the_counselor_code_gives_the_key_and_opens_no_book(dana: Book, path: Path) -> None:
    accounts.add(dana, "Cara", "counselor", CARA)
    accounts.add(dana, "Otto", "counselor", TOM)
    code = new_recovery_code()
    with pytest.raises(Refused, match="who holds the key"):
        accounts.new_compartment_recovery(dana, "notes", code)
    dana.close()
    with opened(path, CARA) as book:
        accounts.new_compartment_recovery(book, "notes", code)
        key = bytes(book.unlocked.keys["notes"])
    with pytest.raises(WrongPassphrase, match="does not open the book itself"):
        opened(path, code)
    with opened(path, TOM) as book:
        with pytest.raises(WrongPassphrase):
            accounts.take(book, new_recovery_code())
        assert accounts.take(book, code.lower()) == ["notes"]
        assert book.holds("notes")
    with opened(path, TOM) as book:
        assert bytes(book.unlocked.keys["notes"]) == key
    with opened(path, DANA) as book, pytest.raises(Refused, match="does not have this part"):
        accounts.take(book, code)


def test_the_last_holder_is_not_lost_by_accident(dana: Book, path: Path) -> None:
    cara = accounts.add(dana, "Cara", "counselor", CARA)
    dana.close()
    opened(path, CARA).close()
    with opened(path, DANA) as book:
        for act in (
            lambda: accounts.change_role(book, cara.id, "teacher"),
            lambda: accounts.reset(book, cara.id, NEW),
            lambda: accounts.remove(book, cara.id),
        ):
            with pytest.raises(LastHolder, match="Only “Cara” holds"):
                act()
        accounts.reset(book, cara.id, NEW, losing=True)
        assert not book.ring.holders("notes")
    with opened(path, NEW) as book:
        assert book.holds("notes")


def test_a_coordinator_always_stays(dana: Book, path: Path) -> None:
    tom = accounts.add(dana, "Tom", "coordinator", TOM)
    for act in (
        lambda: accounts.change_role(dana, dana.account.id, "viewer"),
        lambda: accounts.remove(dana, dana.account.id),
    ):
        with pytest.raises(Refused, match="your own account"):
            act()
    accounts.change_role(dana, tom.id, "viewer")
    dana.close()
    with opened(path, TOM) as book:
        assert book.role == "viewer"


def test_four_words_are_a_good_passphrase() -> None:
    known = words()
    assert len(set(known)) == len(known) >= 1296
    assert all(word.isascii() and word.islower() and 3 <= len(word) <= 10 for word in known)
    made = [four_words() for _ in range(50)]
    assert len(set(made)) == 50
    for passphrase in made:
        assert check_passphrase(passphrase) == passphrase
        assert set(passphrase.split()) <= set(known)


def test_an_own_new_passphrase_keeps_the_key_pair(dana: Book, path: Path) -> None:
    private = bytes(dana.unlocked.private)
    accounts.choose_passphrase(dana, NEW)
    dana.close()
    with pytest.raises(WrongPassphrase):
        opened(path, DANA)
    with opened(path, NEW) as book:
        assert bytes(book.unlocked.private) == private


def test_a_reset_account_has_its_id_and_a_new_pair(dana: Book, path: Path) -> None:
    tom = accounts.add(dana, "Tom", "teacher", TOM)
    accounts.reset(dana, tom.id, NEW)
    assert dana.ring.account(tom.id).public != tom.public
    dana.close()
    with opened(path, NEW, tom.id) as book:
        assert (book.account.id, book.role) == (tom.id, "teacher")


def test_a_new_recovery_code_shuts_the_old_one_out(tmp_path: Path) -> None:
    path = tmp_path / "a.pathbook"
    old, code = opening.make_files(path, "Dana", DANA), new_recovery_code()
    with opened(path, DANA) as book:
        accounts.new_recovery(book, code)
    with opened(path, code) as book:
        assert book.needs_passphrase
    with pytest.raises(WrongPassphrase):
        opened(path, old)


def test_the_recovery_code_resets_the_account_that_was_chosen(tmp_path: Path) -> None:
    path = tmp_path / "a.pathbook"
    code = opening.make_files(path, "Dana", DANA)
    with opened(path, DANA) as book:
        tom = accounts.add(book, "Tom", "teacher", TOM)
    with opened(path, code, tom.id) as book:
        assert book.account.id == tom.id
        accounts.choose_passphrase(book, NEW)
    with opened(path, NEW) as book:
        assert book.account.id == tom.id
    with opened(path, code) as book:
        assert book.account.name == "Dana"


def test_blocks_of_a_code_are_checked_as_people_type_them() -> None:
    code = "ABCDE-01234-FGHJK-MNPQR-STVWX-YZ567"
    assert is_block(code, 2, " o12 34")
    assert is_block(code, 6, "yz567")
    assert not is_block(code, 1, "ABCD")
    assert not is_block(code, 1, "01234")


def test_closing_forgets_the_keys(dana: Book) -> None:
    key, private = dana.unlocked.keys[BOOK], dana.unlocked.private
    dana.close()
    assert bytes(key) == bytes(32) == bytes(private)
    assert dana.unlocked.keys == {}


def test_a_key_file_of_the_first_format_is_read_and_renewed(tmp_path: Path) -> None:
    path = tmp_path / "a.pathbook"
    code = opening.make_files(path, "Dana", DANA)
    ring = read_ring(path)
    key = opened(path, DANA)
    book_key = bytes(key.unlocked.keys[BOOK])
    key.close()
    old: list[dict[str, object]] = []
    for slot, secret in zip(ring.slots, (DANA, code), strict=True):
        bare = slots.Slot(slot.id, slot.name, slot.role, slot.salt, slot.cost, "", "", {}, form=1)
        private = slots.X25519PrivateKey.generate()
        public = private.public_key().public_bytes_raw()
        bound = f"{ring.book}|{slot.id}|{slot.name}|{slot.role}".encode()
        wrapped = slots._wrap(slots._key_of(bare, secret), private.private_bytes_raw(), bound)
        told = {"id": slot.id, "name": slot.name, "role": slot.role, "salt": slot.salt, "cost": slot.cost}
        sealed = slots._text(slots.seal(public, book_key, bound))
        old.append({**told, "public": slots._text(public), "secret": slots._text(wrapped), "book_key": sealed})
    text = json.dumps({"application": "pathbook", "format": 1, "book": ring.book, "slots": old})
    (path / KEYS).write_text(text)
    with opened(path, code) as book:
        assert book.needs_passphrase
    with opened(path, DANA) as book:
        accounts.rename(book, book.account.id, "Dana Whitfield")
        accounts.add(book, "Tom", "teacher", TOM)
    with opened(path, DANA) as book:
        accounts.remove(book, book.ring.named("Tom").id)
        accounts.add(book, "Tom", "teacher", TOM)
    assert {slot.form for slot in read_ring(path).slots} == {3}
    for secret in (DANA, code, TOM):
        opened(path, secret).close()
