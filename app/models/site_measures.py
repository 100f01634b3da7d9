"""The measures of a site: questions about each student, and what is known of one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from app.i18n import N_

DELIVERED = 80
"""Percent of the planned sessions from which supports count as delivered, named in the title of the measure: a custom
of this program, no law.
"""

NOTHING = "-"
"""The value of a facet of which a student has none: no pathway, no language written down."""


class Measure(NamedTuple):
    """A question about each student. `of` says for whom it is asked; both are marked with N_."""

    key: str
    title: str
    of: str
    rests_on: tuple[str, ...]  # the tables without which it cannot be answered
    good: bool = True  # whether more is better


_WORK = ("placement", "participation")
MEASURES: tuple[Measure, ...] = (
    Measure("wbl", N_("Any work-based learning this year"), N_("all students"), _WORK),
    Measure("target", N_("Hour target met"), N_("students with a target whose placement is due"), ("hour_entry",)),
    Measure("paid", N_("Paid placement this year"), N_("students whose placement is due"), ("placement",)),
    Measure("evaluation", N_("Evaluation on file"), N_("students placed this year"), ("evaluation",)),
    Measure("ag", N_("A-G on track"), N_("students of grades 9 to 12 with courses recorded"), ("course_record",)),
    Measure(
        "graduation",
        N_("Graduation on track"),
        N_("students of grades 9 to 12 with courses recorded"),
        ("course_record",),
    ),
    Measure("cte", N_("CTE concentrator or completer"), N_("members of a CTE pathway"), ("course_record",)),
    Measure(
        "supports", N_("Supports delivered to 80%"), N_("students with planned support sessions"), ("support_session",)
    ),
    Measure(
        "absent",
        N_("Chronically absent"),
        N_("students with attendance this year"),
        ("attendance_snapshot",),
        good=False,
    ),
    Measure("warned", N_("Early warning, tier 2 or 3"), N_("all students"), ("attendance_snapshot",), good=False),
)
"""In the order in which they are shown."""

BY_KEY: Mapping[str, Measure] = {measure.key: measure for measure in MEASURES}


@dataclass(slots=True)
class Known:
    """One student: the measures that apply and those that are met, and the values of each facet (see `facets`)."""

    student_id: str
    applies: set[str] = field(default_factory=set[str])
    met: set[str] = field(default_factory=set[str])
    values: dict[str, frozenset[str]] = field(default_factory=dict[str, frozenset[str]])

    def says(self, measure: str, applies: bool, met: bool) -> None:
        """Keep the answer to a measure."""
        if applies:
            self.applies.add(measure)
            if met:
                self.met.add(measure)
