"""Keying signed sheets: a printed page is found by its code, its days are keyed, and its own total must agree.

Controls of keying as bookkeeping has them: a control total for each sheet, and where it matters a second pair of hands
that keys it again without seeing the first.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from app.book.asking import Between
from app.book.base import Record
from app.book.book import Book
from app.book.editing import Edit
from app.book.fields import fields_of
from app.book.refused import Refused
from app.i18n import _, hours, short_day, weekday
from app.models.attaching import Offer, attach_with
from app.models.hours import HourEntry
from app.models.keyed_lines import FIELDS, KeyedLine
from app.models.locking_hours import locked_sentence, locked_until
from app.models.log_pages import LogPage
from app.models.logging_hours import unfit_day
from app.models.page_codes import PrintedPage, page_of
from app.models.people import Student
from app.models.placements import Placement
from app.models.school_years import KnownYears, known_years
from app.models.verifying import supervisor_of
from app.models.worksites import worksites

SIGNED = "signature"
WEEK = timedelta(days=6)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A printed page of one placement for one week, with the hours that the book has of these days."""

    code: str
    placement: Record
    monday: date
    student: str
    work: str
    supervisor: str
    period: date | None = None  # the last day of the locked period
    years: KnownYears = field(default_factory=KnownYears)
    kept: Mapping[date, tuple[Record, ...]] = field(default_factory=dict[date, tuple[Record, ...]])

    @property
    def days(self) -> list[date]:
        """Monday to Sunday."""
        return [self.monday + timedelta(days=n) for n in range(7)]

    @property
    def is_keyed(self) -> bool:
        """Whether it was keyed already: hours of this week rest on a signed sheet."""
        return any(_is_signed(entry) for entries in self.kept.values() for entry in entries)

    def minutes(self, on: date) -> int:
        """What the book has of a day."""
        return sum(entry.minutes for entry in self.kept.get(on, ()))

    def hidden(self, on: date) -> bool:
        """Whether what the book has is not shown: it was keyed from this sheet, and is keyed again without looking."""
        return not self.problem(on) and any(map(_is_signed, self.kept.get(on, ())))

    def known(self, on: date) -> str:
        """What the book has of a day, in a sentence, or ""."""
        entries = self.kept.get(on, ())
        if not entries or self.hidden(on):
            return ""
        kind = fields_of(HourEntry)["state"].kind
        states = dict.fromkeys(kind.format(entry.state).lower() for entry in entries)
        said = _("The book has {hours} h, {state}.")
        return said.format(hours=hours(self.minutes(on)), state=", ".join(states))

    def shown(self, on: date, name: str) -> str:
        """A field of a day as the book has it; "" where it is hidden, or the day holds no entry or several."""
        entries = () if self.hidden(on) else self.kept.get(on, ())
        return fields_of(HourEntry)[name].kind.format(getattr(entries[0], name)) if len(entries) == 1 else ""

    def replaced(self, lines: Mapping[date, KeyedLine]) -> list[date]:
        """The days whose hours were logged otherwise than they are keyed."""
        return [on for on, line in lines.items() if self._differs(on, line)]

    def _differs(self, on: date, line: KeyedLine) -> bool:
        """A time that one of the two does not have is no difference."""
        if on not in self.kept or self.hidden(on):
            return False
        [first, *_others] = self.kept[on]
        pairs = [(getattr(first, name), getattr(line, name)) for name in ("time_in", "time_out", "break_minutes")]
        return first.minutes != line.minutes or any(had != has for had, has in pairs if None not in (had, has))

    def staying(self, lines: Mapping[date, KeyedLine]) -> list[date]:
        """The days with hours of the book that handing in leaves as they are."""
        return [on for on in self.days if on in self.kept and on not in lines and not self.hidden(on)]

    def problem(self, on: date) -> str:
        """Why no hours can be keyed for a day, or ""."""
        entries = self.kept.get(on, ())
        if self.period and on <= self.period:
            return locked_sentence(self.period)
        if on > date.today():
            return _("This day has not come yet.")
        if why := unfit_day(self.placement.starts_on, self.placement.ends_on, on) or self.years.outside(on):
            return why
        if len(entries) > 1:
            return _("This day holds several entries. Change each of them in the day list.")
        if any(entry.state == "approved" for entry in entries):
            return _("Approved hours are locked. Reopen them to change them.")
        return ""


