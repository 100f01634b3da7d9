"""A removed account opens nothing that is written afterwards, and no moment of the way there loses a record."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from sqlalchemy import Connection, text

from app.book import accounts, opening, records_file, rekeying
from app.book.book import Book
from app.book.keys import WrongPassphrase, read_ring, write_ring
from app.book.records_file import RECORDS
from app.book.recovery_code import new_recovery_code
from app.book.refused import Refused
from app.book.slots import BOOK, new_slot
from app.book.slots import opened as slot_opened
from app.models import Student
from app.models.hour_totals import HourTotals
from tests.books import copy_of, dump

DANA, TOM, CARA = "seven quiet herons", "three small otters", "nine loud pelicans"
COMPARTMENTS = {"counselor": ("notes",)}


def open_at(
    path: Path, secret: str, resealing: tuple[rekeying.Resealing, ...] = (), account: str | None = None
) -> Book:
    return opening.open_book(path, secret, (HourTotals(),), account, COMPARTMENTS, resealing)


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed book with some students, of Dana, Tom and the counselor Cara."""
    path = tmp_path_factory.mktemp("template") / "a.pathbook"
    opening.make_files(path, "Dana", DANA)
    with open_at(path, DANA) as book:
        accounts.add(book, "Tom", "teacher", TOM)
        accounts.add(book, "Cara", "counselor", CARA)
        with book.edit("Students") as edit:
            edit.insert(Student, [{"last_name": f"Peña {n}", "first_name": "Ana"} for n in range(50)])
    open_at(path, CARA).close()
    return path


@pytest.fixture
def path(template: Path, tmp_path: Path) -> Path:
    return copy_of(template, tmp_path)


def id_of(book: Book, name: str) -> str:
    return book.ring.named(name).id


def test_a_removed_account_opens_neither_the_file_nor_new_backups(path: Path, tmp_path: Path) -> None:
    former = read_ring(path)
    with open_at(path, DANA) as book:
        before = dump(book)
        accounts.remove(book, id_of(book, "Tom"))
        assert dump(book) == before
        assert book.check() == []
        book.save(Student, book.ids(Student)[0], {"first_name": "Eva"})
        book.undo()
        backup = book.back_up()
    with pytest.raises(WrongPassphrase):
        open_at(path, TOM)
    tom = slot_opened(former.book, former.named("Tom"), TOM)
    assert tom is not None
    for file in (path / RECORDS, backup / RECORDS):
        with pytest.raises(records_file.sqlcipher.DatabaseError):
            records_file.connect(file, tom.keys[BOOK])
    for secret in (DANA, CARA):
        with open_at(path, secret) as book:
            assert dump(book) == before
            assert book.ring.due == () or secret == DANA
    assert not list(path.glob("*.next*"))


def test_the_device_stays_the_same(path: Path) -> None:
    with open_at(path, DANA) as book:
        former = {entry.device for entry in book.entries()}  # the one of which this is a copy
        book.save(Student, book.ids(Student)[0], {"first_name": "Eva"})
        device = book.claim.device
        accounts.remove(book, id_of(book, "Tom"))
        book.save(Student, book.ids(Student)[0], {"first_name": "Ida"})
    with open_at(path, DANA) as book:
        assert book.claim.device == device
        assert {entry.device for entry in book.entries()} == {*former, device}


def test_reading_goes_on_around_the_exchange(path: Path) -> None:
    """A thread that reads all the time never sees a broken file."""
    with open_at(path, DANA) as book:
        stop = Event()

        def read() -> int:
            times = 0
            while not stop.is_set():
                assert len(book.ids(Student)) == 50
                times += 1
            return times

        with ThreadPoolExecutor(3) as pool:
            reading = [pool.submit(read) for _ in range(3)]
            accounts.remove(book, id_of(book, "Tom"))
            stop.set()
        assert all(future.result() for future in reading)


def test_an_edit_under_way_is_not_overtaken(path: Path) -> None:
    with open_at(path, DANA) as book, book.edit("Slow"), pytest.raises(Refused, match="Another change"):
        accounts.remove(book, id_of(book, "Tom"))


def kill_points(path: Path, folder: Path, patch: pytest.MonkeyPatch, act: Callable[[Book], None]) -> list[Path]:
    """The book as it lies on the disk before and after each step of `act`: what a kill there would leave."""
    found: list[Path] = []

    def keep() -> None:
        found.append(folder / f"{len(found):02}" / path.name)
        shutil.copytree(path, found[-1])

    def watched(function: Callable[..., Any]) -> Callable[..., Any]:
        def step(*arguments: Any, **named: Any) -> Any:
            keep()
            try:
                return function(*arguments, **named)
            finally:
                keep()

        return step

    for place, name in (
        (rekeying, "_write_next"),
        (rekeying, "_empty_log"),
        (rekeying, "write_ring"),
        (rekeying, "_drop_next"),
        (Path, "replace"),
        (Path, "unlink"),
        (rekeying, "sync_folder"),
    ):
        patch.setattr(place, name, watched(getattr(place, name)))
    with open_at(path, DANA) as book:
        book.save(Student, book.ids(Student)[0], {"first_name": "in the log"})  # something lies in the log
        found.clear()
        for kept in folder.glob("*"):
            shutil.rmtree(kept)
        act(book)
        keep()
    patch.undo()
    return found


