"""Makes the trials and prints the scoreboard; a trial that lost something is named with its seed."""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from pathlib import Path

from tests.faults import running
from tests.faults.measures import ALL, MEASURES, lay_out
from tests.faults.scoreboard import Line, as_json, table
from tests.faults.trials import Measure

QUICK = 41  # seconds after which the quick scoreboard begins nothing more


def main() -> int:
    began = time.monotonic()
    parser = argparse.ArgumentParser(prog="run.py faults", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="the same measures with fewer trials")
    parser.add_argument("--json", action="store_true", help="the scoreboard as JSON, and nothing else")
    parser.add_argument("--bite", action="store_true", help="break the program on purpose: every break is caught")
    parser.add_argument(
        "--only", metavar="WORDS", default="", help="measures, or breaks, with these words in their name"
    )
    parser.add_argument("--runs", type=int, help="so many trials of each measure")
    parser.add_argument(
        "--seconds", type=int, help="after so many seconds the scoreboard shows what was tried till then"
    )
    parser.add_argument("--seed", type=int, help="one trial, by its number")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="faults-", ignore_cleanup_errors=True) as folder:
        running.prepare()
        lay_out(Path(folder))
        if asked.bite:
            from tests.faults import biting

            lines = biting.run(Path(folder), MEASURES, say, asked.only)
        else:
            lines = play([measure for measure in ALL if asked.only in measure.name], asked, Path(folder), began)
    print(as_json(lines) if asked.json else table(lines))
    return 0 if all(line.ok for line in lines) else 1


def play(measures: list[Measure], asked: argparse.Namespace, folder: Path, began: float) -> list[Line]:
    """Make the trials of these measures."""
    wanted: list[tuple[Measure, list[int]]] = []
    for measure in measures:
        if why := measure.obstacle():
            say(f"{measure.name}: not possible here: {why}")
            continue
        count = asked.runs or (measure.quick if asked.quick else measure.whole)
        wanted.append((measure, list(range(count)) if asked.seed is None else [asked.seed]))
    total = {measure.name: len(seeds) for measure, seeds in wanted}
    runs, lost = dict.fromkeys(total, 0), dict.fromkeys(total, 0)
    until = began + (asked.seconds or (QUICK if asked.quick else float("inf")))
    first, chunk = (1, 5) if asked.quick else (25, 25)  # even a slow computer comes to each measure
    for outcome in running.run(wanted, folder, chunk=chunk, first=first, until=until):
        runs[outcome.measure] += 1
        if outcome.lost:
            lost[outcome.measure] += 1
            say(f"{outcome.measure}, --seed {outcome.seed}: {outcome.lost}")
        if runs[outcome.measure] == total[outcome.measure]:
            took = time.monotonic() - began
            say(f"{outcome.measure}: {runs[outcome.measure]:,} runs, {lost[outcome.measure]} lost, at {took:,.0f} s")
    if short := [name for name in total if runs[name] < total[name]]:
        say(f"There was no time for all trials of: {', '.join(short)}")
    return [
        Line(m.name, runs.get(m.name, 0), lost.get(m.name, 0), m.name in total and not runs[m.name]) for m in measures
    ]


def say(text: str) -> None:
    """Progress and findings, beside the scoreboard."""
    print(text, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
