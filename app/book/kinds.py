"""What a value is: how it is typed, shown, stored, written to a workbook and kept in the journal.

A kind knows no screen and no table. Values in records are str, int, bool or date; never float or bytes.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, ClassVar

from sqlalchemy import Boolean, Date, Integer, String
from sqlalchemy.types import TypeEngine

from app.book.days import names_year, read_day
from app.book.refused import Refused
from app.book.visible import visible
from app.i18n import _, day, fold, in_every_language, number

Plain = str | int | bool | None


EARLIEST = date(1900, 1, 1)  # day in anybody's life
LONGEST, LONGEST_PARAGRAPHS = 1_000, 20_000  # characters: what is longer is a file gone wrong, not a name or a note


def _not_too_long(text: str, most: int) -> str:
    if len(text) > most:
        raise Refused(_("“{start}…” is longer than {most} characters.").format(start=text[:40], most=number(most)))
    return text


class Kind:
    """One kind of value. The base class is one line of text."""

    align_right: ClassVar[bool] = False
    workbook_format: ClassVar[str] = "@"
    width: ClassVar[int] = 160  # logical pixels of a comfortable table column
    lines: ClassVar[int] = 1  # of an editor
    few: ClassVar[bool] = False  # whether a great many records share few values

    def column(self) -> TypeEngine[Any]:
        """The database type."""
        return String()

    def parse(self, text: str) -> Any:
        """The value that `text` means, None where it is blank; raises Refused with one sentence."""
        return _not_too_long(" ".join(visible(text).split()), LONGEST) or None

    def typed(self, text: str) -> Any:
        """As `parse`, for what a person types: refuses what files hold now and then, but nobody means."""
        return self.parse(text)

    def take(self, cell: object) -> Any:
        """The value of a typed workbook cell; raises Refused as `parse` does."""
        return None if cell is None else self.parse(str(cell))

    def format(self, value: Any) -> str:
        """The value as people read it in the language in use."""
        return "" if value is None else str(value)

    def plain(self, value: Any) -> Plain:
        """The value as JSON holds it: dates are ISO text."""
        return value

    def revive(self, plain: Plain) -> Any:
        """The value again from what `plain` gave."""
        return plain

    def printed(self, plain: Plain) -> Plain | float:
        """What scripts read for what `plain` gave, which is kept: a number is the one that people mean."""
        return plain

    def cell(self, value: Any) -> Any:
        """The value as a typed workbook cell."""
        return value


class Paragraphs(Kind):
    """Text of several lines."""

    width = 320
    lines = 4

    def parse(self, text: str) -> str | None:
        lines = visible(text).replace("\r\n", "\n").replace("\r", "\n").strip()
        return _not_too_long(lines, LONGEST_PARAGRAPHS) or None


class Whole(Kind):
    """A whole number, at least `least` and at most `most`."""

    align_right, workbook_format, width = True, "0", 80

    def __init__(self, least: int = 0, most: int | None = None) -> None:
        self.least, self.most = least, most

    def column(self) -> TypeEngine[int]:
        return Integer()

    def parse(self, text: str) -> int | None:
        if not (text := text.strip()):
            return None
        if not re.fullmatch(r"-?\d{1,9}", text, re.ASCII) or int(text) < self.least:
            raise Refused(_("“{text}” is not a whole number of at least {least}.").format(text=text, least=self.least))
        if self.most is not None and int(text) > self.most:
            raise Refused(
                _("“{text}” is not between {least} and {most}.").format(text=text, least=self.least, most=self.most)
            )
        return int(text)

    def take(self, cell: object) -> int | None:
        whole = isinstance(cell, float) and cell.is_integer()
        return super().take(int(cell) if whole and isinstance(cell, float) else cell)


class Flag(Kind):
    """Yes or no."""

    width = 70
    _yes: ClassVar[set[str]] = {"yes", "y", "true", "t", "1", "x", "si", "verdadero"}
    _no: ClassVar[set[str]] = {"no", "n", "false", "f", "0", "falso"}

    def column(self) -> TypeEngine[bool]:
        return Boolean()

    def parse(self, text: str) -> bool | None:
        folded = fold(text.strip())
        if not folded:
            return None
        if folded not in self._yes | self._no:
            raise Refused(_("“{text}” is neither yes nor no.").format(text=text.strip()))
        return folded in self._yes

    def format(self, value: bool | None) -> str:
        return "" if value is None else _("Yes") if value else _("No")

    def cell(self, value: bool | None) -> str:
        return self.format(value)


class Day(Kind):
    """A calendar day."""

    workbook_format, width = "yyyy-mm-dd", 110

    def column(self) -> TypeEngine[date]:
        return Date()

    def parse(self, text: str) -> date | None:
        return read_day(text) if text.strip() else None

    def take(self, cell: object) -> date | None:
        if isinstance(cell, datetime):
            return cell.date()
        return cell if isinstance(cell, date) else super().take(cell)

    def format(self, value: date | None) -> str:
        return "" if value is None else day(value)

    def plain(self, value: date | None) -> str | None:
        return None if value is None else value.isoformat()

    def revive(self, plain: Plain) -> date | None:
        return None if plain is None else date.fromisoformat(str(plain))


class PastDay(Day):
    """A day of somebody's life: from 1900 to today, and typed with its year."""

    def typed(self, text: str) -> date | None:
        if text.strip() and not names_year(text):
            raise Refused(_("Write the year, too, as in 11/20/2009."))
        day_ = self.parse(text)
        if day_ is not None and not EARLIEST <= day_ <= date.today():
            raise Refused(_("“{text}” is not a day between 1900 and today.").format(text=text.strip()))
        return day_


