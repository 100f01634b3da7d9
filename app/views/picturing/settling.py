"""Waiting until the window is at rest: nothing is read, counted, moved or painted any more."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from app.views.window import jobs

SOON = 1_000  # milliseconds: what waits longer, such as a toast that leaves, is part of the picture
LONGEST = 30_000  # milliseconds after which a scene is a fault of its own
ROUNDS = 3  # of events, as what ends often begins something else
DEEPEST = 24  # boxes within boxes: Qt lays out one of them in a round of events, the innermost first


def settle() -> None:
    """Handles events until no job runs and no short timer waits. Raises TimeoutError where that does not happen."""
    limit = QTimer(singleShot=True, interval=LONGEST)
    limit.start()  # it also wakes the loop below, which sleeps until there is an event
    quiet, at_work = 0, busy()
    while quiet < ROUNDS:
        wait = QEventLoop.ProcessEventsFlag.WaitForMoreEvents if at_work else QEventLoop.ProcessEventsFlag.AllEvents
        QCoreApplication.processEvents(wait)
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        for _level in range(DEEPEST):
            QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
        at_work = busy()
        quiet = 0 if at_work else quiet + 1
        if not limit.isActive():
            raise TimeoutError("the window does not come to rest")


def busy() -> bool:
    """Whether something is still under way that changes what is shown."""
    return jobs.busy() or any(
        timer.isActive() and timer.isSingleShot() and timer.interval() < SOON
        for window in QApplication.topLevelWidgets()
        for timer in window.findChildren(QTimer)
    )
