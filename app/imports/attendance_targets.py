"""What a column of attendance, behavior and imported figures can fill; or a row of it, where each has one figure."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from app.book.base import Base
from app.book.fields import fields_of
from app.book.kinds import DAY, Kind
from app.book.refused import Refused
from app.i18n import N_, _, fold, in_every_language
from app.imports.cells import DETAIL
from app.imports.mark_targets import end_year
from app.imports.student_ids import id_targets
from app.imports.targets import Target
from app.imports.terms import YearWords
from app.models.snapshots import INDICATOR, AttendanceSnapshot, BehaviorSnapshot
from app.models.study_kinds import CREDITS, TENTHS, Decimals


class Figure(Kind):
    """A grade average, kept as the file prints it. No scale goes beyond 6, honors included."""

    _number, _most = Decimals(4), 6

    def parse(self, text: str) -> str | None:
        bare = text.strip().replace(",", ".")
        value = self._number.parse(bare)
        if value is not None and value > self._most * self._number.one:
            raise Refused(_("“{text}” is no grade average; the highest is {most}.").format(text=bare, most=self._most))
        return bare or None

    def take(self, cell: object) -> str | None:
        return self.parse(f"{cell:g}" if isinstance(cell, float) else str(cell))


class Measure(NamedTuple):
    """One figure of a student: the record that it goes into, its words and its kind."""

    entity: type[Base] | None  # None for an imported figure
    label: str
    kind: Kind
    aliases: tuple[str, ...]


def _own(entity: type[Base], name: str, *aliases: str) -> Measure:
    described = fields_of(entity)[name]
    return Measure(entity, described.label, described.kind, aliases)


MEASURES = {
    "days_enrolled": _own(
        AttendanceSnapshot, "days_enrolled", "Days Enr", "Days Enrolled", "Enrolled Days", "Membership", "Enr Days",
        "Membership Days", "Days in Membership", "Total Days Enrolled", "Days Possible", "Possible Days", "ENR",
        "Days Scheduled", "Días inscritos", "Enrl", "Days Enrl", "Days Membership", "Days Expected",
        "Expected Attendance Days",
    ),
    "days_absent": _own(
        AttendanceSnapshot, "days_absent", "ABS", "Absent", "Absences", "Total Absences", "Days Abs", "Absent Days",
        "Abs Days", "All Day Absences", "Full Day Absences", "Total Days Absent", "Ausencias",
    ),
    "days_present": Measure(
        AttendanceSnapshot, N_("Days present"), TENTHS,
        ("Present", "Days Attended", "Attended", "Prs", "Days Prs", "Present Days"),
    ),
    "days_excused": _own(
        AttendanceSnapshot, "days_excused", "Excused", "Excused Absences", "Exc", "Days Exc", "Excused Abs",
        "Abs Excused", "Days Absent Excused",
    ),
    "days_unexcused": Measure(
        AttendanceSnapshot, N_("Days unexcused"), TENTHS,
        ("Unexcused", "Unexcused Absences", "Unx", "Days Unx", "Unexcused Abs", "Abs Unexcused", "UNV",
         "Days Absent Unexcused"),
    ),
    "tardies": _own(
        AttendanceSnapshot, "tardies", "Tardy", "TDY", "Tardy Count", "Total Tardies", "Days Tardy", "Tardanzas"
    ),
    "incidents": _own(
        BehaviorSnapshot, "incidents", "Referrals", "Discipline Incidents", "Incident Count", "Behavior Incidents",
        "Total Incidents", "Office Referrals", "ODR", "Discipline Referrals",
    ),
    "suspensions": _own(BehaviorSnapshot, "suspensions", "Suspension", "Suspension Count", "Number of Suspensions"),
    "days_suspended": _own(
        BehaviorSnapshot, "days_suspended", "Suspension Days", "Days of Suspension", "Susp Days", "Days Susp"
    ),
    "gpa": Measure(
        None, INDICATOR.options["gpa"], Figure(),
        ("Cumulative GPA", "Total GPA", "Unweighted GPA", "GPA (unweighted)", "Cum GPA", "Academic GPA", "STU.GP"),
    ),
    "gpa_weighted": Measure(
        None, INDICATOR.options["gpa_weighted"], Figure(),
        ("GPA Weighted", "Weighted Cumulative GPA", "Cumulative Weighted GPA", "Wtd GPA", "10-12 Weighted GPA"),
    ),
    "ag_status": Measure(
        None, INDICATOR.options["ag_status"], DETAIL,
        ("A-G", "AG Status", "A-G On Track", "On Track A-G", "UC/CSU Status", "A-G Eligibility", "UC/CSU Eligible"),
    ),
    "credits": Measure(
        None, INDICATOR.options["credits"], CREDITS,
        ("Credits", "Total Credits", "Credits Completed", "Cumulative Credits", "Cr Cmp", "Credits to date"),
    ),
}  # fmt: skip
"""Everything that a column, or a row that names it, can tell of a student."""


class MeasureWords(Kind):
    """The name of a measure, as headings have it: "ABS", "Days enrolled"."""

    def parse(self, text: str) -> str | None:
        word = fold(" ".join(text.split()))
        if not word:
            return None
        if name := _names().get(word):
            return name
        known = ", ".join(_(measure.label) for measure in MEASURES.values())
        raise Refused(_("“{text}” is no figure that is taken in; there are: {known}.").format(text=text, known=known))

    def format(self, value: str | None) -> str:
        return _(MEASURES[value].label) if value else ""


@cache
def _names() -> dict[str, str]:
    return {
        fold(word): name
        for name, measure in MEASURES.items()
        for word in (name, *in_every_language(measure.label), *measure.aliases)
    }


@cache
def attendance_targets() -> dict[str, Target]:
    """What a column can fill, by name."""
    made = (
        *id_targets("attendance"),
        Target(
            "school_year", fields_of(AttendanceSnapshot)["school_year"].label, YearWords(),
            ("Year", "Academic Year", "Yr", "SchoolYear", "Acad Year"), "attendance",
        ),
        end_year("attendance"),
        Target(
            "until", fields_of(AttendanceSnapshot)["until"].label, DAY,
            ("Until", "As of", "As of Date", "Through", "Through Date", "End Date", "To Date", "Date", "Report Date",
             "Snapshot Date", "Last Day", "Hasta", "Fecha"), "attendance",
        ),
        *(Target(name, each.label, each.kind, each.aliases, "attendance") for name, each in MEASURES.items()),
        Target(
            "measure", N_("Which figure"), MeasureWords(),
            ("Measure", "Indicator", "Attendance Type", "Category", "Type", "Attendance Code", "Metric"), "attendance",
        ),
        Target("amount", N_("Figure"), DETAIL, ("Amount", "Value", "Count", "Total", "Result"), "attendance"),
    )  # fmt: skip
    return {target.name: target for target in made}
