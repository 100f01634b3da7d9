"""Two windows on one book: whoever comes second is refused in words, and the book holds what both have saved."""

from __future__ import annotations

import time
from pathlib import Path
from random import Random
from typing import Any

from app.book.refused import Refused
from app.models import Student
from tests.faults import breaking
from tests.faults.ground import empty, opened, student
from tests.faults.proving import Kept, last_entry, prove_sound
from tests.faults.trials import Lost, Measure
from tests.faults.victims import CONTEXT

ROUNDS = 4


def share(chance: Random, folder: Path, ground: Path) -> None:
    """Two processes open the same book at once and in turn, save, and close it again."""
    path = empty(ground, folder)
    told: list[Kept] = []
    pipes: list[Any] = []
    processes: list[Any] = []
    for number in range(2):
        ours, theirs = CONTEXT.Pipe(duplex=False)
        processes.append(
            CONTEXT.Process(target=_work, args=(breaking.now(), theirs, str(path), chance.random(), number))
        )
        processes[-1].start()
        theirs.close()
        pipes.append(ours)
    faults: list[str] = []
    for pipe in pipes:
        try:
            while True:
                words = pipe.recv()
                if isinstance(words, str):
                    faults.append(words)
                else:
                    told.append(Kept(*words))
        except EOFError:
            pass
    for process in processes:
        process.join()
    if faults:
        raise Lost(f"a window failed: {faults[0]}")
    numbers = [kept.number for kept in told]
    if len(numbers) != len(set(numbers)):
        raise Lost("two edits have the same number")
    with opened(path) as book:
        held = {entry.title for entry in book.entries()}
        if missing := {kept.title for kept in told} - held:
            raise Lost(f"{len(missing)} acknowledged edits are gone")
        prove_sound(book)


def _work(broken: str, pipe: Any, path: str, seed: float, window: int) -> None:
    """One window: it tries again until it has come in some times."""
    breaking.break_it(broken)
    chance = Random(seed + window)
    try:
        done = 0
        while done < ROUNDS:
            try:
                book = opened(Path(path))
            except Refused as refused:
                if "another window" not in str(refused):
                    raise
                time.sleep(chance.random() * 0.01)
                continue
            with book:
                for number in range(chance.randrange(1, 4)):
                    with book.edit(f"Window {window}, round {done}, edit {number}") as edit:
                        edit.insert(Student, [student(chance, chance.randrange(10**6)) for _ in range(5)])
                    pipe.send(tuple(last_entry(book)))
            done += 1
    except Exception as fault:  # noqa: BLE001 - told to whoever counts
        pipe.send(repr(fault))


MEASURES = [Measure("two windows on one book", 200, 2, 1, share)]
