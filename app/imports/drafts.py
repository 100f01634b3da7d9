"""What a roster says, told alike for every layout: the middle between reading files and comparing with the book."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any, NamedTuple

from app.imports.problems import Problem


@dataclass(slots=True)
class Draft:
    """One student, staff member or section as a file tells it; `values` holds what the file gives, by field name."""

    file: str
    row: int
    values: dict[str, Any]
    id: str = ""  # of its record in the book, found or new; stays empty where it is not taken
    state: str = ""  # "new", "changed", "unchanged", "problem"
    dropped: bool = False  # left out on purpose: another school, or marked as deleted by the source
    spoiled: bool = False  # an ID of it could not be read, which was said
    nameless: bool = False  # its last name could not be read, which was said
    same: Draft | None = None  # the earlier row about the same person
    schools: tuple[str, ...] = ()  # the keys of the schools to which it belongs


@dataclass(slots=True)
class Link:
    """What belongs to a draft: a guardian, group or stay of a student, or a member of a section."""

    owner: Draft
    values: dict[str, Any]
    member: Draft | None = None  # the student or staff member in a section
    file: str = ""
    row: int = 0


class School(NamedTuple):
    """A school that a file names."""

    code: str | None
    name: str | None
    source: str = ""  # how other rows of the file name it, where that is neither

    @property
    def key(self) -> str:
        """What drafts name it by."""
        return self.source or self.code or self.name or ""


@dataclass(slots=True)
class Column:
    """One column of a file and what it fills. Samples are for people; a column of passwords has none."""

    file: str
    heading: str
    field: str | None
    label: str
    samples: tuple[str, ...]


@dataclass
class Roster:
    """Everything that was read from a roster."""

    layout: str  # as people know it
    students: list[Draft] = field(default_factory=list)
    staff: list[Draft] = field(default_factory=list)
    sections: list[Draft] = field(default_factory=list)
    guardians: list[Link] = field(default_factory=list)
    groups: list[Link] = field(default_factory=list)  # values: group, and `ended` where the file says no
    stays: list[Link] = field(default_factory=list)  # enrollments at a school
    section_students: list[Link] = field(default_factory=list)
    section_staff: list[Link] = field(default_factory=list)
    schools: list[School] = field(default_factory=list)
    columns: list[Column] = field(default_factory=list)
    headings: dict[str, dict[str, str]] = field(default_factory=dict)  # by file and field
    partial: bool = False  # tells changes only: who is not in it is not missing
    leavers: list[Draft] = field(default_factory=list)  # students whom a partial roster says are gone
    _problems: list[tuple[Problem, Draft | None]] = field(default_factory=list)

    def problem(
        self, message: str, file: str, row: int | None = None, column: str | None = None, draft: Draft | None = None
    ) -> None:
        """Note a fault; one that concerns a draft is forgotten where the draft is left out on purpose."""
        self._problems.append((Problem(file, row, column, message), draft))

    def problems(self) -> list[Problem]:
        """The faults in the order of the files and their rows; which rows are taken is known after the comparing."""
        files: dict[str, int] = {}
        kept = [
            replace(problem, taken=draft is not None and bool(draft.id) and problem.column is not None)
            for problem, draft in self._problems
            if draft is None or not draft.dropped
        ]
        for problem in kept:
            files.setdefault(problem.file, len(files))
        return sorted(kept, key=lambda problem: (files[problem.file], problem.row or 0))

    def taken(self, links: list[Link]) -> Iterator[Link]:
        """The links whose both ends are taken."""
        return (link for link in links if link.owner.id and (link.member is None or link.member.id))
