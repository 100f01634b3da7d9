"""The ways in which each scene is rendered: themes, Spanish, large text, a small screen."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QSize

from app.views.look.theme import Choice

USUAL, SMALL = QSize(1440, 900), QSize(1366, 768)


class Variant(NamedTuple):
    """One way to show the program; the first is the one that the others are compared with."""

    name: str
    theme: Choice = "light"
    scale: float = 1.0
    language: str = "en"
    size: QSize = USUAL


VARIANTS: tuple[Variant, ...] = (
    Variant("light"),
    Variant("dark", theme="dark"),
    Variant("contrast", theme="contrast"),
    Variant("es", language="es"),
    Variant("150", scale=1.5),
    Variant("1366", size=SMALL),
)
