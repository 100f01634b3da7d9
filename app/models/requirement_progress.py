"""How far students have come with a set of requirements: done, under way and missing, each with its course records.

Years are counted by terms: two semesters, four quarters or three trimesters make one, and so does one term that gave
as much as a year (see `transcripts`). The same term of a course counts once, however often it was taken, and one course
at most a year; what counts is decided by the least mark of the requirement, and `left_out` says what nevertheless does
not. Credits are those that the school gave. A record counts for the first requirement, in their order,
that takes it and is not full; what is too much for all of them goes to the one that takes the rest.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from app.book.base import Record
from app.book.book import Book
from app.i18n import fold
from app.models.grades_then import ninth_grades
from app.models.left_out import LeftOut, why_left_out
from app.models.people import Student
from app.models.requirements import Requirement, RequirementSet
from app.models.school import year_name
from app.models.settings import decided
from app.models.strand_settings import C_MINUS_COUNTS
from app.models.study_kinds import TWELFTHS
from app.models.transcripts import Taken, taken
from app.models.year_halves import in_begun_halves

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
    expected: int  # of what is running: the terms of this half of the year, unless the mark so far would not count
    by: date | None
    left_out: tuple[LeftOut, ...] = ()

    @property
    def missing(self) -> int:
        """What is not done yet."""
        return max(0, self.required - self.done)

    @property
    def is_met(self) -> bool:
        """Whether nothing is missing."""
        return not self.missing and not any(line.missing for line in self.lines)


class _Rules:
    """The lines of a set that hold for one graduation class, ready for many students."""

    def __init__(self, chosen: Record, lines: Sequence[Record], graduation: int | None, lenient: bool) -> None:
        self.chosen = chosen
        self.by_area, self.in_years = chosen.kind == "ag", chosen.unit == "years"
        self.lines = [
            line for line in lines if line.class_from is None or graduation is None or graduation >= line.class_from
        ]
        self.step = YEAR_TWELFTHS if self.in_years else 1  # so that three trimesters make a year
        self.required = [line.amount * self.step for line in self.lines]
        self._leasts = ["c_minus" if lenient and line.least_mark == "c" else line.least_mark for line in self.lines]
        self._own: dict[str, list[int]] = defaultdict(list)
        for place, line in enumerate(self.lines):
            for word in (line.takes or "").split(";"):
                self._own[fold(" ".join(word.split()))].append(place)
        self._rest = [place for place, line in enumerate(self.lines) if line.takes_rest]

    def expects(self, record: Taken, place: int) -> bool:
        """Whether what is under way would count for a line with the mark so far; without any it would."""
        return record.mark is None or (record.meaning is not None and record.meaning.reaches(self._leasts[place]))

    def takers(self, record: Taken, year: str) -> tuple[list[int], list[int]]:
        """The places of the lines for which a record counts: those of its own subject, and those that take the rest.

        What is under way counts in the present `year` only; of A-G every course has an area.
        """
        key = (record.area or "") if self.by_area else record.subject
        if (self.by_area and not key) or not (record.final or record.school_year == year):
            return [], []
        own, rest = (self._own.get(key, []) if key else []), self._rest
        if record.final:
            meaning, leasts = record.meaning, self._leasts
            if meaning is None:
                return [], []
            own = [place for place in own if meaning.reaches(leasts[place])]
            rest = [place for place in rest if meaning.reaches(leasts[place])]
        return own, rest


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
    book: Book,
    kind: str,
    student_ids: Collection[str] | None = None,
    today: date | None = None,
    records: Mapping[str, Sequence[Taken]] | None = None,
) -> dict[str, Progress]:
    """The progress of every student, or of some, with the set of a kind ("graduation", "ag") that holds for each.

    Students for whom no set holds are left out. `records` is what `taken` told of them, where it is known.
    """
    with book.reading():
        records = taken(book, student_ids) if records is None else records
        sets = sets_of(book, kind)
        lines: dict[str, list[Record]] = defaultdict(list)
        for line in book.records(Requirement, {"set_id": [s.id for s in sets]}, sort=[("place", False)]):
            lines[line.set_id].append(line)
        wanted: dict[str, int | None] = (
            book.column(Student, "graduation_year")
            if student_ids is None
            else {s.id: s.graduation_year for s in book.records(Student, {"id": list(student_ids)})}
        )
        lenient = kind == "ag" and bool(decided(book, C_MINUS_COUNTS))
        on = today or date.today()
        undated = [id_ for id_ in wanted if any(not record.grade for record in records.get(id_, ()))]
        ninth = ninth_grades(book, undated, on) if undated else {}
    rules: dict[int | None, _Rules | None] = {}
    for graduation in set(wanted.values()):
        chosen = set_for(sets, graduation)
        rules[graduation] = _Rules(chosen, lines[chosen.id], graduation, lenient) if chosen else None
    found: dict[str, Progress] = {}
    for student_id, graduation in wanted.items():
        if of_class := rules[graduation]:
            by = date(graduation, 6, 30) if graduation else None
            own = records.get(student_id, ())
            found[student_id] = _progress(student_id, of_class, own, on, by, ninth.get(student_id, ""))
    return found


def _progress(
    student_id: str, rules: _Rules, records: Sequence[Taken], on: date, by: date | None, ninth: str
) -> Progress:
    count = len(rules.lines)
    amounts = {True: [0] * count, False: [0] * count}  # by whether it is done
    ids: dict[bool, list[list[str]]] = {True: [[] for _ in range(count)], False: [[] for _ in range(count)]}
    done, running = amounts[True], amounts[False]
    expected, begun = [0] * count, in_begun_halves(on)
    counted: list[Taken] = []
    year = year_name(on)
    why = {each.record_id: reason for each in records if (reason := why_left_out(each, rules.by_area, ninth))}
    left_out = [each for each in records if each.record_id in why and any(rules.takers(each, year))]
    for record, amount, own, rest in _counting(rules, [each for each in records if each.record_id not in why], year):
        chosen = next((place for place in own if done[place] + running[place] < rules.required[place]), None)
        if chosen is None:
            chosen = next((place for place in rest if done[place] + running[place] < rules.required[place]), None)
        if chosen is None:
            chosen = (own or rest)[0]
        counted.append(record)
        amounts[record.final][chosen] += amount
        ids[record.final][chosen].append(record.record_id)
        if not record.final and record.term in begun and rules.expects(record, chosen):
            expected[chosen] += amount * begun[record.term] // TWELFTHS[record.term]
    made = tuple(
        Line(
            line.id,
            line.code or "",
            line.name,
            line.amount,
            line.recommended,
            round(done[place] / rules.step),
            round(running[place] / rules.step),
            tuple(ids[True][place]),
            tuple(ids[False][place]),
        )
        for place, line in enumerate(rules.lines)
    )
    asked = sum(line.required for line in made)
    required = rules.chosen.total or asked
    beyond = required > asked
    awaited = [round(amount / rules.step) for amount in expected]
    return Progress(
        student_id,
        rules.chosen.id,
        rules.chosen.unit,
        made,
        required,
        sum(line.done if beyond else min(line.done, line.required) for line in made),
        sum(line.running if beyond else min(line.running, line.missing) for line in made),
        sum(more if beyond else min(more, line.missing) for more, line in zip(awaited, made, strict=True)),
        by,
        tuple(LeftOut(each.record_id, each.course, why[each.record_id]) for each in _not_made_up(left_out, counted)),
    )


def _not_made_up(records: Sequence[Taken], counted: Sequence[Taken]) -> list[Taken]:
    """The records in whose place nothing counts: neither the same term of the course nor a year of it."""
    terms = {(each.course_id, each.term) for each in counted}
    years: dict[str, int] = defaultdict(int)
    for each in counted:
        years[each.course_id] += each.twelfths
    return [r for r in records if (r.course_id, r.term) not in terms and years[r.course_id] < YEAR_TWELFTHS]


def _counting(rules: _Rules, records: Sequence[Taken], year: str) -> Iterator[tuple[Taken, int, list[int], list[int]]]:
    """The records that count, the done ones first, each with its amount and the lines that take it."""
    terms: set[tuple[str, str]] = set()
    sums: dict[str, int] = defaultdict(int)
    for final in (True, False):
        for record in records:
            if record.final is not final:
                continue
            own, rest = rules.takers(record, year)
            if not own and not rest:
                continue
            amount = record.credits
            if rules.in_years:  # each term of a course once, and of a course at most a year
                term = record.course_id, record.term
                twelfths = min(record.twelfths, YEAR_TWELFTHS - sums[record.course_id])
                if term in terms or twelfths <= 0:
                    continue
                terms.add(term)
                sums[record.course_id] += twelfths
                amount = twelfths * 100
            yield record, amount, own, rest
