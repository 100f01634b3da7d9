"""How meetings and what was agreed in them are shown in words and colours."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from app.book.base import Record
from app.book.book import Book
from app.i18n import _, short_day
from app.models.needing import needing
from app.views.look.tokens import Tone
from app.views.supports.reasons import reason_words

STATES: Mapping[str, Tone] = {"planned": "info", "held": "ok"}
MOST = 2  # reasons that are put on an agenda


def until_words(item: Record) -> str:
    """Until when something is to be done, or since when it is."""
    if item.done_on:
        return _("Done {day}").format(day=short_day(item.done_on))
    if item.due_on is None:
        return _("no date")
    said = short_day(item.due_on)
    return (_("{day}, late") if item.due_on < date.today() else _("until {day}")).format(day=said)


def until_tone(item: Record) -> Tone:
    """The colour of `until_words`."""
    if item.done_on:
        return "ok"
    return "bad" if item.due_on and item.due_on < date.today() else "neutral"


def whys(book: Book, student_ids: list[str]) -> dict[str, str]:
    """Why these students need somebody, in words for an agenda; who needs nobody is left out."""
    return {
        each.student_id: "; ".join(dict.fromkeys(reason_words(reason) for reason in each.reasons[:MOST]))
        for each in needing(book, student_ids=student_ids)
    }
