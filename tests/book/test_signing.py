"""Who signs the register: those who keep the accounts, by a key that is replaced when one of them leaves."""

from __future__ import annotations

import json
from base64 import b64decode, b64encode
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from app.book import accounts, register, slots
from app.book.book import Book
from app.book.keys import KEYS, read_ring, write_ring
from app.book.recovery_code import new_recovery_code
from app.book.refused import Refused
from app.book.slots import BOOK, SIGNING, UNPINNED, new_slot, with_keys
from tests.book.planting import (
    CARA,
    DANA,
    IDA,
    NEW,
    NEW_CODE,
    NOTES,
    OTTO,
    TOM,
    got,
    open_at,
    said,
    unlocked,
    with_own_key,
    without_register,
)
from tests.books import PASSPHRASE, copy_of

OLD_BOOKS = Path(__file__).parents[1] / "old_books"


# the signing key


def seed_of(path: Path, name: str, secret: str) -> bytes:
    """The signing key that somebody holds."""
    found = unlocked(path, name, secret)
    seed = slots.signing_seed(read_ring(path).book, found.slot, found.private)
    assert seed is not None
    return bytes(seed)


def removed(book: Book) -> None:
    accounts.remove(book, book.ring.named("Ida").id)


def demoted(book: Book) -> None:
    accounts.change_role(book, book.ring.named("Ida").id, "viewer")


def made_anew(book: Book) -> None:
    accounts.reset(book, book.ring.named("Ida").id, NEW)


def other_sheet(book: Book) -> None:
    accounts.new_recovery(book, NEW_CODE)


@pytest.mark.parametrize("leaving", [removed, demoted, made_anew, other_sheet])
def test_when_a_coordinator_leaves_another_key_signs_and_everybody_follows(
    path: Path, leaving: Callable[[Book], None]
) -> None:
    former = seed_of(path, "Ida", IDA)
    ida = unlocked(path, "Ida", IDA)
    with open_at(path, DANA) as book:
        leaving(book)
        accounts.rename(book, book.ring.named("Tom").id, "Thomas")  # she signs on with the new key
        assert book.check() == []
    present = seed_of(path, "Dana", DANA)
    assert present != former
    ring = read_ring(path)
    assert ring.register is not None
    assert ring.register.keys == (register.verifying(former), register.verifying(present))
    holders = {slot.id for slot in ring.slots if slot.holds(SIGNING)}
    assert holders == {e.id for e in ring.register.entries if e.role in ("coordinator", "recovery")}
    assert leaving is other_sheet or got(path, ida.slot.id, ida).get(SIGNING) != present
    for secret in (CARA, OTTO, TOM, DANA):
        with open_at(path, secret) as book:
            assert book.check() == []
            assert book.unlocked.slot.pin == book.account.pin
    found = unlocked(path, "Cara", CARA)
    assert found.pin.key == b64decode(ring.register.keys[-1])
    with_own_key(path, found, former)  # what she still knows convinces nobody who was here since
    with open_at(path, CARA) as book:
        assert said(book) == ["No coordinator signed the list of accounts in the key file"]


def test_a_second_coordinator_keeps_accounts_too(path: Path) -> None:
    with open_at(path, DANA) as book:
        accounts.change_role(book, book.ring.named("Tom").id, "coordinator")
    with open_at(path, TOM) as book:
        accounts.remove(book, book.ring.named("Dana").id)
        assert book.check() == []
    with open_at(path, IDA) as book:
        accounts.rename(book, book.ring.named("Tom").id, "Thomas")
        assert book.check() == []


def test_who_came_in_by_the_sheet_and_makes_another_keeps_accounts_on(path: Path) -> None:
    with open_at(path, DANA) as book:
        accounts.new_recovery(book, NEW_CODE)
    other = new_recovery_code()
    with open_at(path, NEW_CODE) as book:
        accounts.choose_passphrase(book, NEW)
        accounts.new_recovery(book, other)
        accounts.rename(book, book.ring.named("Tom").id, "Thomas")
        assert book.check() == []
    for secret in (NEW, other, CARA):
        with open_at(path, secret) as book:
            assert book.check() == []


