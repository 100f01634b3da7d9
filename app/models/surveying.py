"""Short surveys by term: what a class answered, and what it comes to where a group is large enough to tell."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select

from app.book.base import Record
from app.book.book import Book
from app.i18n import _, ngettext, number
from app.models.after_school import SURVEY_TERM, SurveyAnswer
from app.models.pathways import SitePathway
from app.models.roster_rows import pathway_ids_by_student
from app.models.school import year_name
from app.models.settings import decided
from app.models.strand_settings import SMALL_GROUP

ASKED = ("confidence", "relevance", "interest")
"""What is answered from 1 to 5."""


def present_term(today: date) -> tuple[str, str]:
    """The school year and the term of a day: fall until December, then spring."""
    return year_name(today), "fall" if today.month >= 7 else "spring"


def answers_of(book: Book, student_ids: Sequence[str], year: str, term: str) -> dict[str, Record]:
    """By student: what was answered in a term."""
    where = {"student_id": list(student_ids), "school_year": year, "term": term}
    return {answer.student_id: answer for answer in book.records(SurveyAnswer, where)}


def note_answers(book: Book, year: str, term: str, answers: Mapping[str, Mapping[str, Any]]) -> None:
    """Keep what students answered in a term, by their ids; where nothing is left of an answer it goes."""
    known = answers_of(book, list(answers), year, term)
    new: list[Mapping[str, Any]] = []
    changed: dict[str, Mapping[str, Any]] = {}
    gone: list[str] = []
    for student_id, values in answers.items():
        former = known.get(student_id)
        if former is None:
            if any(value is not None for value in values.values()):
                new.append({"student_id": student_id, "school_year": year, "term": term, **values})
        elif any({**{name: getattr(former, name) for name in (*ASKED, "comment")}, **values}.values()):
            changed[former.id] = values
        else:
            gone.append(former.id)
    title = ngettext("Answers of {count} student", "Answers of {count} students", len(answers))
    with book.edit(title.format(count=number(len(answers)))) as edit:
        edit.insert(SurveyAnswer, new)
        edit.update(SurveyAnswer, changed)
        edit.delete(SurveyAnswer, gone)


@dataclass(frozen=True, slots=True)
class Result:
    """What one group answered in one term. `means` are None where the group is too small to be told."""

    year: str
    term: str
    pathway_id: str | None  # None for everybody
    name: str
    student_ids: tuple[str, ...]
    means: tuple[float | None, ...] | None  # in the order of `ASKED`; None where nobody answered that one

    @property
    def when(self) -> str:
        """The term in words: "Fall 2026-2027"."""
        return f"{SURVEY_TERM.format(self.term)} {self.year}"


def results(book: Book) -> list[Result]:
    """The means of every term, of all students and by pathway, the last term first.

    A group of as many students as the setting `SMALL_GROUP` or fewer is not told, nor the smallest other one where
    it could be told by taking the rest from the whole.
    """
    a = SurveyAnswer
    asked = select(a.student_id, a.school_year, a.term, a.confidence, a.relevance, a.interest).where(
        a.deleted.is_(False)
    )
    with book.reading() as connection:
        rows = connection.execute(asked).all()
        limit = decided(book, SMALL_GROUP) or 0
        pathways = pathway_ids_by_student(book)
        names = {id_: name for id_, (name,) in book.rows(SitePathway, book.ids(SitePathway), ["name"]).items()}
    terms: dict[tuple[str, str], list[Any]] = defaultdict(list)
    for row in rows:
        terms[row.school_year, row.term].append(row)
    found: list[Result] = []
    for year, term in sorted(terms, key=lambda key: (key[0], key[1] == "spring"), reverse=True):
        of_term = terms[year, term]
        by_pathway: dict[str, list[Any]] = defaultdict(list)
        for row in of_term:
            for pathway in pathways.get(row.student_id, ()):
                by_pathway[pathway].append(row)
        sizes = {id_: len(group) for id_, group in by_pathway.items()}
        hidden = hidden_groups(sizes, limit)
        whole_hidden = len(of_term) <= limit
        found.append(_result(year, term, None, _("All students"), of_term, whole_hidden))
        for id_ in sorted(by_pathway, key=lambda id_: names.get(id_, "")):
            found.append(_result(year, term, id_, names.get(id_, ""), by_pathway[id_], whole_hidden or id_ in hidden))
    return found


def hidden_groups(sizes: Mapping[str, int], limit: int) -> Collection[str]:
    """The groups that are not told: the small ones, and with a single small one the next smallest, too."""
    small = {id_ for id_, size in sizes.items() if size <= limit}
    others = [id_ for id_ in sizes if id_ not in small]
    if small and others and sum(sizes[id_] for id_ in small) <= limit:
        small.add(min(others, key=lambda id_: (sizes[id_], id_)))
    return small


def _result(year: str, term: str, pathway: str | None, name: str, rows: Sequence[Any], hidden: bool) -> Result:
    means: list[float | None] = []
    for field in ASKED:
        values = [value for row in rows if (value := getattr(row, field)) is not None]
        means.append(sum(values) / len(values) if values else None)
    ids = tuple(dict.fromkeys(row.student_id for row in rows))
    return Result(year, term, pathway, name, ids, None if hidden else tuple(means))
