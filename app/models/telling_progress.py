"""The arithmetic behind a progress, in words and numbers: one line for each step, for a click on "behind"."""

from __future__ import annotations

from app.i18n import _, day, hours, number
from app.models.falling_behind import TOLERANCE, is_late
from app.models.pacing import PACE_WEEKS
from app.models.progress import Progress

PERCENT = round(TOLERANCE * 100)


def arithmetic(progress: Progress) -> list[str]:
    """How the state, the pace and the day of completion come about; sentences in the order in which one reckons."""
    return [line for line in (*_standing(progress), *_pace(progress)) if line]


def _standing(p: Progress) -> list[str]:
    counted = _("{approved} approved + {waiting} waiting for approval = {sum} hours.").format(
        approved=hours(p.approved), waiting=hours(p.waiting), sum=hours(p.counted)
    )
    if not p.target:
        return [counted, _("No target is set, so nothing is due.")]
    target = _("Target of this placement: {target} hours.") if p.own_target else _("Target: {target} hours.")
    told = [target.format(target=hours(p.target)), counted]
    if p.state == "done":
        said = _("The approved hours have reached the target: {approved} of {target}.")
        return [*told, said.format(approved=hours(p.approved), target=hours(p.target))]
    if p.state == "not_begun" and not p.is_placed:
        return [*told, _("No placement has begun, so nothing is due yet.")]
    if p.state == "not_begun":
        return [*told, _("It begins on {day}, so nothing is due yet.").format(day=day(p.first))]
    if p.state == "short":
        return [*told, _("It is over, and {rest} hours are missing.").format(rest=hours(p.target - p.approved))]
    return [*told, _due(p), _verdict(p)]


def _due(p: Progress) -> str:
    whole, passed = (p.last - p.first).days + 1, (p.today - p.first).days + 1
    said = _("Due by {day}: {target} hours × {passed} of {whole} days = {due} hours.")
    return said.format(
        day=day(p.today), target=hours(p.target or 0), passed=number(passed), whole=number(whole), due=hours(p.due)
    )


def _verdict(p: Progress) -> str:
    least = {"percent": number(PERCENT), "due": hours(p.due), "least": hours(round(p.due * TOLERANCE))}
    if p.state == "behind":
        said = _("Behind: {counted} hours are less than {percent}% of {due}, which is {least}.")
    elif is_late(p.counted, p.due):
        return _("Nobody is behind in the first two weeks.")
    else:
        said = _("On track: {counted} hours are at least {percent}% of {due}, which is {least}.")
    return said.format(counted=hours(p.counted), **least)


def _pace(p: Progress) -> list[str]:
    if p.state not in ("behind", "on_track") or not p.rest:
        return []
    weeks = {"weeks": number(round(p.pace_days / 7, 1)), "hours": hours(p.recent), "weekly": hours(p.weekly)}
    if p.pace_days == PACE_WEEKS * 7:
        told = [_("Pace: {hours} hours in the last {weeks} weeks = {weekly} hours a week.").format(**weeks)]
    else:
        told = [_("Pace: {hours} hours in {weeks} weeks since the beginning = {weekly} hours a week.").format(**weeks)]
    rest = {"target": hours(p.target or 0), "counted": hours(p.counted), "rest": hours(p.rest)}
    if p.done_on:
        said = _("Still to go: {target} − {counted} = {rest} hours; at this pace done on {day}.")
        told.append(said.format(**rest, day=day(p.done_on)))
    else:
        said = _("Still to go: {target} − {counted} = {rest} hours; at this pace no day can be told.")
        told.append(said.format(**rest))
    if p.needed_weekly is not None:
        said = _("To be done by {day}: {hours} hours a week.")
        told.append(said.format(day=day(p.last), hours=hours(p.needed_weekly)))
    return told
