"""Nobody opens a book without its secret, and edited key files open nothing."""

from __future__ import annotations

import json
from base64 import b64decode, b64encode
from collections.abc import Callable
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

import pytest

from app.book.keys import KEYS, Ring, WrongPassphrase, read_ring, unlock, write_ring
from app.book.recovery_code import new_recovery_code
from app.book.refused import Refused
from app.book.slots import BOOK, Slot, new_slot

BOOK_KEY = bytes(range(32))
PASSPHRASE, CODE = "seven quiet herons", new_recovery_code()


@pytest.fixture(scope="module")
def ring() -> Ring:
    slots = (
        new_slot("book", "Dana", "coordinator", PASSPHRASE, {BOOK: BOOK_KEY}),
        new_slot("book", "", "recovery", CODE, {BOOK: BOOK_KEY}),
    )
    return Ring("book", slots)


def test_a_passphrase_opens_its_slot(ring: Ring) -> None:
    found = unlock(ring, PASSPHRASE)
    assert (found.slot.name, found.slot.role, found.keys[BOOK]) == ("Dana", "coordinator", BOOK_KEY)
    assert [account.name for account in ring.accounts] == ["Dana"]
    assert not ring.is_open


@pytest.mark.parametrize(
    "wrong", ["", " ", "seven quiet heron", "Seven quiet herons", "seven quiet herons ", "x" * 5000]
)
def test_a_wrong_passphrase_opens_nothing(ring: Ring, wrong: str) -> None:
    with pytest.raises(WrongPassphrase, match="passphrase is not right"):
        unlock(ring, wrong)


def test_a_recovery_code_is_read_as_people_copy_it(ring: Ring) -> None:
    confused = CODE.replace("0", "O").replace("1", "I")
    also = CODE.replace("0", "o").replace("1", "l")
    for typed in (CODE, CODE.lower(), CODE.replace("-", " "), CODE.replace("-", ""), f" {CODE}\n", confused, also):
        assert unlock(ring, typed).slot.role == "recovery"


def test_another_recovery_code_is_refused_in_its_own_words(ring: Ring) -> None:
    other = new_recovery_code()
    with pytest.raises(WrongPassphrase, match="recovery code does not belong"):
        unlock(ring, other)


def test_recovery_codes_hold_no_letters_that_look_alike() -> None:
    codes = {new_recovery_code() for _ in range(50)}
    assert len(codes) == 50
    assert all(len(code) == 35 and not set(code) & set("ILOU") for code in codes)


def test_a_passphrase_that_looks_like_a_recovery_code_is_still_one() -> None:
    like = new_recovery_code().lower()
    assert (
        unlock(Ring("book", (new_slot("book", "Dana", "coordinator", like, {BOOK: BOOK_KEY}),)), like).keys[BOOK]
        == BOOK_KEY
    )


