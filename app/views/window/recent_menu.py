"""File, Open recent: the books of this computer that are still in their place."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QMenu, QWidget

from app.i18n import _
from app.views.window.choices import Choices


class RecentMenu(QMenu):
    """Read anew whenever it opens."""

    def __init__(self, parent: QWidget, choices: Choices, open_path: Callable[[Path], object]) -> None:
        super().__init__(_("Open recent"), parent)
        self._choices, self._open = choices, open_path
        self.aboutToShow.connect(self.load)

    def load(self) -> None:
        """Lists the books, the last one first; a sentence where there are none."""
        self.clear()
        for recent in self._choices.recent_books():
            if recent.is_there:
                book = self.addAction(recent.path.stem.replace("&", "&&"))
                book.setToolTip(str(recent.path.parent))
                book.triggered.connect(lambda _checked=False, path=recent.path: self._open(path))
        if self.isEmpty():
            self.addAction(_("No recent books")).setEnabled(False)
