"""Real inputs that lie beside the project, never in it."""

from __future__ import annotations

from pathlib import Path

import pytest

SHARED = Path(__file__).resolve().parents[2] / "shared" / "data"


def shared(name: str) -> Path:
    """The file or folder `name` among the shared inputs; the test is skipped where they are absent."""
    path = SHARED / name
    if not path.exists():
        pytest.skip(f"needs the shared inputs ({name}), which are not beside this checkout")
    return path