def open_sheet(book: Book, code: str) -> Sheet:
    """The sheet with this code. Raises Refused where the code is mistyped or unknown, or the placement is gone."""
    page = page_of(book, code)
    placement = book.record(Placement, page.placement_id)
    if placement is None:
        raise Refused(_("The placement of this sheet was deleted. Undo brings it back."))
    where = {"placement_id": placement.id, "date": Between(page.week, page.week + WEEK), "until": None}
    kept: dict[date, tuple[Record, ...]] = {}
    for entry in book.records(HourEntry, where, sort=[("time_in", False)]):
        kept[entry.date] = (*kept.get(entry.date, ()), entry)
    [student] = book.records(Student, {"id": placement.student_id})
    return Sheet(
        PrintedPage(page.id, page.placement_id, page.week).code,
        placement,
        page.week,
        f"{student.last_name}, {student.preferred_name or student.first_name}",
        worksites(book, [placement.id])[placement.id].name,
        supervisor_of(book, [placement.id]),
        locked_until(book),
        known_years(book),
        kept,
    )


def total_problem(sheet: Sheet, lines: Mapping[date, KeyedLine], total: int) -> str:
    """Both figures and their difference where the sheet's total is neither that of its days nor the week's, or ""."""
    keyed, stays = held(sheet, lines)
    if total in (keyed, keyed + stays):
        return ""
    if stays:
        said = _("The days make {keyed} h, and {stays} h of the book stay: {held} h in all. The sheet says {total} h.")
        figures = {"keyed": keyed, "stays": stays, "held": keyed + stays, "total": total}
        return said.format(**{name: hours(figure) for name, figure in figures.items()})
    said = _("The days make {keyed} h, the sheet says {total} h. The difference is {difference} h.")
    return said.format(keyed=hours(keyed), total=hours(total), difference=hours(abs(keyed - total)))


def consequences(sheet: Sheet, lines: Mapping[date, KeyedLine], total: int) -> str:
    """What handing in does to hours of the book, and where the week will not be what the sheet says, or ""."""
    keyed, stays = held(sheet, lines)
    told: list[str] = []
    if replaced := sheet.replaced(lines):
        told.append(_("The sheet replaces hours of the book: {days}.").format(days=_named(sheet, replaced)))
    agrees = keyed + stays == total
    if left := [on for on in sheet.staying(lines) if not agrees or not sheet.problem(on)]:
        told.append(_("The sheet has no hours on days that stay in the book: {days}.").format(days=_named(sheet, left)))
    if not agrees:
        said = _("The sheet says {total} h, the book will hold {held} h for this week.")
        told.append(said.format(total=hours(total), held=hours(keyed + stays)))
    return " ".join(told)


def held(sheet: Sheet, lines: Mapping[date, KeyedLine]) -> tuple[int, int]:
    """The minutes that are keyed, and those of the book that stay beside them."""
    return sum(line.minutes for line in lines.values()), sum(map(sheet.minutes, sheet.staying(lines)))


def _named(sheet: Sheet, days: Collection[date]) -> str:
    """ "Mon 9 (3 h), Tue 10 (2 h)": the days with what the book has."""
    return ", ".join(
        _("{day} ({hours} h)").format(day=weekday(on), hours=hours(sheet.minutes(on))) for on in sorted(days)
    )


def differences(sheet: Sheet, lines: Mapping[date, KeyedLine]) -> dict[date, dict[str, Any]]:
    """Where a second keying differs from what was keyed first: by day and field, what the book has.

    A task counts only where the second keying has one.
    """
    found: dict[date, dict[str, Any]] = {}
    for on in (on for on in sheet.days if not sheet.problem(on)):
        first = next((entry for entry in sheet.kept.get(on, ()) if _is_signed(entry)), None)
        second = lines.get(on)
        for name in FIELDS:
            had, has = getattr(first, name, None), getattr(second, name, None)
            if had != has and not (name == "task" and has is None):
                found.setdefault(on, {})[name] = had
    return found