def flipped(text: str) -> str:
    """Base64 text of which one bit differs."""
    data = bytearray(b64decode(text))
    data[len(data) // 2] ^= 1
    return b64encode(data).decode()


EDITS: dict[str, Callable[[Slot], Slot]] = {
    "id": lambda s: replace(s, id="0" * 16),
    "name": lambda s: replace(s, name="Someone else"),
    "role": lambda s: replace(s, role="administrator"),
    "salt": lambda s: replace(s, salt=flipped(s.salt)),
    "cost": lambda s: replace(s, cost=s.cost | {"iterations": 1}),
    "public": lambda s: replace(s, public=flipped(s.public)),
    "secret": lambda s: replace(s, secret=flipped(s.secret)),
    "keys": lambda s: replace(s, keys={BOOK: flipped(s.keys[BOOK])}),
    "form": lambda s: replace(s, form=1),
    "pin": lambda s: replace(s, pin=""),
}


def test_every_part_of_a_slot_is_tried() -> None:
    assert {*EDITS, "proofs"} == set(Slot.__dataclass_fields__), "proofs are asked for when a key is replaced"


@pytest.mark.parametrize(
    ("part", "place", "secret"),
    [
        (part, place, secret)
        for part in EDITS
        for place, secret in ((0, PASSPHRASE), (1, CODE))
        if (part, place) != ("cost", 1)
    ],
    ids=lambda value: "" if value == CODE else str(value),  # the code is another one in every run
)
def test_an_edited_slot_does_not_open(ring: Ring, part: str, place: int, secret: str) -> None:
    """All but the cost of the recovery slot, which is not derived slowly, so that it says nothing."""
    slots = list(ring.slots)
    slots[place] = EDITS[part](slots[place])
    with pytest.raises(WrongPassphrase):
        unlock(Ring("book", tuple(slots)), secret)


def test_a_forged_point_is_no_crash(ring: Ring) -> None:
    sealed = b64encode(bytes(32) + b64decode(ring.slots[0].keys[BOOK])[32:]).decode()
    with pytest.raises(WrongPassphrase):
        unlock(Ring("book", (replace(ring.slots[0], keys={BOOK: sealed}),)), PASSPHRASE)


def test_a_slot_belongs_to_its_book(ring: Ring) -> None:
    with pytest.raises(WrongPassphrase):
        unlock(Ring("another", ring.slots), PASSPHRASE)


def test_keys_of_two_slots_cannot_be_swapped(ring: Ring) -> None:
    other = new_slot("book", "Eve", "teacher", "a secret of Eve", {BOOK: bytes(32)})
    mixed = replace(ring.slots[0], keys=other.keys)
    with pytest.raises(WrongPassphrase):
        unlock(Ring("book", (mixed,)), PASSPHRASE)


# the file


def stored(ring: Ring, folder: Path) -> dict[str, Any]:
    write_ring(folder, ring)
    return json.loads((folder / KEYS).read_text())


def test_the_key_file_comes_back(ring: Ring, tmp_path: Path) -> None:
    write_ring(tmp_path, ring)
    assert read_ring(tmp_path) == ring
    assert BOOK_KEY.hex() not in (tmp_path / KEYS).read_text()


def test_a_missing_key_file_is_said(tmp_path: Path) -> None:
    with pytest.raises(Refused, match=r"keys\.json.*missing"):
        read_ring(tmp_path)


@pytest.mark.parametrize(
    "text",
    ["", "{", "[]", "null", "7", "[" * 100_000, '{"application": "other"}', '{"application": "pathbook", "format": 1}',
     '{"application": "pathbook", "format": 1, "book": "b", "slots": []}',
     '{"application": "pathbook", "format": 1, "book": "b", "slots": [7]}',
     '{"application": "pathbook", "format": 1, "book": "b", "slots": {"a": 1}}', "\udcff\udcfe"],
    ids=range(12),
)  # fmt: skip
def test_a_damaged_key_file_is_said(tmp_path: Path, text: str) -> None:
    (tmp_path / KEYS).write_bytes(text.encode("utf-8", "surrogateescape"))
    with pytest.raises(Refused, match="is damaged"):
        read_ring(tmp_path)


def test_a_newer_key_file_is_said(ring: Ring, tmp_path: Path) -> None:
    told = stored(ring, tmp_path) | {"format": 3}
    (tmp_path / KEYS).write_text(json.dumps(told))
    with pytest.raises(Refused, match="newer Pathbook"):
        read_ring(tmp_path)


def test_a_guess_costs_whoever_uses_the_program_64_mib(usual_cost: dict[str, int]) -> None:
    assert usual_cost == {"iterations": 3, "lanes": 4, "memory_cost": 64 * 1024}
    assert new_slot("book", "", "coordinator", PASSPHRASE, {BOOK: bytes(32)}).cost != usual_cost  # the tests' own


FORGED: list[dict[str, Any]] = [
    {"cost": {"iterations": 3, "lanes": 4, "memory_cost": 1 << 31}},
    {"cost": {"iterations": 3, "lanes": 4, "memory_cost": 512 * 1024}},
    {"cost": {"iterations": 20, "lanes": 4, "memory_cost": 65536}},
    {"cost": {"iterations": 10**9, "lanes": 4, "memory_cost": 65536}},
    {"cost": {"iterations": 0, "lanes": 4, "memory_cost": 65536}},
    {"cost": {"iterations": 3, "lanes": 16, "memory_cost": 8}},
    {"cost": {"iterations": True, "lanes": 4, "memory_cost": 65536}},
    {"cost": {"iterations": 3.5, "lanes": 4, "memory_cost": 65536}},
    {"cost": {}},
    {"cost": 5},
    {"cost": None},
    {"salt": ""},
    {"salt": "*"},
    {"public": "AAAA"},
    {"secret": ""},
    {"keys": {"book": "AAAA"}},
    {"keys": {}},
    {"keys": None},
    {"form": 4},
    {"pin": 7},
    {"name": 7},
    {"role": None},
    {"extra": "part"},
]


@pytest.mark.parametrize("part", FORGED, ids=str)
def test_a_forged_slot_is_refused_before_anything_is_derived(ring: Ring, tmp_path: Path, part: dict[str, Any]) -> None:
    told = stored(ring, tmp_path)
    told["slots"] = [asdict(ring.slots[0]) | part]
    (tmp_path / KEYS).write_text(json.dumps(told))
    with pytest.raises(Refused, match="is damaged"):
        read_ring(tmp_path)
