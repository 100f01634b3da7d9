"""Everything that the papers on a whole student say, read for many at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from app.book.asking import Between
from app.book.base import Record
from app.book.book import Book
from app.exports.care_facts import Caring, caring_of
from app.exports.contents import Composition
from app.exports.growth_facts import Growth, growth_of
from app.exports.plan_facts import PlanFacts, gather
from app.exports.study_facts import Study, study_of
from app.models import HourEntry
from app.models.four_year_plan import FourYears, four_year_plans
from app.models.school import year_bounds, year_name


@dataclass(frozen=True, slots=True)
class WholeFacts:
    """One student in all four strands. `base` holds the family, themes, hours and places of work."""

    base: PlanFacts
    study: Study
    growth: Growth
    caring: Caring
    entry_ids: tuple[str, ...]  # approved hour entries of this school year
    four_years: FourYears | None = None  # only where the paper shows it

    @property
    def student(self) -> Record:
        """Whose facts they are."""
        return self.base.student

    @property
    def says_nothing(self) -> bool:
        """Whether a plan of this student would be empty."""
        base, growth, caring = self.base, self.growth, self.caring
        return not (
            base.themes or base.work or base.totals.lifetime or base.supports or not self.study.is_empty
            or growth.plan or growth.goals or caring.cares
        )  # fmt: skip


def gather_whole(
    book: Book, student_ids: list[str], contents: Composition, *, sealed: bool = False
) -> Iterator[WholeFacts]:
    """The facts of each student, in the order given; what is restricted only where the paper is to hold it."""
    with book.reading():
        study = study_of(book, student_ids)
        growth = growth_of(book, student_ids, aid=contents.has("aid"))
        caring = caring_of(book, student_ids, notes=contents.has("notes"), restricted=contents.has("restricted_notes"))
        years = four_year_plans(book, student_ids) if contents.has("four_years") else {}
        entries: dict[str, list[str]] = defaultdict(list)
        year = Between(*year_bounds(year_name(date.today())))
        for entry in book.records(HourEntry, {"student_id": student_ids, "state": "approved", "date": year}):
            entries[entry.student_id].append(entry.id)
        for base in gather(book, student_ids, sealed=sealed):
            id_ = base.student.id
            yield WholeFacts(base, study[id_], growth[id_], caring[id_], tuple(entries[id_]), years.get(id_))
