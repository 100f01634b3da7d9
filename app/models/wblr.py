"""The state's file of work-based learning (CALPADS WBLR): its rows for a school year, and what keeps records out of it.

Uploading the file replaces every record that CALPADS holds for the school and year (documentation.calpads.org), so it
has to be the complete set: an account that sees only some students makes none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from app.book.book import Book
from app.book.refused import Refused
from app.i18n import _
from app.models.permissions import RECORDS
from app.models.school import year_bounds, year_name
from app.models.state_layout import Layout, WorkType
from app.models.wblr_facts import NPS, Experience, Facts, gather
from app.models.wblr_rules import Problem, problems_of, problems_of_file, reminders

RECORD_TYPE = "WBLR"
_WHOLE = ("student", "student_group", "enrollment", "event", "participation", "placement", "hour_entry")
_DECIMALS = {"whole": 0, "tenths": 1, "hundredths": 2}


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the file: the values of its fields, and the placements of one student that it tells of."""

    student_id: str
    placement_ids: tuple[str, ...]
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Judged:
    """One placement that the state asks for, with the problems that are its own or those of its student and course."""

    experience: Experience
    problems: tuple[Problem, ...]
    is_written: bool  # it is in a row of the file


@dataclass(frozen=True, slots=True)
class Checked:
    """What came of a check. A placement is in `rows`, or held back by a problem; some problems only remind."""

    year: str
    layout: Layout
    rows: list[Row]
    problems: list[Problem]
    held_back: int  # placements that the state asks for and the file does not hold
    facts: Facts
    judged: list[Judged]  # by the names of the students


def check(book: Book, year: str, today: date | None = None) -> Checked:
    """Everything that the state asks for in the school year "2026-2027", judged.

    Raises Refused for what is no school year or too far ahead, and for an account that does not see everybody.
    """
    on = today or date.today()
    refuse_unknown_year(year, on)
    _refuse_parts(book)
    facts = gather(book, year, on)
    of_file = list(problems_of_file(facts))
    found = {(p.rule.name, p.record, p.student_id): p for p in (*of_file, *reminders(facts))}
    good: list[tuple[Experience, WorkType]] = []
    judged: list[Judged] = []
    for each in facts.experiences:
        problems = tuple(problems_of(each, facts))
        for problem in problems:
            found.setdefault((problem.rule.name, problem.record, problem.student_id), problem)
        kind = facts.type_of(each)
        is_good = not of_file and not any(problem.rule.holds_back for problem in problems)
        judged.append(Judged(each, problems, is_good))
        if kind and is_good:
            good.append((each, kind))
    held = len(judged) - len(good)
    return Checked(year, facts.layout, _rows(good, facts), list(found.values()), held, facts, judged)


def rows(book: Book, year: str) -> list[Row]:
    """The rows that can be written for a school year."""
    return check(book, year).rows


def problems(book: Book, year: str) -> list[Problem]:
    """What is missing or contradictory in the records of a school year."""
    return check(book, year).problems


def refuse_unknown_year(year: str, today: date) -> None:
    """Raise Refused unless it is written "2026-2027" and begins a year ahead at most (PowerSchool validations)."""
    written = re.fullmatch(r"(\d{4})-(\d{4})", year, re.ASCII)
    if not written or int(written[2]) != int(written[1]) + 1:
        raise Refused(
            _("“{year}” is no school year. Write it like {example}.").format(year=year, example=year_name(today))
        )
    if int(written[1]) > year_bounds(year_name(today))[0].year + 1:
        raise Refused(
            _("The school year {year} lies too far ahead: the state takes the next one at most.").format(year=year)
        )


def _refuse_parts(book: Book) -> None:
    """Raise Refused where the account does not see everything on which the file rests, and say what it is."""
    if not book.sees_all("student"):
        raise Refused(
            _(
                "The state’s file holds all students of the site. Your account does not see all of them. "
                "Ask a coordinator."
            )
        )
    if unseen := [table for table in _WHOLE if not book.sees_all(table)]:
        words = dict.fromkeys(_(rights.words) for rights in RECORDS if set(rights.tables) & set(unseen))
        raise Refused(
            _("The state’s file needs what your account does not see: {records}. Ask a coordinator.").format(
                records=", ".join(words)
            )
        )


def _rows(good: Iterable[tuple[Experience, WorkType]], facts: Facts) -> list[Row]:
    """One row for each key of the state: placements that have the same are one record, with their hours together."""
    groups: dict[tuple[str, str, str, str], list[tuple[Experience, WorkType]]] = {}
    for e, kind in good:
        course = (e.course_code or "") if kind.by_year else ""
        groups.setdefault((e.student_id, kind.code, internship_id(e), course), []).append((e, kind))
    return [_row(key, members, facts) for key, members in groups.items()]


def _row(key: tuple[str, str, str, str], members: Sequence[tuple[Experience, WorkType]], facts: Facts) -> Row:
    student_id, code, own, course = key
    e, kind = members[0]
    values = {
        "record_type": RECORD_TYPE,
        "transaction": facts.transaction,
        "lea": facts.lea,
        "school": facts.school,
        "nps": facts.nps if facts.school == NPS else "",
        "year": facts.year,
        "ssid": e.ssid or "",
        "type": code,
        "internship_id": own,
        "hours": hours_outside(sum(m.approved - m.in_class for m, _kind in members), facts.hours_as)
        if kind.by_year
        else "",
        "course": course,
        "evaluation": facts.rating_codes[e.evaluation or ""] if e.is_internship else "",
        "lea_sponsored": _yes_or_no(e.lea_sponsored) if e.is_internship else "",
        "certified_supervised": _yes_or_no(e.certified_supervised) if e.is_internship else "",
    }
    cells = tuple(values[slot.source] if slot.source else "" for slot in facts.layout.slots)
    return Row(student_id, tuple(m.placement_id for m, _kind in members), cells)


def internship_id(e: Experience) -> str:
    """The ID of an internship, which is blank for all else: the one that was entered, or the placement's own."""
    return (e.internship_id or e.placement_id) if e.is_internship else ""


def hours_outside(minutes: int, written_as: str) -> str:
    """Minutes as the file writes hours, halves rounded up: 210 is "4", "3.5" or "3.50".

    Hours are written with as many decimals as the site decided; the sources do not say what the state takes.
    """
    decimals = _DECIMALS[written_as]
    steps = (2 * minutes * 10**decimals + 60) // 120
    whole, rest = divmod(steps, 10**decimals)
    return f"{whole}.{rest:0{decimals}}" if decimals else str(whole)


def _yes_or_no(flag: bool | None) -> str:
    return "Y" if flag else "N"
