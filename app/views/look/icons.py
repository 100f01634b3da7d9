"""Line icons, drawn from `resources/icons/*.svg` in any colour and size."""

from __future__ import annotations

from functools import cache, lru_cache

from PySide6.QtCore import QByteArray, QRectF
from PySide6.QtGui import QColor, QPainter, QPixmap

from app.paths import resource


@cache
def _drawing(name: str) -> str:
    return resource(f"icons/{name}.svg").read_text("utf-8")


def svg(name: str, colour: str, stroke: float = 2.0) -> str:
    """The drawing of icon `name` with its lines in `colour` ("#RRGGBB")."""
    drawing = _drawing(name).replace("currentColor", colour)
    return drawing.replace('stroke-width="2"', f'stroke-width="{stroke:g}"')


@lru_cache(maxsize=2048)
def pixmap(name: str, colour: str, size: int, ratio: float = 1.0, gap: int = 0) -> QPixmap:
    """Icon `name`, `size` logical pixels square, at pixel `ratio`, with `gap` free pixels at its right."""
    from PySide6.QtSvg import QSvgRenderer  # the window is painted first, and needs no icon for that

    picture = QPixmap(round((size + gap) * ratio), round(size * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(QColor(0, 0, 0, 0))
    painter = QPainter(picture)
    renderer = QSvgRenderer(QByteArray(svg(name, colour).encode()))
    renderer.render(painter, QRectF(0, 0, size, size))
    painter.end()
    return picture
