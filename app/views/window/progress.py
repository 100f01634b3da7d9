"""Runs a job before the eyes of the person who started it: after 0.4 s with a bar, counts and Cancel.

Until then the window looks as before, but takes no input: what is typed meanwhile may be about rows that are going.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QProgressBar, QWidget

from app.book.refused import Refused
from app.i18n import _, number
from app.views.look.labels import label
from app.views.window import ask
from app.views.window.dialog import Dialog
from app.views.window.holding import Holding
from app.views.window.jobs import Job, Outcome, Work

QUIET = 400  # milliseconds without a dialog

_running: dict[tuple[QWidget | None, str], Job] = {}


def run(
    parent: QWidget | None,
    title: str,
    work: Work,
    then: Callable[[Any], object],
    otherwise: Callable[[], object] | None = None,
    patience: int = 1,
    passing: Sequence[QKeySequence.StandardKey] = (),
) -> Job:
    """Runs `work` off the window's thread; its result goes to `then`.

    While it runs, the same `title` for the same `parent` starts nothing, and the job that runs is given back: a button
    may be pressed twice before the dialog covers it.

    `patience` is how many times as long as usual no dialog covers the window, and the keys of `passing` still reach it.

    A refusal is shown, and then, as after Cancel, `otherwise` is called. Any other error is raised on the
    window's thread, where faults are reported.
    """
    running = _running.get((parent, title))
    if running is not None:
        return running
    job = _running[parent, title] = Job(work)
    dialog = ProgressDialog(parent, title, job, patience, passing)

    def end(outcome: Outcome) -> None:
        del _running[parent, title]
        dialog.leave()
        if outcome.error is None and not outcome.cancelled:
            then(outcome.value)
            return
        if otherwise:
            otherwise()
        if isinstance(outcome.error, Refused):
            ask.tell(parent, title, str(outcome.error))
        elif outcome.error:
            raise outcome.error

    job.ended.connect(end)
    return job.start()


def is_running() -> bool:
    """Whether somebody waits for the end of a job."""
    return bool(_running)


class ProgressDialog(Dialog):
    """Bar and counts of a job; closing it cancels the job and waits for its end."""

    def __init__(
        self,
        parent: QWidget | None,
        title: str,
        job: Job,
        patience: int = 1,
        passing: Sequence[QKeySequence.StandardKey] = (),
    ) -> None:
        super().__init__(parent, title)
        self._job = job
        self._done = False
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setRange(0, 0)
        self.bar.setAccessibleName(title)
        self.counts = label(_("Starting…"), "faint")
        self.body.addWidget(self.bar)
        self.body.addWidget(self.counts)
        self.cancel = self.add_cancel()
        self._quiet = QTimer(self, singleShot=True, interval=QUIET * patience)
        self._quiet.timeout.connect(self._appear)
        self._quiet.start()
        self._holding = Holding(parent.window(), self, passing) if parent else None
        job.progressed.connect(self.report)

    def _appear(self) -> None:
        ask.show(self)
        self._let_go()

    def _let_go(self) -> None:
        if self._holding:
            self._holding.let_go()
            self._holding = None

    def report(self, done: int, total: int) -> None:
        """Shows how far the job is; a total of 0 means that nobody knows yet."""
        self.bar.setRange(0, total)
        self.bar.setValue(done)
        if total:
            words = _("{done} of {total}").format(done=number(done), total=number(total))
        else:
            words = number(done)
        self.counts.setText(words)

    def reject(self) -> None:
        """Cancel: the dialog stays until the work is undone."""
        if self._done:
            super().reject()
            return
        self._job.cancel()
        self.cancel.setEnabled(False)
        self.counts.setText(_("Stopping…"))

    def leave(self) -> None:
        """The job has ended."""
        self._done = True
        self._quiet.stop()
        self._let_go()
        if self.isVisible():
            self.accept()
        else:
            self.deleteLater()
