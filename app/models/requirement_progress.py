"""How far students have come with a set of requirements: done, under way and missing, each with its course records.

Years are counted by terms: two semesters, four quarters or three trimesters make one. The same term of a course
counts once, however often it was taken, and one course at most a year; what counts is decided by the least mark of
the requirement. Credits are those that the school gave. A record counts for the first requirement, in their order,
that takes it and is not full; what is too much for all of them goes to the one that takes the rest.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import date

from app.book.base import Record
from app.book.book import Book
from app.i18n import fold
from app.models.people import Student
from app.models.requirements import Requirement, RequirementSet
from app.models.school import year_name
from app.models.settings import decided
from app.models.strand_settings import C_MINUS_COUNTS
from app.models.study_kinds import TWELFTHS
from app.models.transcripts import Taken, taken

YEAR_TWELFTHS = 12


@dataclass(frozen=True, slots=True)
class Line:
    """One requirement of one student. Amounts are hundredths, of credits or years."""

    requirement_id: str
    code: str
    name: str
    required: int
    recommended: int | None
    done: int
    running: int  # under way, should all of it be passed
    done_ids: tuple[str, ...]  # the course records behind each
    running_ids: tuple[str, ...]

    @property
    def missing(self) -> int:
        """What is not done yet."""
        return max(0, self.required - self.done)

    @property
    def open(self) -> int:
        """What is neither done nor under way."""
        return max(0, self.required - self.done - self.running)


@dataclass(frozen=True, slots=True)
class Progress:
    """All lines of one student. `by` is the last day before graduation, None where the class is not known."""

    student_id: str
    set_id: str
    unit: str  # of requirements.UNIT
    lines: tuple[Line, ...]
    required: int
    done: int  # of what is required: nothing counts beyond its line, unless the set asks for more in all
    running: int
    by: date | None

    @property
    def missing(self) -> int:
        """What is not done yet."""
        return max(0, self.required - self.done)

    @property
    def is_met(self) -> bool:
        """Whether nothing is missing."""
        return not self.missing and not any(line.missing for line in self.lines)


@dataclass(slots=True)
class _Filling:
    """A line while records are given to it; amounts in the smallest part of the unit."""

    wants: Record
    takes: frozenset[str]
    required: int
    amounts: dict[bool, int] = field(default_factory=lambda: {True: 0, False: 0})  # by whether it is done
    ids: dict[bool, list[str]] = field(default_factory=lambda: {True: [], False: []})

    @property
    def is_full(self) -> bool:
        return sum(self.amounts.values()) >= self.required

    def give(self, record: Taken, amount: int) -> None:
        self.amounts[record.final] += amount
        self.ids[record.final].append(record.record_id)


def sets_of(book: Book, kind: str) -> list[Record]:
    """The sets of a kind that are in use, the one made last first: a site's own before those that are shipped."""
    return sorted(book.records(RequirementSet, {"kind": kind, "active": True}), key=lambda s: s.id, reverse=True)


def set_for(sets: Sequence[Record], graduation_class: int | None) -> Record | None:
    """The first of `sets` that holds for a graduation class; an unknown class is held to those without limits."""
    for each in sets:
        if graduation_class is None:
            fits = each.class_from is None and each.class_until is None
        else:
            fits = (each.class_from or 0) <= graduation_class <= (each.class_until or 9999)
        if fits:
            return each
    return None


def progress_by_student(
    book: Book, kind: str, student_ids: Collection[str] | None = None, today: date | None = None
) -> dict[str, Progress]:
    """The progress of every student, or of some, with the set of a kind ("graduation", "ag") that holds for each.

    Students for whom no set holds are left out.
    """
    with book.reading():
        records = taken(book, student_ids)
        sets = sets_of(book, kind)
        lines: dict[str, list[Record]] = defaultdict(list)
        for line in book.records(Requirement, {"set_id": [s.id for s in sets]}, sort=[("place", False)]):
            lines[line.set_id].append(line)
        classes = book.column(Student, "graduation_year")
        lenient = kind == "ag" and bool(decided(book, C_MINUS_COUNTS))
    year = year_name(today or date.today())
    wanted = classes if student_ids is None else {id_: classes[id_] for id_ in student_ids if id_ in classes}
    found: dict[str, Progress] = {}
    for student_id, graduation in wanted.items():
        if chosen := set_for(sets, graduation):
            found[student_id] = _progress(
                student_id, graduation, chosen, lines[chosen.id], records.get(student_id, ()), year, lenient
            )
    return found


