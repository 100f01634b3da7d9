"""Measuring progress under support plans and looking at them again: continue, adjust, intensify, exit, refer."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from app.book.base import Record
from app.book.book import Book
from app.book.refused import Refused, UnfitField, refuse_fields
from app.i18n import _
from app.models.caseload import own_staff_id
from app.models.settings import decided
from app.models.strand_settings import REVIEW_WEEKS
from app.models.strategies import PlanTemplate
from app.models.supporting import unfit_percents
from app.models.supports import PlanReview, ProgressPoint, SupportPlan

_FROM_TEMPLATE = (
    *("domain", "tier", "need", "goal", "measure", "unit", "strategy_id", "strategy", "delivery"),
    *("sessions_per_week", "session_minutes", "monitoring_weeks"),
)


def values_from(book: Book, template_id: str, starts_on: date) -> dict[str, Any]:
    """The values of a new plan from a template: what the template says, with its days counted from `starts_on`."""
    template = book.record(PlanTemplate, template_id)
    if template is None:
        raise Refused(_("This template was deleted."))
    said = {name: getattr(template, name) for name in _FROM_TEMPLATE}
    values = {name: value for name, value in said.items() if value is not None}
    values["starts_on"] = starts_on
    values["review_on"] = starts_on + timedelta(weeks=decided(book, REVIEW_WEEKS))
    if template.weeks:
        values["ends_on"] = starts_on + timedelta(weeks=template.weeks)
    return values


def keep_as_template(book: Book, plan_id: str, name: str) -> str:
    """Keep what is not about the student of a plan as a template; returns its id."""
    plan = _plan(book, plan_id)
    if not name.strip():
        raise Refused(_("Give the template a name."))
    values = {field: getattr(plan, field) for field in _FROM_TEMPLATE}
    if plan.ends_on:
        values["weeks"] = min(60, max(1, round((plan.ends_on - plan.starts_on).days / 7)))
    with book.edit(_("Keep a template of a support plan")) as edit:
        return edit.insert(PlanTemplate, [{**values, "name": name.strip()}])[0]


def measure(book: Book, plan_id: str, value: int, on: date | None = None, note: str | None = None) -> str:
    """Write down a measure of progress, in tenths; returns its id. Raises Refused where it cannot have been."""
    day = on or date.today()
    _refuse_measure(_plan(book, plan_id), day, value)
    with book.edit(_("Add a measure of progress")) as edit:
        return edit.insert(ProgressPoint, [{"plan_id": plan_id, "date": day, "value": value, "note": note}])[0]


def change_measure(book: Book, point_id: str, values: Mapping[str, Any]) -> None:
    """Change one measure of progress. Raises Refused where it cannot have been."""
    point = book.record(ProgressPoint, point_id)
    if point is None:
        raise Refused(_("This measure was deleted."))
    after = {**point._asdict(), **values}
    _refuse_measure(_plan(book, point.plan_id), after["date"], after["value"])
    book.save(ProgressPoint, point_id, values)


def _refuse_measure(plan: Record, on: date, value: int) -> None:
    if on > date.today():
        raise UnfitField("date", _("What has not been measured yet cannot be written down."))
    if on < plan.starts_on:
        raise UnfitField("date", _("The measure lies before the support plan begins."))
    refuse_fields(unfit_percents({"value": value}, plan.unit))


def review_plan(
    book: Book,
    plan_id: str,
    decision: str,
    reason: str,
    on: date | None = None,
    next_review_on: date | None = None,
    outcome: str | None = None,
) -> str:
    """Keep what a review decided; the plan follows in the same edit. Returns the id of the review.

    An exit ends the plan with `outcome`, and no review follows. Otherwise the next review is due on the day that is
    said, or after the weeks that the site decided. Raises Refused without a reason, for an exit without an outcome, for
    days that cannot be, and where the plan has ended.
    """
    plan, day = _plan(book, plan_id), on or date.today()
    if plan.state == "ended":
        raise Refused(_("This support plan has ended: it is not reviewed any more."))
    if not reason.strip():
        raise UnfitField("reason", _("Say why: a decision without a reason cannot be followed later."))
    if day > date.today():
        raise UnfitField("date", _("A review cannot be of a day that has not come."))
    if day < plan.starts_on:
        raise UnfitField("date", _("The review lies before the support plan begins."))
    ends = decision == "exit"
    if ends and outcome is None:
        raise UnfitField("outcome", _("Say how the plan turned out: an exit ends it."))
    if not ends and next_review_on is None:
        next_review_on = day + timedelta(weeks=decided(book, REVIEW_WEEKS))
    if ends:
        next_review_on = None
    elif next_review_on is not None and next_review_on <= day:
        raise UnfitField("next_review_on", _("The next review lies before this one."))
    row = {"plan_id": plan_id, "date": day, "staff_id": own_staff_id(book), "decision": decision}
    row |= {"reason": reason.strip(), "next_review_on": next_review_on}
    follows: dict[str, Any] = {"review_on": next_review_on}
    if ends:
        follows = {"state": "ended", "ends_on": day, "outcome": outcome, "review_on": None}
    with book.edit(_("Review a support plan")) as edit:
        id_ = edit.insert(PlanReview, [row])[0]
        edit.update(SupportPlan, {plan_id: follows})
    return id_


def reviews_of(book: Book, plan_id: str) -> list[Record]:
    """The reviews of a plan, the newest first."""
    return book.records(PlanReview, {"plan_id": plan_id}, sort=[("date", True)])


def _plan(book: Book, plan_id: str) -> Record:
    plan = book.record(SupportPlan, plan_id)
    if plan is None:
        raise Refused(_("This support plan was deleted."))
    return plan