class Choice(Kind):
    """One of a fixed list; the code is stored, its label is shown.

    `options` are codes with labels (declared by `N_`); `spellings` are further words that files use for a code.
    """

    width, few = 140, True

    def __init__(self, options: Mapping[str, str], spellings: Mapping[str, str] | None = None) -> None:
        self.options = dict(options)
        self._known = {fold(word): code for word, code in (spellings or {}).items()}
        for code, label in self.options.items():
            self._known[fold(code)] = self._known[fold(label)] = code

    def parse(self, text: str) -> str | None:
        folded = fold(" ".join(text.split()))
        if not folded:
            return None
        if code := self._known.get(folded):
            return code
        for code, label in self.options.items():
            if folded in map(fold, in_every_language(label)):
                return code
        wanted = ", ".join(_(label) for label in self.options.values())
        raise Refused(_("“{text}” is none of: {wanted}.").format(text=text.strip(), wanted=wanted))

    def format(self, value: str | None) -> str:
        return "" if value is None else _(self.options.get(value, value))

    def cell(self, value: str | None) -> str:
        return self.format(value)


class Digits(Kind):
    """A number that is a name: exactly so many digits, leading zeros kept."""

    width = 110

    def __init__(self, count: int) -> None:
        self.count = count

    def parse(self, text: str) -> str | None:
        digits = re.sub(r"[\s\-]", "", text)
        if digits and not re.fullmatch(rf"\d{{{self.count}}}", digits, re.ASCII):
            raise Refused(_("“{text}” needs {count} digits.").format(text=text.strip(), count=self.count))
        return digits or None


class Email(Kind):
    """An e-mail address."""

    width = 210

    def parse(self, text: str) -> str | None:
        address = text.strip()
        if address and not re.fullmatch(r"[^@\s,;<>]+@[^@\s,;<>]+", address):
            raise Refused(_("“{text}” is not an e-mail address.").format(text=address))
        return address or None

    def typed(self, text: str) -> str | None:
        address = self.parse(text)
        if address and not re.fullmatch(r".+@[^.]+(\.[^.]+)+", address):
            raise Refused(_("“{text}” is not an e-mail address.").format(text=address))
        return address


class Phone(Kind):
    """A telephone number, kept as it was written; ten bare digits are set as (555) 013-0100."""

    width = 130

    def parse(self, text: str) -> str | None:
        written = " ".join(text.split())
        if not written:
            return None
        digits = re.sub(r"\D", "", written)
        if not digits:
            raise Refused(_("“{text}” is not a telephone number.").format(text=written))
        if len(digits) == 10 and re.fullmatch(r"[\d\s().\-]+", written):
            return f"({digits[:3]}) {digits[3:6]}-{digits[6:]}"
        return written

    def typed(self, text: str) -> str | None:
        written = self.parse(text)
        if written and len(re.sub(r"\D", "", written)) < 7:
            raise Refused(_("“{text}” has too few digits for a telephone number.").format(text=written))
        return written


class Zip(Kind):
    """A ZIP code, kept as it was written; files hold codes of other countries, too."""

    width = 110

    def typed(self, text: str) -> str | None:
        written = self.parse(text)
        if written and not re.fullmatch(r"\d{5}(-?\d{4})?", written, re.ASCII):
            raise Refused(_("“{text}” is not a ZIP code. It has five digits, or nine.").format(text=written))
        return written

    def take(self, cell: object) -> str | None:
        return super().take(int(cell) if isinstance(cell, float) and cell.is_integer() else cell)


TEXT, PARAGRAPHS, WHOLE, FLAG, DAY = Kind(), Paragraphs(), Whole(), Flag(), Day()
PAST_DAY, EMAIL, PHONE, ZIP = PastDay(), Email(), Phone(), Zip()
