"""Reading a calendar day from the ways in which people and programs write it."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

from app.book.refused import Refused
from app.i18n import _, fold

FIRST_MONTH = 7  # of a year of work: a day without a year lies in the year from July to June that holds today
FAR = 300  # days ahead: further than this nobody looks, and the day a year before is meant

_MONTHS = {
    month: number
    for number, months in enumerate(
        ("jan ene", "feb", "mar", "apr abr", "may", "jun", "jul", "aug ago", "sep", "oct", "nov", "dec dic"), 1
    )
    for month in months.split()
}
_WEEKDAYS = (
    ("monday", "lunes"),
    ("tuesday", "martes"),
    ("wednesday", "miercoles"),
    ("thursday", "jueves"),
    ("friday", "viernes"),
    ("saturday", "sabado"),
    ("sunday", "domingo"),
)
_NAMED = {"today": 0, "hoy": 0, "tomorrow": 1, "manana": 1, "yesterday": -1, "ayer": -1}
_NEXT, _LAST = {"next", "proximo"}, {"last", "pasado"}
_STEP = re.compile(r"([+-]\d{1,3})\s*([dwsmya]?)")
_DAY_FIRST = re.compile(r"(\d{1,2})(?:\s+de)?[ \-/.]+([a-z]{3})[a-z]*\.?(?:,?[ \-/.]+(?:de\s+)?(\d{4}|\d{2}))?")
_MONTH_FIRST = re.compile(r"([a-z]{3})[a-z]*\.?[ \-/.]+(\d{1,2})(?:st|nd|rd|th)?(?:,?[ \-/.]+(?:de\s+)?(\d{4}))?")
_NUMBERS = re.compile(r"(\d{1,4})[/.\-](\d{1,2})(?:[/.\-](\d{2}|\d{4}))?")


def read_day(text: str, day_first: bool | None = None, today: date | None = None) -> date:
    """The day that `text` means: 2026-11-20, 11/20/2026, 11/20, 20-Nov-2026, Nov 20, today, fri, +2w, -3d, +1m.

    A day without a year lies in the year of work (see `in_year_of_work`), a weekday in this week, Monday to Sunday,
    or with "next" or "last" in the one beside it. Two-digit years are 1940-2039. Unless `day_first` says otherwise,
    days with dots are day first, as wherever dots are written, except where the second figure exceeds 12; others
    are month first, as in the United States, except where a year follows and the first figure does.
    Raises Refused where no such day exists.
    """
    folded = fold(text.strip())
    now = today or date.today()
    if folded in _NAMED:
        return now + timedelta(days=_NAMED[folded])
    if (named := _weekday(folded, now)) is not None:
        return named
    try:
        if step := _STEP.fullmatch(folded):
            return _stepped(now, int(step[1]), step[2])
        folded = re.sub(r"[ t]\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?( ?[ap]\.?m\.?)?z?$", "", folded)  # midnight behind a day
        if re.fullmatch(r"\d{8}", folded):
            return date(int(folded[:4]), int(folded[4:6]), int(folded[6:]))
        if found := _NUMBERS.fullmatch(folded):
            return _from_numbers(found, day_first, now)
        if (found := _DAY_FIRST.fullmatch(folded)) and found[2] in _MONTHS:
            return _in_year(found[3], _MONTHS[found[2]], int(found[1]), now)
        if (found := _MONTH_FIRST.fullmatch(folded)) and found[1] in _MONTHS:
            return _in_year(found[3], _MONTHS[found[1]], int(found[2]), now)
    except (ValueError, OverflowError):
        pass  # the 31st of a short month, or far beyond the calendar: said below
    raise Refused(_("“{text}” is not a day. Write it like 11/20/2026.").format(text=text.strip()))


def names_year(text: str) -> bool:
    """Whether a day is written with its year: 11/20/2009, 20.11.09, Nov 20, 2009."""
    return bool(re.search(r"\d{4}|\d[/.\-]\d{1,2}[/.\-]\d\d", text))


def months_later(day: date, months: int) -> date:
    """The same day of another month; the last one of a month that is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def in_year_of_work(month: int, day: int, today: date) -> date:
    """The day of a month in the year of work that holds today; in its first weeks, May and June are those just past."""
    first = today.year if today.month >= FIRST_MONTH else today.year - 1
    meant = date(first if month >= FIRST_MONTH else first + 1, month, day)
    return date(meant.year - 1, month, day) if (meant - today).days > FAR else meant


def _weekday(folded: str, today: date) -> date | None:
    """The day of "fri", "viernes", "next mon" or "lunes pasado"."""
    words = folded.replace(".", "").split()
    beside = sum(1 if word in _NEXT else -1 for word in words if word in _NEXT | _LAST)
    named = [word for word in words if word not in _NEXT | _LAST]
    if len(named) != 1 or len(words) > 2 or len(named[0]) < 3:
        return None
    for place, names in enumerate(_WEEKDAYS):
        if any(name.startswith(named[0]) for name in names):
            return today + timedelta(days=place - today.weekday() + 7 * beside)
    return None


def _stepped(today: date, count: int, unit: str) -> date:
    if unit in ("m", "y", "a"):  # month, year, año
        return months_later(today, count if unit == "m" else 12 * count)
    return today + timedelta(days=count * (7 if unit in ("w", "s") else 1))


def _from_numbers(found: re.Match[str], day_first: bool | None, today: date) -> date:
    first, second, third = int(found[1]), int(found[2]), found[3]
    if len(found[1]) > 2:  # year first
        return date(first, second, int(third or 0))
    if day_first is None:
        day_first = "." in found[0] and second <= 12
    if day_first or (first > 12 and third):  # without a year, 13/1 is a slip as likely as the 13th of January
        first, second = second, first
    return _in_year(third, first, second, today)


def _in_year(written: str | None, month: int, day: int, today: date) -> date:
    if not written:
        return in_year_of_work(month, day, today)
    year = int(written)
    if len(written) == 2:
        year += 2000 if year < 40 else 1900
    return date(year, month, day)
