"""What a copy or backup holds and how it stands to the present book, in sentences for every window and command."""

from __future__ import annotations

from datetime import datetime

from app.book.journal import Entry
from app.book.opening_copies import Difference
from app.i18n import _, hours, moment, ngettext, number
from app.models.holdings import Holdings


def what_it_holds(made: datetime | None, held: Holdings) -> list[str]:
    """When it was made, the site and its figures."""
    return [*([_("Made on {moment}.").format(moment=moment(made))] if made else []), figures(held)]


def figures(held: Holdings) -> str:
    """One line: "Oak Grove High: 612 students, 140 placements, 5,310.5 hours"."""
    students = ngettext("{count} student", "{count} students", held.students).format(count=number(held.students))
    placements = ngettext("{count} placement", "{count} placements", held.placements)
    placements = placements.format(count=number(held.placements))
    said = _("{students}, {placements}, {hours} hours").format(
        students=students, placements=placements, hours=hours(held.minutes)
    )
    return _("{site}: {figures}").format(site=held.site, figures=said) if held.site else said


def last_edit(last: Entry | None) -> list[str]:
    """When and by whom it was changed last."""
    if last is None:
        return [_("Nothing was ever changed in it.")]
    when = moment(last.at.astimezone())
    if not last.account:
        return [_("Changed last on {moment}.").format(moment=when)]
    return [_("Changed last on {moment} by {name}.").format(moment=when, name=last.account)]


def how_it_differs(compared: Difference | None) -> list[str]:
    """What would be missing or come back, against the present book; nothing where there is none to compare with."""
    if compared is None:
        return []
    said: list[str] = []
    if compared.older:
        words = ngettext(
            "{count} later edit of the present book is not in it.",
            "{count} later edits of the present book are not in it.",
            compared.older,
        )
        said.append(words.format(count=number(compared.older)))
    if compared.newer:
        words = ngettext(
            "It has {count} edit that the present book lacks.",
            "It has {count} edits that the present book lacks.",
            compared.newer,
        )
        said.append(words.format(count=number(compared.newer)))
    return said or [_("It holds exactly what the present book holds.")]
