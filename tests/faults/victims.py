"""Processes that work on a book until they are killed, and say on a pipe what they have done."""

from __future__ import annotations

import multiprocessing
import os
import sys
import time
from collections.abc import Callable
from random import Random
from typing import Any

from tests.faults import breaking
from tests.faults.trials import Lost

# A worker has one thread and no open book when it starts a victim, so that a plain fork will do.
CONTEXT: Any = multiprocessing.get_context("spawn" if sys.platform == "win32" else "fork")

Tell = Callable[[Any], None]
READY = "ready"


def kill_at_random(
    chance: Random, most_told: int, longest: float, work: Callable[..., None], *arguments: Any
) -> list[Any]:
    """Let `work(tell, *arguments)` run in a process of its own and kill it; returns what it had told.

    It is killed some moments (up to `longest` seconds) after a random one of the first `most_told` things it told,
    the first of which is READY. Raises Lost where it ended by a fault of its own.
    """
    ours, theirs = CONTEXT.Pipe(duplex=False)
    process = CONTEXT.Process(target=_live, args=(breaking.now(), theirs, work, arguments))
    process.start()
    theirs.close()
    told: list[Any] = []
    try:
        for _count in range(1 + chance.randrange(most_told)):
            told.append(ours.recv())
        moment = time.monotonic() + chance.random() * longest
        while (rest := moment - time.monotonic()) > 0 and ours.poll(rest):
            told.append(ours.recv())
    except EOFError:
        pass  # it has ended by itself
    process.kill()
    process.join()
    try:
        while ours.poll():
            told.append(ours.recv())
    except (EOFError, OSError):  # the last words may be cut off
        pass
    ours.close()
    if process.exitcode and process.exitcode > 0:
        raise Lost(f"the work itself failed: {told[-1] if told else process.exitcode}")
    return told


def _live(broken: str, pipe: Any, work: Callable[..., None], arguments: tuple[Any, ...]) -> None:
    breaking.break_it(broken)
    try:
        work(pipe.send, *arguments)
    except BaseException as fault:  # noqa: BLE001 - told to whoever watches
        pipe.send(repr(fault))
        os._exit(3)
