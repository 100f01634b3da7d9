"""The table of what was tried and what was lost."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass


@dataclass(frozen=True, slots=True)
class Line:
    """One measure of the scoreboard."""

    name: str
    runs: int
    lost: int

    @property
    def ok(self) -> bool:
        """Whether nothing was lost."""
        return self.lost == 0


def table(lines: list[Line]) -> str:
    """The lines for people."""
    width = max(len(line.name) for line in lines)
    shown = [f"{'measure':<{width}}  {'runs':>6}  {'lost':>4}  ", f"{'-' * width}  {'-' * 6}  {'-' * 4}  --"]
    shown += [f"{line.name:<{width}}  {line.runs:>6,}  {line.lost:>4,}  {'ok' if line.ok else 'NOT OK'}"
              for line in lines]  # fmt: skip
    return "\n".join(shown)


def as_json(lines: list[Line]) -> str:
    """The lines for scripts."""
    return json.dumps({"measures": [{**asdict(line), "ok": line.ok} for line in lines]})
