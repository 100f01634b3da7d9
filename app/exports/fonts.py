"""The fonts of the papers: Inter, and Noto where Inter has no letter.

Text is set letter by letter, from left to right, with no joining and no reordering. So only scripts that are right
that way have a font here; all other letters are marked with their code points instead of being drawn wrongly.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from functools import cache
from itertools import groupby
from threading import RLock

from reportlab.pdfbase.pdfmetrics import registerFont
from reportlab.pdfbase.ttfonts import TTFont

from app.paths import resource

REGULAR, SEMIBOLD, BOLD = "Inter-Regular", "Inter-SemiBold", "Inter-Bold"
FIGURES = {REGULAR: "InterFigures-Regular", SEMIBOLD: "InterFigures-SemiBold"}  # digits of one width

# First code point, last code point and font of each script that needs a fallback, in order.
_SCRIPTS = [
    (0x0530, 0x058F, "NotoSansArmenian-Regular"),
    (0x10A0, 0x10FF, "NotoSansGeorgian-Regular"),
    (0x1200, 0x139F, "NotoSansEthiopic-Regular"),
    (0x13A0, 0x13FF, "NotoSansCherokee-Regular"),
    (0x1C90, 0x1CBF, "NotoSansGeorgian-Regular"),
    (0x2D00, 0x2D2F, "NotoSansGeorgian-Regular"),
    (0x2D80, 0x2DDF, "NotoSansEthiopic-Regular"),
    (0x3000, 0x3130, "NotoSansSC-Regular"),
    (0x3131, 0x318E, "NotoSansKR-Regular"),
    (0x3190, 0x31FF, "NotoSansSC-Regular"),
    (0x3200, 0x32FF, "NotoSansKR-Regular"),
    (0x3400, 0x9FFF, "NotoSansSC-Regular"),
    (0xAB00, 0xAB2F, "NotoSansEthiopic-Regular"),
    (0xAB70, 0xABBF, "NotoSansCherokee-Regular"),
    (0xAC00, 0xD7A3, "NotoSansKR-Regular"),
    (0xFB13, 0xFB17, "NotoSansArmenian-Regular"),
    (0xFF00, 0xFFEF, "NotoSansSC-Regular"),
]
_FIRSTS = [first for first, _, _ in _SCRIPTS]

# Without a shape of their own: soft hyphen, zero-width spaces and joiners, direction marks, variation selectors;
# and ligatures (fi, fl), which come along when a text is copied from a PDF.
_PLAIN: dict[int, str | None] = {
    **dict.fromkeys([0x00AD, *range(0x200B, 0x2010), 0x2060, 0xFEFF, *range(0xFE00, 0xFE10)]),
    **{code: unicodedata.normalize("NFKC", chr(code)) for code in range(0xFB00, 0xFB07)},
}

lock = RLock()  # reportlab's fonts are shared by the process: held while one is read


@cache
def register(font: str) -> TTFont:
    """The font of that name, from now on known to reportlab. Safe in any thread; each file is read once."""
    with lock:
        # Shaping would put private code points into the text, so that nobody could search or hear it.
        loaded = TTFont(font, str(resource(f"fonts/{font}.ttf")), shapable=False)
        registerFont(loaded)
        return loaded


@cache
def _letters(font: str) -> frozenset[str]:
    """All characters that `font` has a glyph for, less those that must never be drawn."""
    with lock:
        letters = map(chr, register(font).face.charToGlyph)
        return frozenset(letter for letter in letters if unicodedata.category(letter)[0] != "C")


def covers(font: str, text: str) -> bool:
    """Whether `font` alone can draw `text`."""
    return _letters(font).issuperset(text)


def writes(text: str) -> bool:
    """Whether every letter of `text` can be drawn; signs that are no letters, such as emoji, make no difference."""
    plain = unicodedata.normalize("NFC", text).translate(_PLAIN)
    return covers(REGULAR, plain) or all(
        _font_for(cluster, REGULAR) or unicodedata.category(cluster[0])[0] not in "LM" for cluster in _clusters(plain)
    )


def runs(text: str, font: str = REGULAR) -> list[tuple[str, str]]:
    """`text` in pieces of (font, text), each drawable with its font; `font` is taken wherever it has the letters.

    The text is composed first (NFC), and combining marks stay with their letter. What no font has becomes its code
    points in brackets, "[U+1F600]", in `font`. Control characters are marked the same way, also line ends and tabs.
    """
    text = unicodedata.normalize("NFC", text).translate(_PLAIN)
    if covers(font, text):
        register(font)
        return [(font, text)] if text else []
    pieces = [(_font_for(cluster, font), cluster) for cluster in _clusters(text)]
    found: list[tuple[str, str]] = []
    for chosen, group in groupby(pieces, key=lambda piece: piece[0]):
        run = "".join(cluster for _, cluster in group)
        run = run if chosen else "[" + " ".join(f"U+{ord(letter):04X}" for letter in run) + "]"
        chosen = chosen or font
        if found and found[-1][0] == chosen:
            found[-1] = chosen, found[-1][1] + run
        else:
            found.append((chosen, run))
    for chosen, _ in found:
        register(chosen)
    return found


def _clusters(text: str) -> list[str]:
    """Letters with the combining marks that belong to them; a mark that no font can set on its letter stands alone."""
    clusters: list[str] = []
    for letter in text:
        joined = clusters[-1] + letter if clusters else letter
        if clusters and unicodedata.combining(letter) and (covers(REGULAR, joined) or _fallback(joined)):
            clusters[-1] = joined
        else:
            clusters.append(letter)
    return clusters


def _font_for(cluster: str, font: str) -> str:
    """The first font that has all of `cluster`, or "" if none has."""
    return font if covers(font, cluster) else _fallback(cluster)


def _fallback(cluster: str) -> str:
    code = ord(cluster[0])
    place = bisect_right(_FIRSTS, code) - 1
    if place >= 0:
        _, last, font = _SCRIPTS[place]
        if code <= last and covers(font, cluster):
            return font
    return ""
