"""A locked program has no copy of a key in its memory, as somebody sees it who reads that from outside."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from app.book import accounts, opening
from app.models import Student
from tests.books import PASSPHRASE

WORK = """
import gc, pathlib, sys
from app.models import Student, sealed_notes
from app.models.opening import open_book

def work():
    book = open_book(pathlib.Path(sys.argv[1]), "nine loud pelicans")
    sealed_notes.write(book, book.ids(Student)[0], "Asked about the nursing program")
    book.back_up()
    assert book.check() == [] and book.holds("notes")
    for key in (book.unlocked.keys["book"], book.unlocked.keys["notes"], book.unlocked.private):
        print(bytes(byte ^ 0x55 for byte in key).hex())  # so that the text itself is none
    sys.stdout.flush()
    sys.stdin.readline()
    book.close()

work()
gc.collect()
print("locked", flush=True)
sys.stdin.readline()
"""


def times(process: int, wanted: list[bytes]) -> list[int]:
    """How often each of these bytes lies in the writable memory of a process."""
    found = [0] * len(wanted)
    with Path(f"/proc/{process}/mem").open("rb", buffering=0) as memory:
        for line in Path(f"/proc/{process}/maps").read_text().splitlines():
            if place := re.match(r"([0-9a-f]+)-([0-9a-f]+) rw", line):
                start, end = (int(each, 16) for each in place.groups())
                try:
                    memory.seek(start)
                    there = memory.read(end - start)
                except OSError:  # not every part can be read
                    continue
                found = [count + there.count(each) for count, each in zip(found, wanted, strict=True)]
    return found


@pytest.mark.skipif(sys.platform != "linux", reason="the memory of another process is a file on Linux alone")
def test_nothing_of_a_key_is_left_after_locking(tmp_path: Path) -> None:
    path, root = tmp_path / "a.pathbook", Path(__file__).parents[2]
    opening.make_files(path, "Dana", PASSPHRASE)
    with opening.open_book(path, PASSPHRASE) as book:
        accounts.add(book, "Cara", "counselor", "nine loud pelicans")
        with book.edit("Student") as edit:
            edit.insert(Student, [{"last_name": "Peña", "first_name": "Ana"}])
    command = [sys.executable, "-X", "utf8", "-c", WORK, str(path)]
    with subprocess.Popen(command, cwd=root, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdin is not None
        keys = [bytes(byte ^ 0x55 for byte in bytes.fromhex(process.stdout.readline())) for _each in range(3)]
        spellings = [*keys, *(key.hex().encode() for key in keys), *(key.hex().encode("utf-16-le") for key in keys)]
        try:
            assert all(times(process.pid, keys)), "while the book is open, they are there"
        except PermissionError:
            pytest.skip("this system lets nobody read the memory of another process")
        process.stdin.write("\n")
        process.stdin.flush()
        assert process.stdout.readline() == "locked\n"
        assert times(process.pid, spellings) == [0] * len(spellings)
        process.stdin.write("\n")
        process.stdin.flush()
