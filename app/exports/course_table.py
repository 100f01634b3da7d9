"""Courses with marks and credits on paper, by school year and term."""

from __future__ import annotations

from itertools import groupby

from app.exports.blocks import Block, Heading, Paragraph
from app.exports.figures import Figure, figure
from app.exports.strand_blocks import DenseTable
from app.exports.study_facts import Study
from app.exports.tables import Column
from app.exports.typesetting import Text
from app.i18n import _
from app.models.kinds import GRADE
from app.models.study_kinds import CREDITS, TERM
from app.models.transcripts import Taken


def course_tables(study: Study, student_id: str) -> list[Block]:
    """A table for each school year, oldest first, with the credits that were earned in it."""
    blocks: list[Block] = [Heading(_("Courses and marks"))]
    if not study.courses:
        return [*blocks, Paragraph(_("No courses are recorded."))]
    columns = [
        Column(_("Course"), 3.4, header=True),
        Column(_("Term"), 1.3),
        Column("A-G", 0.6),
        Column(_("Mark"), 1.3),
        Column(_("Credits"), 1, "right", figures=True),
    ]
    for year, records in groupby(study.courses, key=lambda record: record.school_year):
        of_year = list(records)
        name = year.replace("-", "–")
        grade = next((record.grade for record in of_year if record.grade), None)
        heading = _("{year} · grade {grade}").format(year=name, grade=GRADE.format(grade)) if grade else name
        earned = [record for record in of_year if _earned(record)]
        whole = CREDITS.format(sum(record.credits for record in earned))
        told = figure(_("Credits, {year}").format(year=name), whole, "course_record",
                      [record.record_id for record in earned], student_id)  # fmt: skip
        traces: list[list[Figure]] = [[] for _record in of_year]
        totals = [_("Credits earned"), "", "", "", whole]
        summary = _("Courses of {year}").format(year=name)
        table = DenseTable(
            columns, [_row(each) for each in of_year], totals=totals, traces=[*traces, told], summary=summary
        )
        blocks += [Heading(heading, level=3), table]
    return blocks


def _earned(record: Taken) -> bool:
    return record.final and record.meaning is not None and record.meaning.passes


def _row(record: Taken) -> list[Text]:
    given = CREDITS.format(record.credits) if _earned(record) else "0" if record.final else ""
    area = (record.area or "").upper()
    running = _("{mark}, in progress").format(mark=record.mark) if record.mark else _("in progress")
    return [record.course, TERM.format(record.term), area, (record.mark or "") if record.final else running, given]
