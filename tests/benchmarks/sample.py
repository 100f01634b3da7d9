"""The sample school: how long it takes to make and to open."""

from __future__ import annotations

import tempfile
from pathlib import Path

from app.models.sample_school import make_sample
from tests.benchmarks.book import opened
from tests.benchmarks.figures import Figure, seconds


def measure() -> list[Figure]:
    """Seconds, with the size of the book."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "sample.pathbook"
        made = seconds(lambda: sum(1 for _ in make_sample(path)))
        size = sum(file.stat().st_size for file in path.rglob("*") if file.is_file()) / 1_000_000
        return [
            Figure("sample school made", made, "s", 5, f"{size:.1f} MB"),
            Figure("sample school opened", opened(path), "s", 2),
        ]
