"""Runs trials in processes of their own, so that whatever dies in one is counted and the next goes on.

Processes come from a fork server that has the program loaded already: one starts in some milliseconds.
"""

from __future__ import annotations

import importlib
import multiprocessing
import os
import signal
import sys
import tempfile
import time
import traceback
from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import zip_longest
from multiprocessing.connection import Connection, wait
from pathlib import Path
from typing import Any

from tests.faults import breaking
from tests.faults.trials import Lost, Measure, chance_of

CONTEXT: Any = multiprocessing.get_context("spawn" if sys.platform == "win32" else "forkserver")
PROJECT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one trial found: nothing is lost where `lost` is empty."""

    measure: str
    seed: int
    lost: str


@dataclass(slots=True)
class _Worker:
    measure: Measure
    waiting: deque[int]
    process: Any
    pipe: Connection
    deadline: float
    ended: bool = False


def prepare() -> None:
    """Start the fork server with the program in it."""
    if sys.platform != "win32":
        from multiprocessing import forkserver

        # The server looks for what it loads where PYTHONPATH says, not where this process does.
        before = os.environ.get("PYTHONPATH")
        os.environ["PYTHONPATH"] = os.pathsep.join(filter(None, [str(PROJECT), before]))
        CONTEXT.set_forkserver_preload(["tests.faults.measures"])
        forkserver.ensure_running()
        if before is None:
            del os.environ["PYTHONPATH"]
        else:
            os.environ["PYTHONPATH"] = before


def run(
    asked: Sequence[tuple[Measure, Sequence[int]]],
    ground: Path,
    processes: int = 2,
    broken: str = "",
    chunk: int = 25,
    first: int | None = None,
    until: float = float("inf"),
) -> Iterator[Outcome]:
    """Make the trials of these seeds, `processes` at a time, each ended where it takes too long.

    The measures take turns, with `first` trials (or `chunk`) and then with `chunk` at a time; those with the fewest
    trials, which take longest, come first. At `until` (of the monotonic clock) everything ends.
    """
    parts = _in_turns(sorted(asked, key=lambda one: len(one[1])), first or chunk, chunk)
    working: list[_Worker] = []
    try:
        while parts or working:
            while parts and len(working) < processes:
                working.append(_start(*parts.popleft(), ground, broken))
            if time.monotonic() >= until:
                return
            soonest = min(until, *(worker.deadline for worker in working))
            wait([worker.pipe for worker in working], max(0.0, soonest - time.monotonic()))
            for worker in list(working):
                yield from _heard(worker)
                late = time.monotonic() > worker.deadline
                if not worker.ended and not late:
                    continue
                _end(worker)
                working.remove(worker)
                if worker.waiting:  # it died, or hangs
                    lost = (
                        f"it hung for {_patience(worker.measure):.0f} s"
                        if late
                        else (f"the process ended with status {worker.process.exitcode}")
                    )
                    yield Outcome(worker.measure.name, worker.waiting.popleft(), lost)
                if worker.waiting:
                    parts.appendleft((worker.measure, worker.waiting))
    finally:
        for worker in working:
            _end(worker)


def _in_turns(
    asked: Sequence[tuple[Measure, Sequence[int]]], first: int, chunk: int
) -> deque[tuple[Measure, deque[int]]]:
    """The seeds in the order in which they are tried."""
    turns = zip_longest(*(
        [(measure, seeds[:first]), *((measure, seeds[at : at + chunk]) for at in range(first, len(seeds), chunk))]
        for measure, seeds in asked
        if seeds
    ))  # fmt: skip
    return deque((part[0], deque(part[1])) for turn in turns for part in turn if part)


def _start(measure: Measure, seeds: deque[int], ground: Path, broken: str) -> _Worker:
    ours, theirs = CONTEXT.Pipe(duplex=False)
    arguments = (theirs, measure.name, list(seeds), str(ground), broken)
    process = CONTEXT.Process(target=_work, args=arguments)
    process.start()
    theirs.close()
    return _Worker(measure, seeds, process, ours, time.monotonic() + _patience(measure))


def _patience(measure: Measure) -> float:
    """After how many seconds without a word a worker hangs: others may keep this computer busy, too."""
    return 20 + 3 * measure.seconds


def _heard(worker: _Worker) -> Iterator[Outcome]:
    while worker.pipe.poll():
        try:
            seed, lost = worker.pipe.recv()
        except EOFError:
            worker.ended = True
            return
        worker.waiting.remove(seed)
        worker.deadline = time.monotonic() + _patience(worker.measure)
        yield Outcome(worker.measure.name, seed, lost)


def _end(worker: _Worker) -> None:
    if not worker.ended:
        if hasattr(os, "killpg"):
            with suppress(ProcessLookupError, PermissionError):  # it had no time to begin
                os.killpg(worker.process.pid, signal.SIGKILL)
        worker.process.kill()
    worker.process.join()
    worker.pipe.close()


def _work(pipe: Connection, name: str, seeds: list[int], ground: str, broken: str) -> None:
    """The life of one worker."""
    os.dup2(2, 1)  # standard output belongs to the scoreboard
    if hasattr(os, "setpgid"):
        os.setpgid(0, 0)  # who ends it ends with it what it has started
    breaking.break_it(broken)
    measure: Measure = importlib.import_module("tests.faults.measures").MEASURES[name]
    for seed in seeds:
        pipe.send((seed, _attempt(measure, seed, Path(ground))))


def _attempt(measure: Measure, seed: int, ground: Path) -> str:
    """One trial in a folder of its own; what was lost in it, or ""."""
    with tempfile.TemporaryDirectory(prefix="trial-", dir=ground, ignore_cleanup_errors=True) as folder:
        forget_peak()
        began = time.process_time()
        try:
            measure.attempt(chance_of(measure.name, seed), Path(folder), ground)
        except Lost as lost:
            return str(lost)
        except Exception:  # noqa: BLE001 - whatever is no Refused is a fault, and here is where it is counted
            return "a fault of the program: " + " | ".join(traceback.format_exc().splitlines()[-7:])
        if (took := time.process_time() - began) > measure.seconds:
            return f"it took {took:.0f} s"
        if measure.megabytes and peak() > measure.megabytes:
            return f"it took {peak():.0f} MB of memory"
    return ""


def forget_peak() -> None:
    """Begin to measure the peak of memory anew, where the system can."""
    forget = Path("/proc/self/clear_refs")
    if forget.exists():
        forget.write_text("5")


def peak() -> float:
    """The most memory in MB since `forget_peak`; 0 where the system does not tell."""
    status = Path("/proc/self/status")
    if not status.exists():
        return 0.0
    return int(next(line for line in status.read_text().splitlines() if line.startswith("VmHWM")).split()[1]) / 1024
