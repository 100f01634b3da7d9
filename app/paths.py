"""Where things lie: what comes with the program, and what it keeps for this person on this computer.

PATHBOOK_HOME, when set, names one folder that takes everything Pathbook would keep elsewhere: school IT
points it at a drive of its own, and the tests at an empty folder.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from platformdirs import PlatformDirs

RESOURCES = Path(__file__).resolve().parent.parent / "resources"  # beside app/ in the packaged program, too

_NAME = "Pathbook"


def resource(name: str) -> Path:
    """A file that comes with the program, by its path under resources/: `resource("icons/search.svg")`."""
    return RESOURCES / name


def settings_file() -> Path:
    """The settings of this person on this computer."""
    return _home("settings", lambda usual: usual.user_config_path) / "settings.json"


def logs_folder() -> Path:
    """Where the log of the program is written."""
    return _home("logs", lambda usual: usual.user_log_path)


def data_folder() -> Path:
    """Where the program keeps books that nobody chose a place for: the sample school."""
    return _home("data", lambda usual: usual.user_data_path)


def sample_book() -> Path:
    """The book of the sample school."""
    return data_folder() / "Sample School.pathbook"


def documents_folder() -> Path:
    """Where a file dialog opens before anybody has chosen a folder."""
    return _home("documents", lambda usual: usual.user_documents_path)


def _home(part: str, place: Callable[[PlatformDirs], Path]) -> Path:
    home = os.environ.get("PATHBOOK_HOME")
    if home:
        return Path(home) / part
    from platformdirs import PlatformDirs  # 4 ms that a start with PATHBOOK_HOME need not take

    return place(PlatformDirs(_NAME, appauthor=False))
