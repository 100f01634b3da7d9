from __future__ import annotations

import pytest

from app.views.look.accents import ACCENTED, ACCENTS, Accent
from app.views.look.tokens import PAIRS, PALETTES, ThemeName, colours, contrast


@pytest.mark.parametrize("accent", ACCENTS)
@pytest.mark.parametrize("name", PALETTES)
def test_every_pair_can_be_read(name: ThemeName, accent: Accent) -> None:
    palette = colours(name, accent)
    weak = [
        (front, behind, round(contrast(palette[front], palette[behind]), 2))
        for front, behind, least in PAIRS
        if contrast(palette[front], palette[behind]) < least
    ]
    assert weak == []


def test_themes_have_the_same_tokens() -> None:
    light, dark, high = (set(PALETTES[name]) for name in ("light", "dark", "contrast"))
    assert light == dark == high


def test_accents_change_what_is_accented_and_nothing_else() -> None:
    for (name, accent), changed in ACCENTED.items():
        assert accent in ACCENTS and name != "contrast"
        assert all("accent" in token or token == "rail_active" for token in changed)
        missing = {token for token in PALETTES["light"] if token.startswith("accent")} - changed.keys()
        assert missing == set(), (name, accent)


def test_contrast_of_known_colours() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)