def key_in(book: Book, sheet: Sheet, lines: Mapping[date, KeyedLine], total: int, scan: Offer | None = None) -> int:
    """Hand in the days of a sheet as its supervisor signed them, with the scan at the placement: one edit.

    Hours that were logged for these days before are replaced; days of a sheet that was keyed before and that have no
    hours now are taken away. Returns how many days have hours. Raises Refused, and keeps nothing, where the total does
    not agree, a day cannot be, or nothing is keyed.
    """
    if not lines:
        raise Refused(_("No hours are keyed. Take a sheet without hours off the list instead."))
    if why := total_problem(sheet, lines, total):
        raise Refused(why)
    gone = [e.id for on, entries in sheet.kept.items() if on not in lines and sheet.hidden(on) for e in entries]
    for on in lines:
        if why := sheet.problem(on):
            raise Refused(why)
    signed = {
        "state": "submitted", "reason": None, "decided_by": None,
        "verified_by": sheet.supervisor or sheet.work, "verified_how": SIGNED, "verified_on": date.today(),
    }  # fmt: skip
    about = {"placement_id": sheet.placement.id, "student_id": sheet.placement.student_id}
    born: list[dict[str, Any]] = []
    changed: dict[str, dict[str, Any]] = {}
    for on, line in lines.items():
        values = {**signed, **line._asdict()}
        if entries := sheet.kept.get(on):
            changed[entries[0].id] = values | {"task": line.task or entries[0].task}
        else:
            born.append(values | about | {"date": on})

    def write(edit: Edit) -> None:
        edit.insert(HourEntry, born)
        edit.update(HourEntry, changed)
        edit.delete(HourEntry, gone)

    attach_with(book, scan, Placement, sheet.placement.id, _("Key a signed sheet"), write)
    return len(lines)


def _is_signed(entry: Record) -> bool:
    return entry.verified_how == SIGNED


@dataclass(frozen=True, slots=True)
class Outstanding:
    """A sheet that was printed, and of whose week no signed hours are in the book."""

    page_id: str
    code: str
    placement_id: str
    monday: date
    student: str
    work: str


def outstanding(book: Book) -> list[Outstanding]:
    """The sheets that did not come back, the oldest week first."""
    with book.reading():
        pages = book.records(LogPage)
        asked = {"placement_id": {page.placement_id for page in pages}, "verified_how": SIGNED}
        back = {(e.placement_id, e.date - timedelta(days=e.date.weekday())) for e in book.records(HourEntry, asked)}
        sites = worksites(book, {page.placement_id for page in pages})
        students = book.records(Student, {"id": {site.student_id for site in sites.values()}})
    names = {s.id: f"{s.last_name}, {s.preferred_name or s.first_name}" for s in students}
    found: dict[tuple[str, date], Outstanding] = {}
    for page in pages:
        site, key = sites.get(page.placement_id), (page.placement_id, page.week)
        if site and key not in back and site.student_id in names:
            code = PrintedPage(page.id, *key).code
            found[key] = Outstanding(page.id, code, *key, names[site.student_id], site.name)
    return sorted(found.values(), key=lambda each: (each.monday, each.student))


def take_off(book: Book, sheets: Collection[Outstanding]) -> None:
    """Do not wait for these sheets any more: their codes are no longer known."""
    with book.edit(_("Take printed sheets off the list")) as edit:
        pages = {(each.placement_id, each.monday) for each in sheets}
        edit.delete(LogPage, [p.id for p in book.records(LogPage) if (p.placement_id, p.week) in pages])


def week_of(monday: date) -> str:
    """ "Nov 16 – Nov 22"."""
    return _("{first} – {last}").format(first=short_day(monday), last=short_day(monday + WEEK))
