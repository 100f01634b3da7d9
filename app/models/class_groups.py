"""The groups of students that are noted together on one sheet: a section, a pathway, a graduation class."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Literal, NamedTuple

from app.book.book import Book
from app.i18n import _
from app.models.enrolling import present_ids
from app.models.logging_hours import students_of
from app.models.people import Student
from app.models.whose_hours import groups

Kind = Literal["section", "pathway", "class"]


class ClassGroup(NamedTuple):
    """`id` is that of a section or a pathway, or the year in which a class graduates."""

    kind: Kind
    id: str
    name: str


def class_groups(book: Book, today: date) -> Iterator[ClassGroup]:
    """The sections of this school year, the pathways, and the graduation classes, the one that leaves next first."""
    for group in groups(book, today):
        if group.whose.kind == "section":
            yield ClassGroup("section", group.whose.id, group.name)
        elif group.whose.kind == "pathway":
            yield ClassGroup("pathway", group.whose.id, group.name)
    years = sorted(year for year in set(book.column(Student, "graduation_year").values()) if year)
    leaving = today.year + (today.month > 6)
    for year in sorted(years, key=lambda year: (year < leaving, abs(year - leaving))):
        yield ClassGroup("class", str(year), _("Class of {year}").format(year=year))


def students_in(book: Book, group: ClassGroup, today: date) -> list[str]:
    """The students of a group by name; of a class that has graduated also those who left."""
    if group.kind == "section":
        return students_of(book, section_id=group.id, on=today)
    if group.kind == "pathway":
        return students_of(book, pathway_id=group.id, on=today)
    ids = book.ids(Student, where={"graduation_year": int(group.id)})
    if date(int(group.id), 6, 1) <= today:
        return ids
    here = present_ids(book, today)
    return [id_ for id_ in ids if id_ in here]
