"""Pages that can be shown as sheets of paper, and one of them drawn."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from PySide6.QtGui import QImage

from app.views.window.jobs import Work


@dataclass(frozen=True, slots=True)
class Drawn:
    """A page as it was drawn."""

    page: int
    picture: QImage
    text: str


class Pages(Protocol):
    """What can be shown; `picture` and `text` are called on any thread."""

    sizes: list[tuple[float, float]]
    """Width and height of each page, in points."""

    def __len__(self) -> int: ...

    def picture(self, page: int, width: int) -> QImage:
        """The page, `width` pixels wide."""
        ...

    def text(self, page: int) -> str:
        """What the page says."""
        ...


def drawing(pages: Pages, page: int, width: int) -> Work:
    """A job that ends with the page, drawn `width` pixels wide."""
    yield 0, 0
    return Drawn(page, pages.picture(page, width), pages.text(page))
