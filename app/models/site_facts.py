"""What counts of each student for the figures of the whole site, asked in one go and kept until the book changes.

Each measure is a question about a student: whether it applies at all, and whether it is answered with yes. An account
is told of the students whom it may see, and of no measure that rests on records it may not see.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Generator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple
from weakref import WeakKeyDictionary

from app.book.book import Book
from app.models.ag_progress import ag_progress
from app.models.continuum import along
from app.models.credit_progress import credit_progress
from app.models.cte_status import COMPLETER, CONCENTRATOR, cte_standings
from app.models.delivery import shares_by_student
from app.models.early_warning import warnings
from app.models.enrolling import present_ids
from app.models.evaluations import Evaluation
from app.models.expecting import expected_ids
from app.models.hour_totals import student_totals
from app.models.on_track import is_on_track
from app.models.pathways import PathwayMembership, Sector, SitePathway
from app.models.people import Student, StudentGroup
from app.models.percents import percent_of
from app.models.placements import Placement
from app.models.school import year_bounds, year_name
from app.models.site_measures import DELIVERED, MEASURES, NOTHING, Known, Measure
from app.models.snapshots import AttendanceSnapshot
from app.models.staff import Section, SectionStudent
from app.models.study_kinds import YEAR
from app.models.transcripts import taken


@dataclass(frozen=True, slots=True)
class SiteFacts:
    """Everybody who is here on a day, as far as the account sees them."""

    on: date
    year: str
    people: tuple[Known, ...]
    measures: tuple[Measure, ...]  # those that the account may be told of
    names: Mapping[str, Mapping[str, str]]  # of what is a record: by facet and id
    whole: bool  # nobody is kept from the account's eyes


_kept: WeakKeyDictionary[Book, tuple[tuple[int, date], SiteFacts]] = WeakKeyDictionary()


def site_facts(book: Book, today: date | None = None) -> SiteFacts:
    """The facts of a day (today), as found since the book last changed, else found now: that takes seconds."""
    steps = gathering(book, today)
    while True:
        try:
            next(steps)
        except StopIteration as end:
            return end.value


def gathering(book: Book, today: date | None = None) -> Generator[tuple[int, int], None, SiteFacts]:
    """As `site_facts`, yielding (done, total) on the way."""
    on = today or date.today()
    state = book.edition, on
    if (kept := _kept.get(book)) and kept[0] == state:
        return kept[1]
    here = present_ids(book, on)
    people = {id_: Known(id_) for id_ in book.ids(Student) if id_ in here}
    measures = tuple(m for m in MEASURES if all(book.allows(table, "see") for table in m.rests_on))
    asked = {measure.key for measure in measures}
    steps = [step for keys, step in _STEPS if asked.intersection(keys)]
    names = _values(book, people, on)
    for done, step in enumerate(steps, 1):
        yield done, len(steps) + 1
        step(book, people, on)
    facts = SiteFacts(on, year_name(on), tuple(people.values()), measures, names, book.sees_all("student"))
    _kept[book] = state, facts
    return facts


# by what students are told apart


def _values(book: Book, people: Mapping[str, Known], on: date) -> dict[str, dict[str, str]]:
    """Write down the values of every facet; returns the names of those that are records."""
    with book.reading():
        students = book.records(Student)
        pathways = {p.id: p for p in book.records(SitePathway)}
        sections = {s.id: s.name for s in book.records(Section) if s.school_year in (None, year_name(on))}
        members, seats = book.records(PathwayMembership), book.records(SectionStudent)
        groups = book.records(StudentGroup) if book.allows("student_group", "see") else []
    found: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for each in (*members, *seats, *groups):
        if each.student_id in people and (each.starts_on or on) <= on <= (each.ends_on or on):
            mine = found[each.student_id]
            if hasattr(each, "group"):
                mine["group"].add(each.group)
            elif hasattr(each, "section_id"):
                mine["section"].update({each.section_id} & sections.keys())
            elif pathway := pathways.get(each.pathway_id):
                mine["pathway"].add(pathway.id)
                mine["sector"].update({pathway.sector_id} - {None})
    for student in students:
        if known := people.get(student.id):
            mine = found[student.id]
            mine["grade"].update({student.grade} - {None})
            mine["class"].update({str(student.graduation_year)} - {"None"})
            mine["language"].update({student.home_language} - {None, ""})
            keys = ("grade", "class", "pathway", "sector", "group", "language", "section")
            known.values = {key: frozenset(mine[key] or {NOTHING}) for key in keys}
    sectors = book.column(Sector, "name")
    return {"pathway": {p.id: p.name for p in pathways.values()}, "section": sections, "sector": sectors}


def _grade(known: Known) -> str:
    return next(iter(known.values["grade"]))


# what counts of them


def _work(book: Book, people: Mapping[str, Known], on: date) -> None:
    first, last = year_bounds(year_name(on))
    done = along(book, people, (first, last), on)
    totals, expected = student_totals(book, people), expected_ids(book, on)
    placed = {
        p.id: p
        for p in book.records(Placement, {"state": ["active", "ended"]})
        if (p.starts_on or first) <= on and (p.ends_on or last) >= first
    }
    here = {p.student_id for p in placed.values()}
    paid = {p.student_id for p in placed.values() if p.pay == "paid"}
    sees = book.allows("evaluation", "see")
    given = book.records(Evaluation, {"by": "supervisor"}) if sees else []
    rated = {placed[e.placement_id].student_id for e in given if e.placement_id in placed}
    rated |= {p.student_id for p in placed.values() if p.employer_evaluation not in (None, "not_provided")}
    for id_, known in people.items():
        due, target = id_ in expected, totals[id_].target
        known.says("wbl", True, any(share.count for share in done[id_].shares.values()))
        known.says("target", due and bool(target), totals[id_].approved >= (target or 0))
        known.says("paid", due, id_ in paid)
        known.says("evaluation", id_ in here, id_ in rated)


def _studies(book: Book, people: Mapping[str, Known], on: date) -> None:
    """A-G, graduation and CTE. Nobody can tell who is on track without a course on record, or while nothing is due."""
    records = taken(book)  # the most that is read, so it is read once
    for key, found in (
        ("ag", ag_progress(book, None, on, records)),
        ("graduation", credit_progress(book, None, on, records)),
    ):
        for id_, progress in found.items():
            if known := people.get(id_):
                met = is_on_track(progress, _grade(known), on)
                known.says(key, met is not None and bool(records.get(id_)), bool(met))
    for id_, standings in cte_standings(book, None, on, records).items():
        if known := people.get(id_):
            status = {standing.status for standing in standings}
            known.says("cte", True, bool(status & {CONCENTRATOR, COMPLETER}))
            known.values["cte"] = frozenset(status)


def _supports(book: Book, people: Mapping[str, Known], on: date) -> None:
    for id_, (held, planned) in shares_by_student(book, None, on).items():
        if known := people.get(id_):
            known.says("supports", planned > 0, held * 100 >= DELIVERED * planned)


def _signs(book: Book, people: Mapping[str, Known], on: date) -> None:
    measured = {a.student_id for a in book.records(AttendanceSnapshot, {"school_year": year_name(on)})}
    found = {each.student_id: each for each in warnings(book, on)}
    for id_, known in people.items():
        warned = found.get(id_)
        known.says("absent", id_ in measured, bool(warned and any(sign.chronic for sign in warned.signs)))
        known.says("warned", True, bool(warned and warned.tier > 1))


_STEPS = (
    (("wbl", "target", "paid", "evaluation"), _work),
    (("ag", "graduation", "cte"), _studies),
    (("supports",), _supports),
    (("absent", "warned"), _signs),
)


# figures of some students


class Figure(NamedTuple):
    """How many of whom; the students behind both numbers are `met_ids` and `ids`."""

    measure: Measure
    ids: tuple[str, ...]
    met_ids: tuple[str, ...]

    @property
    def of(self) -> int:
        """How many students are asked about."""
        return len(self.ids)

    @property
    def met(self) -> int:
        """Of how many the answer is yes."""
        return len(self.met_ids)

    @property
    def percent(self) -> int | None:
        """The share in whole percents; None where nobody is asked about."""
        return percent_of(self.met, self.of)


def figure(measure: Measure, people: Collection[Known]) -> Figure:
    """The figure of a measure for some students."""
    asked = [known for known in people if measure.key in known.applies]
    met = tuple(known.student_id for known in asked if measure.key in known.met)
    return Figure(measure, tuple(known.student_id for known in asked), met)


def figures(facts: SiteFacts, people: Collection[Known]) -> list[Figure]:
    """The figure of every measure for some students."""
    return [figure(measure, people) for measure in facts.measures]


def year_words(facts: SiteFacts) -> str:
    """The school year, as people write it."""
    return YEAR.format(facts.year)