def test_wherever_it_is_killed_the_book_opens_with_everything(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "kills").mkdir()
    former = read_ring(path)
    states = kill_points(path, tmp_path / "kills", monkeypatch, lambda book: accounts.remove(book, id_of(book, "Tom")))
    assert len(states) > 20
    with open_at(path, DANA) as book:
        wanted = dump(book)
    tom = slot_opened(former.book, former.named("Tom"), TOM)
    assert tom is not None
    shut_out = 0
    for state in states:
        removed = len(read_ring(state).accounts) == 2
        shut_out += removed
        for secret in (CARA, DANA):  # whoever comes first ends what was begun
            with open_at(state, secret) as book:
                assert dump(book) == wanted
                assert book.check() == []
                assert not any(name.endswith(".next") for slot in book.ring.slots for name in slot.keys)
                assert BOOK not in book.ring.due
        assert not list(state.glob("*.next*"))
        assert records_file.opens(state / RECORDS, tom.keys[BOOK]) != removed
        if removed:
            with pytest.raises(WrongPassphrase):
                open_at(state, TOM)
        else:
            open_at(state, TOM).close()
    assert 0 < shut_out < len(states)


@pytest.mark.parametrize("step", ["_write_next", "_empty_log", "write_ring", "sync_folder"])
@pytest.mark.parametrize("when", [0, 1])
def test_a_step_that_fails_leaves_a_book_that_works_on(
    path: Path, monkeypatch: pytest.MonkeyPatch, step: str, when: int
) -> None:
    function, calls = getattr(rekeying, step), [0]

    def fails(*arguments: Any) -> Any:
        calls[0] += 1
        if calls[0] == when + 1:
            raise Refused("The disk is full.")
        return function(*arguments)

    with open_at(path, DANA) as book:
        wanted = dump(book)
        monkeypatch.setattr(rekeying, step, fails)
        with suppress(Refused):  # some steps come once only
            accounts.remove(book, id_of(book, "Tom"))
        monkeypatch.undo()
        book.save(Student, book.ids(Student)[0], {"first_name": "Later"})
        wanted = dump(book)
    with open_at(path, DANA) as book:
        assert dump(book) == wanted
        assert book.check() == []


def test_the_key_of_a_compartment_is_replaced_with_what_it_seals(path: Path) -> None:
    with open_at(path, DANA) as book:
        otto = accounts.add(book, "Otto", "counselor", "four wide awake owls")
    seen: list[tuple[str, bytes, bytes]] = []

    def reseal(connection: Connection, name: str, old: bytes, new: bytes) -> None:
        assert connection.execute(text("SELECT count(*) FROM student")).scalar() == 50
        seen.append((name, old, new))

    with open_at(path, CARA) as book:
        accounts.give(book, otto.id, "notes")
        accounts.new_compartment_recovery(book, "notes", new_recovery_code())
        before = bytes(book.unlocked.keys["notes"])
    with open_at(path, DANA, (reseal,)) as book:
        accounts.remove(book, otto.id)
        assert book.ring.due == ("notes",)  # a coordinator cannot: the next counselor does
    assert seen == []
    with open_at(path, CARA, (reseal,)) as book:
        after = bytes(book.unlocked.keys["notes"])
        assert book.ring.due == ()
    assert seen == [("notes", before, after)]
    assert after != before
    with open_at(path, CARA, (reseal,)) as book:
        assert bytes(book.unlocked.keys["notes"]) == after
    assert len(seen) == 1


def test_a_disk_that_refuses_for_a_moment_costs_no_key(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Cut short behind the exchange, and unreadable at the first opening: the key that opens the records stays."""
    real_write, real_connect, writes, refused = rekeying.write_ring, records_file.connect, [0], [0]

    def killed_at_the_end(folder: Path, ring: Any) -> None:
        writes[0] += 1
        if writes[0] == 2:
            raise KeyboardInterrupt
        real_write(folder, ring)

    def refusing_once(*given: Any, **named: Any) -> Any:
        refused[0] += 1
        if refused[0] == 1:
            raise records_file.sqlcipher.OperationalError("disk I/O error")
        return real_connect(*given, **named)

    with open_at(path, DANA) as book:
        before = dump(book)
        monkeypatch.setattr(rekeying, "write_ring", killed_at_the_end)
        with pytest.raises(KeyboardInterrupt):
            accounts.remove(book, id_of(book, "Tom"))
    monkeypatch.setattr(rekeying, "write_ring", real_write)
    monkeypatch.setattr(records_file, "connect", refusing_once)
    with pytest.raises(Refused, match="disk"):
        open_at(path, DANA)
    with open_at(path, DANA) as book:
        assert dump(book) == before


def test_a_slot_that_somebody_wrote_into_the_key_file_gets_no_key(path: Path) -> None:
    """Whoever can write the file, but opens nothing, lets keys be due and has slots of their own: it stays as it is."""
    ring = read_ring(path)
    rogue = new_slot(ring.book, "Eve", "counselor", "a secret of Eve", {BOOK: bytes(32), "notes": bytes(32)})
    sheet = new_slot(ring.book, "", "recovery", new_recovery_code(), {"notes": bytes(32)})
    write_ring(path, replace(ring.of((*ring.slots, rogue, sheet)), due=(BOOK, "notes")))
    with open_at(path, CARA, account=ring.named("Cara").id) as book:
        assert book.ring.due == (BOOK, "notes")
        assert {rogue.id, sheet.id} < set(book.ring.by_id)
        assert [finding.split(" was")[0] for finding in book.check()] == [
            "The account “Eve”", "The sheet for the key of the confidential notes"]  # fmt: skip
    with open_at(path, DANA) as book:
        accounts.remove(book, rogue.id)
        assert book.ring.due == ("notes",)
    with open_at(path, CARA, account=ring.named("Cara").id) as book:
        accounts.new_compartment_recovery(book, "notes", new_recovery_code())
        assert (book.ring.due, book.check()) == ((), [])
    for secret in (DANA, TOM, CARA):
        open_at(path, secret).close()
