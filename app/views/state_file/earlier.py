"""The state files that were written before, as the access log keeps them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from app.i18n import _
from app.models.wblr_files import Earlier, earlier_files
from app.views.look.cards import EmptyState
from app.views.safety.log_table import LogTable
from app.views.state_file.columns import earlier_columns
from app.views.window.page import Shell

PURPOSE = 5  # the column that takes the room that is left


class EarlierFiles(LogTable[Earlier]):
    """Read when it is shown; an account that may not see who looked has no such tab."""

    def __init__(self, shell: Shell) -> None:
        self._book, self._files = shell.book, list[Earlier]()
        empty = EmptyState(
            "history",
            _("No file was written yet"),
            _("Each file is listed here with its day, who wrote it, and how many rows it had."),
        )
        super().__init__(_("Files written before"), earlier_columns(), self._lines, empty, PURPOSE)

    def read(self) -> None:
        """List what the access log tells now."""
        if self._book.may("access_log"):
            self._files = earlier_files(self._book)
            self.show_lines(range(1, len(self._files) + 1))

    def _lines(self, numbers: Sequence[int]) -> Mapping[int, Earlier]:
        return {number: self._files[number - 1] for number in numbers}
