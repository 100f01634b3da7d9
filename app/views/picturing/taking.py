"""Takes the pictures: a process for each variant, a fresh window and a copy of the book for each.

Nothing outside the folder of the pictures is written or read (settings lie in a home that is thrown away), and no
display is needed.
"""

from __future__ import annotations

import json
import os
import shutil
import sys
import tempfile
from collections.abc import Generator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from contextlib import contextmanager
from multiprocessing import get_context
from pathlib import Path
from types import TracebackType
from typing import NamedTuple

from PySide6.QtCore import QLocale, QMessageLogContext, QtMsgType, QTranslator, qInstallMessageHandler
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from app import i18n
from app.book.book import Book
from app.book.refused import Refused
from app.i18n import _, ngettext
from app.models.opening import new_book, open_book
from app.models.sample_school import make_sample
from app.views.look.theme import theme
from app.views.picturing import confidential
from app.views.picturing.scenes import SCENES
from app.views.picturing.stage import BookKind, Scene, Stage
from app.views.picturing.variants import USUAL, VARIANTS, Variant
from app.views.start import application, speak

PASSPHRASE = "a book for pictures only"
EMPTY_SITE, EMPTY_PERSON = "Heron Slough High School", "Dana Whitfield"
_NOISE = "This plugin does not support"  # the offscreen platform says so of every window with a least size


def take_pictures(
    out: Path, only: Sequence[str], variants: Sequence[str]
) -> Generator[tuple[int, int], None, list[str]]:
    """Renders scenes into the folder `out` as SCENE-VARIANT.png; yields (done, total), returns the file names.

    `only` names pages or scenes, `variants` variants; empty means all. Raises Refused where a name is unknown, where
    `out` cannot be written to, and after the last picture where a fault happened meanwhile.
    """
    scenes, ways = choose_scenes(only), choose_variants(variants)
    out.mkdir(parents=True, exist_ok=True)
    together = len(ways) > 1 and QApplication.instance() is None
    taken = yield from (_in_processes if together else _here)(out, scenes, ways)
    if taken.faults:
        text = ngettext(
            "The pictures are made, but {count} fault happened meanwhile; it is told above.",
            "The pictures are made, but {count} faults happened meanwhile; they are told above.",
            taken.faults,
        )
        raise Refused(text.format(count=taken.faults))
    return taken.files


class Taken(NamedTuple):
    """Names of files, and how many faults happened."""

    files: list[str]
    faults: int


Taking = Generator[tuple[int, int], None, Taken]


def _here(out: Path, scenes: Sequence[Scene], ways: Sequence[Variant]) -> Taking:
    """Takes the pictures in this process, one after the other."""
    files: list[str] = []
    with _counting() as faults, studio() as shared:
        for variant in ways:
            for scene in scenes:
                name = f"{scene.name}-{variant.name}.png"
                if not shared.take(scene, variant).save(str(out / name)):
                    raise Refused(_("“{path}” cannot be written.").format(path=out / name))
                files.append(name)
                yield len(files), len(ways) * len(scenes)
    return Taken(files, len(faults))


def _in_processes(out: Path, scenes: Sequence[Scene], ways: Sequence[Variant]) -> Taking:
    """Each variant in a process of its own, as many at a time as there are processors."""
    names = [scene.name for scene in scenes]
    with ProcessPoolExecutor(min(len(ways), os.cpu_count() or 1), get_context("spawn")) as pool:
        tasks = [pool.submit(_one_variant, out, names, variant.name) for variant in ways]
        try:
            for done, task in enumerate(as_completed(tasks), 1):
                task.result()
                yield done * len(names), len(ways) * len(names)
        finally:
            pool.shutdown(wait=False, cancel_futures=True)
    each = [task.result() for task in tasks]
    return Taken([file for taken in each for file in taken.files], sum(taken.faults for taken in each))


def _one_variant(out: Path, scenes: Sequence[str], variant: str) -> Taken:
    taking = _here(out, choose_scenes(scenes), choose_variants([variant]))
    while True:
        try:
            next(taking)
        except StopIteration as end:
            return end.value


def choose_scenes(only: Sequence[str]) -> list[Scene]:
    """The scenes of these pages, or with these names. Raises Refused, naming the pages."""
    pages = list(dict.fromkeys(scene.page for scene in SCENES))
    for name in only:
        if name not in pages and name not in {scene.name for scene in SCENES}:
            known = ", ".join(pages)
            raise Refused(_("There is no page “{name}”. There are: {known}.").format(name=name, known=known))
    return [scene for scene in SCENES if not only or scene.page in only or scene.name in only]


