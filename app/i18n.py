"""The words people see: translation, dates, numbers and the order of names, without Qt.

`_("text")` is shown now, `N_("text")` is declared now and shown later, `ngettext` counts.
The language is chosen once per process with `use`; `in_language` borrows another one, for papers
that a family reads in its own language.
"""

from __future__ import annotations

import gettext as _gettext
import unicodedata
from collections.abc import Generator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date, datetime

    from babel import Locale

# Babel takes 40 ms to import, which a window that is about to be painted has no time for: each use imports it.

CATALOGS = Path(__file__).resolve().parent.parent / "resources" / "i18n"
LANGUAGES = {"en": "en_US", "es": "es_US"}

HALF_A_YEAR = 183  # days

_chosen = "en"  # of the process: threads do not inherit context variables
_borrowed: ContextVar[str] = ContextVar("language", default="")


@cache
def _catalog(language: str) -> _gettext.NullTranslations:
    return _gettext.translation("pathbook", CATALOGS, [language], fallback=True)


def use(code: str) -> None:
    """Show everything from now on in `code` ("en" or "es"); anything else means English."""
    global _chosen
    _chosen = code if code in LANGUAGES else "en"


def language() -> str:
    """The code of the language in use, "en" or "es"."""
    return _borrowed.get() or _chosen


@contextmanager
def in_language(code: str) -> Generator[None]:
    """Speak `code` inside the block, and the former language after it."""
    token = _borrowed.set(code if code in LANGUAGES else "en")
    try:
        yield
    finally:
        _borrowed.reset(token)


def _(text: str) -> str:
    """The translation of `text` in the language in use."""
    return _catalog(language()).gettext(text) if text else ""


def in_every_language(text: str) -> list[str]:
    """`text` in English and in each other language, each wording once: what people hand in may speak any of them."""
    return list(dict.fromkeys(_catalog(code).gettext(text) for code in LANGUAGES)) if text else []


def N_(text: str) -> str:
    """Marks `text` for translation where it is declared; it is translated where it is shown."""
    return text


def ngettext(one: str, many: str, count: int) -> str:
    """The translated singular or plural for `count`; the placeholder is filled by the caller."""
    return _catalog(language()).ngettext(one, many, count)


def locale() -> Locale:
    """The Babel locale of the language in use (en_US, es_US)."""
    return _locale(LANGUAGES[language()])


@cache
def _locale(name: str) -> Locale:
    from babel import Locale

    return Locale.parse(name)


def day(value: date, width: str = "medium") -> str:
    """A date as people write it here: "Nov 20, 2026", "20 nov 2026"; width as in Babel."""
    return _day(value, width, language())


@lru_cache(maxsize=4096)  # checks and papers name the same days over and over
def _day(value: date, width: str, code: str) -> str:
    from babel.dates import format_date

    return format_date(value, width, _locale(LANGUAGES[code]))


def short_day(value: date, today: date | None = None) -> str:
    """A date as short as it stays clear: "Nov 20", "20 nov"; "Dec 2, 2025" where that is not the Dec 2 next to today.

    The year is left out of every day of the running calendar year and of those at most half a year from today.
    """
    if today is None:
        from datetime import date

        today = date.today()
    clear = value.year == today.year or abs((value - today).days) <= HALF_A_YEAR
    return day_and_month(value) if clear else day(value)


def day_and_month(value: date) -> str:
    """A date without its year, for where the year is plain: on the axis of a chart, at the one end of a span."""
    from babel.dates import format_skeleton

    return format_skeleton("MMMd", value, locale=locale())


def weekday(value: date) -> str:
    """The heading of a day in a week: "Mon 16", "lun 16"."""
    from babel.dates import format_date

    return format_date(value, "EEE d", locale())


def moment(value: datetime) -> str:
    """A date with a time of day: "Nov 20, 2026, 4:12 PM"."""
    return f"{day(value)}, {clock(value)}"


def clock(value: datetime) -> str:
    """A time of day: "4:12 PM", "4:12 p. m."."""
    from babel.dates import format_time

    return format_time(value, "short", locale=locale())


def number(value: float | int, pattern: str | None = None) -> str:
    """A number with the separators of the locale."""
    from babel.numbers import format_decimal

    return format_decimal(value, pattern, locale())


def hours(minutes: int) -> str:
    """Whole minutes as decimal hours to 0.01: 210 is "3.5"."""
    return _hours(minutes, language())


@lru_cache(maxsize=4096)  # lists show the same figures again with every paint
def _hours(minutes: int, code: str) -> str:
    from babel.numbers import format_decimal

    return format_decimal(round(minutes / 60, 2), "#,##0.##", _locale(LANGUAGES[code]))


_LETTERS = str.maketrans(
    {
        "đ": "d",
        "ð": "d",
        "ø": "o",
        "ł": "l",
        "ß": "ss",
        "æ": "ae",
        "œ": "oe",
        "ı": "i",
        "þ": "th",
        "’": "'",
        "ʻ": "'",
        "‘": "'",
    }
)


def fold(text: str) -> str:
    """`text` without accents and case, to find "Echeverría" by "echeverria" and "Nguyễn" by "nguyen"."""
    if text.isascii():
        return text.lower()
    plain = unicodedata.normalize("NFD", text.casefold().translate(_LETTERS))
    return unicodedata.normalize("NFC", "".join(c for c in plain if not unicodedata.combining(c)))


def sort_key(text: str) -> str:
    """A key that puts names in dictionary order; in Spanish ñ follows n."""
    if text.isascii() or language() != "es":
        return fold(text)
    return fold(text.casefold().replace("n\u0303", "ñ").replace("ñ", "n~"))
