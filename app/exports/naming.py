"""Names of the files that hold papers: ASCII, sortable, allowed on all systems."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from itertools import count
from pathlib import Path

_LETTERS = str.maketrans(
    {
        "đ": "d",
        "Đ": "D",
        "ð": "d",
        "Ð": "D",
        "ø": "o",
        "Ø": "O",
        "ł": "l",
        "Ł": "L",
        "ı": "i",
        "ŋ": "n",
        "Ŋ": "N",
        "ß": "ss",
        "ẞ": "SS",
        "æ": "ae",
        "Æ": "AE",
        "œ": "oe",
        "Œ": "OE",
        "þ": "th",
        "Þ": "Th",
        "–": "-",
        "—": "-",
    }
)
_RESERVED = {"con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in range(10))}
_LONGEST = 40  # letters of one part: the whole name stays well below the 255 bytes of every file system


def paper_name(last: str, first: str, local_id: str, kind: str, day: date, suffix: str = ".pdf") -> str:
    """A file name such as `Aguilar-Reyes_Maribel_204118_transcript_2026-11-20.pdf`.

    Accents are folded (Nguyễn becomes Nguyen). A name in letters that do not fold is left out: the ID stands for it.
    Two students can get one name where the parts that remain are equal: see `unique`.
    """
    parts = [_ascii(part) for part in (last, first, local_id, kind)]
    name = "_".join([*filter(None, parts), day.isoformat()])
    return ("_" if _reserved(name) else "") + name + suffix


def unique(path: Path) -> Path:
    """`path`, or the first of `name-2`, `name-3` ... in its folder that does not exist yet."""
    if not path.exists():
        return path
    return next(
        other for number in count(2) if not (other := path.with_name(f"{path.stem}-{number}{path.suffix}")).exists()
    )


def _ascii(part: str) -> str:
    plain = unicodedata.normalize("NFKD", part.translate(_LETTERS))
    # A letter with no folding would leave a wrong, shortened name behind.
    if any(letter.isalpha() and not letter.isascii() for letter in plain):
        return ""
    plain = plain.encode("ascii", "ignore").decode().replace("'", "")
    return re.sub(r"[^A-Za-z0-9]+", "-", plain).strip("-")[:_LONGEST].strip("-")


def _reserved(name: str) -> bool:
    """Windows keeps a few names for devices, with any ending."""
    return name.partition(".")[0].casefold() in _RESERVED
