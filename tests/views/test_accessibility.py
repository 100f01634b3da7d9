"""What is announced, which commands answer, and that the checks of accessibility find what is wrong.

`test_scenes` puts them to every scene of the program.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QComboBox, QDialog, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.views.look import announcing
from app.views.look.charts import Spark
from app.views.look.chips import Chip
from app.views.picturing.scenes import SCENES
from app.views.picturing.stage import Scene, Stage
from app.views.picturing.taking import Studio, studio
from app.views.picturing.variants import SMALL, Variant
from app.views.window.main_window import MainWindow
from app.views.window.pages import PAGES
from tests.views.accessibility import (
    mouse_only,
    small_targets,
    trapping,
    twice,
    undescribed,
    unnamed,
    unspoken_words,
    untitled,
)
from tests.views.conftest import Present
from tests.views.contrasts import low_contrast
from tests.views.scenes import Announcements, shown_alone, strays

ENGLISH = Variant("1366", size=SMALL)


@pytest.fixture(scope="module")
def shared() -> Iterator[Studio]:
    with studio() as opened:
        yield opened


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is announced while the test runs."""
    heard = Announcements()
    monkeypatch.setattr(announcing, "QAccessible", heard)
    return heard.said


@pytest.fixture(autouse=True)
def _no_dialogs() -> None:
    """Dialogs are opened here as they are in the program."""


SPOKEN = {
    "students-hidden": "0 ",
    "hours-error": "lunch",
    "toast": "deleted",
    "palette-nothing": "Nothing",
    "unlock-wrong": "passphrase is not right",
    "handbook-nothing": "Found in 0 chapters",
}


@pytest.mark.parametrize("name", SPOKEN)
def test_what_changes_away_from_the_focus_is_announced(name: str, shared: Studio, said: list[str]) -> None:
    [scene] = [each for each in SCENES if each.name == name]
    with shared.shown(scene, ENGLISH):
        assert any(SPOKEN[name] in sentence for sentence in said), said


def test_a_refused_value_is_announced_and_stays_with_its_entry(shared: Studio, said: list[str]) -> None:
    def save_nothing(on: Stage) -> None:
        on.do("student.new")
        on.press("Ctrl+Return")

    with shared.shown(Scene("students", "nothing", save_nothing), ENGLISH) as stage:
        focus = stage.focus
        assert focus.accessibleDescription().removesuffix(" Required") in said
        assert "is required" in focus.accessibleDescription()


@pytest.mark.parametrize("page", [spec for spec in PAGES if not spec.beneath], ids=lambda spec: spec.id)
def test_commands_of_pages_are_answered(window: MainWindow, page) -> None:  # type: ignore[no-untyped-def]
    assert window.desk is not None
    window.desk.go(page.id)
    shown = window.desk.page
    assert shown is not None
    commands = [action.data() for action in window.commands if action.data().page == page.id]
    from_anywhere = {each.id for each in commands if each.when != "shown" and not each.id.startswith("go.")}
    assert from_anywhere <= set(shown.commands())


# The checks themselves


def test_what_is_wrong_is_found(qtbot: QtBot, present: Present) -> None:
    dialog = QDialog()
    qtbot.addWidget(dialog)
    lines = QVBoxLayout(dialog)
    entry, other, box = QLineEdit(), QLineEdit(), QComboBox()
    other.setAccessibleName("Surname")
    caption = QLabel("Last name")
    caption.setBuddy(other)
    first, second, mute = (QPushButton(text) for text in ("Edit", "Edit", "Save"))
    mute.setAccessibleName("Store")
    small = QPushButton("x")
    small.setFixedSize(12, 12)
    mute.setFocusPolicy(box.focusPolicy().NoFocus)
    for each in (entry, caption, other, box, first, second, mute, small, Spark([1, 2]), Chip("")):
        lines.addWidget(each)
    present(dialog)
    checks: list[Callable[[QWidget], list[str]]] = [
        untitled, unnamed, twice, unspoken_words, undescribed, mouse_only, small_targets,
    ]  # fmt: skip
    assert [check.__name__ for check in checks if not check(dialog)] == []
    assert len(unspoken_words(dialog)) == 3  # the caption, the button, the chip


def test_what_is_shown_alone_is_found(qtbot: QtBot) -> None:
    holder, words, other = QWidget(), QLabel("Alone"), QLabel("Hidden")
    qtbot.addWidget(holder)
    with shown_alone() as alone:
        words.setVisible(True)
        other.setVisible(False)
        lines = QVBoxLayout(holder)
        for each in (words, other):
            lines.addWidget(each)
            each.setVisible(True)
    assert alone == ["shown alone: QLabel 'Alone'"]


def test_a_stray_window_is_found(qtbot: QtBot, shared: Studio, present: Present) -> None:
    stray = QPushButton("Stray")
    qtbot.addWidget(stray)
    with shared.shown(SCENES[0], ENGLISH) as stage:
        assert strays(stage) == []
        present(stray)
        assert strays(stage) == ["a window of its own: QPushButton 'Stray'"]


def test_tab_that_goes_back_is_found(qtbot: QtBot, present: Present) -> None:
    dialog = QDialog()
    qtbot.addWidget(dialog)
    lines = QVBoxLayout(dialog)
    entries = [QLineEdit() for _place in range(3)]
    for each in entries:
        lines.addWidget(each)
    QWidget.setTabOrder(entries[0], entries[2])
    QWidget.setTabOrder(entries[2], entries[1])
    present(dialog)
    assert len(trapping(dialog)) == 1


def test_faint_text_is_found(qtbot: QtBot, present: Present) -> None:
    words = QWidget()
    qtbot.addWidget(words)
    lines = QVBoxLayout(words)
    for colour in ("#767676", "#9a9a9a"):
        label = QLabel(colour)
        label.setStyleSheet(f"background: #ffffff; color: {colour}; font-size: 13px")
        lines.addWidget(label)
    present(words)
    [found] = low_contrast(words)
    assert "#9a9a9a" in found
