"""The window may be closed at any moment, and the program ends at once and in silence."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from app.views.window.jobs import Job, Work

ROOT = Path(__file__).parents[3]

SCRIPT = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from app.views import start
from app.views.handing_out.preview import preview

begin = start.begin

def follow(window, book, sample):
    def close():
        window.close()
        if {quits}:
            QApplication.instance().quit()

    def show(_book):
        preview(window.at_desk(), "transcript", ())
        QTimer.singleShot({wait}, close)

    window.opened.connect(show)
    begin(window, book, sample)

start.begin = follow
sys.exit(start.start(sample=True))
"""


@pytest.mark.parametrize(("quits", "wait"), [(True, 0), (False, 1000)])
def test_the_window_is_closed_while_papers_are_made(tmp_path: Path, quits: bool, wait: int) -> None:
    surroundings = os.environ | {"PATHBOOK_HOME": str(tmp_path), "QT_QPA_PLATFORM": "offscreen"}
    script = SCRIPT.format(quits=quits, wait=wait)
    done = subprocess.run(
        [sys.executable, "-c", script],
        cwd=ROOT,
        env=surroundings,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    said = [line for line in done.stderr.splitlines() if "propagateSizeHints" not in line]
    assert (done.returncode, said) == (0, [])


def test_a_job_whose_listener_has_gone_ends_in_silence(qtbot: QtBot) -> None:
    closed: list[bool] = []

    def work() -> Work:
        try:
            while True:
                yield 0, 0
        finally:
            closed.append(True)

    job = Job(work())
    assert isinstance(job, QObject)
    delete(job)
    job._steps.run()
    assert closed == [True]
