"""Photos and scanned papers as pages that the view of pages shows. Nothing of them is ever written anywhere."""

from __future__ import annotations

from math import sqrt
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QTransform

from app.models.evidence import PDF
from app.models.evidence_content import picture
from app.views.handing_out.drawn_pages import Pages
from app.views.handing_out.pdf_pages import POINTS_PER_INCH, PdfPages

WIDEST = 1400  # pixels of a photo at 100 %
LARGEST = 792 * 1224  # square points of a page: a plan of a building is shown no larger than a tabloid sheet


class Photo:
    """One photo as one page, held the right way."""

    def __init__(self, content: bytes, kind: str, name: str) -> None:
        read = picture(content, kind)
        self._pixels = read.pixels  # the picture below only borrows them
        stride = 3 * read.width
        self._whole = QImage(self._pixels, read.width, read.height, stride, QImage.Format.Format_RGB888)
        self._name = name
        width = min(read.width, WIDEST) * POINTS_PER_INCH / 96
        self.sizes = [(width, width * read.height / read.width)]

    def __len__(self) -> int:
        return 1

    def picture(self, page: int, width: int) -> QImage:
        """The photo, `width` pixels wide."""
        return self._whole.scaledToWidth(width, Qt.TransformationMode.SmoothTransformation)

    def text(self, page: int) -> str:
        """A photo says nothing but its name."""
        return self._name


class Scan(PdfPages):
    """A PDF from outside: its pages may be of any size, or damaged."""

    def __init__(self, pdf: bytes) -> None:
        super().__init__(pdf)
        self.sizes = [_bounded(*size) for size in self.sizes]

    def picture(self, page: int, width: int) -> QImage:
        try:
            return super().picture(page, width)
        except _unreadable():
            empty = QImage(width, max(1, round(width * self.sizes[page][1] / self.sizes[page][0])), _PLAIN)
            empty.fill(Qt.GlobalColor.white)
            return empty

    def text(self, page: int) -> str:
        try:
            return super().text(page)
        except _unreadable():
            return ""


class Turned:
    """Pages turned to the right by so many quarters: scans and photos may lie on their side."""

    def __init__(self, pages: Pages, quarters: int) -> None:
        self._pages, self._quarters = pages, quarters
        self.sizes = [(high, wide) if quarters % 2 else (wide, high) for wide, high in pages.sizes]

    def __len__(self) -> int:
        return len(self._pages)

    def picture(self, page: int, width: int) -> QImage:
        """The page, `width` pixels wide after it was turned."""
        wide, high = self._pages.sizes[page]
        before = max(1, round(width * wide / high)) if self._quarters % 2 else width
        turned = self._pages.picture(page, before).transformed(QTransform().rotate(90 * self._quarters))
        if turned.width() == width:
            return turned
        return turned.scaledToWidth(width, Qt.TransformationMode.SmoothTransformation)

    def text(self, page: int) -> str:
        """What the page says."""
        return self._pages.text(page)


_PLAIN = QImage.Format.Format_RGB32


def _bounded(width: float, height: float) -> tuple[float, float]:
    smaller = min(1.0, sqrt(LARGEST / (width * height)))
    return width * smaller, height * smaller


def _unreadable() -> Any:
    from pypdfium2 import PdfiumError

    return PdfiumError


def pages_of(content: bytes, kind: str, name: str) -> Pages:
    """A file as pages. Raises Refused where it cannot be read."""
    return Scan(content) if kind == PDF else Photo(content, kind, name)
