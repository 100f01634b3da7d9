"""Every scene in Spanish, whose words are longer, on the smallest screen with text of 150 % and of 100 %."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPushButton, QTabBar, QWidget
from pytestqt.qtbot import QtBot

from app.models import sealed_notes
from app.views.look.theme import Theme
from app.views.picturing.acts import TABLE
from app.views.picturing.scenes import SCENES
from app.views.picturing.stage import Scene
from app.views.picturing.taking import Studio, studio
from app.views.picturing.variants import SMALL, Variant
from tests.views.clipping import clipped
from tests.views.conftest import Present
from tests.views.scenes import foremost, is_list_of_box
from tests.views.wording import data_of, is_english, untranslated

SPANISH = Variant("es-150", scale=1.5, language="es", size=SMALL)


@pytest.fixture(scope="module")
def shared() -> Iterator[Studio]:
    with studio() as opened:
        yield opened


@pytest.fixture(scope="module")
def data(shared: Studio) -> dict[str, frozenset[str]]:
    """What the books of the scenes hold, and the headings of what is pasted there; these are not translated."""
    pasted = frozenset(TABLE.replace("\n", "\t").split("\t"))
    found: dict[str, frozenset[str]] = {"none": frozenset()}
    for name in ("home", "home-empty", "confidential"):
        [scene] = [each for each in SCENES if each.name == name]
        with shared.shown(scene, SPANISH) as stage:
            found[scene.book] = data_of(stage.book) | pasted
            if stage.book.may(sealed_notes.ACT):
                found[scene.book] |= {note.text for note in sealed_notes.search(stage.book, "")}
    return found


@pytest.fixture(autouse=True)
def _no_dialogs() -> None:
    """Dialogs are opened here as they are in the program."""


@pytest.mark.parametrize("scene", SCENES, ids=lambda scene: scene.name)
def test_spanish_fits_and_is_spanish(
    scene: Scene, shared: Studio, look: Theme, data: dict[str, frozenset[str]]
) -> None:
    with shared.shown(scene, SPANISH) as stage:
        shown = foremost(stage)
        if is_list_of_box(shown):
            return  # as wide as Qt makes it, with a bar where it is long
        found = [f"150 %: {each}" for each in clipped(shown)]
        look.apply(scale=1.0)
        stage.rest()
        found += [f"100 %: {each}" for each in clipped(shown)]
        found += untranslated(shown, "es", data[scene.book])
    assert found == []


# The checks themselves


def test_what_is_cut_is_found(qtbot: QtBot, present: Present) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(400, 300)
    long = "A sentence that is much too long"
    words, push, outside = QLabel(long, window), QPushButton(long, window), QLabel("Outside", window)
    wrapped = QLabel(long, window)
    wrapped.setWordWrap(True)
    entry = QLineEdit(window)
    entry.setPlaceholderText(long)
    box = QComboBox(window)
    box.addItem(long)
    tabs = QTabBar(window)
    tabs.addTab("Tab")
    for at, each in enumerate((words, push, wrapped, entry, box)):
        each.setGeometry(0, 40 * at, 80, 26)
    tabs.setGeometry(0, 200, 300, 30)
    outside.setGeometry(380, 240, 80, 26)
    present(window)
    found = clipped(window)
    assert len(found) == 6
    assert "reaches beyond" in found[-1] or any("reaches beyond" in each for each in found)
    for each in (words, push, wrapped, entry, box):
        each.setGeometry(0, each.y(), 380, 30)
    outside.setGeometry(0, 240, 80, 26)
    assert clipped(window) == []


def test_english_words_are_found() -> None:
    assert is_english("Students", "es")
    assert is_english("Current page", "es")
    assert is_english("School year 2026-2027", "es")
    assert not is_english("Estudiantes", "es")
    assert not is_english("Maribel Aguilar", "es")
    assert not is_english("12.5", "es")
