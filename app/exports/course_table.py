"""Courses with marks and credits on paper, by school year and term."""

from __future__ import annotations

from itertools import groupby

from app.exports.blocks import Block, Heading, Legend, Paragraph
from app.exports.figures import Figure, figure
from app.exports.strand_blocks import DenseTable
from app.exports.study_facts import Study
from app.exports.tables import Column
from app.exports.typesetting import Text
from app.exports.wording import listed
from app.i18n import _, ngettext, number
from app.models.kinds import GRADE
from app.models.study_kinds import CREDITS, TERM
from app.models.transcripts import Taken

_NAMED = 12  # marks that are told one by one


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
        whole = CREDITS.format(sum(_earned(record) for record in earned))
        told = figure(_("Credits, {year}").format(year=name), whole, "course_record",
                      [record.record_id for record in earned], student_id)  # fmt: skip
        traces: list[list[Figure]] = [[] for _record in of_year]
        totals = [_("Credits earned"), "", "", "", whole]
        summary = _("Courses of {year}").format(year=name)
        table = DenseTable(
            columns, [_row(each) for each in of_year], totals=totals, traces=[*traces, told], summary=summary
        )
        blocks += [Heading(heading, level=3), table]
    return [*blocks, *_unknown([record for record in study.courses if record.final and record.meaning is None])]


def _earned(record: Taken) -> int:
    """Credits that it gave, in hundredths; with a mark that the scale does not know, as the record itself says."""
    if not record.final:
        return 0
    if record.meaning is None:
        return record.earned or 0
    return record.credits if record.meaning.passes else 0


def _unknown(records: list[Taken]) -> list[Block]:
    """The marks that the scale of the site does not know, and what that means."""
    if not records:
        return []
    marks = listed(list(dict.fromkeys(record.mark or "" for record in records)), _NAMED)
    said = ngettext(
        "{count} mark is not in the site's mark scale and counts for no requirement and no GPA: {marks}.",
        "{count} marks are not in the site's mark scale and count for no requirement and no GPA: {marks}.",
        len(records),
    ).format(count=number(len(records)), marks=", ".join(marks))
    kept = _("Credits are printed as they were recorded.")
    return [Legend(f"{said} {kept}" if any(record.earned for record in records) else said)]


def _row(record: Taken) -> list[Text]:
    area = (record.area or "").upper()
    given = CREDITS.format(_earned(record)) if record.final else ""
    return [
        record.course,
        TERM.format(record.term),
        area,
        (record.mark or "") if record.final else running(record.mark),
        given,
    ]


def running(mark: str | None) -> str:
    """A mark that is not the last word, with its sign: "▶ B, in progress"."""
    return "▶ " + (_("{mark}, in progress").format(mark=mark) if mark else _("in progress"))