def choose_variants(names: Sequence[str]) -> list[Variant]:
    """The variants with these names. Raises Refused, naming all."""
    known = {variant.name: variant for variant in VARIANTS}
    for name in names:
        if name not in known:
            all_ = ", ".join(known)
            raise Refused(_("There is no variant “{name}”. There are: {known}.").format(name=name, known=all_))
    return [variant for variant in VARIANTS if not names or variant.name in names]


class Studio:
    """Holds the books that all pictures are taken of; each is made when it is first asked for."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def take(self, scene: Scene, variant: Variant) -> QImage:
        """The picture of a scene."""
        with self.shown(scene, variant) as stage:
            return stage.picture()

    @contextmanager
    def shown(self, scene: Scene, variant: Variant) -> Generator[Stage]:
        """A scene to look at. What it does to its book and its settings is forgotten after it."""
        theme.apply(variant.theme, variant.scale)
        room = tempfile.TemporaryDirectory(dir=self._folder, ignore_cleanup_errors=True)
        with room as place, _speaking(variant.language):
            book = self._book(scene.book, Path(place))
            stage = Stage(variant, Path(place) / "settings.json", book, scene.page)
            try:
                scene.prepare(stage)
                yield stage
            except Exception as error:
                error.add_note(f"scene {scene.name}, variant {variant.name}")
                raise
            finally:
                stage.close()

    def _book(self, kind: BookKind, place: Path) -> Book | None:
        """A book of the scene's own."""
        if kind == "none":
            return None
        path = place / f"{kind}.pathbook"
        template = self._folder / path.name
        if not template.exists():
            with i18n.in_language("en"):
                _make(kind, template)
        shutil.copytree(template, path)
        secrets = {"empty": PASSPHRASE, "counselor": confidential.COUNSELORS}
        return open_book(path, secrets.get(kind, ""))


def _make(kind: BookKind, path: Path) -> None:
    match kind:
        case "sample":
            for _step in make_sample(path):
                pass
        case "empty":
            new_book(path, EMPTY_SITE, EMPTY_PERSON, PASSPHRASE)[0].close()
        case "counselor":
            confidential.make(path, EMPTY_SITE, EMPTY_PERSON)


@contextmanager
def studio() -> Generator[Studio]:
    """A studio that works without a display and leaves nothing behind: no file, no choice of the person's."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder, _home(Path(folder)), _quiet():
        app = _application(Path(folder))
        flash, choice, scale = app.cursorFlashTime(), theme.choice, theme.scale
        app.setCursorFlashTime(0)  # the caret stands still
        try:
            yield Studio(Path(folder))
        finally:
            app.setCursorFlashTime(flash)
            theme.apply(choice, scale)


def _application(folder: Path) -> QApplication:
    """The application of this process; without one yet, one that draws into memory."""
    running = QApplication.instance()
    if isinstance(running, QApplication):
        return running
    screen = {"name": "memory", "x": 0, "y": 0, "width": USUAL.width(), "height": USUAL.height()}
    screen |= {"logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}
    plan = folder / "screen.json"
    plan.write_text(json.dumps({"screens": [screen]}), "utf-8")
    os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={plan.as_posix()}"
    app = application()
    theme.start(app, "light")
    return app


@contextmanager
def _home(folder: Path) -> Generator[None]:
    """Everything that would be kept for the person lands in `folder`."""
    former = os.environ.get("PATHBOOK_HOME")
    os.environ["PATHBOOK_HOME"] = str(folder / "home")
    try:
        yield
    finally:
        if former is None:
            del os.environ["PATHBOOK_HOME"]
        else:
            os.environ["PATHBOOK_HOME"] = former


@contextmanager
def _speaking(language: str) -> Generator[None]:
    """Speaks `language` inside, for our words and for Qt's own, and the former language after it."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    former, locale = i18n.language(), QLocale()
    before = set(app.findChildren(QTranslator))
    speak(app, language)
    try:
        yield
    finally:
        for translator in set(app.findChildren(QTranslator)) - before:
            app.removeTranslator(translator)
            translator.deleteLater()
        QLocale.setDefault(locale)
        i18n.use(former)


@contextmanager
def _quiet() -> Generator[None]:
    """Qt's complaints go to standard error, but for the one that every window without a display brings."""

    def say(_kind: QtMsgType, _context: QMessageLogContext, text: str) -> None:
        if not text.startswith(_NOISE):
            sys.stderr.write(text + "\n")

    former = qInstallMessageHandler(say)
    try:
        yield
    finally:
        qInstallMessageHandler(former)


@contextmanager
def _counting() -> Generator[list[BaseException]]:
    """What goes wrong where Qt calls us: Python tells it on standard error, and goes on."""
    faults: list[BaseException] = []
    former = sys.excepthook

    def count(kind: type[BaseException], fault: BaseException, trace: TracebackType | None) -> None:
        faults.append(fault)
        former(kind, fault, trace)

    sys.excepthook = count
    try:
        yield faults
    finally:
        sys.excepthook = former
