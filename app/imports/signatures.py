"""What a file really is, told by its content, because its name often lies."""

from __future__ import annotations

import re
from enum import Enum, auto

from app.book.refused import Refused
from app.i18n import N_, _

_BINARY = (
    (b"%PDF", N_("{file} is a PDF document, not a table. Export it as CSV or Excel instead.")),
    (b"\x89PNG", N_("{file} is a picture, not a table. Export the list as CSV or Excel instead.")),
    (b"\xff\xd8\xff", N_("{file} is a picture, not a table. Export the list as CSV or Excel instead.")),
    (b"GIF8", N_("{file} is a picture, not a table. Export the list as CSV or Excel instead.")),
    (b"{\\rtf", N_("{file} is a text document, not a table. Export the list as CSV or Excel instead.")),
    (b"\x1f\x8b", N_("{file} is packed in a way that is not read here. Unpack it first.")),
    (b"7z\xbc\xaf\x27\x1c", N_("{file} is packed in a way that is not read here. Unpack it first.")),
    (b"Rar!", N_("{file} is packed in a way that is not read here. Unpack it first.")),
    (b"SQLite format 3\0", N_("{file} is a database, not a table. Export the list as CSV or Excel instead.")),
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_HTML = re.compile(
    r"\s*(?:<!--.*?-->\s*)?<(?:!doctype\s+html|html|head|body|table|meta|style)\b", re.IGNORECASE | re.DOTALL
)
_XML = re.compile(r"\s*<\?xml\b", re.IGNORECASE)
_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_LOOKED_AT = 8192


class Content(Enum):
    """How the content is to be read."""

    TEXT = auto()
    ARCHIVE = auto()


def content(data: bytes, file: str) -> Content:
    """How `data` is to be read; raises Refused for a kind of file that holds no table we read."""
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return Content.ARCHIVE
    if data.startswith(_OLE):
        if _ENCRYPTED in data:
            raise Refused(
                _(
                    "{file} is protected by a password. Open it in Excel, save it without the password and try again."
                ).format(file=file)
            )
        raise Refused(
            _(
                "{file} is in an old Office format. Open it in Excel, save it as an Excel workbook "
                "(.xlsx) and try again."
            ).format(file=file)
        )
    for signature, sentence in _BINARY:
        if data.startswith(signature):
            raise Refused(_(sentence).format(file=file))
    return Content.TEXT


def check_text(text: str, file: str) -> None:
    """Raises Refused where decoded `text` is no table: a web page, an XML document, or not text at all."""
    start = text[:_LOOKED_AT]
    if _HTML.match(start):
        raise Refused(
            _(
                "{file} is a web page, not a table, whatever its name says. Open it in Excel, save "
                "it as an Excel workbook (.xlsx) and try again."
            ).format(file=file)
        )
    if _XML.match(start):
        raise Refused(
            _("{file} is an XML document, not a table. Export the list as CSV or Excel instead.").format(file=file)
        )
    if len(_CONTROL.findall(start)) > max(len(start) // 20, 16):
        raise Refused(
            _("{file} is not a table: its content is not text. Choose a CSV or Excel file.").format(file=file)
        )
