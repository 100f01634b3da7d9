"""An import that is being written: whatever is asked for meanwhile, it comes to its end, and that is said."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from app.i18n import _
from app.imports.intake import Applied
from app.views.importing.kinds import ImportKind
from app.views.importing.models import Digest
from app.views.window.finishing import Unsaved
from app.views.window.jobs import Job, Outcome, Work
from app.views.window.page import Shell


@dataclass(frozen=True, slots=True)
class Begun:
    """What is written, as it was when its verb was pressed: another import may be begun meanwhile."""

    kind: ImportKind
    digest: Digest
    setting_up: bool


class UnderWay(QWidget, Unsaved):
    """Never shown: it is on the page for those who ask what would be lost."""

    ended = Signal()

    def __init__(self, shell: Shell, parent: QWidget) -> None:
        super().__init__(parent)
        self.hide()
        self._shell = shell
        self._job: Job | None = None
        self._leaving: Callable[[], object] | None = None

    def begin(self, begun: Begun, work: Work, then: Callable[[Begun, Applied], object]) -> None:
        """Write; what was written goes to `then`. Pressed twice, it is written once."""
        if self._job is None:
            self._job = self._shell.run(begun.digest.intake.title, work, partial(then, begun))
            self._job.ended.connect(self._end)

    @property
    def touched(self) -> bool:
        return self._job is not None

    def discard(self) -> None:
        """Stop it: nothing of it stays in the book."""
        if self._job is not None:
            self._job.cancel()

    def unless_lost(self, window: QWidget, then: Callable[[], object]) -> None:
        """Whoever locks or leaves the book does so when it is written; where it is refused, that has to be read."""
        self._leaving = then

    def _end(self, outcome: Outcome) -> None:
        self._job = None
        leaving, self._leaving = self._leaving, None
        if outcome.cancelled:
            self._shell.toast(_("The import was stopped; the book is as it was before."), tone="warn")
        self.ended.emit()
        if leaving and not outcome.error:
            QTimer.singleShot(0, leaving)  # which deletes this
