"""What was handed in and waits for a decision: by placement and week, with what the checks say of it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from app.book.base import Record
from app.book.book import Book
from app.i18n import N_, _
from app.models.checks import Finding, findings
from app.models.entry_rows import sections_by_student
from app.models.hours import HourEntry
from app.models.logging_hours import monday_of
from app.models.people import Student
from app.models.roster_rows import pathways_now
from app.models.whose_hours import EVERYONE, Group, Whose, groups
from app.models.worksites import worksites

REASONS = (
    N_("The supervisor’s signature is missing."),
    N_("The total does not agree with the days."),
    N_("In and out do not agree with the hours."),
    N_("Say what you did: the task is missing."),
    N_("These days were not worked according to the supervisor."),
    N_("These hours are on another sheet already."),
)
"""What is often said to somebody whose hours are sent back."""


@dataclass(frozen=True, slots=True)
class HandedIn:
    """The submitted entries of one placement in one week, by day. `found` are the warnings without those let stand,
    `whose` is everybody by whom somebody may look for it.
    """

    placement_id: str
    monday: date
    student: Record
    work: str
    role: str
    whose: frozenset[Whose]
    entries: tuple[Record, ...]
    found: tuple[Finding, ...] = ()

    @property
    def ids(self) -> list[str]:
        """The ids of its entries."""
        return [entry.id for entry in self.entries]

    @property
    def minutes(self) -> int:
        """The total that its days make."""
        return sum(entry.minutes for entry in self.entries)


def handed_in(book: Book) -> list[HandedIn]:
    """All that waits, by student and week."""
    with book.reading():
        entries = book.records(HourEntry, {"state": "submitted"}, sort=[("date", False)])
        weeks: dict[tuple[str, date], list[Record]] = defaultdict(list)
        for entry in entries:
            weeks[entry.placement_id, monday_of(entry.date)].append(entry)
        works = worksites(book, {placement for placement, _week in weeks})
        people = {entry.student_id for entry in entries}
        students = {s.id: s for s in book.records(Student, {"id": people})}
        members = _members(book, people)
        found = _found(book, entries)
    told: list[HandedIn] = []
    for (placement, monday), own in weeks.items():
        work = works.get(placement)
        student = students.get(own[0].student_id)
        if work and student:
            of_group = [f for entry in own for f in found[entry.id]] + found[placement]
            of_group = list({f.key: f for f in of_group}.values())
            whose = members[student.id] | {EVERYONE, Whose("student", student.id)}
            if work.employer_id:
                whose.add(Whose("site", work.employer_id))
            told.append(
                HandedIn(
                    placement, monday, student, work.name, work.role, frozenset(whose), tuple(own), tuple(of_group)
                )
            )  # fmt: skip
    places = {id_: at for at, id_ in enumerate(students)}
    return sorted(told, key=lambda each: (places[each.student.id], each.monday, each.work))


def _members(book: Book, student_ids: set[str]) -> defaultdict[str, set[Whose]]:
    """The classes and pathways of some students."""
    found: defaultdict[str, set[Whose]] = defaultdict(set)
    for id_, sections in sections_by_student(book, student_ids).items():
        found[id_] |= {Whose("section", section) for section in sections}
    for id_, pathways in pathways_now(book, list(student_ids)).items():
        found[id_] |= {Whose("pathway", pathway) for _name, pathway in pathways}
    return found


def groups_waiting(book: Book, waiting: Iterable[HandedIn]) -> list[Group]:
    """The classes, pathways and sites, each with how many students hours wait for; those without any come last."""
    people: dict[Whose, set[str]] = defaultdict(set)
    names: dict[Whose, str] = {}
    for each in waiting:
        for whose in each.whose:
            people[whose].add(each.student.id)
            if whose.kind == "site":
                names[whose] = each.work
    names = {group.whose: group.name for group in groups(book, date.today())} | names
    found = [Group(whose, name, len(people[whose])) for whose, name in names.items()]
    return sorted(found, key=lambda group: not group.students)


def _found(book: Book, entries: Collection[Record]) -> dict[str, list[Finding]]:
    """Warnings by the id of each entry concerned; those about a placement by the placement's."""
    by_id: dict[str, list[Finding]] = defaultdict(list)
    for finding in findings(book, entry_ids=[entry.id for entry in entries]):
        for id_ in [finding.placement_id] if finding.entry_id is None else finding.entry_ids:
            by_id[id_].append(finding)
    return by_id


def reasons(book: Book) -> list[str]:
    """What was said to those whose hours were sent back, the most frequent first; then what is often said."""
    said = book.records(HourEntry, {"state": "rejected"})
    counts = Counter(entry.reason for entry in said if entry.reason)
    own = [reason for reason, _times in counts.most_common(12)]
    return own + [text for text in map(_, REASONS) if text not in own]


def undecided_lines(book: Book, ids: Collection[str]) -> list[tuple[str, Record]]:
    """Entries by day, each with the name of its student."""
    entries = book.records(HourEntry, {"id": list(ids)}, sort=[("date", False)])
    students = book.records(Student, {"id": {entry.student_id for entry in entries}})
    names = {s.id: f"{s.last_name}, {s.preferred_name or s.first_name}" for s in students}
    return [(names.get(entry.student_id, ""), entry) for entry in entries]
