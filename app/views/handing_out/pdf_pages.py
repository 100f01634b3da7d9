"""The pages of a PDF as pictures and as text, read by PDFium."""

from __future__ import annotations

from typing import Any
from weakref import finalize

from PySide6.QtGui import QImage

from app.models.pdf_pages import TURN

POINTS_PER_INCH = 72
_MARGIN = 54  # points, above and below the text: what runs there says the same on every page


class PdfPages:
    """The pages of one PDF that lies in memory.

    Everything may be called on any thread and waits for its turn; so does the end, when nobody needs the pages any
    more.
    """

    def __init__(self, pdf: bytes) -> None:
        import pypdfium2  # a big library, needed only where papers are looked at

        with TURN:
            self._document: Any = pypdfium2.PdfDocument(pdf)
            self.sizes: list[tuple[float, float]] = [
                self._document.get_page_size(at) for at in range(len(self._document))
            ]
            """Width and height of each page, in points."""
        finalize(self, _close, self._document)

    def __len__(self) -> int:
        return len(self.sizes)

    def picture(self, page: int, width: int) -> QImage:
        """The page, `width` pixels wide."""
        with TURN:
            leaf = self._document[page]
            # With an alpha channel, which white paper fills: Qt takes the fourth byte for opaque.
            drawn = leaf.render(scale=width / leaf.get_width(), force_bitmap_format=_bgra(), fill_color=(255,) * 4)
            shown = QImage(drawn.buffer, drawn.width, drawn.height, drawn.stride, QImage.Format.Format_RGB32).copy()
            drawn.close()
            leaf.close()
        return shown

    def text(self, page: int) -> str:
        """What stands between the margins of the page, in reading order, on one line."""
        with TURN:
            leaf = self._document[page]
            words = leaf.get_textpage()
            said = words.get_text_bounded(bottom=_MARGIN, top=leaf.get_height() - _MARGIN)
            words.close()
            leaf.close()
        return " ".join(said.split())


def _bgra() -> int:
    from pypdfium2 import raw

    return raw.FPDFBitmap_BGRA


def _close(document: Any) -> None:
    with TURN:
        document.close()
