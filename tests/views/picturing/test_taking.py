"""Pictures of the program: complete, repeatable, without a display, and without a trace."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, QTimer
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app import i18n
from app.__main__ import main
from app.book.refused import Refused
from app.cli.following import follow
from app.views.look.cards import AttentionLine
from app.views.look.theme import Theme
from app.views.picturing import taking
from app.views.picturing.scenes import SCENES
from app.views.picturing.stage import Scene, Stage
from app.views.picturing.taking import choose_scenes, choose_variants, studio, take_pictures
from app.views.picturing.variants import VARIANTS
from app.views.window.pages import PAGES

ROOT = Path(__file__).parents[3]


@pytest.fixture(autouse=True)
def _no_dialogs() -> None:
    """Dialogs are opened here as they are in the program."""


def listed(folder: Path) -> list[str]:
    """The names of what lies in a folder."""
    return sorted(each.name for each in folder.iterdir())


def test_every_page_has_a_scene() -> None:
    assert {spec.id for spec in PAGES} <= {scene.page for scene in SCENES}


def test_a_name_is_given_once() -> None:
    names = [scene.name for scene in SCENES]
    assert sorted(names) == sorted(set(names))


def test_a_page_and_a_scene_are_asked_for_by_name() -> None:
    assert {scene.page for scene in choose_scenes(["hours"])} == {"hours"}
    assert [scene.name for scene in choose_scenes(["hours-waiting", "about"])] == ["hours-waiting", "about"]
    assert [variant.name for variant in choose_variants(["150", "light"])] == ["light", "150"]
    assert (choose_scenes([]), choose_variants([])) == (list(SCENES), list(VARIANTS))


def test_what_is_unknown_is_refused_with_what_there_is() -> None:
    with pytest.raises(Refused, match=r"There is no page “grades”. There are: home, students, "):
        choose_scenes(["home", "grades"])
    with pytest.raises(
        Refused, match=r"There is no variant “sepia”. There are: light, dark, contrast, es, 150, 1366\."
    ):
        choose_variants(["sepia"])


def test_each_variant_shows_the_same_differently_and_leaves_no_trace(
    tmp_path: Path, look: Theme, monkeypatch: pytest.MonkeyPatch
) -> None:
    rooms = tmp_path / "rooms"  # of this test alone: other programs come and go in the common one
    rooms.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(rooms))
    before = (os.environ["PATHBOOK_HOME"], i18n.language(), QLocale().name())
    files = follow(take_pictures(tmp_path / "out", ["about", "welcome"], []))
    assert files == [f"{scene}-{variant.name}.png" for variant in VARIANTS for scene in ("about", "welcome")]
    assert sorted(files) == listed(tmp_path / "out")
    for scene in ("about", "welcome"):
        pictures = [QImage(str(tmp_path / "out" / f"{scene}-{variant.name}.png")) for variant in VARIANTS]
        assert [picture.size() for picture in pictures] == [variant.size for variant in VARIANTS]
        assert all(a != b for at, a in enumerate(pictures) for b in pictures[:at])
    assert (os.environ["PATHBOOK_HOME"], i18n.language(), QLocale().name()) == before
    assert (look.name, look.scale) == ("light", 1.0)
    assert not [each for each in QApplication.topLevelWidgets() if each.isVisible()]
    assert listed(rooms) == []


def test_a_picture_waits_until_all_is_read_and_can_be_taken_again() -> None:
    [home] = choose_scenes(["home"])[:1]
    lines: list[int] = []

    def prepare(on: Stage) -> None:
        home.prepare(on)
        lines.append(len(on.page.findChildren(AttentionLine)))

    with studio() as shared:
        first, second = (shared.take(Scene("home", "home", prepare), VARIANTS[0]) for _ in range(2))
    assert first == second
    assert lines[0] == lines[1] > 0


def test_a_fault_names_its_scene(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    broken = Scene("home", "broken", lambda on: on.do("no such command"))
    monkeypatch.setattr(taking, "SCENES", (broken,))
    with pytest.raises(KeyError) as fault:
        follow(take_pictures(tmp_path, [], ["dark"]))
    assert fault.value.__notes__ == ["scene broken, variant dark"]


def test_a_fault_in_the_window_is_told_after_the_last_picture(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    def trip() -> None:
        raise ZeroDivisionError

    broken = Scene("home", "broken", lambda on: (QTimer.singleShot(0, on.window, trip), on.rest()), "none")
    monkeypatch.setattr(taking, "SCENES", (broken,))
    with qtbot.captureExceptions() as told, pytest.raises(Refused, match="but 2 faults happened meanwhile"):
        follow(take_pictures(tmp_path, [], ["dark", "light"]))
    assert [fault[0] for fault in told] == [ZeroDivisionError, ZeroDivisionError]
    assert listed(tmp_path) == ["broken-dark.png", "broken-light.png"]


def test_the_command_line_without_a_display(tmp_path: Path) -> None:
    surroundings = {k: v for k, v in os.environ.items() if k not in ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY")}
    surroundings |= {"HOME": str(tmp_path / "person"), "PATHBOOK_HOME": str(tmp_path / "kept"), "LANGUAGE": "en"}
    words = ["screens", "--out", str(tmp_path / "out"), "--only", "welcome", "--variant", "light", "--json"]
    done = subprocess.run(
        [sys.executable, "-m", "app", *words], cwd=ROOT, env=surroundings, capture_output=True, text=True, check=True
    )
    assert json.loads(done.stdout) == {"folder": str(tmp_path / "out"), "pictures": ["welcome-light.png"], "count": 1}
    assert done.stderr == ""
    assert listed(tmp_path / "out") == ["welcome-light.png"]
    assert not (tmp_path / "kept").exists()
    assert not (tmp_path / "person").exists()


def test_the_command_line_refuses_an_unknown_page(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["screens", "--out", str(tmp_path / "out"), "--only", "grades"]) == 1
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.startswith("There is no page “grades”. There are: home, ")
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("out", ["", " "])
def test_the_command_line_wants_a_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], out: str
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["screens", "--out", out, "--only", "welcome"]) == 2
    assert "--out: it is empty; name the file or folder" in capsys.readouterr().err
    assert listed(tmp_path) == []
