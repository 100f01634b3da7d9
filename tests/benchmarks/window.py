"""The window: how soon it is painted, how quick it is with the sample school and with 100,000 students.

`python -m tests.benchmarks.window sample|many` measures one of the two in a process of its own and prints it.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.benchmarks.figures import Figure, peak, seconds
from tests.benchmarks.large_lists import LargeList, large_book

if TYPE_CHECKING:
    from app.book.book import Book
    from app.views.window.main_window import MainWindow

ROOT = Path(__file__).parents[2]
ROUNDS = 11
MEMORY = {"sample": ("shows the sample school", 220), "many": ("made and shows 100,000 students", 350)}  # MB

BARE = """
import os
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow

class Window(QMainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        QTimer.singleShot(0, lambda: os._exit(0))

app = QApplication([])
window = Window()
window.setCentralWidget(QLabel("Pathbook"))
window.resize(1366, 768)
window.show()
app.exec()
"""

OURS = """
import os
from app.views import start
start.begin = lambda window, book, sample: os._exit(0)
start.start(sample=True)
"""


def measure() -> list[Figure]:
    """All figures of the window."""
    return [*_first_paint(), *_told("sample"), *_told("many")]


def _first_paint() -> list[Figure]:
    """Whole processes in turn, from their start until the first paint; with compiled code, as after a first start."""
    with tempfile.TemporaryDirectory() as folder:
        place = place_of(folder)
        taken = [[_process(script, place) for script in (OURS, BARE)] for _ in range(ROUNDS + 1)][1:]
    figures: list[Figure] = []
    for at, name in enumerate(("clock", "processor")):
        ours, theirs = (statistics.median(round_[which][at] for round_ in taken) for which in (0, 1))
        detail = f"{ours * 1000:,.0f} ms against {theirs * 1000:,.0f} ms"
        figures.append(Figure(f"first paint against a bare window, by the {name}", ours / theirs, "x", 1.3, detail))
    return figures


def place_of(folder: str) -> dict[str, str]:
    """The surroundings of a process that keeps everything in `folder`, its compiled code, too."""
    place = os.environ | {"QT_QPA_PLATFORM": "offscreen", "PATHBOOK_HOME": folder, "PYTHONPYCACHEPREFIX": folder}
    place.pop("PYTHONDONTWRITEBYTECODE", None)
    return place


def _process(script: str, place: dict[str, str]) -> tuple[float, float]:
    """Seconds by the clock and of the processor."""
    before, start = _used(), time.perf_counter()
    subprocess.run([sys.executable, "-c", script], cwd=ROOT, env=place, check=True, stderr=subprocess.DEVNULL)
    end, used = time.perf_counter(), _used() - before
    return end - start, used


def _used() -> float:
    """Seconds of the processor that processes of ours have taken until now."""
    if sys.platform == "win32":
        return os.times().children_user + os.times().children_system
    import resource

    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _told(school: str) -> list[Figure]:
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", __name__, school]
        told = subprocess.run(command, cwd=ROOT, env=place_of(folder), capture_output=True, text=True, check=True)
    return [Figure(*figure) for figure in json.loads(told.stdout)]


class Bench:
    """A window with a book in it, and what is measured on it."""

    def __init__(self, folder: Path, book: Book) -> None:
        from PySide6.QtWidgets import QApplication

        from app.settings import Settings
        from app.views.window.choices import Choices
        from app.views.window.main_window import MainWindow

        self._app = QApplication.instance()
        self.window: MainWindow = MainWindow(Choices(Settings(folder / "settings.json")))
        self.window.resize(1920, 1080)
        self.window.show_desk(book)
        self.window.show()
        self.settle()
        self.told: list[tuple[Any, ...]] = []

    def settle(self) -> None:
        """Until no job is left and all is painted."""
        from app.views.window import jobs

        quiet = 0
        while quiet < 5:
            self._app.processEvents()  # type: ignore[union-attr]
            quiet = 0 if jobs._alive else quiet + 1

    def rest(self) -> None:
        """Until what the pages need is ready, too: about a second after the start."""
        from app.views.window.loading_ahead import LoadingAhead

        while self.window.findChild(LoadingAhead):
            self.paint()
        self.settle()

    def paint(self) -> None:
        """Paints what is waiting to be painted."""
        self._app.processEvents()  # type: ignore[union-attr]

    def tell(self, what: str, act: Callable[[], object], bound: float | None, times: int = 7) -> None:
        """How long `act` takes with all that is painted after it, in milliseconds."""
        work: list[float] = []

        def whole() -> None:
            began = time.thread_time()
            act()
            self.paint()
            work.append((time.thread_time() - began) * 1000)

        taken: list[float] = []
        for _ in range(times):
            self.settle()
            taken.append(seconds(whole) * 1000)
        detail = f"at most {max(taken):,.0f} ms; {statistics.median(work):,.0f} ms of the window's own work"
        self.told.append((what, statistics.median(taken), "ms", bound, detail))

    def sample(self) -> None:
        """Pages, palette and theme with the sample school."""
        from app.views.look.theme import theme
        from app.views.window.pages import PAGES
        from app.views.window.palette import Palette

        desk, student = self.window.at_desk(), next(iter(_students(self.window)))
        for page in PAGES:
            desk.go(page.id, student if page.id == "student" else None)
            self.settle()
        for page in PAGES:

            def go(page: Any = page) -> None:
                desk.go(page.id, student if page.id == "student" else None)

            desk.go("home" if page.id != "home" else "students")
            self.tell(f"page {page.id} shown again", go, 100)

        def palette() -> None:
            for old in self.window.findChildren(Palette):
                old.close()
            self.window.find()

        self.tell("palette opened", palette, 80)
        for old in self.window.findChildren(Palette):
            old.close()
        names = iter(("dark", "light") * 7)
        self.tell("theme switched, all pages built", lambda: theme.apply(next(names)), 400)
        pages = iter([page.id for page in PAGES if page.id not in ("home", "student")])
        desk.go("home")
        self.tell("page shown for the first time in another theme", lambda: desk.go(next(pages)), 100, 6)

    def open_dialogs(self) -> None:
        """The handbook, and the first page of a paper."""
        from app.views.handing_out.circles import Selected
        from app.views.handing_out.preview import Preview
        from app.views.help.handbook import open_at

        desk, ids = self.window.at_desk(), _students(self.window)[:1]
        self.tell("handbook opened", lambda: open_at(self.window, desk.actions_of_window, desk.page).show(), None)
        papers: list[Preview] = []

        def preview() -> None:
            papers.append(Preview(desk, desk, "transcript", Selected(ids)))
            papers[-1].show()
            while not papers[-1]._made:
                self.paint()

        self.tell("first page of a transcript shown before printing", preview, None, 3)
        for paper in papers:
            paper.close()


def _students(window: MainWindow) -> list[str]:
    from app.models import Student

    return window.at_desk().book.ids(Student)


def main(school: str) -> None:
    from app.models.opening import open_book
    from app.models.sample_school import make_sample
    from app.views.look.theme import theme
    from app.views.start import application

    folder = Path(os.environ["PATHBOOK_HOME"])
    app = application()
    theme.start(app, "light")
    if school == "many":
        book = large_book(folder / "Many.pathbook")
    else:
        sum(1 for _ in make_sample(folder / "Sample.pathbook"))
        book = open_book(folder / "Sample.pathbook")
    bench = Bench(folder, book)
    if school == "many":
        LargeList(bench).measure()
    else:
        bench.sample()
    bench.settle()
    what, most = MEMORY[school]
    bench.told.append((f"memory of a process that {what}", peak(), "MB", most))
    if school == "sample":
        bench.open_dialogs()
    bench.window.close()
    print(json.dumps(bench.told))


if __name__ == "__main__":
    main(sys.argv[1])
