"""What a column about courses can fill, in a course catalog and beside marks."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import ClassVar

from app.book.book import Book
from app.book.fields import Field, fields_of
from app.book.kinds import Kind
from app.book.refused import Refused
from app.i18n import _, fold
from app.imports.cells import DETAIL, IDENTIFIER
from app.imports.matching import Mapped, heading_key
from app.imports.references import Reference
from app.imports.rows import Table
from app.imports.targets import Target
from app.models.courses import Course
from app.models.pathways import CtePathway
from app.models.study_kinds import AG_AREA

NOT_AG = ""
"""A file says that a course is not A-G, which is more than to say nothing."""


class AgWords(Kind):
    """An A-G area as catalogs write it, or `NOT_AG`."""

    _not: ClassVar = {"n", "no", "not a-g", "non a-g", "not ag", "0", "false"}
    _yes: ClassVar = {"y", "yes", "1", "true", "x"}
    _area: ClassVar = re.compile(r"\(?(?:a-g[: ]+|area )?([a-g])\)?(?:[\s:.)–·-].*)?|.+\(([a-g])\)")
    _subjects: ClassVar = {
        "history": "a",
        "history/social science": "a",
        "social science": "a",
        "english": "b",
        "mathematics": "c",
        "math": "c",
        "science": "d",
        "laboratory science": "d",
        "world language": "e",
        "lote": "e",
        "language other than english": "e",
        "visual & performing arts": "f",
        "visual and performing arts": "f",
        "vpa": "f",
        "elective": "g",
        "college-preparatory elective": "g",
    }

    def parse(self, text: str) -> str | None:
        word = fold(" ".join(text.split()))
        if not word:
            return None
        if word in self._not:
            return NOT_AG
        if word in self._yes:
            said = _("“{text}” says that the course is A-G, but not in which area. Write a letter from a to g.")
            raise Refused(said.format(text=text.strip()))
        if found := self._area.fullmatch(word):
            return found[1] or found[2]
        return self._subjects.get(word) or AG_AREA.parse(text)

    def format(self, value: str | None) -> str:
        return AG_AREA.format(value or None)


_MORE: dict[str, tuple[str, ...]] = {
    "local_id": (
        "Course #", "Course Number", "Course No", "Course Code", "Course Nbr", "Crs ID", "Crs Num", "Crs", "CRS.CN",
        "CN", "courseSection.course.number", "Local Course ID", "District Course ID",
    ),
    "name": (
        "Course Name", "Course Title", "Course Description", "Crs Title", "CRS.CO", "CO", "Long Title", "Course Desc",
        "Curso", "Local Course Title",
    ),
    "state_code": (
        "State Code", "State Course ID", "State Course Number", "CALPADS Code", "CALPADS Course Code", "CRS.C3",
        "CBEDS Code", "CSC", "State Course",
    ),
    "ag_area": (
        "A-G Subject", "A-G Subject Area", "A-G Category", "A-G Code", "UC A-G", "UC/CSU", "CSU/UC",
        "UC/CSU Rqmt", "UC/CSU Requirement", "CSU/UC Rqmt", "CSU/UC Requirement", "A-G Rqmt", "A-G Requirement",
        "UC Subject Area", "UC/CSU Subject Area", "AG Requirement", "A-G Designation", "Meets A-G",
    ),
    "uc_honors": ("Honors Course", "UC Honors Course", "Weighted", "AP/Honors", "Honors Flag"),
    "subject": (
        "Dept", "Subject Code", "CRS.S1", "Graduation Subject", "Credit Type", "Subject Area Code", "Requirement",
        "Course Subject", "Subj",
    ),
    "credits": (
        "Credit Value", "Default Credit", "Term Credits", "Credit Hours", "CRS.DC", "Units", "Default Credits",
        "Course Credits", "Max Credits", "Cr", "Term Credit",
    ),
    "cte_pathway_id": ("CTE Pathway Code", "Pathway", "Pathway Code", "Career Pathway"),
    "cte_level": ("CTE Course Level", "Sequence Level", "Pathway Level"),
    "integrated_theme": ("Integrated Theme", "Integrated", "Theme", "Linked Learning", "Pathway Theme"),
    "college_credit": ("Dual Credit", "Articulated", "College Credit Course"),
    "college": ("College Name", "Partner College", "Institution"),
    "grades": ("Grade Level", "Grade Range", "Grade", "Gr Lvl", "Grd Lvl"),
    "off": ("Inactive", "Retired", "Discontinued"),
}  # fmt: skip
_KINDS: dict[str, Kind] = {"local_id": IDENTIFIER, "ag_area": AgWords()}
_BARE = {"name": ("Title", "Description", "Name"), "local_id": ("Number", "Code", "ID", "Local ID")}
"""Headings that mean a course in a catalog, and something else in other files."""
_TITLES = {"title", "description"}

BESIDE_MARKS = ("state_code", "ag_area", "uc_honors", "subject")
"""What a file of marks may tell of a course."""


def course_targets(book: Book) -> dict[str, Target]:
    """What a column of a course catalog can fill, by field."""
    found = {name: course_target(name, "courses", book) for name in _MORE}
    for name, bare in _BARE.items():
        found[name] = replace(found[name], aliases=(*found[name].aliases, *bare))
    return found


def fixed_courses(table: Table, ids: str = "local_id", titles: str = "name") -> Mapped:
    """Where a title stands beside it, a column that is called "Course" holds the ID; also which column is the title."""
    keys = {heading_key(heading) for heading in table.headings}
    known, full = ({heading_key(word) for word in _MORE[name]} for name in ("local_id", "name"))
    bare = sorted(keys & _TITLES)[-1:]
    if "course" not in keys or keys & known or not (keys & full or bare):
        return {}
    return {"course": ids, **({} if keys & full else dict.fromkeys(bare, titles))}


def course_target(field: str, of: str, book: Book | None = None, name: str = "") -> Target:
    """The column of one field of a course, called `name` where that is another; only catalogs refer to the `book`."""
    described = fields_of(Course)[field]
    kind = Reference(book, CtePathway) if book and described.refers else _kind(field, described)
    return Target(name or field, described.label, kind, (*_MORE[field], *described.aliases), of)


def _kind(field: str, described: Field) -> Kind:
    return _KINDS.get(field) or (DETAIL if type(described.kind) is Kind else described.kind)
