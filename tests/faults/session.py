"""A session of work in a window, in a process of its own, with names that must never lie outside the book.

    python -m tests.faults.session BOOK FOLDER BROKEN

types, attaches a photo, imports, undoes, previews, prints to a file, exports, copies, checks and fails; FOLDER takes
what was chosen to be written; BROKEN is what is broken on purpose, or nothing.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog

from app.book.refused import Refused
from app.imports.intake import apply, read_hours, read_roster
from app.models import Note, Student
from app.models.attached import open_bytes, small_picture
from app.models.attaching import Offer, attach
from app.settings import Settings
from app.views.handing_out.preview import Preview, preview
from app.views.look.theme import theme
from app.views.picturing.settling import settle
from app.views.window import ask, faults, jobs
from app.views.window.choices import Choices
from app.views.window.main_window import MainWindow
from tests.faults import breaking
from tests.faults.canaries import FAMILY, GIVEN, NUMBER, canary_in
from tests.faults.ground import opened
from tests.models.invented_files import jpeg


def main(application: QApplication, path: Path, chosen: Path) -> None:
    """The whole session."""
    theme.start(application, "light")
    faults.watch()
    ask.tell = lambda *_told: None  # type: ignore[assignment]
    ask.save_file = lambda *given: given[-1](chosen / "paper.pdf")  # type: ignore[assignment]
    book = opened(path)
    with book.edit(f"Admit {FAMILY}") as edit:
        ids = edit.insert(Student, [{"last_name": FAMILY, "first_name": GIVEN, "local_id": NUMBER, "grade": "11"}])
        edit.insert(Note, [{"student_id": ids[0], "date": book.entries()[0].at.date(), "text": FAMILY * 40}])
    window = MainWindow(Choices(Settings()))
    window.resize(1366, 768)
    window.show_desk(book)
    window.show()
    window.activateWindow()
    settle()
    _work_in_window(window, chosen, ids[0])
    file = attach(book, Offer(f"{FAMILY}.jpg", jpeg(comment=FAMILY.encode() * 20)), Student, ids[0])
    assert canary_in(open_bytes(book, file)) and small_picture(book, file)
    book.save(Student, ids[0], {"preferred_name": f"{GIVEN} the First"})
    book.undo()
    book.redo()
    for read, file in ((read_roster, "roster.csv"), (read_hours, "hours.csv")):
        _try(lambda read=read, file=file: list(apply(book, read(book, chosen / file), take_good=True)))
    book.ids(Student, FAMILY, sort=[("preferred_name", True)])
    book.back_up()
    book.back_up(chosen / "book.pathbook-copy")
    book.check()
    _fail(lambda: {}[f"{GIVEN} {FAMILY}"])
    _try(lambda: book.save(Student, ids[0], {"email": f"{FAMILY} is no address"}))
    jobs.cancel_all()
    window.close()
    settle()
    book.close()
    os._exit(0)  # at the end of a process Qt and Python let go of their objects in no good order


def _work_in_window(window: MainWindow, chosen: Path, student: str) -> None:
    """Find the student by name, and see the paper before it is printed."""
    keys = ["Ctrl+K", FAMILY[:8], "Return", "Ctrl+P", "Return", "Escape", "Ctrl+F", FAMILY, "Return"]
    for key in keys:
        focus = QApplication.activePopupWidget() or QApplication.focusWidget() or window
        if key in (FAMILY, FAMILY[:8]):
            QTest.keyClicks(focus, key)
        else:
            QTest.keySequence(focus, QKeySequence(key))
        settle()
    assert window.desk is not None
    preview(window.desk, "transcript", [student])
    settle()
    if window.findChildren(Preview):
        (chosen / "previewed").touch()
    for dialog in window.findChildren(QDialog):
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
    settle()


def _try(work: Callable[[], object]) -> None:
    try:
        work()
    except Refused:
        pass


def _fail(work: Callable[[], object]) -> None:
    """A fault of the program, answered for as the window does it."""
    try:
        work()
    except KeyError as fault:
        sys.excepthook(type(fault), fault, fault.__traceback__)


if __name__ == "__main__":
    breaking.break_it(sys.argv[3])
    main(QApplication(sys.argv[:1]), Path(sys.argv[1]), Path(sys.argv[2]))
