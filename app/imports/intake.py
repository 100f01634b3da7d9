"""The door for taking files in: read and compare without writing, look it over, then apply it as one edit."""

from __future__ import annotations

from collections import Counter
from collections.abc import Generator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from app.book.book import Book
from app.book.refused import Refused
from app.i18n import _, ngettext
from app.imports.absences import absent_courses
from app.imports.applying import Applied, Exits, write
from app.imports.attendance_file import ATTENDANCE
from app.imports.comparing import compare_students
from app.imports.course_file import COURSES
from app.imports.drafts import Column, Roster
from app.imports.file_columns import Opened
from app.imports.flat_rosters import read_flat
from app.imports.footers import footer_notices
from app.imports.hour_rows import HOURS
from app.imports.hours import read_hour_rows
from app.imports.mark_file import MARKS
from app.imports.matching import resolve, source_of
from app.imports.oneroster import read_oneroster
from app.imports.planning import plan_belongings
from app.imports.plans import FieldChange, MissingRecord, MissingStudent, Plan
from app.imports.previews import Preview, StudentPreviews
from app.imports.problems import Problem
from app.imports.recognising import Layout, recognise
from app.imports.record_comparing import compare_records
from app.imports.remembering import plan_memory, remembered
from app.imports.school_data_sync import read_school_data_sync
from app.imports.schools import keep_school
from app.imports.stays import plan_stays
from app.imports.tables import Source, read_tables
from app.imports.targets import targets
from app.imports.unread_columns import unread_columns

__all__ = [
    "RECORD_FILES",
    "Applied",
    "Column",
    "Exits",
    "FieldChange",
    "Intake",
    "MissingRecord",
    "MissingStudent",
    "Preview",
    "apply",
    "read_hours",
    "read_records",
    "read_roster",
]

RECORD_FILES = {"courses": COURSES, "marks": MARKS, "attendance": ATTENDANCE}
"""The kinds of file that hold records, by the name that commands and the window have for them."""

_STATES = ("new", "changed", "unchanged", "missing")


@dataclass
class Intake:
    """A file that was read and compared with the book. Nothing of it is written yet."""

    title: str  # of the edit
    layout: str  # what kind of file it is, in words
    plan: Plan
    problems: list[Problem]
    previews: Sequence[Preview]
    columns: list[Column]
    targets: dict[str, str]  # what a column can be mapped to, with its label
    source: str  # the fingerprint under which a mapping is remembered
    moment: int  # how many edits the book had seen when it was compared
    schools: list[tuple[str, str]] = field(default_factory=list)  # ID and name
    counted: tuple[str, ...] = ("students",)  # the records that the four main numbers count
    notices: list[Problem] = field(default_factory=list)  # worth knowing, though nothing is wrong

    @property
    def new(self) -> int:
        """How many are new."""
        return self._count("new")

    @property
    def changed(self) -> int:
        """How many change."""
        return self._count("changed")

    @property
    def unchanged(self) -> int:
        """How many stay as they are."""
        return self._count("unchanged")

    @property
    def missing(self) -> int:
        """How many students who are here, or records that the file should have, are not in it."""
        return len(self.plan.missing) + len(self.plan.missing_records)

    @property
    def missing_students(self) -> list[MissingStudent]:
        """The students who are here, but not in the file, in the order of their names."""
        return self.plan.missing

    @property
    def missing_records(self) -> list[MissingRecord]:
        """The records of the book that the file should have and lacks. They stay as they are."""
        return self.plan.missing_records

    @property
    def absent(self) -> dict[str, int]:
        """The courses and sections of which the file lacks marks, with the students; a course of a catalog has none."""
        return absent_courses(self.plan.missing_records) | self.plan.absent

    @property
    def records(self) -> dict[str, dict[str, int]]:
        """The counts for every kind of record that the file holds."""
        found = {word: {state: counts[state] for state in _STATES} for word, counts in self.plan.counts.items()}
        found[self.counted[0]]["missing"] = self.missing
        return found

    @property
    def left_out(self) -> int:
        """How many rows are not taken at all: who or what they mean could not be read."""
        return len(self._lost_rows())

    @property
    def lost_values(self) -> int:
        """How many values could not be read in rows that are taken without them."""
        lost = self._lost_rows()
        return sum(problem.taken and (problem.file, problem.row) not in lost for problem in self.problems)

    @property
    def is_empty(self) -> bool:
        """Whether the file brings nothing: how its columns were mapped, which is remembered, is nothing by itself."""
        return not self.plan.brings

    def counts(self) -> dict[str, Any]:
        """Numbers and problems as plain data, for scripts."""
        return {
            "new": self.new,
            "changed": self.changed,
            "unchanged": self.unchanged,
            "missing": self.missing,
            "problems": _plain(self.problems),
            "notices": _plain(self.notices),
            "records": self.records,
            "missing_courses": [{"course": course, "students": students} for course, students in self.absent.items()],
        }

    def _lost_rows(self) -> set[tuple[str, int | None]]:
        return {(p.file, p.row) for p in self.problems if p.row is not None and not p.taken}

    def _count(self, state: str) -> int:
        return sum(self.plan.counts[word][state] for word in self.counted)


