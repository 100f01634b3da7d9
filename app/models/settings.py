"""What a site decides for its book: limits that no law sets, each declared once with its kind and default."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from sqlalchemy import Connection, Select, select
from sqlalchemy.orm import Mapped

from app.book.asking import among
from app.book.base import Base, Record
from app.book.book import Book
from app.book.clocks import CLOCK, DURATION
from app.book.fields import field
from app.book.kinds import DAY, TEXT, Choice, Digits, Whole
from app.i18n import N_, _
from app.models.decision import Decision
from app.models.kinds import DAY_HOURS
from app.models.strand_settings import ACADEMICS, EARLY_WARNING, SUPPORTS
from app.models.work_kinds import DAY_OF_YEAR


class Setting(Base):
    """One decision of the site, by the name of its declaration."""

    title = N_("setting")
    shown_as = ("name",)

    name: Mapped[str] = field(N_("Setting"), index=True)
    value: Mapped[str | None] = field(N_("Value"))


QUIET_WEEKS = Decision(
    "quiet_weeks",
    N_("Weeks without hours"),
    N_("A placement, or a student, with nothing logged for so many weeks needs attention."),
    Whole(1),
    3,
)

HOURS_LOCKED_UNTIL = Decision(
    "hours_locked_until",
    N_("Hours are locked until"),
    N_("Hours of this day and of earlier ones can be neither logged, changed, deleted nor decided any more."),
    DAY,
    None,
)
SCHOOL_BEGINS = Decision(
    "school_begins",
    N_("School begins"),
    N_("Hours during school are questioned from this time of day on, on school days."),
    CLOCK,
    None,
)
SCHOOL_ENDS = Decision(
    "school_ends", N_("School ends"), N_("Hours during school are questioned until this time of day."), CLOCK, None
)
LONG_DAY = Decision(
    "long_day",
    N_("Longest day"),
    N_("More hours of one student on one day are questioned. It is the site’s own question, no limit of a law."),
    DAY_HOURS,
    10 * 60,
)
WEEK_CAP_16_17 = Decision(
    "week_cap_16_17",
    N_("Hours a week at the age of 16 and 17"),
    N_("A stricter limit of the site or district; without one, that of the law is checked."),
    DURATION,
    None,
)
WEEK_CAP_14_15 = Decision(
    "week_cap_14_15",
    N_("Hours a week at the age of 14 and 15"),
    N_("A stricter limit of the site or district; without one, that of the law is checked."),
    DURATION,
    None,
)
WEEK_CAP_12_13 = Decision(
    "week_cap_12_13",
    N_("Hours a week at the age of 12 and 13"),
    N_("A stricter limit of the site or district; without one, that of the law is checked."),
    DURATION,
    None,
)
SUMMER_EVENING_FROM = Decision(
    "summer_evening_from",
    N_("Summer evenings from"),
    N_("From this day on students of 14 and 15 may work until 9 PM. Sources name different days: ask your county."),
    DAY_OF_YEAR,
    None,
)
SUMMER_EVENING_UNTIL = Decision(
    "summer_evening_until",
    N_("Summer evenings until"),
    N_("Until this day students of 14 and 15 may work until 9 PM."),
    DAY_OF_YEAR,
    None,
)

_EVALUATION_CODE = N_(
    "The state’s code for it, from the CALPADS code sets. Without it internships rated so are held back."
)
STATE_LAYOUT = Decision(
    "state_wbl_layout",
    N_("State WBL file: version"),
    N_("The file specification of CALPADS that the file follows."),
    Choice({"14.1": N_("14.1 of March 2023")}),
    "14.1",
)
STATE_LEA = Decision(
    "state_wbl_lea",
    N_("State WBL file: reporting LEA"),
    N_("Seven digits. Without them, county and district of the site’s CDS code; a charter may report for itself."),
    Digits(7),
    None,
)
STATE_NPS = Decision(
    "state_wbl_nps",
    N_("State WBL file: nonpublic school"),
    N_("Seven digits, only where the school of the CDS code is 0000001."),
    Digits(7),
    None,
)
STATE_TRANSACTION = Decision(
    "state_wbl_transaction",
    N_("State WBL file: transaction type"),
    N_("Left empty in the file unless you write one. No public source tells its letters: ask CALPADS."),
    TEXT,
    None,
)
STATE_HOURS = Decision(
    "state_wbl_hours",
    N_("State WBL file: hours"),
    N_("Whether hours have decimals. No public source says what the state takes; whole hours fit either way."),
    Choice({"whole": N_("Whole hours"), "tenths": N_("One decimal"), "hundredths": N_("Two decimals")}),
    "whole",
)
STATE_EVALUATIONS = {
    "does_not_meet": Decision(
        "state_wbl_does_not_meet", N_("State WBL file: “Does not meet expectations”"), _EVALUATION_CODE, TEXT, None
    ),
    "partially_meets": Decision(
        "state_wbl_partially_meets", N_("State WBL file: “Partially meets expectations”"), _EVALUATION_CODE, TEXT, None
    ),
    "meets": Decision("state_wbl_meets", N_("State WBL file: “Meets expectations”"), _EVALUATION_CODE, TEXT, None),
    "above": Decision("state_wbl_above", N_("State WBL file: “Above expectations”"), _EVALUATION_CODE, TEXT, None),
    "not_provided": Decision(
        "state_wbl_not_provided", N_("State WBL file: “Not provided by employer”"), _EVALUATION_CODE, TEXT, None
    ),
}
"""The state's code of each level of the employer's evaluation: no public source tells them."""

GENERAL = (QUIET_WEEKS,)
HOURS_CHECKED = (
    HOURS_LOCKED_UNTIL,
    SCHOOL_BEGINS,
    SCHOOL_ENDS,
    LONG_DAY,
    WEEK_CAP_16_17,
    WEEK_CAP_14_15,
    WEEK_CAP_12_13,
    SUMMER_EVENING_FROM,
    SUMMER_EVENING_UNTIL,
)
STATE_FILE = (STATE_LAYOUT, STATE_LEA, STATE_NPS, STATE_TRANSACTION, STATE_HOURS, *STATE_EVALUATIONS.values())
DECISIONS: tuple[Decision, ...] = (*GENERAL, *HOURS_CHECKED, *EARLY_WARNING, *SUPPORTS, *ACADEMICS, *STATE_FILE)
"""Every setting, in the order in which the settings page shows them; a subject adds its lines here."""


def decided(book: Book, decision: Decision) -> Any:
    """The value in force: what the site decided, else the default."""
    with book.reading() as connection:
        return decided_in(connection, decision)


def decided_in(connection: Connection, decision: Decision) -> Any:
    """As `decided`, as an open connection sees it: also inside an edit."""
    said = connection.execute(_asked(), {"names": json.dumps([decision.name])}).all()
    return _in_force(decision, dict(said))


def all_decided(connection: Connection, decisions: Sequence[Decision]) -> dict[str, Any]:
    """The values in force by the names of the decisions, in one question."""
    said = dict(connection.execute(_asked(), {"names": json.dumps([each.name for each in decisions])}).all())
    return {each.name: _in_force(each, said) for each in decisions}


@cache
def _asked() -> Select[str, str | None]:
    return select(Setting.name, Setting.value).where(among(Setting.name, "names"), Setting.deleted.is_(False))


def _in_force(decision: Decision, said: Mapping[str, str | None]) -> Any:
    value = said.get(decision.name)
    return decision.default if value is None else decision.kind.revive(json.loads(value))


def decide(book: Book, decision: Decision, value: Any) -> None:
    """Keep `value` as the site's decision; None goes back to the default."""
    book.require("settings")
    said = None if value is None else json.dumps(decision.kind.plain(value))
    kept = _kept(book, decision)
    with book.edit(_("Setting: {setting}").format(setting=_(decision.label))) as edit:
        if kept is None:
            edit.insert(Setting, [{"name": decision.name, "value": said}])
        else:
            edit.update(Setting, {kept.id: {"value": said}})


def _kept(book: Book, decision: Decision) -> Record | None:
    return next(iter(book.records(Setting, {"name": decision.name})), None)
