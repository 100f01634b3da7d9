"""Files of attendance and behavior, with figures that another system computed: one student or one figure in a row."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence
from datetime import date
from typing import Any

from app.book.base import Record
from app.book.book import Book
from app.book.kinds import DAY
from app.book.refused import Refused
from app.i18n import N_, _
from app.imports.attendance_targets import MEASURES, attendance_targets
from app.imports.file_columns import FileColumns, Need
from app.imports.lines import Fault, Line
from app.imports.mark_notices import assumptions
from app.imports.mark_targets import fixed_years
from app.imports.plans import Entity, Plan
from app.imports.record_files import Reading, RecordFile, Told
from app.imports.student_ids import STUDENT, StudentIds
from app.models.school import SchoolYear, year_bounds, year_name
from app.models.school_years import known_years
from app.models.snapshots import AttendanceSnapshot, BehaviorSnapshot, IndicatorSnapshot
from app.models.study_kinds import CREDITS, TENTHS

_EARLIEST = date(1950, 1, 1)
_DAYS = {AttendanceSnapshot: "until", BehaviorSnapshot: "until", IndicatorSnapshot: "taken_on"}


class AttendanceReading(Reading):
    """A file that says no day is of today, or of the last day of a year that is over; where the latest figures of a
    student are the same, nothing new is noted.
    """

    def __init__(self, book: Book, plan: Plan) -> None:
        super().__init__(book, plan)
        self._students = StudentIds(book)
        self._years = known_years(book)
        self._spans = {year.name: (year.starts_on, year.ends_on) for year in book.records(SchoolYear)}
        self._known: dict[Hashable, Record] = {}
        self._latest: dict[Hashable, Record] = {}

    # reading

    def tell(self, line: Line) -> Iterable[Told]:
        values = self._figures(line.values)
        student = self._students.find(values)
        year, until = self._when(values)
        groups: dict[Entity, dict[str, Any]] = defaultdict(dict)
        for name in MEASURES.keys() & values.keys():
            entity = MEASURES[name].entity
            if entity is not None:
                groups[entity][name] = values[name]
                continue
            shown = f"{values[name] / CREDITS.one:g}" if name == "credits" else values[name]
            told = {"student_id": student.id, "taken_on": until, "kind": name, "value": shown}
            yield _told(line, IndicatorSnapshot, told, student)
        for entity, figures in groups.items():
            told = {"student_id": student.id, "school_year": year, "until": until, **figures}
            yield _told(line, entity, told, student)

    def _figures(self, values: dict[str, Any]) -> dict[str, Any]:
        """The figures of a row; one that names its figure has it under that name."""
        if "measure" not in values:
            return values
        name = values["measure"]
        if "amount" not in values:
            raise Fault("amount", _("This row has no figure."))
        try:
            return {**values, name: MEASURES[name].kind.parse(values["amount"])}
        except Refused as refused:
            raise Fault("amount", str(refused)) from refused

    def _when(self, values: dict[str, Any]) -> tuple[str, date]:
        """The school year, and the day up to which the figures count."""
        today, until, year = date.today(), values.get("until"), values.get("school_year") or values.get("end_year")
        if until is not None and until > today:
            raise Fault("until", _("{day} lies in the future.").format(day=DAY.format(until)))
        if until is not None and until < _EARLIEST:
            raise Fault("until", _("{day} lies too far back to be meant.").format(day=DAY.format(until)))
        if year is None:
            if until is not None and (why := self._years.outside(until)):
                raise Fault("until", why)
            return year_name(until or today), until or today
        first, last = self._span(year)
        if first > today:
            raise Fault("school_year", _("The school year {year} has not begun.").format(year=year))
        if until is None:
            return year, min(today, last)
        if not first <= until <= last:
            said = _("{day} lies outside the school year {year}. Correct the day or the year.")
            raise Fault("until", said.format(day=DAY.format(until), year=year))
        return year, until

    def _span(self, year: str) -> tuple[date, date]:
        """The days of a year by the state and by the site, whichever is longer."""
        first, last = year_bounds(year)
        own = self._spans.get(year, (first, last))
        return min(first, own[0]), max(last, own[1])

    def settle(self, told: Told) -> None:
        if told.entity is AttendanceSnapshot:
            _settle_attendance(told.values)
            self._check_enrolled(told.values)
        elif told.entity is BehaviorSnapshot:
            told.values.setdefault("incidents", told.values.get("suspensions", 0))

    def _check_enrolled(self, values: dict[str, Any]) -> None:
        """Nobody is enrolled for more days than have passed."""
        first, _last = self._span(values["school_year"])
        passed, enrolled = (values["until"] - first).days + 1, values["days_enrolled"]
        if enrolled > passed * TENTHS.one:
            said = _("{enrolled} days enrolled are more than the {passed} days of {year} until {day}.")
            day, year = DAY.format(values["until"]), values["school_year"]
            message = said.format(enrolled=TENTHS.format(enrolled), passed=passed, year=year, day=day)
            raise Fault("days_enrolled", message)

    # comparing

    def load(self, told: Sequence[Told]) -> None:
        for said, column in assumptions(told[0].at.headings if told else {}, 0, ""):
            self.note(said, column)
        years = {each.values["school_year"] for each in told if "school_year" in each.values}
        students = {each.values["student_id"] for each in told if each.entity is IndicatorSnapshot}
        for entity, where in (
            (AttendanceSnapshot, {"school_year": sorted(years)}),
            (BehaviorSnapshot, {"school_year": sorted(years)}),
            (IndicatorSnapshot, {"student_id": sorted(students)}),
        ):
            if not next(iter(where.values())):
                continue
            for record in self.book.records(entity, where, sort=[(_DAYS[entity], False)]):
                key = _key(entity, record._asdict())
                self._known[key] = self._latest[key[:-1]] = record

    def match(self, told: Told) -> Record | None:
        key = _key(told.entity, told.values)
        if (same := self._known.get(key)) is not None or told.key[-1] is not None:
            return same
        latest, day = self._latest.get(key[:-1]), _DAYS[told.entity]
        if latest is None or any(getattr(latest, name) != said for name, said in told.values.items() if name != day):
            return None
        del told.values[day]
        return latest

    def context(self, told: Told) -> str:
        day = _DAYS[told.entity]
        return DAY.format(told.values.get(day) or getattr(told.record, day))


def _told(line: Line, entity: Entity, values: dict[str, Any], student: Record) -> Told:
    """What a row tells; where the file says no day, the key has none."""
    key = _key(entity, values)
    return Told(line.at, entity, key if "until" in line.values else (*key[:-1], None), values, student)


def _key(entity: Entity, values: dict[str, Any]) -> tuple[Any, ...]:
    """By what a snapshot is known; the day is the last of it."""
    if entity is IndicatorSnapshot:
        return entity, values["student_id"], values["kind"], values.get("name"), values["taken_on"]
    return entity, values["student_id"], values["school_year"], values["until"]


def _settle_attendance(values: dict[str, Any]) -> None:
    """Fill in what follows from the rest, and refuse what cannot be."""
    present, unexcused = values.pop("days_present", None), values.pop("days_unexcused", None)
    enrolled, absent, excused = (values.get(name) for name in ("days_enrolled", "days_absent", "days_excused"))
    if enrolled is None and None not in (present, absent):
        enrolled = present + absent
    if absent is None and None not in (enrolled, present):
        absent = enrolled - present
    if absent is None and unexcused is not None:
        absent = unexcused + (excused or 0)
    if enrolled is None:
        raise Fault("days_enrolled", _("This row says nothing of the days enrolled, so absences have no measure."))
    if absent is None:
        raise Fault("days_absent", _("This row says nothing of the days absent; write 0 where there are none."))
    if present is not None and abs(present + absent - enrolled) >= TENTHS.one:  # parts of days are rounded
        said = _(
            "{present} days present and {absent} absent are not the {enrolled} days enrolled. Correct one of them."
        )
        days = [TENTHS.format(each) for each in (present, absent, enrolled)]
        raise Fault("days_enrolled", said.format(present=days[0], absent=days[1], enrolled=days[2]))
    if absent < 0:
        said = _("{present} days present are more than the {enrolled} days enrolled.")
        raise Fault("days_present", said.format(present=TENTHS.format(present), enrolled=TENTHS.format(enrolled)))
    if absent > enrolled:
        said = _("{absent} days absent are more than the {enrolled} days enrolled.")
        raise Fault("days_absent", said.format(absent=TENTHS.format(absent), enrolled=TENTHS.format(enrolled)))
    if excused is not None and excused > absent:
        said = _("{excused} days excused are more than the {absent} days absent.")
        raise Fault("days_excused", said.format(excused=TENTHS.format(excused), absent=TENTHS.format(absent)))
    values |= {"days_enrolled": enrolled, "days_absent": absent}


ATTENDANCE = RecordFile(
    N_("Import attendance"),
    N_("Attendance, behavior and figures"),
    FileColumns(
        lambda _book: attendance_targets(),
        (
            STUDENT,
            Need(
                N_("days enrolled and absent, incidents, or another figure"),
                (*(frozenset({name}) for name in MEASURES), frozenset({"measure", "amount"})),
            ),
        ),
        N_(
            "{file} holds no attendance; it lacks: {columns}. What is read are totals of each student, not single days."
        ),
        N_("{file} has headings only, and no attendance below them."),
        fixed=fixed_years,
    ),
    {AttendanceSnapshot: "attendance", BehaviorSnapshot: "behavior", IndicatorSnapshot: "figures"},
    AttendanceReading,
)
