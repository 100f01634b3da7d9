from __future__ import annotations

import subprocess
import sys

from app.paths import RESOURCES
from app.views.commands import COMMANDS
from app.views.pages import PAGES

SLOW = ("sqlalchemy", "alembic", "openpyxl", "reportlab", "cryptography", "python_calamine", "pypdfium2")


def test_slow_libraries_wait_until_the_window_is_painted() -> None:
    ask = f"import app.views.start, sys; print([name for name in {SLOW} if name in sys.modules])"
    said = subprocess.run([sys.executable, "-c", ask], capture_output=True, text=True, check=True)
    assert said.stdout.strip() == "[]"


def test_every_icon_is_there() -> None:
    icons = {each.icon for each in (*COMMANDS, *PAGES) if each.icon}
    missing = {icon for icon in icons if not (RESOURCES / "icons" / f"{icon}.svg").exists()}
    assert missing == set()


def test_keys_are_given_once() -> None:
    anywhere = [command.keys for command in COMMANDS if command.keys is not None and command.when != "shown"]
    assert len(anywhere) == len(set(anywhere))
