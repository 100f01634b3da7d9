"""Making and ending support plans, and logging their sessions: one edit each."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import Any

from app.book.base import Record, new_id
from app.book.book import Book
from app.book.refused import Refused, UnfitField, refuse_fields
from app.i18n import _, day, ngettext
from app.models.people import Student
from app.models.study_kinds import is_percent
from app.models.supports import SupportPlan, SupportSession


def add_plan(book: Book, values: Mapping[str, Any]) -> str:
    """Add a support plan; returns its id. Raises Refused where its days or values contradict each other."""
    refuse_unfit(values)
    with book.edit(_("Add support plan")) as edit:
        return edit.insert(SupportPlan, [values])[0]


def change_plan(book: Book, plan_id: str, values: Mapping[str, Any]) -> None:
    """Change fields of one plan. Raises Refused where they contradict each other or what the plan says already."""
    plan = book.record(SupportPlan, plan_id)
    if plan is None:
        raise Refused(_("This support plan was deleted."))
    refuse_unfit({**plan._asdict(), **values}, changed=values)
    book.save(SupportPlan, plan_id, values)


def end_plans(book: Book, plan_ids: Collection[str], on: date) -> int:
    """End the active ones of these plans on a day, today at the latest; returns how many.

    Raises Refused for a later day, one before the plan begins, and where none is active.
    """
    if on > date.today():
        raise Refused(_("A plan that goes on until {day} has not ended yet.").format(day=day(on)))
    plans = book.records(SupportPlan, {"id": list(plan_ids), "state": "active"})
    if not plans:
        raise Refused(_("None of these support plans is active."))
    for plan in plans:
        if on < plan.starts_on:
            raise Refused(
                _("The plan “{need}” of {student} begins only on {day}.").format(
                    need=plan.need, student=_student(book, plan), day=day(plan.starts_on)
                )
            )
    title = ngettext("End {count} support plan", "End {count} support plans", len(plans))
    with book.edit(title.format(count=len(plans))) as edit:
        ended = {"state": "ended", "ends_on": on, "review_on": None}
        return edit.update(SupportPlan, dict.fromkeys((plan.id for plan in plans), ended))


def remove_plans(book: Book, plan_ids: Collection[str]) -> int:
    """Mark plans as deleted, with their sessions, points and reviews; returns how many plans."""
    title = ngettext("Delete {count} support plan", "Delete {count} support plans", len(plan_ids))
    with book.edit(title.format(count=len(plan_ids))) as edit:
        return edit.delete(SupportPlan, list(plan_ids))


def log_session(
    book: Book,
    plan_id: str,
    on: date,
    minutes: int,
    present: bool,
    note: str | None = None,
    reason_missed: str | None = None,
) -> str:
    """Log one session of a plan; returns its id. Raises Refused where it cannot have been."""
    return log_sessions(book, [plan_id], on, minutes, present, note, reason_missed)[0]


def log_sessions(
    book: Book,
    plan_ids: Sequence[str],
    on: date,
    minutes: int | None,
    present: bool,
    note: str | None = None,
    reason_missed: str | None = None,
    absent: Collection[str] = (),
    start: int | None = None,
    others: Mapping[str, Mapping[str, Any]] | None = None,
) -> list[str]:
    """Log the same session for each of these plans, a group that was met together; returns the ids.

    `absent` are the plans of those who did not come to a session that was held. `reason_missed` is of
    `supports.MISSED`; of those who were absent from a group it is "absent". `others` are fields of the session by
    plan, where one differs: other minutes, or the reason why it was missed. What was planned is kept from the plan.
    Raises Refused, and logs none, where one of them cannot have been.
    """
    if not plan_ids:
        raise Refused(_("Say first who met: no active support plan is chosen."))
    plans = book.records(SupportPlan, {"id": list(plan_ids)})
    if len(plans) < len(set(plan_ids)):
        raise Refused(_("This support plan was deleted."))
    own = others or {}
    for plan in plans:
        given = own.get(plan.id, {}).get("minutes") or minutes
        _refuse_session(book, plan, on, given, present, alone=len(plans) == 1)
    key = new_id() if len(plans) > 1 else None
    rows: list[dict[str, Any]] = []
    for plan in plans:
        its = own.get(plan.id, {})
        why = its.get("reason_missed")
        came = present and plan.id not in absent and not why
        missed = None if came else why or reason_missed or ("absent" if present else None)
        given = its.get("minutes") or minutes
        what = {"present": came, "minutes": given if came else 0, "reason_missed": missed}
        planned = {"minutes_planned": plan.session_minutes, "group_key": key, "start": start}
        rows.append({"plan_id": plan.id, "date": on, "note": note, **what, **planned})
    title = ngettext("Log support session", "Log support session for {count} students", len(plans))
    with book.edit(title.format(count=len(plans))) as edit:
        return edit.insert(SupportSession, rows)


def change_session(book: Book, session_id: str, values: Mapping[str, Any]) -> None:
    """Change one session. Raises Refused where it cannot have been."""
    session = book.record(SupportSession, session_id)
    plan = book.record(SupportPlan, session.plan_id) if session else None
    if session is None or plan is None:
        raise Refused(_("This support session was deleted."))
    after: dict[str, Any] = {**session._asdict(), **values}
    _refuse_session(book, plan, after["date"], after["minutes"], after["present"], alone=True)
    book.save(
        SupportSession, session_id, dict(values) | ({"reason_missed": None} if after["present"] else {"minutes": 0})
    )


def remove_session(book: Book, session_id: str) -> None:
    """Mark one session as deleted."""
    with book.edit(_("Delete support session")) as edit:
        edit.delete(SupportSession, [session_id])


def refuse_unfit(values: Mapping[str, Any], changed: Collection[str] | None = None) -> None:
    """Raises Refused where values of a plan contradict each other, as far as one of them is among those `changed`."""

    def told(*names: str) -> list[Any]:
        asked = changed is None or any(name in changed for name in names)
        return [values.get(name) for name in names] if asked else [None, None]

    found: list[UnfitField] = []
    first, last = told("starts_on", "ends_on")
    if first and last and last < first:
        found.append(UnfitField("ends_on", _("The plan ends before it begins.")))
    first, review = told("starts_on", "review_on")
    if first and review and review < first:
        found.append(UnfitField("review_on", _("The review lies before the plan begins.")))
    start, goal = told("baseline_value", "goal_value")
    if start is not None and start == goal:
        said = _("The value to reach is the one at the start: there would be no way to go.")
        found.append(UnfitField("goal_value", said))
    for name in ("baseline_value", "goal_value"):
        value, unit = told(name, "unit")
        found += unfit_percents({name: value}, unit)
    refuse_fields(found)


def unfit_percents(values: Mapping[str, int | None], unit: str | None) -> list[UnfitField]:
    """The fields, of these in tenths, whose value no percentage is, where the unit is percent."""
    said = _("A percentage lies between 0 and 100.")
    beyond = [name for name, value in values.items() if value is not None and not 0 <= value <= 1000]
    return [UnfitField(name, said) for name in beyond] if is_percent(unit) else []


def _refuse_session(book: Book, plan: Record, on: date, minutes: int | None, present: bool, alone: bool) -> None:
    if on > date.today():
        raise UnfitField("date", _("A session that has not been held yet cannot be logged."))
    if present and not minutes:
        raise UnfitField("minutes", _("Say how many minutes the session lasted."))
    if on < plan.starts_on:
        if alone:
            raise UnfitField("date", _("The session lies before the support plan begins."))
        said = _("The session lies before the support plan of {student} begins.")
        raise UnfitField("date", said.format(student=_student(book, plan)))


def _student(book: Book, plan: Record) -> str:
    student = book.record(Student, plan.student_id)
    return " ".join(part for part in (student.first_name, student.last_name) if part) if student else ""
