from __future__ import annotations

import pytest

from app.views.look.tokens import PAIRS, PALETTES, ThemeName, contrast


@pytest.mark.parametrize("name", PALETTES)
def test_every_pair_can_be_read(name: ThemeName) -> None:
    palette = PALETTES[name]
    weak = [
        (front, behind, round(contrast(palette[front], palette[behind]), 2))
        for front, behind, least in PAIRS
        if contrast(palette[front], palette[behind]) < least
    ]
    assert weak == []


def test_themes_have_the_same_tokens() -> None:
    light, dark, high = (set(PALETTES[name]) for name in ("light", "dark", "contrast"))
    assert light == dark == high


def test_contrast_of_known_colours() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)
