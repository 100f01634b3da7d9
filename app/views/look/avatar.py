"""A person's initials on a round ground, in a colour that stays the same from day to day."""

from __future__ import annotations

from functools import lru_cache
from zlib import crc32

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QPainter, QPen

from app.views.look.theme import theme, tone_colours
from app.views.look.tokens import Tone

_COLOURED: tuple[Tone, ...] = ("accent", "ok", "warn", "bad", "info", "plum")


@lru_cache(maxsize=4096)
def initials(name: str) -> str:
    """Two letters: "Mari Aguilar-Reyes" and "Aguilar-Reyes, Mari" both give "MA"."""
    last, comma, first = name.partition(",")
    words = f"{first} {last}".split() if comma else name.split()
    if not words:
        return ""
    letters = words[0][0] + (words[1 if comma else -1][0] if len(words) > 1 else "")
    return letters.upper()


@lru_cache(maxsize=4096)
def tone_of(seed: str) -> Tone:
    """The colour of the person with this ID."""
    return _COLOURED[crc32(seed.encode()) % len(_COLOURED)]


def paint_avatar(painter: QPainter, area: QRectF, name: str, seed: str, ringed: bool = False) -> None:
    """Paints into the square `area`; `ringed` sets it off from a selected row."""
    text, ground, _ = tone_colours(tone_of(seed))
    painter.setPen(QPen(theme.color("surface"), 2) if ringed else Qt.PenStyle.NoPen)
    painter.setBrush(ground)
    painter.drawEllipse(area)
    size = round(area.height() * 0.38 / theme.scale)
    painter.setFont(theme.font(size, QFont.Weight.DemiBold)[0])
    painter.setPen(text)
    painter.drawText(area, Qt.AlignmentFlag.AlignCenter, initials(name))
