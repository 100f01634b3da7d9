"""Chapters as HTML: headings, paragraphs, lists, tables, notes, pictures, links and strong words; no more is known."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from html import escape

_STRONG = re.compile(r"\*\*(.+?)\*\*")
_LINK = re.compile(r"\[([^\]]+)\]\(([\w-]+)\)")
_PICTURE = re.compile(r"!\[([^\]]+)\]\(([\w-]+)\)")
_LISTED = re.compile(r"(- |\d+\. )(.*)", re.DOTALL)

Picture = Callable[[str], str]
"""Gives the tag of a picture by its name."""


def html(text: str, picture: Picture) -> str:
    """The body of a chapter."""
    return "\n".join(_blocks(text.strip(), picture))


def _blocks(text: str, picture: Picture) -> Iterator[str]:
    for block in re.split(r"\n\s*\n", text):
        lines = block.split("\n")
        if block.startswith("#"):
            level = len(block) - len(block.lstrip("#"))
            yield f"<h{level}>{_line(block[level:].strip())}</h{level}>"
        elif found := _PICTURE.fullmatch(block):
            yield f'<p class="picture">{picture(found[2])}</p><p class="caption">{_line(found[1])}</p>'
        elif block.startswith("> "):
            yield f'<p class="note">{_line(" ".join(line[2:] for line in lines))}</p>'
        elif _LISTED.match(block):
            yield _list(lines)
        elif block.startswith("| "):
            yield _table(lines)
        else:
            yield f"<p>{_line(' '.join(lines))}</p>"


def _list(lines: list[str]) -> str:
    items: list[str] = []
    for line in lines:
        if found := _LISTED.match(line):
            items.append(found[2])
        else:  # the line before goes on
            items[-1] += " " + line.strip()
    kind = "ul" if lines[0].startswith("- ") else "ol"
    return f"<{kind}>{''.join(f'<li>{_line(item)}</li>' for item in items)}</{kind}>"


def _table(lines: list[str]) -> str:
    """Cells between bars; the first row is the heading of the others."""
    rows = [[_line(cell.strip()) for cell in line.strip("| ").split(" | ")] for line in lines]
    head = "".join(f"<th>{cell}</th>" for cell in rows[0])
    body = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows[1:])
    return f'<table width="100%" cellspacing="0" cellpadding="5"><thead><tr>{head}</tr></thead>{body}</table>'


def _line(text: str) -> str:
    text = _STRONG.sub(r"<b>\1</b>", escape(text, quote=False))
    return _LINK.sub(r'<a href="\2">\1</a>', text)
