"""How meetings and what was agreed in them are shown in words and colours."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from app.book.base import Record
from app.book.book import Book
from app.i18n import _, ngettext, number, short_day
from app.models.holding_meetings import Point, passed_over
from app.models.needing import Needing, needing
from app.views.look.tokens import Tone
from app.views.supports.reasons import reason_words

STANDINGS: Mapping[str, Tone] = {"planned": "info", "late": "warn", "held": "ok"}
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
    passed = {id_: meeting for id_, meeting in passed_over(book).items() if id_ in student_ids}
    return agenda_words(passed, needing(book, student_ids=student_ids))


def agenda_words(passed: Mapping[str, Record], needy: Sequence[Needing]) -> dict[str, str]:
    """Why students belong on an agenda: the last one did not come to them (see `passed_over`), and their reasons."""
    said = _("Was on the agenda of “{meeting}” on {day}, not spoken of")
    found = {id_: [said.format(meeting=each.name, day=short_day(each.date))] for id_, each in passed.items()}
    for each in needy:
        found.setdefault(each.student_id, []).extend(reason_words(reason) for reason in each.reasons[:MOST])
    return {id_: "; ".join(dict.fromkeys(words)) for id_, words in found.items()}


def closed_words(points: Sequence[Point]) -> str:
    """What came of a meeting that is closed now: what is to be done, and how many were not spoken of."""
    count = sum(bool(each.decision) for point in points for each in point.all)
    said = ngettext("Meeting closed, {count} thing to do", "Meeting closed, {count} things to do", count)
    parts = [said.format(count=number(count))]
    if silent := sum(not point.is_noted for point in points):
        told = ngettext("{count} student was not spoken of", "{count} students were not spoken of", silent)
        parts.append(told.format(count=number(silent)))
    return " · ".join(parts)
