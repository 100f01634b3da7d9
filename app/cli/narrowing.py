"""Students by what they have in common: a grade, a pathway, the caseload of one person."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence

from app.book.base import Base
from app.book.book import Book
from app.book.refused import Refused
from app.i18n import _, fold
from app.models import SitePathway, Staff, Student
from app.models.enrolling import present_ids
from app.models.joining_pathways import member_ids
from app.models.kinds import GRADE
from app.models.subjects import by_grade, caseload_of

CUTS = ("grade", "pathway")
"""By what a report of the whole site can be cut, too."""

_COMMON = (*CUTS, "caseload")


def narrowed(asked: Namespace, book: Book, students: Sequence[str] | None) -> list[str] | None:
    """Those of `students`, or of everybody who is here, whom --grade, --pathway and --caseload leave.

    None where nothing was named at all. Raises Refused where a name is not found, or nobody is left.
    """
    if not any(getattr(asked, name) for name in _COMMON):
        return None if students is None else list(students)
    here = present_ids(book)
    left = [id_ for id_ in book.ids(Student) if id_ in here] if students is None else list(students)
    if asked.grade:
        grade = GRADE.parse(asked.grade)
        wanted = set(by_grade(book, set(left)).get(str(grade), []))
        left = [id_ for id_ in left if id_ in wanted]
    if asked.pathway:
        members = member_ids(book, [_named(book, SitePathway, asked.pathway, ("name",))])
        left = [id_ for id_ in left if id_ in members]
    if asked.caseload:
        own = caseload_of(book, _named(book, Staff, asked.caseload, ("first_name", "last_name")))
        left = [id_ for id_ in left if id_ in own]
    if not left:
        raise Refused(_("There are no students to write about."))
    return left


def in_words(asked: Namespace) -> str:
    """What was named, as a paper says it: "Grade 12 · Caseload: Dana Whitfield"."""
    said = {
        "grade": _("Grade {grade}"),
        "pathway": _("Pathway: {pathway}"),
        "caseload": _("Caseload: {caseload}"),
        "section": _("Section: {section}"),
    }
    named = {name: value for name in said if (value := getattr(asked, name))}
    return " · ".join(said[name].format(**{name: value}) for name, value in named.items())


def _named(book: Book, entity: type[Base], named: str, fields: Sequence[str]) -> str:
    """The one record with this id or this name. Raises Refused where none or several have it."""
    if found := book.ids(entity, where={"id": named}):
        return found[0]
    rows = book.rows(entity, book.ids(entity), list(fields))
    found = [id_ for id_, row in rows.items() if fold(" ".join(part for part in row if part)) == fold(named)]
    if len(found) != 1:
        many = _("Several are called “{name}”. Name one by its id.")
        none = _("There is no {record} called “{name}”.")
        raise Refused((many if found else none).format(name=named, record=_(entity.title)))
    return found[0]
