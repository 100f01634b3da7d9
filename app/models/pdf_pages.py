"""PDF files that are only counted and looked at from afar, read by PDFium."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager
from importlib import import_module
from threading import RLock
from typing import TYPE_CHECKING, Any

from app.book.refused import Refused
from app.i18n import _

if TYPE_CHECKING:
    from PIL.Image import Image

LONGEST = 10  # times as long as wide

TURN = RLock()
"""PDFium serves one thread at a time, in everything it does: closing, too. Whoever uses it takes this."""


class OpenPdf:
    """A PDF that lies open inside `open_pdf`."""

    def __init__(self, document: Any) -> None:
        self._document = document
        self.count = len(document)

    def is_unwieldy(self) -> bool:
        """Whether a page is far longer than it is wide, or nearly nothing: drawing it would fill memory."""
        sizes = (self._document.get_page_size(at) for at in range(self.count))
        return any(min(size) < 1 or max(size) > LONGEST * min(size) for size in sizes)

    def first_page(self, side: int) -> Image:
        """The first page as a picture whose longer side has `side` pixels."""
        page = self._document[0]
        drawn = page.render(scale=side / max(1.0, *page.get_size()))
        return drawn.to_pil().copy()


@contextmanager
def open_pdf(content: bytes) -> Generator[OpenPdf]:
    """A PDF, open inside the block. Raises Refused where it is damaged, empty or asks for a password."""
    library: Any = import_module("pypdfium2")  # a big one, without stubs

    with TURN:
        try:
            document: Any = library.PdfDocument(content)
        except library.PdfiumError as error:
            if error.err_code == library.raw.FPDF_ERR_PASSWORD:
                raise Refused(_("This PDF asks for a password. Save it without one, then attach that.")) from error
            raise Refused(_("This PDF is damaged or incomplete. Scan or save it anew.")) from error
        try:
            yield OpenPdf(document)
        except library.PdfiumError as error:
            raise Refused(_("This PDF is damaged or incomplete. Scan or save it anew.")) from error
        finally:
            document.close()
