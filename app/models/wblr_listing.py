"""Every record of a school year as the page of the state's file lists it: ready, held back, or not asked for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from sqlalchemy import and_, func, or_, select

from app.book.book import Book
from app.i18n import _, fold
from app.models.employers import Employer
from app.models.people import Student
from app.models.placements import EMPLOYER_EVALUATION, ActivityType, Placement
from app.models.school import year_bounds
from app.models.wblr import Checked, Judged, check, hours_outside, internship_id
from app.models.wblr_rules import RULES, Problem

Standing = Literal["ready", "held", "out"]


@dataclass(frozen=True, slots=True)
class Line:
    """One record. `id` is that of the placement, or of the event; `why` says why the state does not ask for it."""

    id: str
    standing: Standing
    student: str
    local_id: str
    work: str
    employer: str
    problems: tuple[Problem, ...]
    why: str
    values: dict[str, str]
    judged: Judged | None = None


@dataclass(frozen=True, slots=True)
class Listing:
    """A check with all its lines: those that the state asks for by student, then the others."""

    checked: Checked
    lines: list[Line]
    of_file: tuple[Problem, ...]  # what holds back everything

    def count(self, standing: Standing) -> int:
        """How many records are ready, held back or not in the file."""
        return sum(line.standing == standing for line in self.lines)

    def broken(self) -> list[tuple[str, int]]:
        """The names of the rules that records break, in the order of the rules, and how many records each."""
        found = Counter(name for line in self.lines for name in {problem.rule.name for problem in line.problems})
        return [(rule.name, found[rule.name]) for rule in RULES if found[rule.name]]


def listing(book: Book, year: str, today: date | None = None) -> Listing:
    """Check a school year and list it. Raises Refused as `check` does."""
    checked = check(book, year, today)
    judged = checked.judged
    people = book.rows(
        Student, list({j.experience.student_id for j in judged}), ("last_name", "first_name", "local_id")
    )
    lines: list[Line] = []
    for each in judged:
        e, (last, first, local_id) = each.experience, people[each.experience.student_id]
        standing: Standing = "ready" if each.is_written else "held"
        name = ", ".join(filter(None, (last, first)))
        worst_first = tuple(sorted(each.problems, key=lambda problem: not problem.rule.holds_back))
        lines.append(Line(e.placement_id, standing, name, local_id or "", e.role, e.employer or "", worst_first, "",
                          values_of(each, checked), each))  # fmt: skip
    asked = {j.experience.placement_id for j in judged}
    lines += _events(checked)
    lines += _others(book, checked, asked)
    own = {problem for line in lines for problem in line.problems}
    return Listing(checked, lines, tuple(problem for problem in checked.problems if problem not in own))


def values_of(judged: Judged, checked: Checked) -> dict[str, str]:
    """The values of one record, as far as they are known, in the words of the page."""
    e, facts = judged.experience, checked.facts
    kind = facts.type_of(e)
    by_year = kind is not None and kind.by_year
    return {
        "ssid": e.ssid or "",
        "type": e.code or "",
        "hours": hours_outside(e.approved - e.in_class, facts.hours_as) if by_year else "",
        "course": (e.course_code or "") if by_year else "",
        "internship_id": internship_id(e),
        "evaluation": EMPLOYER_EVALUATION.format(e.evaluation) if e.is_internship else "",
        "lea_sponsored": _flag(e.lea_sponsored) if e.is_internship else "",
        "certified_supervised": _flag(e.certified_supervised) if e.is_internship else "",
    }


def _flag(value: bool | None) -> str:
    return "" if value is None else _("Yes") if value else _("No")


def _events(checked: Checked) -> Iterator[Line]:
    """Events of a type of the state: the file holds placements only."""
    told = {problem.record: problem for problem in checked.problems if problem.rule.table == "event"}
    for event in checked.facts.events:
        yield Line(event.id, "out", "", "", event.name, _("Event"), (told[event.id],), told[event.id].message,
                   {"type": event.code})  # fmt: skip


def _others(book: Book, checked: Checked, asked: set[str]) -> Iterator[Line]:
    """The placements of the year that the state does not ask for."""
    p, s, a, e = Placement, Student, ActivityType, Employer
    first, last = year_bounds(checked.year)
    wanted = (
        select(p.id, s.last_name, s.first_name, s.local_id, s.ssid, p.role, e.name, p.state, p.end_reason)
        .add_columns(a.name, a.state_code)
        .join(s, and_(s.id == p.student_id, s.deleted.is_(False)))
        .outerjoin(a, and_(a.id == p.activity_type_id, a.deleted.is_(False)))
        .outerjoin(e, e.id == p.employer_id)
        .where(p.deleted.is_(False), func.coalesce(p.starts_on, first) <= last)
        .where(or_(p.ends_on >= first, and_(p.ends_on.is_(None), p.state != "ended")))
        .order_by(s.folded, s.id, p.starts_on, p.id)
    )
    with book.reading() as connection:
        found = connection.execute(wanted).all()
    for id_, last_name, first_name, local_id, ssid, role, employer, state, reason, activity, code in found:
        if id_ not in asked:
            why = _why(checked, state, reason, activity, code)
            name = ", ".join(filter(None, (last_name, first_name)))
            yield Line(id_, "out", name, local_id or "", role, employer or "", (), why,
                       {"type": code or "", "ssid": ssid or ""})  # fmt: skip


def _why(checked: Checked, state: str, reason: str | None, activity: str | None, code: str | None) -> str:
    kind = checked.layout.types.get(code or "")
    if state in ("planned", "requested"):
        return _("It has not begun.")
    if activity is None:
        return _("It names no kind of activity, and no hours of this year are logged.")
    if kind is None:
        return _("The state has no type for “{activity}”.").format(activity=_(activity))
    if kind.by_year:
        return _("No hours of this year are approved or wait.")
    if reason not in (None, "completed"):
        return _("It was not completed: the state asks only for what was.")
    return _("It goes on: the state asks for it in the year in which it is completed.")


def narrowed(lines: Sequence[Line], standing: str, rule: str = "", text: str = "") -> list[int]:
    """The places of the lines of one standing ("" for all), that break one rule, and hold every word of `text`.

    Those whose student has all the words, in name or ids, come before those of a work or an employer called so.
    """
    words = fold(text).split()

    def held_by(at: int, with_work: bool) -> bool:
        line = lines[at]
        texts = (line.student, line.local_id, line.values.get("ssid", ""))
        whole = fold(" ".join((*texts, line.work, line.employer) if with_work else texts))
        return all(word in whole for word in words)

    found = [
        at
        for at, line in enumerate(lines)
        if standing in ("", line.standing)
        and (not rule or any(problem.rule.name == rule for problem in line.problems))
        and held_by(at, with_work=True)
    ]
    return sorted(found, key=lambda at: not held_by(at, with_work=False)) if words else found
