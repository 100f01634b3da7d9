"""Names that nobody bears: after a session of work they lie nowhere on the disk but where somebody put them."""

from __future__ import annotations

import os
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from random import Random

from tests.faults import breaking
from tests.faults.ground import school
from tests.faults.trials import Lost, Measure

GIVEN, FAMILY, NUMBER = "Xylophonia", "Quetzalbird", "909172635"
PROJECT = Path(__file__).resolve().parents[2]


def hide(_chance: Random, folder: Path, ground: Path) -> None:
    """One session in a home of its own; then every byte of home, passing files and book is searched."""
    path, chosen = school(ground, folder), folder / "chosen"
    chosen.mkdir()
    (chosen / "roster.csv").write_text(
        "Student ID,Last Name,First Name,Grade\n"
        + "".join(f"{n},{FAMILY},{GIVEN},10\n" for n in range(77_000, 77_200)),
        encoding="utf-8",
    )
    (chosen / "hours.csv").write_text(
        f"Student ID,Employer,Date,Hours,Activity\n77001,{FAMILY} Works,2026-09-01,3,With {GIVEN}\n", encoding="utf-8"
    )
    places = {name: str(folder / name.lower()) for name in ("HOME", "TMPDIR", "PATHBOOK_HOME", "XDG_RUNTIME_DIR")}
    for place in places.values():
        Path(place).mkdir(mode=0o700)
    environment = {
        **os.environ, **places, "TEMP": places["TMPDIR"], "TMP": places["TMPDIR"], "APPDATA": places["HOME"],
        "XDG_CACHE_HOME": places["HOME"], "XDG_CONFIG_HOME": places["HOME"], "XDG_DATA_HOME": places["HOME"],
        "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(PROJECT), "PYTHONDONTWRITEBYTECODE": "1",
    }  # fmt: skip
    command = [sys.executable, "-X", "faulthandler", "-m", "tests.faults.session", path, chosen, breaking.now()]
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, check=False, timeout=100)
    if done.returncode:
        raise Lost(f"the session ended with {done.returncode}: {done.stderr.decode(errors='replace')[-900:]}")
    if not (chosen / "previewed").exists():
        raise Lost("no paper was previewed, so the session proves nothing")
    said = [
        name for name, text in (("standard output", done.stdout), ("standard error", done.stderr)) if canary_in(text)
    ]
    found = [str(file.relative_to(folder)) for file in folder.rglob("*")
             if file.is_file() and chosen not in file.parents and canary_in(file.read_bytes())]  # fmt: skip
    named = [str(file) for file in folder.rglob("*") if canary_in(file.name.encode()) and chosen not in file.parents]
    if said or found or named:
        raise Lost(f"names lie in {said + found + named}")


def canary_in(content: bytes) -> bool:
    """Whether a name can be read in `content`, in the spellings that programs write."""
    names = (GIVEN, FAMILY, NUMBER)
    spellings = [name.encode(code) for name in names for code in ("utf-8", "utf-16-le", "utf-16-be")]
    lower = content.lower()
    return any(spelling.lower() in lower for spelling in spellings)


def no_window() -> str:
    """Where Qt is not installed there is no session."""
    return "" if find_spec("PySide6") else "PySide6 is not installed"


MEASURES = [Measure("names outside the book", 20, 1, 0, hide, obstacle=no_window)]
