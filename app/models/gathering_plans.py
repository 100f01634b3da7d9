"""Which support plans meet together: by the name of a group, a strategy, or a class; and any single one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from app.book.base import Record
from app.book.book import Book
from app.i18n import _, sort_key
from app.models.classes import seated
from app.models.people import Student
from app.models.staff import Section
from app.models.strategies import Strategy
from app.models.supports import SupportPlan

Kind = Literal["group", "strategy", "section", "plan"]


@dataclass(frozen=True, slots=True)
class Gathering:
    """Active plans that have something in common."""

    kind: Kind
    name: str
    plan_ids: tuple[str, ...]


def gatherings(book: Book, today: date | None = None) -> list[Gathering]:
    """The groups, the strategies, the classes and the single plans that are active, each kind by name.

    A strategy or a class is there only where at least two plans share it.
    """
    plans = book.records(SupportPlan, {"state": "active"})
    names = names_of(book, plans)
    plans.sort(key=lambda plan: sort_key(names[plan.id]))
    strategies = book.column(Strategy, "name")
    groups: dict[str, list[str]] = defaultdict(list)
    by_strategy: dict[str, list[str]] = defaultdict(list)
    by_student: dict[str, list[str]] = defaultdict(list)
    for plan in plans:
        by_student[plan.student_id].append(plan.id)
        if plan.group_name:
            groups[plan.group_name].append(plan.id)
        if plan.strategy_id in strategies:
            by_strategy[plan.strategy_id].append(plan.id)
    found = [Gathering("group", name, tuple(ids)) for name, ids in _by_name(groups)]
    shared = {_(strategies[id_]): ids for id_, ids in by_strategy.items() if len(ids) > 1}
    found += [Gathering("strategy", name, tuple(ids)) for name, ids in _by_name(shared)]
    found += [g for g in _classes(book, by_student, today or date.today()) if len(g.plan_ids) > 1]
    return found + [Gathering("plan", f"{names[plan.id]}: {plan.need}", (plan.id,)) for plan in plans]


def together_with(book: Book, plan_ids: Collection[str]) -> list[str]:
    """These active plans, and those of the groups whose names they bear; in the order of the students' names."""
    chosen = book.records(SupportPlan, {"id": list(plan_ids), "state": "active"})
    groups = {plan.group_name for plan in chosen} - {None}
    others = book.records(SupportPlan, {"group_name": list(groups), "state": "active"}) if groups else []
    plans = {plan.id: plan for plan in (*chosen, *others)}
    names = names_of(book, list(plans.values()))
    return sorted(plans, key=lambda id_: sort_key(names[id_]))


def names_of(book: Book, plans: Collection[Record]) -> dict[str, str]:
    """By plan: the name of its student."""
    students = {s.id: s for s in book.records(Student, {"id": list({plan.student_id for plan in plans})})}
    return {plan.id: _name(students.get(plan.student_id)) for plan in plans}


def _classes(book: Book, by_student: Mapping[str, list[str]], today: date) -> list[Gathering]:
    sections = book.column(Section, "name")
    found = [
        Gathering(
            "section", sections[id_], tuple(p for student, ids in by_student.items() if student in here for p in ids)
        )
        for id_, here in seated(book, today, list(sections)).items()
    ]
    return sorted(found, key=lambda g: sort_key(g.name))


def _by_name(plans: Mapping[str, list[str]]) -> list[tuple[str, list[str]]]:
    return sorted(plans.items(), key=lambda each: sort_key(each[0]))


def _name(student: Record | None) -> str:
    if student is None:
        return ""
    return " ".join(part for part in (student.preferred_name or student.first_name, student.last_name) if part)
