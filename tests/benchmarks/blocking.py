"""How long the window stands still while people work: the longest pause between two ticks of a quick timer.

`python -m tests.benchmarks.blocking` drives a window of its own through the main jobs and prints each pause.
"""

from __future__ import annotations

import csv
import gc
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.benchmarks.figures import Figure
from tests.benchmarks.window import place_of

if TYPE_CHECKING:
    from app.book.book import Book
    from app.views.window.desk import Desk
    from app.views.window.main_window import MainWindow

ROOT = Path(__file__).parents[2]
TICK, SETTLED = 5, 150  # milliseconds
BOUND = 100  # milliseconds
IMPORTED, CELLS, APPROVED, PRINTED, PASTED, EDITED = 1_400, (30, 5), 200, 60, 60, 100


def measure() -> list[Figure]:
    """The longest pause of each job, in a process of its own: what is imported on the way counts, too."""
    with tempfile.TemporaryDirectory() as folder:
        for _ in ("to compile", "to measure"):
            told = subprocess.run(
                [sys.executable, "-m", __name__],
                cwd=ROOT, env=place_of(folder), capture_output=True, text=True, check=True,
            )  # fmt: skip
    return [
        Figure(f"window stands still: {step}", pause, "ms", BOUND, f"{busy:.0f} ms of it its own work")
        for step, pause, busy in json.loads(told.stdout)
    ]


class Stopwatch:
    """Ticks on the window's thread and keeps the longest pause of each step."""

    def __init__(self) -> None:
        from PySide6.QtCore import Qt, QTimer

        self.told: list[tuple[str, float, float]] = []
        self._timer = QTimer(timerType=Qt.TimerType.PreciseTimer, interval=TICK)
        self._timer.timeout.connect(self._tick)
        self._timer.start()
        self._last = self._last_work = 0.0
        self._longest = (0.0, 0.0)

    def _tick(self) -> None:
        now, work = time.perf_counter(), time.thread_time()
        self._longest = max(self._longest, (now - self._last, work - self._last_work))
        self._last, self._last_work = now, work

    def step(self, name: str, act: Callable[[], object], done: Callable[[], bool] = lambda: True) -> None:
        """Does `act` and waits until it is `done`, no job is left and all is painted."""
        from PySide6.QtCore import QEventLoop, QTimer

        from app.views.window import jobs

        loop, quiet_since = QEventLoop(), 0.0
        gc.collect()

        def look() -> None:
            nonlocal quiet_since
            if not done() or jobs._alive:
                quiet_since = time.perf_counter()
            elif time.perf_counter() - quiet_since > SETTLED / 1000:
                loop.quit()

        def begin() -> None:
            nonlocal quiet_since
            act()
            quiet_since = time.perf_counter()
            looking.start()

        looking = QTimer(interval=20)
        looking.timeout.connect(look)
        self._last, self._last_work, self._longest = time.perf_counter(), time.thread_time(), (0.0, 0.0)
        QTimer.singleShot(0, begin)
        loop.exec()
        pause, busy = self._longest
        self.told.append((name, (pause * 1000) - TICK, busy * 1000))


