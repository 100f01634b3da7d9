"""Keeping evaluations of students at work, and which are due: one midway and one at the end, by the supervisor."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from sqlalchemy import Select, and_, bindparam, or_, select

from app.book.base import Record
from app.book.book import Book
from app.book.refused import Refused
from app.i18n import _, day
from app.models.employers import EmployerContact
from app.models.enrolling import on_day
from app.models.evaluations import EVALUATED_BY, POINT, Evaluation, EvaluationItem, EvaluationRating
from app.models.placements import ActivityType, Placement
from app.models.placing import state_today
from app.models.school import year_bounds, year_name
from app.models.wblr_facts import INTERNSHIP

MID, END = "mid", "end"
OVERALL = {"A": "overall_a", "B": "overall_b", "C": "overall_c"}
"""The field of an evaluation that rates a whole category."""


@dataclass(frozen=True, slots=True)
class Compared:
    """One line of the form as the supervisor and the student filled it in; codes of `RATING`, None where not."""

    text: str
    is_overall: bool
    supervisor: str | None
    student: str | None


def midway(starts_on: date, ends_on: date) -> date:
    """The day on which half of a placement is over."""
    return starts_on + (ends_on - starts_on) / 2


def due(book: Book, today: date | None = None, student_id: str | None = None) -> dict[str, str]:
    """The placements that lack a supervisor's evaluation now, and which one.

    Those past their half lack the one midway; those that ended in this school year, and were not left or dismissed,
    the one at the end. `student_id` asks about the placements of one student.
    """
    on = today or date.today()
    of = {"day": year_bounds(year_name(on))[0], "student": student_id}
    with book.reading() as connection:
        placements = connection.execute(_placements(bool(student_id)), of).all()
        given = {tuple(row) for row in connection.execute(_held(bool(student_id)), of)}
    found: dict[str, str] = {}
    for id_, state, starts, ends in placements:
        is_over = state_today(state, ends, on) == "ended"
        if (id_, END) in given:
            continue
        if is_over:
            found[id_] = END
        elif starts and ends and on > midway(starts, ends) and (id_, MID) not in given:
            found[id_] = MID
    return found


@cache
def _placements(of_one: bool) -> Select[*tuple[Any, ...]]:
    """Those that may lack an evaluation, among them all that ended since `day`."""
    p = Placement
    asked = (
        select(p.id, p.state, p.starts_on, p.ends_on)
        .where(p.deleted.is_(False), p.state.in_(["active", "ended"]), p.starts_on.is_not(None))
        .where(p.ends_on >= on_day(), or_(p.end_reason.is_(None), p.end_reason.in_(["completed", "employer"])))
    )
    return asked.where(p.student_id == bindparam("student")) if of_one else asked


@cache
def _held(of_one: bool) -> Select[str, str]:
    """The supervisors' evaluations: placement and point."""
    p, e = Placement, Evaluation
    asked = select(e.placement_id, e.point).where(e.deleted.is_(False), e.by == "supervisor")
    theirs = select(p.id).where(p.student_id == bindparam("student"))
    return asked.where(e.placement_id.in_(theirs)) if of_one else asked


def due_count(book: Book) -> int:
    """How many evaluations are due now."""
    return len(due(book))


def state_evaluation_missing(book: Book) -> set[str]:
    """The ended internships of this school year without the state's evaluation of the employer."""
    first, last = year_bounds(year_name(date.today()))
    p, a = Placement, ActivityType
    asked = (
        select(p.id)
        .join(a, and_(a.id == p.activity_type_id, a.deleted.is_(False), a.state_code == INTERNSHIP))
        .where(p.deleted.is_(False), p.employer_evaluation.is_(None), p.state.not_in(["planned", "requested"]))
        .where(p.ends_on.between(first, min(last, date.today())))
    )
    with book.reading() as connection:
        return set(connection.execute(asked).scalars())


def proposed(book: Book, placement_id: str, by: str = "supervisor", today: date | None = None) -> dict[str, Any]:
    """The values with which a new evaluation begins: what is due next, today, signed by the supervisor."""
    on = today or date.today()
    [placement] = book.records(Placement, {"id": placement_id})
    given = {(e.by, e.point) for e in book.records(Evaluation, {"placement_id": placement_id})}
    is_over = state_today(placement.state, placement.ends_on, on) == "ended"
    point = END if is_over or (by, MID) in given else MID
    contact = book.record(EmployerContact, placement.contact_id) if placement.contact_id else None
    name = " ".join(filter(None, (contact.first_name, contact.last_name))) if contact and by == "supervisor" else None
    return {"by": by, "point": point, "date": on, "evaluator": name}


