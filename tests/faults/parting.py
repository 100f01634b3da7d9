"""Kills while files are attached and students erased: what was told stays attached, or stays gone."""

from __future__ import annotations

import json
from pathlib import Path
from random import Random

from sqlalchemy import select

from app.book import journal
from app.book.backup import FILES
from app.book.book import Book
from app.book.erasing import TO_WIPE, Reason
from app.book.records_file import meta
from app.book.sealed_files import names, sweep
from app.models import Student
from app.models.attached import open_bytes
from app.models.attaching import Offer, attach
from tests.faults.ground import opened, school
from tests.faults.proving import prove_sound
from tests.faults.trials import Lost, Measure
from tests.faults.victims import READY, Tell, kill_at_random
from tests.models.invented_files import png

WHY = Reason("wrong_child", "Typed for the wrong child")


def in_attaching(chance: Random, folder: Path, ground: Path) -> None:
    """A file that was taken can be opened; one that was being taken is there wholly or not at all."""
    path = school(ground, folder)
    told = kill_at_random(chance, 6, 0.03, take_files, str(path))
    with opened(path) as book:
        for id_, width in (words for words in told if words != READY):
            if open_bytes(book, id_) != png(width):
                raise Lost("an attached file is another than was taken")
        with book.reading_whole() as connection:  # what no record names goes after some days; here at once
            sweep(path / FILES, names(connection), days=-1)
        prove_sound(book)


def take_files(tell: Tell, path: str) -> None:
    """Attach one picture after the other."""
    book = opened(Path(path))
    students = book.ids(Student)
    tell(READY)
    for number in range(300):
        width = 20 + number
        tell((attach(book, Offer("Scan.png", png(width)), Student, students[number % len(students)]), width))


def in_erasing(chance: Random, folder: Path, ground: Path) -> None:
    """A student who was erased is in no row, no entry and no file; the next is there wholly, or is gone wholly."""
    path = school(ground, folder)
    told = kill_at_random(chance, 4, 0.06, erase, str(path))
    with opened(path) as book:
        here = set(book.ids(Student))
        prove_sound(book)
        with book.reading() as connection:
            if connection.execute(select(meta.c.value).where(meta.c.key == TO_WIPE)).first():
                raise Lost("opening did not wipe what an erasure left")
            entries = [entry.number for entry in journal.entries(connection)]
            told_of = json.dumps([journal.blocks_of(connection, number) for number in entries], default=str)
        for id_, email in (words for words in told if words != READY):
            if id_ in here or email in told_of:
                raise Lost("an erased student is still there")


def erase(tell: Tell, path: str) -> None:
    """Erase one student after the other."""
    book = opened(Path(path))
    tell(READY)
    for id_, email in [(student.id, student.email) for student in book.records(Student)]:
        _erase(book, id_)
        tell((id_, f'"{email}"'))


def _erase(book: Book, id_: str) -> None:
    for _progress in book.erasing(Student, [id_], WHY):
        pass


MEASURES = [
    Measure("kills while attaching files", 200, 4, 1, in_attaching),
    Measure("kills while erasing", 200, 4, 1, in_erasing),
]