def read_roster(
    book: Book, path: Source, mapping: Mapping[str, str | None] | None = None, school: str | None = None
) -> Intake:
    """Read a roster and compare it with the book.

    `mapping` says by hand what columns fill: field names by heading, None for a column that is left out.
    `school` takes one school of several, by its ID or name in the file.
    Raises Refused where the file is no roster, lacks IDs or names, or holds nobody.
    """
    book.require("import")
    if book.is_sample:
        raise Refused(
            _("The sample school takes no rosters. Make a new book for your school and take the roster in there.")
        )
    tables = read_tables(path)
    recognised = recognise(tables, path.name)
    source = source_of(recognised.parts.values() or tables)
    given = resolve(tables, mapping or {}, targets())
    mapped = remembered(book, source) | given
    notices = footer_notices(tables)
    if recognised.layout is Layout.ONEROSTER:
        roster = read_oneroster(recognised.parts, tables, mapped)
    elif recognised.layout is Layout.SCHOOL_DATA_SYNC:
        roster = read_school_data_sync(recognised.parts, mapped)
    else:
        roster = read_flat(tables, mapped, path.name)
        notices += unread_columns(roster.columns, mapped)
    del tables, recognised  # the rows of a large file are not needed any longer
    schools = [(one.code or one.key, one.name or "") for one in roster.schools]
    if school is not None:
        keep_school(roster, school)
    if not roster.students:
        raise Refused(_("{file} holds no students.").format(file=path.name))
    plan = _plan(book, roster)
    plan_memory(book, plan, source, given)
    return Intake(
        _("Import roster"),
        roster.layout,
        plan,
        roster.problems(),
        StudentPreviews(book, roster.students, plan.notes),
        roster.columns,
        {name: target.words for name, target in targets().items()},
        source,
        book.count_entries(),
        schools,
        notices=notices,
    )


def read_hours(book: Book, path: Source, mapping: Mapping[str, str | None] | None = None) -> Intake:
    """Read daily hours and compare them with the book; raises Refused where the file holds none."""
    book.require("import")
    tables = read_tables(path)
    hours = read_hour_rows(book, tables, mapping or {}, path.name)
    notices = footer_notices(tables)
    return _intake(book, _("Import hours"), _("Hours"), hours.opened, hours.plan, hours.previews, ("hours",), notices)


def read_records(book: Book, kind: str, path: Source, mapping: Mapping[str, str | None] | None = None) -> Intake:
    """Read a file of `RECORD_FILES` and compare it with the book; raises Refused where it holds none of the kind."""
    book.require("import")
    file, tables = RECORD_FILES[kind], read_tables(path)
    read = compare_records(book, file, tables, mapping or {}, path.name)
    words, notices = tuple(file.words.values()), [*footer_notices(tables), *read.notices]
    return _intake(book, _(file.title), _(file.layout), read.opened, read.plan, read.previews, words, notices)


def fields_to_map(book: Book, what: str) -> list[str]:
    """The fields that a mapping by hand may name, for a kind of `RECORD_FILES`, "hours" or a roster."""
    if what in RECORD_FILES:
        return list(RECORD_FILES[what].columns.targets(book))
    return list(HOURS.targets(book) if what == "hours" else targets())


def _intake(
    book: Book,
    title: str,
    layout: str,
    opened: Opened,
    plan: Plan,
    previews: Sequence[Preview],
    counted: tuple[str, ...],
    notices: list[Problem],
) -> Intake:
    return Intake(
        title,
        layout,
        plan,
        opened.sorted_problems(),
        previews,
        opened.columns,
        opened.labels,
        opened.source,
        book.count_entries(),
        counted=counted,
        notices=[*unread_columns(opened.columns, opened.mapped), *notices],
    )


def apply(
    book: Book, intake: Intake, take_good: bool = False, exits: Exits | None = None
) -> Generator[tuple[int, int], None, Applied]:
    """Write what was read: backup, then one edit, with chosen exits in it; yields (done, total).

    Raises Refused where there are problems, unless `take_good` leaves the bad rows and values out, and where the book
    was changed since the file was compared with it. Closing the generator before its end takes everything back.
    """
    book.require("import")
    if intake.problems and not take_good:
        count = len(intake.problems)
        raise Refused(
            ngettext(
                "The file has {count} problem. Correct it, or take the good rows only.",
                "The file has {count} problems. Correct them, or take the good rows only.",
                count,
            ).format(count=count)
        )
    if book.count_entries() != intake.moment:
        raise Refused(_("The book was changed since the file was read. Read the file again."))
    return (yield from write(book, intake.plan, intake.title, exits))


def _plain(problems: Sequence[Problem]) -> list[dict[str, Any]]:
    return [{"file": p.file, "row": p.row, "column": p.column, "message": p.message} for p in problems]


def _plan(book: Book, roster: Roster) -> Plan:
    plan = Plan()
    plan.counts["students"].clear()  # the first to be told
    compare_students(book, roster, plan)
    plan_stays(book, roster, plan)
    plan_belongings(book, roster, plan)
    states: Counter[str] = Counter()
    for draft in roster.students:
        if draft.state == "unchanged" and plan.notes.get(draft.id):
            draft.state = "changed"
        if draft.same is None:
            states[draft.state] += 1
    plan.counts["students"] = states
    return plan
