"""About whom something is handed out: the selected students, everybody, a pathway, a section."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.i18n import _, ngettext, number
from app.models.enrolling import present_ids
from app.models.joining_pathways import member_ids
from app.models.pathways import SitePathway
from app.models.staff import Section, SectionStudent

if TYPE_CHECKING:
    from app.book.book import Book


@dataclass(frozen=True, slots=True)
class Circle:
    """Students about whom a report can be written: its words, and how they are found."""

    words: str
    ids: Callable[[], list[str]]


def circles(book: Book, selected: Sequence[str]) -> list[Circle]:
    """Those who can be chosen: the selected students, everybody, the members of each pathway, each section."""
    here = present_ids(book)
    found = [Circle(_("Everybody who is here ({count})").format(count=number(len(here))), lambda: list(here))]
    if selected:
        words = ngettext("The selected student", "The {count} selected students", len(selected))
        found.insert(0, Circle(words.format(count=number(len(selected))), lambda: list(selected)))
    for pathway in book.records(SitePathway):
        found.append(
            Circle(_("Pathway: {name}").format(name=pathway.name), lambda id_=pathway.id: _members(book, id_, here))
        )
    for section in book.records(Section, sort=[("school_year", True)]):
        name = " · ".join(part for part in (section.name, section.school_year) if part)
        found.append(
            Circle(_("Section: {name}").format(name=name), lambda id_=section.id: _in_section(book, id_, here))
        )
    return found


def _members(book: Book, pathway_id: str, here: set[str]) -> list[str]:
    return sorted(member_ids(book, [pathway_id]) & here)


def _in_section(book: Book, section_id: str, here: set[str]) -> list[str]:
    sat = {each.student_id for each in book.records(SectionStudent, {"section_id": section_id})}
    return sorted(sat & here)
