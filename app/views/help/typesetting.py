"""Chapters as HTML: headings, paragraphs, lists, notes, pictures, links and strong words; nothing else is known."""

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


def _line(text: str) -> str:
    text = _STRONG.sub(r"<b>\1</b>", escape(text, quote=False))
    return _LINK.sub(r'<a href="\2">\1</a>', text)
