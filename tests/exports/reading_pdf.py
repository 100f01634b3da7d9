"""Reads PDFs the way others do: checkers, text extraction, and the structure that a screen reader walks."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, NamedTuple

import page
import pikepdf
import pypdfium2


class Node(NamedTuple):
    """An element of the structure: its tag, its text with that of all below it, and what is below."""

    tag: str
    text: str
    kids: list[Node]
    attributes: dict[str, Any]

    def all(self, tag: str) -> list[Node]:
        """Every element of that tag at or below this one, in reading order."""
        return [self] * (self.tag == tag) + [node for kid in self.kids for node in kid.all(tag)]


def problems(path: Path) -> list[str]:
    """What PDF/UA-1 and the syntax of PDF find wrong; nothing, if all is well."""
    report = page.validate_pdf(path, profile="ua1")
    with pikepdf.open(path) as pdf:
        syntax = pdf.check_pdf_syntax()
    return [f"{failure.rule_id}: {failure.message}" for failure in report.failures] + syntax


def pages_of(path: Path) -> list[str]:
    """The visible text of each page."""
    pdf = pypdfium2.PdfDocument(path)
    try:
        return [sheet.get_textpage().get_text_bounded() for sheet in pdf]
    finally:
        pdf.close()


def structure(path: Path) -> Node:
    """The structure tree, from its Document down."""
    with pikepdf.open(path) as pdf:
        texts = {sheet.obj.objgen: _marked_texts(sheet) for sheet in pdf.pages}
        return _node(pdf.Root.StructTreeRoot.K[0], texts)


def _node(element: Any, texts: dict[tuple[int, int], dict[int, str]]) -> Node:
    kids: list[Node] = []
    text = ""
    below = element.get("/K", pikepdf.Array())
    own_page = element.get("/Pg")
    for kid in below if isinstance(below, pikepdf.Array) else [below]:
        if isinstance(kid, int):
            text += texts[own_page.objgen][kid]
        elif "/MCID" in kid:
            text += texts[kid.Pg.objgen][int(kid.MCID)]
        else:
            node = _node(kid, texts)
            kids.append(node)
            text += node.text
    found = {key: element[key] for key in ("/Lang", "/Alt", "/A") if key in element}
    return Node(
        str(element.S)[1:],
        text,
        kids,
        {
            key[1:]: str(value) if key != "/A" else {name[1:]: str(entry) for name, entry in value.items()}
            for key, value in found.items()
        },
    )


def _marked_texts(sheet: pikepdf.Page) -> dict[int, str]:
    """The text of each marked content of a page, by its number; what is an artifact has none."""
    letters = {name: _letters(font) for name, font in sheet.Resources.Font.items()}
    texts: dict[int, str] = {}
    mark: int | None = None
    codes: dict[int, str] = {}
    for operands, operator in pikepdf.parse_content_stream(sheet):
        match str(operator):
            case "BDC":
                mark = int(operands[1]["/MCID"]) if "/MCID" in operands[1] else None
                if mark is not None:
                    texts[mark] = ""
            case "EMC":
                mark = None
            case "Tf":
                codes = letters[str(operands[0])]
            case "Tj" if mark is not None:
                texts[mark] += "".join(codes[code] for code in bytes(operands[0]))
    return texts


def _letters(font: Any) -> dict[int, str]:
    if "/ToUnicode" not in font:
        return {}
    pairs = re.findall(rb"<(\w\w)> <(\w+)>\n", font.ToUnicode.read_bytes())
    return {
        int(code, 16): bytes.fromhex(letter.decode()).decode("utf-16-be")
        for code, letter in pairs
        if (code, letter) != (b"00", b"FF")
    }
