"""Every scene of the program, met without mouse and without sight, in Spanish and in each theme.

Each scene is brought about once, on the smallest screen, in the language with the longer words and with text of 150 %,
one in this theme and the next in another. Where a page is met first, it is looked at in all themes and with text of
100 %, too; its further scenes are made of the same parts.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, nullcontext

import pytest
from PySide6.QtWidgets import QWidget

from app.models import sealed_notes
from app.views.look.theme import Theme
from app.views.picturing.acts import TABLE
from app.views.picturing.importing import MARK_HEADINGS
from app.views.picturing.scenes import SCENES
from app.views.picturing.stage import Scene
from app.views.picturing.taking import Studio, studio
from app.views.picturing.variants import SMALL, Variant
from tests.views.accessibility import THEMES, invisible_focus, problems
from tests.views.clipping import clipped
from tests.views.contrasts import low_contrast
from tests.views.scenes import foremost, is_list_of_box, shown_alone, strays
from tests.views.wording import data_of, untranslated

FIRST = {scene.page: scene.name for scene in reversed(SCENES)}
SPANISH = Variant("es-150", scale=1.5, language="es", size=SMALL)


@pytest.fixture(scope="module")
def shared() -> Iterator[Studio]:
    with studio() as opened:
        yield opened


@pytest.fixture(scope="module")
def data(shared: Studio) -> dict[str, frozenset[str]]:
    """What the books of the scenes hold, and the headings of what is pasted there; these are not translated."""
    pasted = frozenset((*TABLE.replace("\n", "\t").split("\t"), *MARK_HEADINGS))
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
def test_everybody_can_use_it(scene: Scene, shared: Studio, look: Theme, data: dict[str, frozenset[str]]) -> None:
    is_first = scene.name == FIRST[scene.page]
    turn = THEMES[SCENES.index(scene) % len(THEMES)]
    watch = shown_alone() if is_first else nullcontext([])  # while it watches, every event takes longer
    with ExitStack() as opened:
        with watch as alone:
            stage = opened.enter_context(shared.shown(scene, SPANISH._replace(theme=turn)))
        assert [*alone, *strays(stage)] == []
        shown = foremost(stage)
        if is_list_of_box(shown):
            return  # Qt's own: as wide as Qt makes it; the box has the name and keeps the focus
        found = [f"150 %: {each}" for each in clipped(shown)] + seen(shown, turn)
        if is_first:
            for name in THEMES:
                look.apply(name, 1.0)
                stage.rest()
                found += seen(shown, name)
            found += [f"100 %: {each}" for each in clipped(shown)]
        found += untranslated(shown, "es", data[scene.book])
        found += problems(shown, seen=False)
    assert found == []


def seen(shown: QWidget, name: str) -> list[str]:
    """What cannot be seen well in a theme."""
    return [f"{name}: {each}" for each in (*low_contrast(shown), *invisible_focus(shown))]
