"""What a column of marks can fill, and the words that files have for school years, terms and marks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Set
from functools import cache
from typing import ClassVar

from app.book.fields import fields_of
from app.book.kinds import Kind
from app.book.refused import Refused
from app.i18n import N_, in_every_language
from app.imports.cells import DETAIL, IDENTIFIER
from app.imports.course_targets import BESIDE_MARKS, course_target, fixed_courses
from app.imports.matching import Mapped, heading_key
from app.imports.rows import Table
from app.imports.student_ids import id_targets
from app.imports.targets import Target
from app.imports.terms import FIGURES, LastYear, NumberedTerm, TermId, TermWords, YearWords
from app.imports.vocabulary import GradeWords
from app.models.course_records import RECORD_KIND, CourseRecord
from app.models.study_kinds import CREDITS, TERM


class MarkWords(Kind):
    """A mark as the school prints it; a workbook keeps 87 as 87.0, and an editor makes a dash of the minus."""

    _sign: ClassVar = re.compile(r"(?<=[A-Za-z])\s*[-−–—](?=\s*$)")

    def parse(self, text: str) -> str | None:
        return super().parse(self._sign.sub("-", text))

    def take(self, cell: object) -> str | None:
        return self.parse(f"{cell:g}" if isinstance(cell, float) else str(cell))


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
    "Tm",
)
_YEARS = ("Year", "Academic Year", "Yr", "SchoolYear", "School Yr", "HIS.YR")
TERM_HEADINGS, YEAR_HEADINGS = (
    {heading_key(word) for word in (name, *in_every_language(fields_of(CourseRecord)[name].label), *words)}
    for name, words in (("term", _TERMS), ("school_year", _YEARS))
)
_TERM_IDS = {"termid", "storedgradestermid"}
"""Other systems have IDs of their own under these headings: only those of PowerSchool are read."""
_MARKS = (
    *("Grade mark", "Final grade", "Letter grade", "Final Mark", "Semester Grade", "Term Grade", "GradeMark", "Score"),
    *("Calificación", "GRD.M1", "Mark1", "Report Card Grade", "storedgrades.grade", "Mk", "Mrk"),
)
_PERCENTS = ("Percent", "Percentage", "Grade %", "Score %", "Mark %", "Final %", "Course %", "Percent Grade")
"""Marks, too, where there are no others."""
_LEVELS = ("Grade Level", "Grade_Level", "GradeLevel", "Grd Lvl", "Gr", "Grd", "Student Grade", "Grade when taken")
_LEVEL_FIGURES = {"07", "08", "09", "7", "8", "9", "10", "11", "12"}
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
        end_year("marks"),
        own("term", TermWords(), *_TERMS),
        Target("semester_number", N_("Semester 1 or 2"), NumberedTerm("s"), (), "marks"),
        Target("quarter_number", N_("Quarter 1 to 4"), NumberedTerm("q"), (), "marks"),
        Target("powerschool_term", N_("Term ID of PowerSchool"), TermId(), (), "marks"),
        own("mark", MarkWords(), *_MARKS, "Grade", *_PERCENTS),
        own("credits_attempted", CREDITS, "Cr Att", "Credit Attempted", "Potential Credits", "Potential Credit",
            "CrAtt", "PotentialCrHrs", "Attempted", "HIS.CR", "Credits Att", "Possible Credits", "Cred Att", "CA"),
        own("credits_earned", CREDITS, "Cr Cmp", "Cr Earned", "Credit Earned", "Credits Completed", "Credit Completed",
            "CrCmp", "EarnedCrHrs", "Earned", "HIS.CC", "Cred Earn", "Earned Credit", "Earned Credits",
            "Credits", "Credit", "CC"),
        own("grade_when_taken", GradeWords(), *_LEVELS),
        own("teacher", DETAIL, "Teacher Name", "Instructor", "Teacher_Name", "Maestro", "TCH.TE"),
        own("kind", RECORD_KIND, "Mark Type", "Grade Type", "Record Type"),
        own("college_units", record["college_units"].kind, "College Credits"),
        *(course_target(name, "marks") for name in BESIDE_MARKS),
        *(_term_mark(term) for term in TERMS),
    )  # fmt: skip
    return {target.name: target for target in made}


def fixed_marks(table: Table) -> Mapped:
    """A column "Grade" holds grade levels where all of it are levels, or where a column of marks is beside it."""
    keys = {heading_key(heading): place for place, heading in enumerate(table.headings)}
    marks = {heading_key(word) for word in ("Mark", *_MARKS, *_PERCENTS)}
    fixed = {**fixed_courses(table, "course_id", "course_name"), **_fixed_figures(table)}
    if "grade" in keys and not keys.keys() & {heading_key(word) for word in _LEVELS}:
        written = {str(row.cells[keys["grade"]] or "").strip().removesuffix(".0") for row in table.rows} - {""}
        if written and (written <= _LEVEL_FIGURES or (any(map(_is_level, written)) and keys.keys() & marks)):
            fixed["grade"] = "grade_when_taken"
    return fixed


def _is_level(text: str) -> bool:
    try:
        return GradeWords().parse(text) in _LEVEL_FIGURES
    except Refused:
        return False


def _fixed_figures(table: Table) -> Mapped:
    """Terms that are figures alone or IDs of PowerSchool, and school years that are one year alone."""
    fixed = fixed_years(table)
    for key, cells in _bare_cells(table, TERM_HEADINGS):
        if not cells.isdisjoint(FIGURES):
            fixed[key] = "semester_number" if cells.isdisjoint(FIGURES[2:]) else "quarter_number"
    for key, cells in _bare_cells(table, _TERM_IDS):
        if cells - {""} and all(map(TermId.shape.fullmatch, cells - {""})):
            fixed[key] = "powerschool_term"
    return fixed


def fixed_years(table: Table) -> Mapped:
    """School years that are one year alone: the one in which they end."""
    single = re.compile(r"(?:19|20)\d\d")
    return {key: "end_year" for key, cells in _bare_cells(table, YEAR_HEADINGS) if any(map(single.fullmatch, cells))}


def _bare_cells(table: Table, headings: Set[str]) -> Iterator[tuple[str, set[str]]]:
    """The columns under these headings with what stands in them, figures without zeros around them."""
    for place, heading in enumerate(table.headings):
        if (key := heading_key(heading)) in headings:
            cells = (str(row.cells[place] or "") for row in table.rows)
            yield key, {cell.strip().removesuffix(".0").removeprefix("0") for cell in cells}


def end_year(of: str) -> Target:
    """The column of the year in which a school year ends."""
    return Target("end_year", N_("End year"), LastYear(), ("End Year", "Calendar End Year", "Year Ending"), of)


def _term_mark(term: str) -> Target:
    long = {"s": "Semester", "q": "Quarter", "t": "Trimester"}[term[0]]
    calls = (term, f"{long} {term[1]}", *_SEASONS.get(term, ()))
    names = (*calls[:2], *(f"{call} {kind}" for call in calls for kind in _KINDS))
    return Target(f"mark_{term}", TERM.options[term], MarkWords(), names, "marks")


_SEASONS = {"s1": ("Fall", "Sem 1"), "s2": ("Spring", "Sem 2")}
_KINDS = ("Mark", "Grade", "Final Grade")
