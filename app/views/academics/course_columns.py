"""The list of courses, declared."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from app.book.book import Book
from app.book.kinds import WHOLE
from app.i18n import _, number
from app.models.course_rows import RESTS_ON, course_rows, odd_ids, students_by_course, without_subject
from app.models.courses import CTE_LEVEL, Course
from app.models.study_kinds import AG_AREA
from app.views.lists.columns import Column, Facet, Row, field_column
from app.views.lists.conditions import Condition
from app.views.lists.list_spec import ListSpec, View
from app.views.look.cells import ChipCell, DotCell, FigureCell, MutedCell, StackedCell
from app.views.look.tokens import Tone

Counts = Callable[[], Mapping[str, int]]
"""Gives by record how many there are; empty while they are counted."""

LEVEL_TONES: dict[str | None, Tone] = {"introductory": "info", "concentrator": "accent", "capstone": "plum"}
_MUTED, _FIGURE = MutedCell(), FigureCell()
_TAUGHT = {"off": [None, False]}


def _flag(name: str, width: int, words: str) -> Column:
    """A column that says yes, or nothing; its heading is short."""
    return Column(
        words,
        width,
        name,
        lambda row: _("Yes") if row[name] else "",
        lambda row: ChipCell("ok") if row[name] else _MUTED,
    )


def counted_column(title: str, name: str, counts: Callable[[Book], dict[str, int]], known: Counts) -> Column:
    """How many there are of something by record; `known` gives what was counted off the window's thread."""

    def count(row: Row) -> int:
        return known().get(row["id"], 0)

    return Column(
        title,
        92,
        name,
        lambda row: number(count(row)) if count(row) else "",
        lambda _row: _FIGURE,
        figures=True,
        facet=Facet("between", WHOLE, counts),
        kind=WHOLE,
        value=count,
    )


def area_words(row: Row) -> str:
    """The A-G area, with a mark for honors: "C · Mathematics, honors"."""
    words = AG_AREA.format(row["ag_area"])
    return _("{area}, honors").format(area=words) if words and row["uc_honors"] else words


def course_list(book: Book, students: Counts) -> ListSpec:
    """The list of the courses of the school; `students` are those who took each."""
    columns = [
        Column(_("Course"), 220, "name", lambda row: row["name"], lambda row: StackedCell(row["local_id"] or "")),
        field_column(Course, "local_id", 100, editable=False),
        field_column(Course, "state_code", 100),
        Column(_("A-G area"), 170, "ag_area", area_words, lambda _row: _MUTED, editable=True),
        field_column(Course, "subject", 150),
        replace(field_column(Course, "credits", 80), title=_("Credits")),
        Column(
            _("CTE level"),
            124,
            "cte_level",
            lambda row: CTE_LEVEL.format(row["cte_level"]),
            lambda row: DotCell(LEVEL_TONES[row["cte_level"]]) if row["cte_level"] else _MUTED,
            editable=True,
        ),
        Column(_("CTE pathway"), 170, "cte_pathway_id", lambda row: row["cte_pathway"], lambda _row: _MUTED),
        _flag("integrated_theme", 80, _("Theme")),
        _flag("college_credit", 116, _("Dual credit")),
        *(field_column(Course, name, 110) for name in ("college", "grades")),
        counted_column(_("Students"), "students", students_by_course, students),
    ]
    return ListSpec(
        name="courses",
        title=_("Courses"),
        entity=Course,
        columns=columns,
        read=lambda ids: course_rows(book, ids),
        views=(
            View("taught", _("Taught now"), where=_TAUGHT),
            View("ag", _("A-G"), where=_TAUGHT, conditions=(Condition("ag_area", "filled"),)),
            View("cte", _("CTE"), where=_TAUGHT, conditions=(Condition("cte_level", "filled"),)),
            View("no_subject", _("Count for no requirement"), rule=without_subject),
            View("odd", _("To look into"), rule=odd_ids),
            View("no_more", _("No longer taught"), where={"off": True}),
        ),
        prompt=_("Filter by course or ID"),
        rests_on=RESTS_ON,
        shown=("ag_area", "subject", "credits", "cte_level", "integrated_theme", "college_credit", "students"),
        favourites=("ag_area", "subject", "cte_level"),
        menu=("course.students", "course.edit", "", "course.switch", "course.delete"),
        verbs=("course.switch", "course.delete"),
        fixed=("name", "local_id", "off"),
    )
