"""Kills while edits are saved, imported and undone: what was acknowledged stays, nothing stays by halves."""

from __future__ import annotations

from pathlib import Path
from random import Random

from app.book.book import Book
from app.book.editing import Changes
from app.imports.intake import apply, read_roster
from app.models import Guardian, Note, Student
from tests.faults.ground import opened, roster, school, student
from tests.faults.proving import Kept, last_entry, prove
from tests.faults.trials import Lost, Measure
from tests.faults.victims import READY, Tell, kill_at_random


def while_saving(chance: Random, folder: Path, ground: Path) -> None:
    """Records are typed, made in numbers and deleted."""
    _strike(chance, school(ground, folder), "save", 0.03)


def while_importing(chance: Random, folder: Path, ground: Path) -> None:
    """Rosters are taken in one after the other, with the backup before each."""
    _strike(chance, school(ground, folder), "take", 0.25)


def while_undoing(chance: Random, folder: Path, ground: Path) -> None:
    """Edits are made, undone and done again."""
    _strike(chance, school(ground, folder), "turn", 0.03)


def _strike(chance: Random, path: Path, what: str, longest: float) -> None:
    told = kill_at_random(chance, 5, longest, work, str(path), what, chance.random())
    acknowledged = [Kept(*words) for words in told if words != READY]
    with opened(path) as book:
        prove(book, acknowledged)


def work(tell: Tell, path: str, what: str, seed: float) -> None:
    """Edit until killed, and tell of each edit as soon as the book announces it."""
    chance = Random(seed)
    book = opened(Path(path))

    def acknowledge(changes: Changes) -> None:
        kept = last_entry(book)
        if (kept.number, kept.title) != (changes.entry, changes.title):
            raise Lost(f"the edit {changes.entry} was announced, but {kept.number} is the last to be read")
        tell(tuple(kept))

    book.listen(acknowledge)
    tell(READY)
    for round_ in range(200):
        EDITS[what](book, chance, round_)


def _save(book: Book, chance: Random, round_: int) -> None:
    number = 1000 + 100 * round_
    with book.edit(f"Make {round_}") as edit:  # several statements and more than one chunk
        many = 600 if round_ % 3 == 2 else chance.randrange(1, 30)
        ids = edit.insert(Student, [student(chance, number + n) for n in range(many)])
        edit.insert(Guardian, [{"student_id": id_, "last_name": "Guardian"} for id_ in ids])
    some = chance.choice(book.ids(Student))
    book.save(Student, some, {"preferred_name": f"Round {round_}"})
    with book.edit(f"Delete {round_}") as edit:
        edit.delete(Student, ids[:3])
        edit.insert(Note, [{"student_id": ids[-1], "date": book.entries()[0].at.date(), "text": "A note. " * 100}])


def _take(book: Book, chance: Random, round_: int) -> None:
    file = roster(chance, book.path.parent / "roster.csv", 150)
    intake = read_roster(book, file)
    if intake.is_empty:
        return
    for _progress in apply(book, intake, take_good=True):
        pass


def _turn(book: Book, chance: Random, round_: int) -> None:
    _save(book, chance, round_)
    for _count in range(chance.randrange(1, 4)):
        book.undo()
    book.redo()


EDITS = {"save": _save, "take": _take, "turn": _turn}

MEASURES = [
    Measure("kills while saving", 400, 10, 2, while_saving),
    Measure("kills while importing", 300, 6, 1, while_importing),
    Measure("kills while undoing", 300, 8, 2, while_undoing),
]