class Day:
    """A day's work in one window."""

    def __init__(self, folder: Path, watch: Stopwatch) -> None:
        from app.settings import Settings
        from app.views.start import begin
        from app.views.window.choices import Choices
        from app.views.window.main_window import MainWindow

        self.folder, self.step = folder, watch.step
        self.window: MainWindow = MainWindow(Choices(Settings(folder / "settings.json")), opening="Sample school")
        self.window.painted.connect(lambda: begin(self.window, None, True))

    @property
    def desk(self) -> Desk:
        return self.window.at_desk()

    @property
    def book(self) -> Book:
        return self.desk.book

    def work(self) -> None:
        """Everything, in the order of a day."""
        self.step("from the first paint to the sample school", self.window.show, lambda: self.window.desk is not None)
        self.visit()
        self.find()
        self.edit_rows()
        self.log_hours()
        self.approve()
        self.write()
        self.look_up()
        self.take_in()

    def visit(self) -> None:
        """Every page, for the first time and again."""
        from app.models import Student
        from app.views.window.pages import PAGES

        student = self.book.ids(Student)[0]
        for turn in ("first shown", "shown again"):
            for page in PAGES:
                what = student if page.id == "student" else None
                self.step(f"{page.id} {turn}", lambda page=page, what=what: self.desk.go(page.id, what))

    def find(self) -> None:
        """A search in the list and one in the palette, a letter at a time."""
        from app.views.window.palette import Palette

        self.desk.go("students")
        search = self.desk.page.list.filters.search  # type: ignore[union-attr]
        for end in range(1, 5):
            self.step(f"search, letter {end}", lambda end=end: search.setText("garc"[:end]))
        self.step("search cleared", search.clear)
        self.step("palette opened", self.window.find)
        palette = self.window.findChild(Palette)
        assert palette is not None
        for end in range(1, 4):
            self.step(f"palette, letter {end}", lambda end=end: palette.edit.setText("mar"[:end]))
        palette.close()

    def edit_rows(self) -> None:
        """Cells pasted into the list of students, and many students edited at once."""
        from dataclasses import replace

        from PySide6.QtCore import QItemSelection, QItemSelectionModel
        from PySide6.QtGui import QGuiApplication

        from app.views.lists.bulk_edit import BulkEditDialog

        self.desk.go("students")
        page: Any = self.desk.page
        lines, table, model = page.list, page.list.table, page.list.model
        lines.arrange(replace(lines.arrangement, columns=("student", "street", "city", "zip_code")))
        cells = "\n".join("\t".join((f"{n} Levee Road", "Mariposa", "90001")) for n in range(PASTED // 3))
        QGuiApplication.clipboard().setText(cells)
        table.setCurrentIndex(model.index(0, [column.name for column in model.columns].index("street")))
        self.step(f"{PASTED} cells pasted into a list", lines.work.paste)
        select = QItemSelectionModel.SelectionFlag.ClearAndSelect
        chosen = QItemSelection(model.index(0, 0), model.index(EDITED - 1, model.columnCount() - 1))
        table.selectionModel().select(chosen, select)
        self.step(f"editing of {EDITED} students asked for", lines.work.edit)
        dialog = self.window.findChild(BulkEditDialog)
        assert dialog is not None
        [line] = dialog.lines
        line.field.setCurrentIndex(line.field.findData("city"))
        entry: Any = line.first_focus()
        entry.setText("Alder Flat")
        before = len(self.book.entries())
        self.step(f"{EDITED} students edited", dialog.done_with, lambda: len(self.book.entries()) > before)

    def log_hours(self) -> None:
        """A block of a week pasted."""
        from datetime import date, timedelta

        from PySide6.QtGui import QGuiApplication

        from app.models.whose_hours import EVERYONE

        self.desk.go("hours")
        week = self.desk.page.week  # type: ignore[union-attr]
        week.head.group.choose(EVERYONE)
        self.step("everyone's week shown", lambda: week.head.go_to(date.today() + timedelta(days=28)))
        rows, days = CELLS
        QGuiApplication.clipboard().setText("\n".join(["\t".join(["3:30"] * days)] * rows))
        week.grid.go(week.model.index(0, 2))
        self.step(f"{rows * days} cells pasted", week.grid.paste)
        self.step("week submitted", week.submit)

    def approve(self) -> None:
        """Hours approved in bulk, and that undone."""
        from PySide6.QtCore import QItemSelection, QItemSelectionModel

        self.desk.go("hours", "waiting")
        entries = self.desk.page.entries  # type: ignore[union-attr]
        model, last = entries.model, min(APPROVED, entries.model.rowCount()) - 1
        chosen = QItemSelection(model.index(0, 0), model.index(last, model.columnCount() - 1))
        select = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.step(f"{last + 1} entries selected", lambda: entries.table.selectionModel().select(chosen, select))
        self.step(f"{last + 1} entries approved", entries.approve)
        self.step("approval undone", self.desk.undo, lambda: self.book.redo_title is not None)

    def write(self) -> None:
        """A workbook and transcripts."""
        from app.exports import REPORTS
        from app.models import Student

        for name, ids in (("hours", None), ("transcript", self.book.ids(Student)[:PRINTED])):
            report, out = REPORTS[name], self.folder / f"{name}{REPORTS[name].suffixes[0]}"
            work = report.write(self.book, out, ids, "en")
            self.step(f"{name} written", lambda work=work, name=name: self.desk.run(name, work, print), out.exists)

    def look_up(self) -> None:
        """The handbook, and a paper before it is printed."""
        from app.models import Student
        from app.views.handing_out.circles import Selected
        from app.views.handing_out.preview import Preview
        from app.views.help.handbook import open_at

        opened: list[Any] = []
        self.step("handbook opened", lambda: opened.append(open_at(self.window, self.window.commands, self.desk.page)))
        some = self.book.ids(Student)[:PRINTED]

        def preview() -> None:
            opened.append(Preview(self.desk, self.desk, "transcript", Selected(some)))
            opened[-1].show()

        self.step(f"{PRINTED} transcripts shown", preview, lambda: len(opened) > 1 and opened[1]._made is not None)
        for each in opened:
            each.close()

    def take_in(self) -> None:
        """A roster into a new book, with its preview."""
        from app.models.opening import new_book

        book, _code = new_book(self.folder / "Own.pathbook", "Oak Grove High", "Ana Ruiz", "four plain words of it")
        self.window._leave_desk()
        shown = lambda: self.window.desk is not None and self.desk.page is not None  # noqa: E731
        self.step("own book shown", lambda: self.window.entrance.opened.emit(book), shown)
        self.desk.go("import", "roster")
        page = self.desk.page
        self.step("roster read", lambda: page.choose(_roster(self.folder)), lambda: page.step != "source")  # type: ignore[union-attr]
        if page.step == "columns":  # type: ignore[union-attr]
            self.step("roster previewed", page.go_on, lambda: page.step == "preview")  # type: ignore[union-attr]
        self.step(f"{IMPORTED:,} students taken in", page.go_on, lambda: bool(book.undo_title))  # type: ignore[union-attr]
        self.step("taking in undone", self.desk.undo, lambda: book.redo_title is not None)


def _roster(folder: Path) -> Path:
    path = folder / "roster.csv"
    with path.open("w", newline="", encoding="utf-8") as file:
        lines = csv.writer(file)
        lines.writerow(["Student ID", "Last Name", "First Name", "Grade", "Birth Date", "Gender", "Email", "City"])
        for n in range(IMPORTED):
            name = ("Aguilar", "Nguyễn", "Echeverría", "Petrosyan", "Kim")[n % 5]
            row = [f"{200_000 + n}", f"{name} {n % 97}", f"Maribel {n % 89}", f"{9 + n % 4}", f"2010-0{1 + n % 9}-11"]
            lines.writerow([*row, "FM"[n % 2], f"s{n}@example.org", "Mariposa Valley"])
    return path


def main() -> None:
    from app.views.look.theme import theme
    from app.views.start import application

    with tempfile.TemporaryDirectory() as folder:
        os.environ["PATHBOOK_HOME"] = folder
        app = application()
        theme.begin(app, "light", 1.0)
        watch, printed, sys.stdout = Stopwatch(), sys.stdout, sys.stderr
        day = Day(Path(folder), watch)
        try:
            day.work()
        finally:
            day.window.close()
            print(json.dumps(watch.told), file=printed)


if __name__ == "__main__":
    main()
