"""The four-year plan: courses by subject and grade, and whether they would fulfill what is required."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from app.book.base import Record
from app.book.book import Book
from app.exports.blocks import Block, Heading, Legend, Paragraph, Rule, Title
from app.exports.facing import Beside
from app.exports.figures import Figure, figure
from app.exports.forms import SignaturePairs
from app.exports.handing_out import Handout, hand_out
from app.exports.pdf import Paper
from app.exports.report import Asked, Writing
from app.exports.strand_blocks import DenseFacts, DenseTable
from app.exports.tables import Column
from app.exports.themes import by_id, themes_of
from app.exports.typesetting import SMALL, Bold, Style, Text
from app.exports.wording import legal_name, shortened, shortened_within
from app.i18n import N_, _, day, fold
from app.models import Student
from app.models.four_year_plan import (
    FAILED,
    GRADES,
    PLANNED,
    RUNNING,
    TAKEN,
    UNKNOWN,
    Cell,
    Checked,
    FourYears,
    four_year_plans,
)
from app.models.kinds import GRADE
from app.models.requirements import SET_KIND
from app.models.study_kinds import CREDITS

_CELL = Style(8.5, 11.5)
_MANY = 20  # requirements: beyond it the checks stand below each other
_SIGNS = {TAKEN: "✓", RUNNING: "▶", FAILED: "✗", PLANNED: "○", UNKNOWN: "?"}


@dataclass(frozen=True, slots=True)
class PlanOfCourses:
    """The grid of one student."""

    student: Record
    pathway: str
    years: FourYears


def write(asked: Asked) -> Writing:
    """A grid with its checks for each student."""
    return hand_out(asked, Handout(N_("Four-Year Plan"), N_("Four-Year Plans"), "four-year-plan", gather, fill, skips))


def skips(facts: PlanOfCourses) -> str | None:
    """Without a course there is no grid."""
    return None if facts.years.cells else N_("No course is taken or planned.")


def gather(book: Book, student_ids: list[str]) -> Iterator[PlanOfCourses]:
    """The grid of each student, in the order given."""
    students, themes = by_id(book, Student, student_ids), themes_of(book, student_ids)
    years = four_year_plans(book, student_ids)
    for id_ in student_ids:
        if id_ in students:
            names = [theme.pathway for theme in themes.get(id_, []) if theme.holds]
            yield PlanOfCourses(students[id_], names[-1] if names else "", years[id_])


def fill(paper: Paper, facts: PlanOfCourses, site: Record | None) -> None:
    """Write the grid of one student, the checks below it, and lines to sign on."""
    name = legal_name(facts.student)
    paper.student_begins(running=_("{name} · Four-Year Plan").format(name=shortened(name, 120)))
    known: list[tuple[str, Text | None]] = [
        (_("Name"), [Bold(name)]),
        (_("School"), site.name if site else None),
        (_("Student ID"), facts.student.local_id),
        (_("Grade"), GRADE.format(facts.student.grade)),
        (_("Pathway"), facts.pathway),
        (_("Graduation"), day(facts.years.by) if facts.years.by else None),
    ]
    paper.add(
        Title(_("Four-Year Plan")),
        Paragraph(_("Written on {day}").format(day=day(date.today(), "long")), SMALL),
        Rule(),
        DenseFacts([(label, text) for label, text in known if text], columns=2, summary=_("The student")),
        *grid(facts.years, facts.student.id),
        *_checks(facts.years, facts.student.id),
    )
    paper.keep_together(SignaturePairs([_("Student"), _("Family"), _("Counselor")], _("Date"), columns=3))


def grid(years: FourYears, student_id: str) -> list[Block]:
    """Courses by subject and grade; a sign in front of each says how it stands."""
    by_place: dict[str, dict[str, list[Cell]]] = defaultdict(lambda: defaultdict(list))
    names: dict[str, str] = {}
    for cell in years.cells:
        key = fold(cell.subject)
        names.setdefault(key, cell.subject)
        by_place[key][cell.grade if cell.grade in GRADES else ""].append(cell)
    blocks: list[Block] = [Heading(_("Courses by subject and grade"))]
    if not years.cells:
        return [*blocks, Paragraph(_("No course is taken or planned."))]
    used = {grade for of in by_place.values() for grade in of}
    grades = [""] if used == {""} else [*GRADES, ""] if "" in used else [*GRADES]
    columns = [Column(_("Subject"), 1.6, header=True, style=_CELL)]
    columns += [Column(_grade(grade), 2, style=_CELL) for grade in grades]
    rows: list[list[Text]] = []
    traces: list[list[Figure]] = []
    for key in sorted(by_place, key=lambda key: (not key, key)):
        subject = _(names[key]) if names[key] else _("Without a subject")
        rows.append([subject, *("\n".join(_lines(by_place[key][grade])) for grade in grades)])
        cells = [cell for of in by_place[key].values() for cell in of]
        ids = [cell.record_id for cell in cells if cell.record_id]
        traces.append(figure(_("{subject}: courses").format(subject=subject), str(len(ids)), "course_record", ids,
                             student_id))  # fmt: skip
    said = _("✓ passed, with its mark · ▶ in progress · ✗ not passed · ○ planned")
    if any(cell.state == UNKNOWN for cell in years.cells):
        said += " · " + _("? not in the mark scale")
    if any(cell.in_words for cell in years.cells):
        said += " · " + _("Not in the catalog: counts for nothing")
    if years.counted_back:
        said += " · " + _("grades that the records do not tell are counted back from the last one")
    table = DenseTable(columns, rows, traces=traces, summary=_("Courses by subject and grade"))
    return [*blocks, table, Legend(said)]


def _grade(grade: str) -> str:
    return _("Grade {grade}").format(grade=GRADE.format(grade)) if grade else _("Other")


def _lines(cells: list[Cell]) -> list[str]:
    """One line for each course of a cell: the terms of one stand together, with their marks."""
    found: dict[tuple[str, str], list[str]] = {}
    for cell in cells:
        marks = found.setdefault((cell.name, cell.state), [f"({each.short})" for each in cell.remarks])
        if cell.mark:
            marks.append(_("{mark}, in progress").format(mark=cell.mark) if cell.state == RUNNING else cell.mark)
    return [
        " ".join(filter(None, (_SIGNS[state], shortened_within(name, 48), ", ".join(marks))))
        for (name, state), marks in found.items()
    ]


def _checks(years: FourYears, student_id: str) -> list[Block]:
    """What each requirement asks for, and what is done, in progress and planned for it."""
    tables: list[list[Block]] = []
    for kind, checked in years.checks.items():
        lacking = [each for each in checked if each.lacking]
        said = _("Something is lacking.") if lacking else _("The plan fulfills it.")
        tables.append([Paragraph([Bold(SET_KIND.format(kind)), ": ", said]), _check(checked, student_id)])
    if not tables:
        return []
    if max(map(len, years.checks.values())) > _MANY:
        return [Heading(_("Requirements")), *(block for table in tables for block in table)]
    return [Heading(_("Requirements")), Beside(*tables)]


def _check(checked: tuple[Checked, ...], student_id: str) -> DenseTable:
    columns = [Column(_("Requirement"), 3, header=True, style=_CELL)]
    headings = (_("Asked"), _("Completed"), _("Now"), _("Plan"), _("To go"))
    columns += [Column(heading, 1.1, "right", figures=True, style=_CELL) for heading in headings]
    rows: list[list[Text]] = []
    traces: list[list[Figure]] = []
    for each in checked:
        line = each.line
        amounts = (line.required, line.done, line.running, each.planned)
        name = shortened(_(line.name), 44)
        lacks = CREDITS.format(each.lacking) if each.lacking else "–"
        rows.append([name, *(CREDITS.format(amount) for amount in amounts), lacks])
        ids = (*line.done_ids, *line.running_ids)
        value = CREDITS.format(line.done + line.running)
        what = _("{name}: done and in progress").format(name=name)
        traces.append(figure(what, value, "course_record", ids, student_id))
    return DenseTable(columns, rows, traces=traces, summary=_("Requirements with what is done, planned and lacking"))
