"""What the signs of the early warning say, with the limits behind them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from app.book.book import Book
from app.i18n import N_, _, ngettext
from app.models.early_warning import Sign, Subject
from app.models.settings import decided
from app.models.strand_settings import (
    ABSENT_HIGH,
    ABSENT_WATCH,
    AVERAGE_HIGH,
    AVERAGE_WATCH,
    CHRONIC,
    FAILED_HIGH,
    FAILED_WATCH,
    INCIDENTS_HIGH,
    INCIDENTS_WATCH,
)
from app.models.study_kinds import CREDITS, TENTHS
from app.views.look.tokens import Tone

SUBJECTS: Mapping[Subject, str] = {
    "attendance": N_("Attendance"),
    "behavior": N_("Behavior"),
    "courses": N_("Courses"),
}
CONCERNS: Mapping[Subject, str] = {"attendance": "attendance", "behavior": "behavior", "courses": "counseling"}
"""What a referral is about that begins with a sign."""

POINT_TONES: Mapping[int, Tone] = {1: "warn", 2: "bad"}
TIER_TONES: Mapping[int, Tone] = {1: "info", 2: "warn", 3: "bad"}
SETTINGS: Mapping[Subject, str] = {
    "attendance": ABSENT_WATCH.name,
    "behavior": INCIDENTS_WATCH.name,
    "courses": FAILED_WATCH.name,
}


class Limit(NamedTuple):
    """A limit in a sentence, and whether it is law."""

    sentence: str
    is_law: bool


def short_sign(sign: Sign) -> str:
    """The figure of a sign, for a cell: "10.8% absent", "3 incidents", "2 not passed"."""
    if sign.subject == "attendance":
        return _("{share}% absent").format(share=TENTHS.format(sign.share))
    if sign.subject == "behavior":
        return ngettext("{count} incident", "{count} incidents", sign.count or 0).format(count=sign.count or 0)
    if sign.count:
        return ngettext("{count} not passed", "{count} not passed", sign.count).format(count=sign.count)
    return _("average {average}").format(average=CREDITS.format(sign.average))


def more_of_sign(sign: Sign) -> str:
    """What else is known of a sign: "chronic by law", "suspended", "average 1.83"."""
    if sign.chronic:
        return _("chronically absent by law")
    if sign.suspended:
        return _("suspended")
    if sign.subject == "courses" and sign.count and sign.average is not None:
        return _("average {average}").format(average=CREDITS.format(sign.average))
    return ""


def limits_of(book: Book, sign: Sign) -> list[Limit]:
    """The limits with which a sign was compared; only one of them is law."""
    if sign.subject == "attendance":
        own = _("Watch from {watch}% of the days, high from {high}%.")
        law = _("From {share}% on the law says chronically absent (Education Code 60901(c)(1)).").format(share=CHRONIC)
        return [Limit(law, True), Limit(_with(book, own, ABSENT_WATCH, ABSENT_HIGH), False)]
    if sign.subject == "behavior":
        own = _("Watch from {watch} incidents, high from {high} or with a suspension.")
        return [Limit(_with(book, own, INCIDENTS_WATCH, INCIDENTS_HIGH), False)]
    failed = _("Watch from {watch} courses not passed, high from {high}.")
    average = _("Watch with an average below {watch}, high below {high}.")
    return [
        Limit(_with(book, failed, FAILED_WATCH, FAILED_HIGH), False),
        Limit(_with(book, average, AVERAGE_WATCH, AVERAGE_HIGH), False),
    ]


def _with(book: Book, sentence: str, watch: object, high: object) -> str:
    shown = {}
    for name, decision in (("watch", watch), ("high", high)):
        value = decided(book, decision)  # type: ignore[arg-type]
        shown[name] = CREDITS.format(value) if decision in (AVERAGE_WATCH, AVERAGE_HIGH) else str(value)
    return sentence.format(**shown)
