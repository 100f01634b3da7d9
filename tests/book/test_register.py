"""No key is sealed to a public key that nobody who may wrote into the key file, whoever can write that file."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from app.book import accounts, slots, trusting
from app.book.keys import KEYS, WrongPassphrase, read_ring, write_ring
from app.book.recovery_code import new_recovery_code
from app.book.refused import Refused
from app.book.slots import BOOK, new_slot
from app.models import Student
from tests.book.planting import (
    CARA,
    DANA,
    NEW,
    NEW_CODE,
    NOTES,
    OTTO,
    TOM,
    got,
    open_at,
    planted,
    planted_twice,
    recovery,
    said,
    sheet,
    student,
    unlocked,
    with_own_key,
    without_register,
)

# what somebody plants


def test_a_recovery_slot_that_somebody_without_an_account_wrote_gets_no_key(path: Path) -> None:
    ring, code = read_ring(path), new_recovery_code()
    mine = new_slot(ring.book, "", "recovery", code, {BOOK: bytes(32)}, recovery(ring).id)
    write_ring(path, ring.with_slot(mine))
    before = (path / KEYS).read_bytes()
    with open_at(path, DANA) as book:
        book.save(Student, student(book), {"first_name": "Eva"})
        with pytest.raises(Refused, match="recovery sheet was changed"):
            accounts.remove(book, book.ring.named("Tom").id)
        assert said(book) == ["The recovery sheet was changed in the key file past the program"]
        assert (path / KEYS).read_bytes() == before
        accounts.new_recovery(book, NEW_CODE)
        accounts.remove(book, book.ring.named("Tom").id)
        assert book.check() == []
    with pytest.raises(WrongPassphrase):
        open_at(path, code)
    open_at(path, NEW_CODE).close()


@pytest.mark.parametrize("whose", ["Ida", "Cara", "Otto", "recovery"])
def test_who_has_an_account_and_plants_its_public_key_gets_no_key_after_leaving(path: Path, whose: str) -> None:
    tom, ring = unlocked(path, "Tom", TOM), read_ring(path)
    victim = recovery(ring) if whose == "recovery" else ring.named(whose)
    planted(path, victim, tom)
    former = bytes(tom.keys[BOOK])
    assert got(path, victim.id, tom)[BOOK] == former
    with open_at(path, DANA) as book:
        for act in (
            lambda: accounts.remove(book, tom.slot.id),
            lambda: accounts.rename(book, tom.slot.id, "Thomas"),
            lambda: accounts.add(book, "Eva", "viewer", NEW),
            lambda: accounts.change_role(book, tom.slot.id, "viewer"),
        ):
            with pytest.raises(Refused, match="recovery sheet was" if whose == "recovery" else f"“{whose}” was"):
                act()
        assert len(said(book)) == 1
        if whose == "recovery":
            accounts.new_recovery(book, NEW_CODE)
        else:
            accounts.reset(book, victim.id, NEW, losing=True)
        accounts.remove(book, tom.slot.id)
        assert book.check() == []
        assert bytes(book.unlocked.keys[BOOK]) != former
    assert got(path, victim.id, tom) == {}
    if whose != "recovery":
        open_at(path, NEW).close()


def test_a_wrong_slot_is_removed_and_the_key_replaced_once_nothing_is_wrong(path: Path) -> None:
    """Two at a time: neither keeps the other from being mended."""
    _tom, ring = planted_twice(path)
    with open_at(path, DANA) as book:
        former = bytes(book.unlocked.keys[BOOK])
        accounts.remove(book, ring.named("Otto").id)
        assert (book.ring.due, bytes(book.unlocked.keys[BOOK])) == ((BOOK,), former)
    with open_at(path, DANA) as book:
        assert said(book) == ["The recovery sheet was changed in the key file past the program"]
        accounts.new_recovery(book, NEW_CODE)
        assert (book.ring.due, book.check()) == ((), [])
        assert bytes(book.unlocked.keys[BOOK]) != former


def test_a_key_is_not_given_to_a_public_key_that_a_teacher_planted(path: Path) -> None:
    tom = unlocked(path, "Tom", TOM)
    otto = read_ring(path).named("Otto")
    planted(path, otto, tom)
    with open_at(path, CARA) as book:
        assert book.holds(NOTES)
        with pytest.raises(Refused, match="“Otto” was changed"):
            accounts.give(book, otto.id, NOTES)
        assert len(said(book)) == 1
    assert NOTES not in got(path, otto.id, tom)
    with open_at(path, DANA) as book:
        accounts.reset(book, otto.id, NEW)
    with open_at(path, CARA) as book:
        accounts.give(book, otto.id, NOTES)
        assert book.check() == []
    assert got(path, otto.id, tom) == {}
    with open_at(path, NEW) as book:
        assert book.holds(NOTES)


def test_a_due_key_is_not_sealed_to_a_sheet_that_a_teacher_planted(path: Path) -> None:
    tom = unlocked(path, "Tom", TOM)
    with open_at(path, CARA) as book:
        accounts.give(book, book.ring.named("Otto").id, NOTES)
    paper = sheet(read_ring(path))
    write_ring(path, read_ring(path).with_slot(replace(paper, public=tom.slot.public)))
    with open_at(path, DANA) as book:
        accounts.remove(book, book.ring.named("Otto").id)
        assert book.check() == []  # who does not hold the key cannot see it
    with open_at(path, CARA) as book:
        assert book.ring.due == (NOTES,)
        assert [sentence.split(" was")[0] for sentence in book.check()] == [
            "The sheet for the key of the confidential notes"]  # fmt: skip
        former = bytes(book.unlocked.keys[NOTES])
        accounts.new_compartment_recovery(book, NOTES, NEW_CODE)
        assert (book.ring.due, book.check()) == ((), [])
        assert bytes(book.unlocked.keys[NOTES]) != former
    assert got(path, paper.id, tom) == {}


def test_a_teacher_who_calls_himself_a_coordinator_signs_nothing(path: Path) -> None:
    tom = unlocked(path, "Tom", TOM)
    ring = read_ring(path)
    planted(path, replace(tom.slot, role="coordinator"), tom)
    assert ring.register is not None
    with open_at(path, TOM) as book:
        assert book.role == "coordinator"  # a rule of the program
        with pytest.raises(Refused, match="“Tom” was changed"):
            accounts.add(book, "Eva", "counselor", NEW)
        with pytest.raises(Refused, match="lacks the key by which accounts are kept"):
            accounts.reset(book, ring.named("Ida").id, NEW)
        assert read_ring(path).register == ring.register
    seed = bytes(range(32))
    with_own_key(path, tom, seed)
    with open_at(path, CARA) as book, pytest.raises(Refused, match="No coordinator signed"):
        accounts.give(book, ring.named("Otto").id, NOTES)


# what somebody takes away or puts back


@pytest.mark.parametrize("names", [["Ida", "Tom", "Cara", "Otto"], ["Otto", "Cara", "Tom", "Ida"]], ids=str)
def test_a_register_that_was_taken_out_is_made_again_one_by_one(path: Path, names: list[str]) -> None:
    without_register(path)
    for secret in (CARA, TOM, DANA):
        with open_at(path, secret) as book:
            book.save(Student, student(book), {"first_name": "Eva"})
            assert said(book) == ["The list of accounts is missing from the key file"]
            assert book.ring.register is None
    with open_at(path, CARA) as book, pytest.raises(Refused, match="missing from the key file"):
        accounts.give(book, book.ring.named("Otto").id, NOTES)
    with open_at(path, DANA) as book:
        with pytest.raises(Refused, match="missing from the key file"):
            accounts.add(book, "Eva", "viewer", NEW)
        accounts.new_recovery(book, NEW_CODE)
        for name in names[:2]:
            accounts.reset(book, book.ring.named(name).id, NEW, losing=True)
        for name in names[2:]:
            accounts.remove(book, book.ring.named(name).id, losing=True)
        assert book.check() == []
        assert BOOK not in book.ring.due
    for secret in (DANA, NEW, NEW_CODE):
        with open_at(path, secret) as book:
            assert book.check() == []


def test_the_register_of_a_former_key_file_is_not_taken(path: Path) -> None:
    """Removed, and with a key file of before: the own slot and the former list, each as it was signed then."""
    former, tom = read_ring(path), unlocked(path, "Tom", TOM)
    with open_at(path, DANA) as book:
        accounts.remove(book, tom.slot.id)
    now = read_ring(path)
    # whoever opens it has a former pin, and the present keys, which Tom cannot read
    mixed = [replace(now.by_id[slot.id], pin=slot.pin) if slot.id in now.by_id else slot for slot in former.slots]
    write_ring(path, replace(now, slots=tuple(mixed), register=former.register, due=(BOOK,)))
    with open_at(path, DANA) as book:
        assert said(book) == ["No coordinator signed the list of accounts in the key file"]
        with pytest.raises(Refused, match="No coordinator signed"):
            accounts.rename(book, book.ring.named("Otto").id, "Ottone")
        assert book.ring.due == (BOOK,)
    assert got(path, tom.slot.id, tom) == {BOOK: tom.keys[BOOK]}


def test_a_list_that_was_signed_before_is_not_taken_again(path: Path) -> None:
    """Somebody who knows the book key puts back a list of before, which this account has seen to be newer."""
    former = read_ring(path)
    with open_at(path, DANA) as book:
        accounts.reset(book, former.named("Otto").id, NEW)
    with open_at(path, CARA) as book:
        assert book.check() == []
    now = read_ring(path)
    write_ring(path, replace(now.with_slot(former.named("Otto")), register=former.register))
    with open_at(path, CARA) as book:
        assert said(book) == ["The list of accounts in the key file is an older one"]
        with pytest.raises(Refused, match="older one"):
            accounts.give(book, former.named("Otto").id, NOTES)


def test_a_whole_key_file_of_before_opens_nothing_after_a_new_key(path: Path, tmp_path: Path) -> None:
    shutil.copyfile(path / KEYS, tmp_path / KEYS)
    with open_at(path, DANA) as book:
        accounts.remove(book, book.ring.named("Tom").id)
    shutil.copyfile(tmp_path / KEYS, path / KEYS)
    for secret in (TOM, DANA):
        with pytest.raises(Refused, match="damaged"):
            open_at(path, secret)


def test_the_secrets_of_two_accounts_cannot_be_swapped(path: Path) -> None:
    ring = read_ring(path)
    tom, otto = ring.named("Tom"), ring.named("Otto")
    for part in ("secret", "pin"):
        changed = replace(otto, **{part: getattr(tom, part), "salt": tom.salt if part == "secret" else otto.salt})
        write_ring(path, ring.with_slot(changed))
        with pytest.raises(WrongPassphrase):
            open_at(path, OTTO)


def test_an_account_that_was_taken_out_is_missed_and_holds_nothing_up(path: Path) -> None:
    ring = read_ring(path)
    write_ring(path, ring.of(slot for slot in ring.slots if slot.name != "Otto"))
    with open_at(path, DANA) as book:
        [sentence] = book.check()
        assert sentence.startswith("The account of “Otto” was taken out of the key file")
        accounts.add(book, "Otto", "counselor", NEW)
        assert book.check() == []


def test_what_was_taken_out_of_a_slot_comes_back_with_the_next_key(path: Path) -> None:
    """The book key of the recovery slot: its code opens the book again once the key was replaced."""
    with open_at(path, DANA) as book:
        accounts.new_recovery(book, NEW_CODE)
    ring = read_ring(path)
    write_ring(path, ring.with_slot(slots.without_keys(recovery(ring), BOOK)))
    with open_at(path, DANA) as book:
        accounts.remove(book, book.ring.named("Tom").id)
        assert book.check() == []
    open_at(path, NEW_CODE).close()


def test_faults_name_their_slots(path: Path) -> None:
    _tom, ring = planted_twice(path)
    with open_at(path, DANA) as book:
        found = {fault.slot for fault in trusting.faults(book.ring, book.unlocked)}
    assert found == {ring.named("Otto").id, recovery(ring).id}
