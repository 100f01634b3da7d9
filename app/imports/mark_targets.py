"""What a column of marks can fill, and the words that files have for school years, terms and marks."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import ClassVar

from app.book.fields import fields_of
from app.book.kinds import Kind, Whole
from app.i18n import N_, fold, in_every_language
from app.imports.cells import DETAIL, IDENTIFIER
from app.imports.course_targets import BESIDE_MARKS, course_target, fixed_courses
from app.imports.matching import Mapped, heading_key
from app.imports.rows import Table
from app.imports.student_ids import id_targets
from app.imports.targets import Target
from app.imports.vocabulary import GradeWords
from app.models.course_records import RECORD_KIND, CourseRecord
from app.models.study_kinds import CREDITS, TERM, YEAR


class MarkWords(Kind):
    """A mark as the school prints it; a workbook keeps 87 as 87.0."""

    def take(self, cell: object) -> str | None:
        return self.parse(f"{cell:g}" if isinstance(cell, float) else str(cell))


class YearWords(Kind):
    """A school year, also by its last figures: "25-26"."""

    _short: ClassVar = re.compile(r"(\d\d)\s*[-/–]\s*(\d\d)", re.ASCII)

    def parse(self, text: str) -> str | None:
        found = self._short.fullmatch(text.strip())
        return YEAR.parse(f"20{found[1]}-{found[2]}" if found else text)


_BOTH_YEARS = re.compile(r"\d\s*[-/–]\s*\d")


class LastYear(Kind):
    """The calendar year in which a school year ends; a school year with both its years, too."""

    _number = Whole(1950, 2199)

    def parse(self, text: str) -> str | None:
        return YearWords().parse(text) if _BOTH_YEARS.search(text) else _ending(self._number.parse(text))

    def take(self, cell: object) -> str | None:
        return _ending(self._number.take(cell))


class TermWords(Kind):
    """A term; words around it and a year behind it do no harm: "S1", "Sem. 1", "2nd Quarter", "Fall 2025"."""

    _more: ClassVar = {
        "fall semester": "s1",
        "spring semester": "s2",
        "yr": "full",
        "y": "full",
        "annual": "full",
        "all year": "full",
        "su": "summer",
        "sum": "summer",
    }
    _year: ClassVar = re.compile(r"\b(?:19|20)\d\d(?:\s*[-/–]\s*(?:\d\d){1,2})?\b")
    _counted: ClassVar = re.compile(r"(?:(s|q|t)\w*\.?\s*([1-4])|([1-4])(?:st|nd|rd|th)\s+(s|q|t)\w*)")

    def parse(self, text: str) -> str | None:
        word = " ".join(self._year.sub(" ", fold(text)).split())
        if found := self._counted.fullmatch(word):
            code = (found[1] or found[4]) + (found[2] or found[3])
            if code in TERM.options:
                return code
        return self._more.get(word) or TERM.parse(word or text)


class NumberedTerm(TermWords):
    """A term by its figure alone, "2" for the second semester or quarter; words mean what they always do."""

    def __init__(self, letter: str) -> None:
        self._letter = letter

    def parse(self, text: str) -> str | None:
        bare = text.strip().removesuffix(".0").removeprefix("0")
        return super().parse(f"{self._letter}{bare}" if bare in _FIGURES else text)

    def take(self, cell: object) -> str | None:
        return self.parse(f"{cell:g}" if isinstance(cell, float) else str(cell))


_FIGURES = ("1", "2", "3", "4")
_TERMS = (
    "Trm",
    "Store Code",
    "StoreCode",
    "Marking Period",
    "Grading Period",
    "Semester",
    "Term Name",
    "MP",
    "HIS.TE",
    "Term Code",
)
_YEARS = ("Year", "Academic Year", "Yr", "SchoolYear", "School Yr", "HIS.YR")
TERM_HEADINGS, YEAR_HEADINGS = (
    {heading_key(word) for word in (name, *in_every_language(fields_of(CourseRecord)[name].label), *words)}
    for name, words in (("term", _TERMS), ("school_year", _YEARS))
)
_MARKS = (
    *("Grade mark", "Final grade", "Letter grade", "Final Mark", "Semester Grade", "Term Grade", "GradeMark", "Score"),
    *("Percent", "Calificación", "GRD.M1", "Mark1", "Report Card Grade", "storedgrades.grade"),
)
_LEVELS = ("Grade Level", "Grade_Level", "GradeLevel", "Grd Lvl", "Gr", "Grd", "Student Grade", "Grade when taken")
TERMS = ("s1", "s2", "q1", "q2", "q3", "q4", "t1", "t2", "t3")
"""The terms that may have a column of marks each."""


@cache
def mark_targets() -> dict[str, Target]:
    """What a column of a file of marks can fill, by name."""
    record = fields_of(CourseRecord)

    def own(name: str, kind: Kind, *more: str) -> Target:
        return Target(name, record[name].label, kind, (*record[name].aliases, *more), "marks")

    made: Iterable[Target] = (
        *id_targets("marks"),
        course_target("local_id", "marks", name="course_id"),
        course_target("name", "marks", name="course_name"),
        own("section_local_id", IDENTIFIER, "Section", "Section #", "Section Number", "Sec #", "Section_Number",
            "MST.SE", "Class ID", "Class Number", "sectionID"),
        own("school_year", YearWords(), *_YEARS),
        Target("end_year", N_("End year"), LastYear(), ("End Year", "Calendar End Year", "Year Ending"), "marks"),
        own("term", TermWords(), *_TERMS),
        Target("semester_number", N_("Semester 1 or 2"), NumberedTerm("s"), (), "marks"),
        Target("quarter_number", N_("Quarter 1 to 4"), NumberedTerm("q"), (), "marks"),
        own("mark", MarkWords(), *_MARKS, "Grade"),
        own("credits_attempted", CREDITS, "Cr Att", "Credit Attempted", "Potential Credits", "Potential Credit",
            "CrAtt", "PotentialCrHrs", "Attempted", "HIS.CR", "Credits Att", "Possible Credits"),
        own("credits_earned", CREDITS, "Cr Cmp", "Cr Earned", "Credit Earned", "Credits Completed", "Credit Completed",
            "CrCmp", "EarnedCrHrs", "Earned", "HIS.CC", "Credits", "Credit"),
        own("grade_when_taken", GradeWords(), *_LEVELS),
        own("teacher", DETAIL, "Teacher Name", "Instructor", "Teacher_Name", "Maestro", "TCH.TE"),
        own("kind", RECORD_KIND, "Mark Type", "Grade Type", "Record Type"),
        own("college_units", record["college_units"].kind, "College Credits"),
        *(course_target(name, "marks") for name in BESIDE_MARKS),
        *(_term_mark(term) for term in TERMS),
    )  # fmt: skip
    return {target.name: target for target in made}


def fixed_marks(table: Table) -> Mapped:
    """A column that is called "Grade" holds grade levels where another one holds marks, or all of it are levels."""
    keys = {heading_key(heading): place for place, heading in enumerate(table.headings)}
    marks = {heading_key(word) for word in ("Mark", *_MARKS)}
    fixed = {**fixed_courses(table), **_fixed_figures(table)}
    if "grade" in keys and not keys.keys() & {heading_key(word) for word in _LEVELS}:
        cells = (str(row.cells[keys["grade"]] or "").strip().removesuffix(".0") for row in table.rows)
        written = {cell for cell in cells if cell}
        if keys.keys() & marks or (written and written <= {"07", "08", "09", "7", "8", "9", "10", "11", "12"}):
            fixed["grade"] = "grade_when_taken"
    return fixed


def _fixed_figures(table: Table) -> Mapped:
    """Terms that are figures alone, and school years that are one year alone."""
    fixed: Mapped = {}
    for place, heading in enumerate(table.headings):
        key = heading_key(heading)
        if key not in TERM_HEADINGS and key not in YEAR_HEADINGS:
            continue
        cells = {str(row.cells[place] or "").strip().removesuffix(".0").removeprefix("0") for row in table.rows}
        if key in TERM_HEADINGS and not cells.isdisjoint(_FIGURES):
            fixed[key] = "semester_number" if cells.isdisjoint(_FIGURES[2:]) else "quarter_number"
        if key in YEAR_HEADINGS and any(re.fullmatch(r"(?:19|20)\d\d", cell) for cell in cells):
            fixed[key] = "end_year"
    return fixed


def _term_mark(term: str) -> Target:
    long = {"s": "Semester", "q": "Quarter", "t": "Trimester"}[term[0]]
    names = (term, f"{long} {term[1]}", *(f"{name} {kind}" for name in (term, f"{long} {term[1]}") for kind in _KINDS))
    return Target(f"mark_{term}", TERM.options[term], MarkWords(), names, "marks")


_KINDS = ("Mark", "Grade", "Final Grade")


def _ending(year: int | None) -> str | None:
    return None if year is None else f"{year - 1}-{year}"
