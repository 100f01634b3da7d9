"""Cards side by side: as many as have room, and none of them squeezed."""

from __future__ import annotations

from itertools import pairwise

from pytestqt.qtbot import QtBot

from app.views.look.cards import Card, stand_level
from app.views.look.labels import label
from app.views.look.layouts import area_around, boxed, column, scrolled
from app.views.look.theme import Theme
from app.views.look.tiles import Tiles
from app.views.picturing.settling import settle
from tests.views.clipping import clipped

WORDS = "A sentence that runs over several lines where its card is narrow"
WIDE = (1, 1, 1, 1, 2, 1, 1)


def cards() -> list[Card]:
    made = [Card(f"Card {at}") for at in range(len(WIDE))]
    for at, card in enumerate(made):
        stand_level(card)
        card.add(*(label(WORDS, "value" if at == 1 else "body", wrap=True) for _line in range(at % 3 + 1)), None)
    return made


def test_cards_have_their_room_at_every_width_and_text_size(qtbot: QtBot, look: Theme) -> None:
    tiles, made = Tiles(4, 8), cards()
    tiles.show_cards(*made, wide=WIDE)
    content = boxed(column(tiles, None))
    area = scrolled(content)
    qtbot.addWidget(area)
    area.resize(1200, 300)
    area.show()
    assert area_around(made[0]) is area
    lines: set[int] = set()
    for scale, width in ((1.0, 1200), (1.5, 1200), (1.5, 700), (1.0, 480), (2.0, 330), (0.9, 1100), (1.0, 1200)):
        look.apply("light", scale)
        area.resize(width, 300)
        settle()
        assert clipped(content) == [] and area.horizontalScrollBar().maximum() == 0
        tops = sorted({card.y() for card in made})
        lines.add(len(tops))
        for top in tops:
            beside = sorted((card.geometry() for card in made if card.y() == top), key=lambda place: place.x())
            assert len({place.height() for place in beside}) == 1
            assert all(left.right() < right.left() for left, right in pairwise(beside))
    assert lines == {2, 4, 7}


def test_at_rest_is_what_lies_deep_too(qtbot: QtBot) -> None:
    """Qt lays out one box in a round of events, the innermost first."""
    words = label("Short", wrap=True)
    content = boxed(column(words, None))
    for _level in range(8):
        content = boxed(column(content, None))
    area = scrolled(content)
    qtbot.addWidget(area)
    area.resize(200, 50)
    area.show()
    settle()
    words.setText(WORDS * 5)
    settle()
    assert clipped(content) == []


def test_wrapped_words_know_their_height_after_each_change(qtbot: QtBot, look: Theme) -> None:
    words = label(WORDS, wrap=True)
    qtbot.addWidget(words)
    words.show()
    told = [words.heightForWidth(100)]
    words.setText(WORDS * 3)
    told.append(words.heightForWidth(100))
    look.apply("light", 1.5)
    told.append(words.heightForWidth(100))
    assert told[0] < told[1] < told[2]
