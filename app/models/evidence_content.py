"""What is in a file that somebody attaches: recognised by its bytes, refused where it is too much, and made visible.

Whatever the bytes are, they come from outside: sizes are read before anything is decoded, one reader is asked and no
other, and everything that a reader trips over is one plain sentence. Of a photo's own remarks only the way it was held
is used; where it was taken is never read.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING

from app.book.refused import Refused
from app.i18n import _, number
from app.models.evidence import HEIC, JPEG, PDF, PNG, size_words
from app.models.pdf_pages import open_pdf

if TYPE_CHECKING:
    from PIL.Image import Image

LARGEST = 25_000_000  # bytes of one file
MOST_PIXELS = 40_000_000
MOST_PAGES = 500
SMALL = 256  # pixels, at most, along each side of the small picture
SHOWN = 6000  # pixels, at most, along each side of the picture that is shown

_HEIC_BRANDS = {b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"}
_STUMBLES = (
    OSError, SyntaxError, ValueError, EOFError, TypeError, LookupError, ArithmeticError, RuntimeError, struct.error,
    zlib.error,
)  # fmt: skip
"""What readers of pictures raise where a file is not what it says."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture ready to be drawn: rows of red, green and blue bytes without gaps between them."""

    width: int
    height: int
    pixels: bytes


def kind_of(content: bytes) -> str:
    """The kind of file that some bytes are. Raises Refused where it is none that is kept."""
    if content.startswith(b"\xff\xd8\xff"):
        return JPEG
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return PNG
    if content[4:8] == b"ftyp" and content[8:12] in _HEIC_BRANDS:
        return HEIC
    if b"%PDF-" in content[:1024]:
        return PDF
    raise Refused(_("This is not a PDF, JPEG, PNG or HEIC file. Save it as a PDF first, then attach that."))


def examined(content: bytes) -> tuple[str, bytes]:
    """The kind of a file and its small picture, a JPEG. Raises Refused, in one sentence, where it is not taken."""
    check_size(len(content))
    kind = kind_of(content)
    with _small_page(content) if kind == PDF else _opened(content, kind, SMALL) as image:
        image.thumbnail((SMALL, SMALL))
        small = BytesIO()
        _on_white(image).save(small, "JPEG", quality=82)
    return kind, small.getvalue()


def check_size(size: int) -> None:
    """Raises Refused for a file of so many bytes, where that is nothing or too much."""
    if not size:
        raise Refused(_("This file is empty."))
    if size > LARGEST:
        raise Refused(
            _("This file has {size}; {most} is the most. Scan it in gray, or with fewer dots.").format(
                size=size_words(size), most=size_words(LARGEST)
            )
        )


def picture(content: bytes, kind: str) -> Picture:
    """A photo as it is shown, held the right way. Raises Refused where it cannot be read."""
    with _opened(content, kind) as image:
        image.thumbnail((SHOWN, SHOWN))
        shown = _on_white(image)
        return Picture(shown.width, shown.height, shown.tobytes())


@contextmanager
def _opened(content: bytes, kind: str, most: int = 0) -> Generator[Image]:
    """A picture, decoded and turned the right way. Of a JPEG no more than `most` pixels a side are needed."""
    from PIL import ImageOps

    with _telling():
        image = _reader(content, kind)
        if image.width * image.height > MOST_PIXELS:
            raise Refused(
                _("This picture has {count} million pixels; {most} million is the most. Make it smaller first.").format(
                    count=number(round(image.width * image.height / 1_000_000)), most=number(MOST_PIXELS // 1_000_000)
                )
            )
        if kind == JPEG and most:
            image.draft("RGB", (2 * most, 2 * most))
        image.load()
        yield ImageOps.exif_transpose(image)


def _reader(content: bytes, kind: str) -> Image:
    """The picture with its size known and nothing decoded yet; Pillow's own guessing of formats is not asked."""
    if kind == HEIC:
        from pi_heif import HeifImageFile  # pyright: ignore[reportMissingTypeStubs]

        return HeifImageFile(BytesIO(content))
    if kind == JPEG:
        from PIL.JpegImagePlugin import JpegImageFile

        return JpegImageFile(BytesIO(content))
    from PIL.PngImagePlugin import PngImageFile

    return PngImageFile(BytesIO(content))


@contextmanager
def _small_page(content: bytes) -> Generator[Image]:
    """The first page of a PDF, small."""
    with open_pdf(content) as document:
        if document.count > MOST_PAGES:
            raise Refused(
                _("This PDF has {count} pages; {most} is the most. Attach the pages that matter.").format(
                    count=number(document.count), most=number(MOST_PAGES)
                )
            )
        if document.is_unwieldy():
            raise Refused(_("A page of this PDF is too long and narrow to be shown."))
        yield document.first_page(SMALL)


@contextmanager
def _telling() -> Generator[None]:
    try:
        yield
    except Refused:
        raise
    except _STUMBLES as error:
        raise Refused(_("This picture is damaged or incomplete. Scan or photograph it anew.")) from error


def _on_white(image: Image) -> Image:
    """The picture in red, green and blue; what is transparent becomes paper."""
    from PIL import Image

    if image.has_transparency_data:
        above = image.convert("RGBA")
        whole = Image.new("RGB", above.size, "white")
        whole.paste(above, mask=above.getchannel("A"))
        return whole
    return image.convert("RGB")
