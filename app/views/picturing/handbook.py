"""The pictures of the handbook and the one of the read me, taken anew from the running program:

    python -m app.views.picturing.handbook

Small windows make letters large enough to be read when a picture fills a page of the handbook; few colours make
small files.
"""

from __future__ import annotations

import shutil
from collections import Counter
from math import dist
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, qRgb

from app.paths import RESOURCES
from app.views.help.chapters import PICTURES
from app.views.picturing.scenes import SCENES
from app.views.picturing.taking import studio
from app.views.picturing.variants import Variant

SIZE = QSize(1000, 640)
COLOURS = 48  # of a picture at most: what makes its file small
AREA = 800  # points from which a colour is that of an area, and no shade of an edge
AREAS_APART, SHADES_APART = 8, 36  # how far colours of each sort are told apart: of 442 from black to white
COVER = RESOURCES / "pathbook.png"

TAKEN = {
    "home": "home",
    "palette": "palette-text",
    "students": "students",
    "students-selected": "students-selected",
    "toast": "toast",
    "history": "student-history",
    "dark": "student",
    "unlock": "unlock-several",
    "file": "file-paper",
    "recovery-code": "recovery-code",
    "setup": "first-run",
    "pathways": "pathways",
    "hours": "hours",
    "hours-error": "hours-error",
    "approve": "approve",
    "approve-reject": "approve-reject",
    "hours-sheet": "hours-sheet-back",
    "warnings": "hours-day",
    "placement": "placement",
    "seats": "seats-student",
    "paperwork": "paperwork",
    "employer": "employer",
    "event-roll": "event-roll",
    "continuum": "continuum",
    "evaluation": "evaluation-new",
    "state-file": "state-file",
    "log": "print-log",
    "import-preview": "import-preview",
    "export": "export",
    "accounts": "safety-accounts",
    "backups": "safety-backups-made",
    "health": "safety-health-checked",
    "who-looked": "safety-access",
    "erase": "erase-student",
    "caseload": "supports-caseload",
    "support-plan": "support-plan",
    "session-group": "session-group",
    "early-warning": "warnings",
    "meeting": "meeting",
    "academics": "student-academics",
    "import-marks": "import-marks",
    "student-plan": "student-plan",
    "four-year": "four-year",
    "project": "project",
    "overview": "overview",
    "equity": "equity",
    "confidential": "confidential",
    "student": "student",
    "print-preview": "print-preview",
    "print-family": "print-family",
}
"""The scene of each picture; the one called "dark" is taken in the dark theme."""


def take_all(folder: Path = PICTURES) -> None:
    """Takes every picture in both languages; what lay in `folder` before is taken away."""
    scenes = {scene.name: scene for scene in SCENES}
    shutil.rmtree(folder, ignore_errors=True)
    with studio() as shared:
        for language in ("en", "es"):
            (folder / language).mkdir(parents=True)
            for name, scene in TAKEN.items():
                look = Variant(name, "dark" if name == "dark" else "light", language=language, size=SIZE)
                file = folder / language / f"{name}.png"
                compact(shared.take(scenes[scene], look)).save(str(file), quality=0)  # of PNG: as small as it gets


def take_cover(file: Path = COVER) -> None:
    """Takes the picture of the read me: the home page of the sample school."""
    [home] = (scene for scene in SCENES if scene.name == "home")
    with studio() as shared:
        compact(shared.take(home, Variant("cover"))).save(str(file), quality=0)


def compact(image: QImage) -> QImage:
    """The picture in few colours: those of areas as they are, and of the shades of edges some far apart."""
    image = image.convertToFormat(QImage.Format.Format_RGB32)
    counts = Counter(memoryview(image.constBits()).cast("B").cast("I"))  # the points as whole numbers
    table = [qRgb(*colour) for colour in _told_apart(counts)]
    return image.convertToFormat(QImage.Format.Format_Indexed8, table, Qt.ImageConversionFlag.AvoidDither)


def _told_apart(counts: Counter[int]) -> list[tuple[int, int, int]]:
    """The commonest colours, as red, green and blue."""
    chosen: list[tuple[int, int, int]] = []
    for point, count in counts.most_common():
        colour = (point >> 16 & 255, point >> 8 & 255, point & 255)
        apart = SHADES_APART if count < AREA else AREAS_APART
        if all(dist(colour, each) >= apart for each in chosen):
            chosen.append(colour)
    return chosen[:COLOURS]


if __name__ == "__main__":
    take_all()
    take_cover()
