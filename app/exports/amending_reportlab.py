"""What reportlab leaves out of a tagged PDF, amended for the whole process."""

from __future__ import annotations

from functools import cache

from reportlab.pdfbase import pdfdoc, ttfonts


@cache
def amend_reportlab() -> None:
    """Two gaps that no subclass can reach: entries that a page may have, and how codes of a font are explained."""
    for entry in ("StructParents", "Tabs"):
        if entry not in pdfdoc.PDFPage.__NoDefault__:
            pdfdoc.PDFPage.__NoDefault__.append(entry)
    ttfonts.makeToUnicodeCMap = _to_unicode


def _to_unicode(font: str, subset: list[int]) -> str:
    """The map from the codes of an embedded font to Unicode.

    reportlab's own explains the empty glyph as U+0000, which PDF/UA (7.21.7) forbids, writes more than the 100
    entries that a block may have, and knows no code points above U+FFFF.
    """
    pairs = [
        f"<{code:02X}> <{chr(letter).encode('utf-16-be').hex().upper()}>"
        for code, letter in enumerate(subset)
        if letter
    ]
    lines = [
        "/CIDInit /ProcSet findresource begin",
        "12 dict begin",
        "begincmap",
        f"/CIDSystemInfo << /Registry ({font}) /Ordering ({font}) /Supplement 0 >> def",
        f"/CMapName /{font} def",
        "/CMapType 2 def",
        "1 begincodespacerange",
        "<00> <FF>",
        "endcodespacerange",
    ]
    for start in range(0, len(pairs), 100):
        block = pairs[start : start + 100]
        lines += [f"{len(block)} beginbfchar", *block, "endbfchar"]
    lines += ["endcmap", "CMapName currentdict /CMap defineresource pop", "end", "end"]
    return "\n".join(lines)
