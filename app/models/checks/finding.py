"""What a check found: a warning with its figure and its source. It never stops anybody."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from app.book.base import Record
from app.i18n import N_

RULES: Mapping[str, str] = {
    "no_permit": N_("No work permit"),
    "no_permission": N_("No permission of the parents"),
    "no_agreement": N_("No agreement with the employer"),
    "agreement_expired": N_("The agreement has expired"),
    "before_start": N_("Before the placement"),
    "after_end": N_("After the placement"),
    "overlap": N_("Overlap"),
    "long_day": N_("Too long a day"),
    "minor_day": N_("Hours of a minor in a day"),
    "minor_week": N_("Hours of a minor in a week"),
    "minor_clock": N_("Time of day of a minor"),
    "school_hours": N_("During school"),
    "non_school_day": N_("No school on this day"),
    "over_month_block": N_("More than the days hold"),
}
"""Every rule by its id with its name; those about papers come first, as they concern all hours of a placement."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One warning of one rule.

    It is about the hour entry `entry_id`, the one that was recorded last where several together break the rule, or
    about the placement, where it is None. `entry_ids` are all the entries concerned.
    """

    rule: str
    sentence: str
    figure: str  # short, for a column: "5 h of 3 h"
    source: str  # where the figure comes from, as it is cited
    student_id: str
    placement_id: str
    entry_id: str | None = None
    entry_ids: tuple[str, ...] = ()
    on: date | None = None  # the first day concerned
    override: Record | None = None  # the `CheckOverride` that lets it stand

    @property
    def key(self) -> tuple[str, str]:
        """What an override names: the rule, and the entry or else the placement."""
        return self.rule, self.entry_id or self.placement_id
