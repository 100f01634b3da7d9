"""Reading a calendar day from the ways in which people and programs write it."""

from __future__ import annotations

import re
from datetime import date, timedelta

from app.book.refused import Refused
from app.i18n import _, fold

_MONTHS = {
    month: number
    for number, months in enumerate(
        ("jan ene", "feb", "mar", "apr abr", "may", "jun", "jul", "aug ago", "sep", "oct", "nov", "dec dic"), 1
    )
    for month in months.split()
}
_WORDED = re.compile(r"(?:(\d{1,2})(?:\s+de)?[ \-/.]+)?([a-z]{3})[a-z]*\.?[ \-/.]+(?:de\s+)?(?:(\d{1,2}),?\s+)?(\d{4})")
_NUMBERS = re.compile(r"(\d{1,4})[/.\-](\d{1,2})(?:[/.\-](\d{2}|\d{4}))?")


def read_day(text: str, day_first: bool | None = None) -> date:
    """The day that `text` means: 2026-11-20, 11/20/2026, 11/20, 20-Nov-2026, Nov 20, 2026, today, +2w, -3d.

    A day without a year lies in this calendar year; two-digit years are 1940-2039. Unless `day_first` says
    otherwise, days with dots are day first, as wherever dots are written, except where the second figure
    exceeds 12; others are month first, as in the United States, except where the first figure does.
    Raises Refused where no such day exists.
    """
    folded = fold(text.strip())
    today = date.today()
    named = {"today": 0, "hoy": 0, "tomorrow": 1, "manana": 1, "yesterday": -1, "ayer": -1}
    if folded in named:
        return today + timedelta(days=named[folded])
    if step := re.fullmatch(r"([+-]\d{1,3})\s*([dws])", folded):
        return today + timedelta(days=int(step[1]) * (1 if step[2] == "d" else 7))
    folded = re.sub(r"[ t]\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?( ?[ap]\.?m\.?)?z?$", "", folded)  # midnight behind a day
    try:
        if re.fullmatch(r"\d{8}", folded):
            return date(int(folded[:4]), int(folded[4:6]), int(folded[6:]))
        if found := _NUMBERS.fullmatch(folded):
            return _from_numbers(found, day_first, today)
        if (found := _WORDED.fullmatch(folded)) and (found[1] or found[3]) and found[2] in _MONTHS:
            return date(int(found[4]), _MONTHS[found[2]], int(found[1] or found[3]))
    except ValueError:
        pass  # the 31st of a short month: said below
    raise Refused(_("“{text}” is not a day. Write it like 11/20/2026.").format(text=text.strip()))


def _from_numbers(found: re.Match[str], day_first: bool | None, today: date) -> date:
    first, second, third = int(found[1]), int(found[2]), found[3]
    if len(found[1]) > 2:  # year first
        return date(first, second, int(third or 0))
    year = int(third) if third else today.year
    if third and len(third) == 2:
        year += 2000 if year < 40 else 1900
    if day_first is None:
        day_first = "." in found[0] and second <= 12
    if day_first or first > 12:
        first, second = second, first
    return date(year, first, second)
