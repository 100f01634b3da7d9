"""A window with a new book in it."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.models.opening import new_book
from app.views.window.main_window import MainWindow
from tests.views.conftest import OpenWindow
from tests.views.first_run.setting_up import PASSPHRASE


@pytest.fixture
def new(open_window: OpenWindow, tmp_path: Path) -> MainWindow:
    """The window with a new book of one's own, in which nothing was done."""
    book, _code = new_book(tmp_path / "Oak Grove.pathbook", "Oak Grove High", "Carmen Ortega", PASSPHRASE)
    return open_window(book)
