"""The table of what was tried and what was lost."""

from __future__ import annotations

import json
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Line:
    """One measure of the scoreboard."""

    name: str
    runs: int
    lost: int
    missed: bool = False  # it could have been tried, and was not: there was no time

    @property
    def ok(self) -> bool:
        """Whether nothing was lost, in trials that were made."""
        return self.lost == 0 and not self.missed


def table(lines: list[Line]) -> str:
    """The lines for people."""
    width = max(len(line.name) for line in lines)
    shown = [f"{'measure':<{width}}  {'runs':>6}  {'lost':>4}  ", f"{'-' * width}  {'-' * 6}  {'-' * 4}  --"]
    shown += [f"{line.name:<{width}}  {line.runs:>6,}  {line.lost:>4,}  {'ok' if line.ok else 'NOT OK'}"
              for line in lines]  # fmt: skip
    return "\n".join(shown)


def as_json(lines: list[Line]) -> str:
    """The lines for scripts."""
    return json.dumps(
        {"measures": [{"name": line.name, "runs": line.runs, "lost": line.lost, "ok": line.ok} for line in lines]}
    )
