"""What a benchmark says, and how it takes the time."""

from __future__ import annotations

import gc
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of the table. `unit` is "x" for a ratio; without a `bound` it is only told."""

    what: str
    value: float
    unit: str
    bound: float | None = None
    detail: str = ""

    @property
    def is_kept(self) -> bool:
        """Whether the figure lies within its bound."""
        return self.bound is None or self.value <= self.bound


def seconds(work: Callable[[], object], times: int = 1) -> float:
    """The median time of `work`, without the garbage of what came before."""
    taken: list[float] = []
    for _ in range(times):
        gc.collect()
        start = time.perf_counter()
        work()
        taken.append(time.perf_counter() - start)
    return statistics.median(taken)


def in_turn(ours: Callable[[], object], theirs: Callable[[], object], times: int) -> tuple[float, float]:
    """The median times of two works done in turn, so that what else the computer does strikes both."""
    pairs = [(seconds(ours), seconds(theirs)) for _ in range(times)]
    return statistics.median(pair[0] for pair in pairs), statistics.median(pair[1] for pair in pairs)


def peak() -> float:
    """The most memory that this process has taken, in MB. Windows does not tell."""
    status = Path("/proc/self/status")
    if status.exists():  # getrusage would count what the parent took before it started this process
        found = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM"))
        return int(found.split()[1]) / 1024
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024**2


def ratio(what: str, ours: float, theirs: float, bound: float | None = None) -> Figure:
    """Our time against the least that the job takes, both in seconds."""
    return Figure(what, ours / theirs, "x", bound, f"{ours * 1000:,.1f} ms against {theirs * 1000:,.1f} ms")


def table(figures: list[Figure]) -> str:
    """The figures as a Markdown table."""
    lines = ["| figure | measured | bound | |", "|---|---:|---:|---|"]
    for figure in figures:
        bound = "" if figure.bound is None else f"≤ {figure.bound:,.10g} {figure.unit}"
        mark = "" if figure.is_kept else " **beyond**"
        lines.append(f"| {figure.what} | {figure.value:,.2f} {figure.unit}{mark} | {bound} | {figure.detail} |")
    return "\n".join(lines) + "\n"