def _progress(
    student_id: str,
    graduation: int | None,
    chosen: Record,
    lines: Sequence[Record],
    records: Sequence[Taken],
    year: str,
    lenient: bool,
) -> Progress:
    in_years = chosen.unit == "years"
    fillings = [
        _Filling(line, _words(line.takes), line.amount * YEAR_TWELFTHS if in_years else line.amount)
        for line in lines
        if line.class_from is None or graduation is None or graduation >= line.class_from
    ]
    if in_years:  # hundredths of twelfths, so that three trimesters make a year
        amounts = _years(records, year, lenient, fillings, by_area=chosen.kind == "ag")
    else:
        amounts = [(t, t.credits) for t in records if _counts(t, year, "pass")]
    for record, amount in sorted(amounts, key=lambda each: not each[0].final):
        _place(fillings, record, amount, lenient, by_area=chosen.kind == "ag")
    step = YEAR_TWELFTHS if in_years else 1
    made = tuple(_line(filling, step) for filling in fillings)
    required = chosen.total or sum(line.required for line in made)
    beyond = required > sum(line.required for line in made)
    done = sum(line.done if beyond else min(line.done, line.required) for line in made)
    running = sum(line.running if beyond else min(line.running, line.missing) for line in made)
    by = date(graduation, 6, 30) if graduation else None
    return Progress(student_id, chosen.id, chosen.unit, made, required, done, running, by)


def _years(
    records: Sequence[Taken], year: str, lenient: bool, fillings: Sequence[_Filling], by_area: bool
) -> list[tuple[Taken, int]]:
    """Each term of each course once, the done ones first; of one course at most a year."""
    found: list[tuple[Taken, int]] = []
    terms: set[tuple[str, str]] = set()
    sums: dict[str, int] = defaultdict(int)
    for record in sorted(records, key=lambda t: not t.final):
        takers = [f for f in fillings if _takes(f, record, by_area)]
        if not any(_counts(record, year, _least(f.wants, lenient)) for f in takers):
            continue
        amount = min(TWELFTHS[record.term], YEAR_TWELFTHS - sums[record.course_id])
        if (record.course_id, record.term) not in terms and amount > 0:
            terms.add((record.course_id, record.term))
            sums[record.course_id] += amount
            found.append((record, amount * 100))
    return found


def _place(fillings: Sequence[_Filling], record: Taken, amount: int, lenient: bool, by_area: bool) -> None:
    """Give a record to the line for which it counts."""
    takers = [
        f
        for f in fillings
        if _takes(f, record, by_area) and (not record.final or _reaches(record, _least(f.wants, lenient)))
    ]
    own = [f for f in takers if not f.wants.takes_rest or _key(record, by_area) in f.takes]
    chosen = next((f for f in own if not f.is_full), None)
    chosen = chosen or next((f for f in takers if f.wants.takes_rest and not f.is_full), None)
    chosen = chosen or next(iter(own or takers), None)
    if chosen:
        chosen.give(record, amount)


def _takes(filling: _Filling, record: Taken, by_area: bool) -> bool:
    """Whether a line takes such a record; who takes the rest takes any, of A-G any with an area."""
    key = _key(record, by_area)
    return key in filling.takes or (filling.wants.takes_rest and bool(key or not by_area))


def _key(record: Taken, by_area: bool) -> str:
    return (record.area or "") if by_area else record.subject


def _counts(record: Taken, year: str, least: str) -> bool:
    """Whether a record is earned, or is under way in the present year."""
    return _reaches(record, least) if record.final else record.school_year == year


def _reaches(record: Taken, least: str) -> bool:
    return record.meaning is not None and record.meaning.reaches(least)


def _least(line: Record, lenient: bool) -> str:
    return "c_minus" if lenient and line.least_mark == "c" else line.least_mark


def _words(takes: str | None) -> frozenset[str]:
    return frozenset(fold(" ".join(word.split())) for word in (takes or "").split(";") if word.strip())


def _line(filling: _Filling, step: int) -> Line:
    wants = filling.wants
    return Line(
        wants.id,
        wants.code or "",
        wants.name,
        wants.amount,
        wants.recommended,
        round(filling.amounts[True] / step),
        round(filling.amounts[False] / step),
        tuple(filling.ids[True]),
        tuple(filling.ids[False]),
    )
