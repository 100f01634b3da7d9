"""Bytes become text, whatever program wrote them."""

from __future__ import annotations

import codecs

_MARKS = (  # UTF-32 first: its little-endian mark begins with that of UTF-16
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_LOOKED_AT = 4096


def decode(data: bytes) -> tuple[str, bool]:
    """The text in `data`, and whether every byte of it could be read.

    A byte order mark decides; without one, the places of the zero bytes tell UTF-16, and text that is not
    UTF-8 is taken for Windows-1252, the usual encoding of a CSV file saved by Excel. What cannot be read is
    shown as U+FFFD.
    """
    for mark, name in _MARKS:
        if data.startswith(mark):
            return _read(data[len(mark) :], name)
    wide = _unmarked_utf16(data)
    if wide:
        return _read(data, wide)
    try:
        return data.decode("utf-8"), True
    except UnicodeDecodeError:
        text = data.decode("utf-8", "replace")
    # A damaged UTF-8 file still has more whole letters than broken ones; Windows-1252 has hardly any.
    broken = text.count("\ufffd")
    if len(text) - len(text.encode("ascii", "ignore")) - broken > broken:
        return text, False
    return _read(data, "cp1252")


def _read(data: bytes, encoding: str) -> tuple[str, bool]:
    try:
        return data.decode(encoding), True
    except UnicodeDecodeError:
        return data.decode(encoding, "replace"), False


def _unmarked_utf16(data: bytes) -> str:
    """The byte order of UTF-16 without a mark: delimiters and digits have a zero byte on one side only."""
    sample = data[:_LOOKED_AT]
    pairs = len(sample) // 2
    first, second = sample[0::2].count(0), sample[1::2].count(0)
    if second * 10 >= pairs > 0 and first * 10 < second:
        return "utf-16-le"
    if first * 10 >= pairs > 0 and second * 10 < first:
        return "utf-16-be"
    return ""
