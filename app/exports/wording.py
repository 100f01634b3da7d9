"""Words that several papers share: names, spans of days, shares, lists with an end."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from app.book.base import Record
from app.exports import fonts
from app.i18n import _, day, hours, ngettext, number
from app.models.known_words import in_words
from app.models.percents import absent_tenths, whole_percent


def legal_name(student: Record) -> str:
    """The name as official records write it: "Aguilar-Reyes, Maribel Luz"."""
    given = " ".join(part for part in (student.first_name, student.middle_name) if part)
    return _drawn(", ".join(part for part in (student.last_name, given) if part), student)


def called_name(student: Record) -> str:
    """The name as people say it, of a student."""
    return _drawn(full_name(student), student)


def _drawn(name: str, student: Record) -> str:
    """`name` where papers have its letters, else how the student is called in others, else the number."""
    if fonts.writes(name):
        return name
    other = student.preferred_name or ""
    numbered = _("Student {id}").format(id=student.local_id) if student.local_id else name
    return other if other and fonts.writes(other) else numbered


def full_name(person: Record | None) -> str:
    """The name as people say it: "Dana Whitfield"; "" for nobody."""
    return " ".join(part for part in (person.first_name, person.last_name) if part) if person else ""


def guardian_words(guardian: Record) -> str:
    """Who it is for the student: "Lan Nguyễn (Mother)"."""
    relation = in_words(guardian.relation)
    name = full_name(guardian)
    return _("{name} ({relation})").format(name=name, relation=relation) if relation else name


def span(first: date | None, last: date | None) -> str:
    """From one day to another, both included; either may be open."""
    if first and last:
        return _("{first} to {last}").format(first=day(first), last=day(last))
    if first:
        return _("since {day}").format(day=day(first))
    return _("until {day}").format(day=day(last)) if last else ""


def hours_in_words(minutes: int) -> str:
    """Minutes as "1 hour" or "12.5 hours"."""
    return ngettext("{hours} hour", "{hours} hours", 1 if minutes == 60 else 2).format(hours=hours(minutes))


def percent(part: int, whole: int) -> str:
    """How much of `whole` has been reached: "77%" (see `percents`)."""
    return number(whole_percent(part, whole) / 100, "#,##0%")


def percent_absent(absent: int, enrolled: int) -> str:
    """The days absent of those enrolled: "9.7%" (see `percents`)."""
    return number(absent_tenths(absent, enrolled) / 1000, "#,##0.0%")


def listed(items: Sequence[str], most: int) -> list[str]:
    """`items`, or the first `most` of them and how many more there are; one more takes no more room than saying so."""
    if len(items) <= most + 1:
        return list(items)
    return [*items[:most], and_more(len(items) - most)]


def and_more(count: int) -> str:
    """The end of a list that was cut: "and 3 more"."""
    return ngettext("and {count} more", "and {count} more", count).format(count=count)


def shortened(text: str, most: int) -> str:
    """`text` with at most `most` letters, cut after a word where there is one."""
    if len(text) <= most:
        return text
    cut = text[: most - 1]
    return (cut.rpartition(" ")[0] or cut).rstrip(" ,;.·") + "…"


def shortened_within(text: str, most: int) -> str:
    """`text` with at most `most` letters, cut in the middle: "Introduction to… 2 Honors"; ends tell courses apart."""
    if len(text) <= most:
        return text
    end = text[-most // 3 :]
    end = end.partition(" ")[2] or end
    return f"{shortened(text, most - len(end) - 1)} {end}"
