"""What the measures of a plan say, in words."""

from __future__ import annotations

from collections.abc import Mapping

from app.book.base import Record
from app.i18n import _, day, ngettext, short_day
from app.models.aim_line import Course, Trend
from app.models.study_kinds import MEASURE
from app.views.look.tokens import Tone

TONES: Mapping[Trend, Tone] = {"too_few": "neutral", "on_line": "ok", "behind": "warn", "reached": "info"}


def value_words(value: int, unit: str | None) -> str:
    """A value with its unit: "42 words a minute"."""
    return " ".join(part for part in (MEASURE.format(value), unit) if part)


def trend_words(course: Course) -> str:
    """How the measures lie to the aim line, in a few words."""
    if course.line is None:
        return _("No aim line")
    if course.trend == "too_few":
        if not course.points:
            return _("No measures so far")
        if course.lacks_days:
            return _("Too few days measured yet")
        count = len(course.points)
        said = ngettext("{count} measure: too few to judge", "{count} measures: too few to judge", count)
        return said.format(count=count)
    return {
        "on_line": _("On the way to the goal"),
        "behind": _("Behind the aim line"),
        "reached": _("Goal reached"),
    }[course.trend]


def trend_sentence(plan: Record, course: Course) -> str:
    """What follows from the measures, in a sentence; empty where nothing can be said yet."""
    if not course.points:
        return ""
    last = course.points[-1]
    said = _("Last measure on {day}: {value}.").format(
        day=short_day(last.date), value=value_words(last.value, plan.unit)
    )
    if course.line:
        due = MEASURE.format(round(course.line.value_on(last.date)))
        said += " " + _("The aim line asks for {value} on that day.").format(value=due)
    return said


def what_lacks(plan: Record) -> str:
    """Why there is no aim line."""
    lacks = [
        words
        for words, missing in (
            (_("the value at the start"), plan.baseline_value is None),
            (_("the value to reach"), plan.goal_value is None),
            (_("a last day or a day of review"), plan.ends_on is None and plan.review_on is None),
        )
        if missing
    ]
    if not lacks:
        return _("The plan ends before it begins: there is no aim line.")
    return _("The aim line needs {what}.").format(what=", ".join(lacks))


def spoken(plan: Record, course: Course) -> str:
    """The whole chart in sentences, for screen readers."""
    parts = [trend_words(course)]
    if line := course.line:
        said = _("Aim line from {first} on {start} to {last} on {end}")
        parts.append(
            said.format(
                first=value_words(line.first, plan.unit), start=day(line.starts_on),
                last=value_words(line.last, plan.unit), end=day(line.ends_on),
            )
        )  # fmt: skip
    parts += [f"{short_day(each.date)}: {MEASURE.format(each.value)}" for each in course.points]
    return "; ".join(parts)
