"""Codes of printed pages of hours logs: short enough to be typed, with a last character that tells a mistyped one."""

from __future__ import annotations

import secrets
from collections.abc import Collection, Iterable
from datetime import date
from typing import NamedTuple

from app.book.base import Record
from app.book.book import Book
from app.book.refused import Refused
from app.i18n import _
from app.models.log_pages import LogPage

LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
"""31 of them, a prime, and none that is taken for another: no 0, 1, I, L, O."""

LENGTH = 9  # of a page's id; its check character comes behind it
_HALF = 5


class PrintedPage(NamedTuple):
    """A page of an hours log: of one placement, for one week. `id` stands on the paper, as its code."""

    id: str
    placement_id: str
    week: date  # its Monday

    @property
    def code(self) -> str:
        """What people read and type: "7K3QM-XWPAB"."""
        whole = self.id + check_of(self.id)
        return f"{whole[:_HALF]}-{whole[_HALF:]}"


def check_of(id_: str) -> str:
    """The check character: each place weighs differently modulo a prime, so that one wrong character and any two that
    changed places are told.
    """
    return LETTERS[sum(place * LETTERS.index(letter) for place, letter in enumerate(id_, 1)) % len(LETTERS)]


def read_code(text: str) -> str:
    """The id of the page whose code was typed or read. Raises Refused where it cannot be one."""
    typed = "".join(letter for letter in text.upper() if letter.isalnum())
    if len(typed) != LENGTH + 1:
        raise Refused(_("“{code}” is no code of a page: it has ten letters and digits.").format(code=text.strip()))
    if set(typed) - set(LETTERS) or check_of(typed[:-1]) != typed[-1]:
        raise Refused(_("“{code}” is mistyped. Compare it with the sheet.").format(code=text.strip()))
    return typed[:-1]


def page_of(book: Book, code: str) -> Record:
    """The `LogPage` with this code. Raises Refused for a mistyped code, and where this book printed no such page."""
    found = book.record(LogPage, read_code(code))
    if found is None:
        raise Refused(_("No page with the code {code} was printed from this book.").format(code=code.strip()))
    return found


def pages_for(book: Book, wanted: Iterable[tuple[str, date]]) -> list[PrintedPage]:
    """A page for each placement and Monday: the one printed before, or a new one, which `record_pages` has to keep."""
    asked = list(wanted)
    kept: dict[tuple[str, date], str] = {}
    for page in book.records(LogPage, {"placement_id": {placement for placement, _week in asked}}):
        kept[page.placement_id, page.week] = page.id
    return [PrintedPage(kept.get(each) or _new_id(), *each) for each in asked]


def record_pages(book: Book, pages: Collection[PrintedPage]) -> int:
    """Keep pages that go out of the house, as one edit that is not undone: the sheets are there. Returns how many were
    new.
    """
    known = {page.id for page in book.records(LogPage, {"id": {page.id for page in pages}})}
    new = {page.id: page for page in pages if page.id not in known}
    if not new:
        return 0
    with book.edit(_("Print hours logs")) as edit:
        edit.stays = True
        edit.insert(LogPage, [page._asdict() for page in new.values()])
    return len(new)


def _new_id() -> str:
    return "".join(secrets.choice(LETTERS) for _place in range(LENGTH))