def test_a_signing_key_that_somebody_planted_signs_nothing(path: Path) -> None:
    ring = read_ring(path)
    write_ring(path, ring.with_slot(with_keys(ring.book, ring.named("Dana"), {SIGNING: bytes(32)})))
    with open_at(path, DANA) as book:
        with pytest.raises(Refused, match="lacks the key by which accounts are kept"):
            accounts.add(book, "Eva", "viewer", NEW)
        assert book.ring.register == ring.register
    with open_at(path, IDA) as book:
        accounts.reset(book, book.ring.named("Dana").id, NEW)
    with open_at(path, NEW) as book:
        accounts.add(book, "Eva", "viewer", OTTO)
        assert book.check() == []


# older books


@pytest.mark.parametrize("name", ["0001", "0002"])
def test_an_older_book_gets_its_register_from_the_first_coordinator(name: str, tmp_path: Path) -> None:
    path = copy_of(OLD_BOOKS / f"{name}.pathbook", tmp_path)
    assert read_ring(path).register is None
    with open_at(path, PASSPHRASE) as book:
        assert book.ring.register is not None
        assert {e.role for e in book.ring.register.entries} == {"coordinator", "recovery"}
        assert book.check() == []
    assert unlocked(path, "Dana Whitfield", PASSPHRASE).pin != UNPINNED
    without_register(path)
    with open_at(path, PASSPHRASE) as book:
        assert said(book) == ["The list of accounts is missing from the key file"]
        assert book.ring.register is None


def test_until_then_nobody_else_is_given_a_key(path: Path) -> None:
    ring = read_ring(path)
    cara = new_slot(ring.book, "Cara", "counselor", CARA, unlocked(path, "Cara", CARA).keys, ring.named("Cara").id)
    write_ring(path, replace(ring.with_slot(cara), register=None))
    with open_at(path, CARA) as book:
        assert said(book) == ["The accounts of this book are not registered yet"]
        with pytest.raises(Refused, match="not registered yet"):
            accounts.give(book, book.ring.named("Otto").id, NOTES)
        assert book.ring.register is None


@pytest.mark.parametrize("part", ["counter", "entries", "keys", "links", "signature", "tags"])
def test_a_register_that_was_edited_is_not_true(path: Path, part: str) -> None:
    with open_at(path, DANA) as book:
        demoted(book)
    ring = read_ring(path)
    assert ring.register is not None
    told = json.loads((path / KEYS).read_text())
    other = b64encode(bytes(64)).decode()
    edits = {
        "counter": ring.register.counter + 1,
        "entries": told["register"]["entries"][1:],
        "keys": [told["register"]["keys"][0]] * 2,
        "links": [other],
        "signature": other,
        "tags": {BOOK: other},
    }
    told["register"][part] = edits[part]
    (path / KEYS).write_text(json.dumps(told))
    with open_at(path, CARA) as book:
        assert said(book) == ["No coordinator signed the list of accounts in the key file"]


@pytest.mark.parametrize(
    "part",
    [{"counter": 0}, {"counter": "1"}, {"keys": []}, {"keys": ["AAAA"]}, {"entries": [["a"]]}, {"entries": 7},
     {"links": [7]}, {"tags": {"book": 7}}, {"tags": None}, {"signature": None}],
    ids=str,
)  # fmt: skip
def test_a_register_that_is_none_is_damage(path: Path, part: dict[str, object]) -> None:
    told = json.loads((path / KEYS).read_text())
    (path / KEYS).write_text(json.dumps(told | {"register": told["register"] | part}))
    with pytest.raises(Refused, match="damaged"):
        read_ring(path)