def save_evaluation(
    book: Book,
    placement_id: str,
    values: Mapping[str, Any],
    ratings: Mapping[str, str | None],
    evaluation_id: str = "",
    of_state: Mapping[str, Any] | None = None,
) -> str:
    """Keep an evaluation with its ratings by item, as one edit; returns its id.

    `of_state` are fields of the placement that are kept along, the state's own evaluation. Raises Refused where the
    day cannot be, nothing is rated, or there is such an evaluation already.
    """
    _refuse_unfit(book, placement_id, values, ratings, evaluation_id)
    title = _("Change evaluation") if evaluation_id else _("Add evaluation")
    with book.edit(title) as edit:
        if evaluation_id:
            edit.update(Evaluation, {evaluation_id: values})
            id_ = evaluation_id
        else:
            [id_] = edit.insert(Evaluation, [{**values, "placement_id": placement_id}])
        kept = {r.item_id: r for r in book.records(EvaluationRating, {"evaluation_id": id_})} if evaluation_id else {}
        known = {item: value for item, value in ratings.items() if item in kept and kept[item].rating != value}
        edit.update(EvaluationRating, {kept[item].id: {"rating": value} for item, value in known.items()})
        new = {item: value for item, value in ratings.items() if item not in kept and value is not None}
        edit.insert(
            EvaluationRating, [{"evaluation_id": id_, "item_id": item, "rating": value} for item, value in new.items()]
        )
        if of_state:
            edit.update(Placement, {placement_id: of_state})
    return id_


def remove_evaluation(book: Book, evaluation_id: str) -> None:
    """Mark an evaluation as deleted, with its ratings."""
    with book.edit(_("Delete evaluation")) as edit:
        edit.delete(Evaluation, [evaluation_id])


def ratings_of(book: Book, evaluation_id: str) -> dict[str, str | None]:
    """How each item was rated."""
    return {r.item_id: r.rating for r in book.records(EvaluationRating, {"evaluation_id": evaluation_id})}


def compared(book: Book, evaluations: Sequence[Record]) -> dict[str, list[Compared]]:
    """The evaluations of one point beside each other, by category: its items in their order, then the whole.

    Items that neither rated are left out.
    """
    sides = {e.by: e for e in evaluations}
    rated = {by: ratings_of(book, e.id) for by, e in sides.items()}
    items: dict[str, list[Record]] = defaultdict(list)
    wanted = {item for ratings in rated.values() for item, rating in ratings.items() if rating}
    for item in sorted(book.records(EvaluationItem, {"id": wanted}), key=lambda item: (item.place or 0, item.id)):
        items[item.category].append(item)

    def side(by: str, item_id: str) -> str | None:
        return rated.get(by, {}).get(item_id)

    found: dict[str, list[Compared]] = {}
    for category, field in OVERALL.items():
        lines = [Compared(_(i.text), False, side("supervisor", i.id), side("self", i.id)) for i in items[category]]
        whole = {by: getattr(e, field) for by, e in sides.items()}
        lines.append(Compared(_("As a whole"), True, whole.get("supervisor"), whole.get("self")))
        found[category] = lines
    return found


def _refuse_unfit(
    book: Book, placement_id: str, values: Mapping[str, Any], ratings: Mapping[str, str | None], own: str
) -> None:
    [placement] = book.records(Placement, {"id": placement_id})
    on: date = values["date"]
    if on > date.today():
        raise Refused(_("{day} lies ahead: an evaluation tells of what was.").format(day=day(on)))
    if placement.starts_on and on < placement.starts_on:
        said = _("The placement began only on {day}.")
        raise Refused(said.format(day=day(placement.starts_on)))
    said_something = any(ratings.values()) or any(values.get(field) for field in OVERALL.values())
    if not said_something and not any(values.get(name) for name in ("comments", "strengths", "growth")):
        raise Refused(_("Nothing is rated. Rate at least one line, or write a comment."))
    twins = book.records(Evaluation, {"placement_id": placement_id, "by": values["by"], "point": values["point"]})
    for twin in twins:
        if twin.id != own:
            said = _("There is one already: {by}, {point}, of {day}. Change that one.")
            by, point = EVALUATED_BY.format(twin.by), POINT.format(twin.point)
            raise Refused(said.format(by=by, point=point, day=day(twin.date)))
