"""The lists of pathways and of their members, declared."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from app.i18n import _
from app.models.kinds import GRADE
from app.models.pathway_rows import (
    MEMBERS_REST_ON,
    PATHWAYS_REST_ON,
    member_counts,
    member_rows,
    membership_ids_about,
    memberships_kept,
    memberships_today,
    pathway_rows,
)
from app.models.pathways import PathwayMembership, SitePathway
from app.models.roster_rows import grades_of
from app.views.lists.columns import Column, Facet, count_column, field_column
from app.views.lists.conditions import Condition
from app.views.lists.list_spec import ListSpec, View
from app.views.look.cells import DotCell, FigureCell, MutedCell, PersonCell
from app.views.look.tokens import Tone
from app.views.students.columns import detail_of, name_of, seed_of

if TYPE_CHECKING:
    from app.book.book import Book

ToneOf = Callable[[str], Tone]
"""The colour of a pathway by id."""

_MUTED, _FIGURE = MutedCell(), FigureCell()


def pathway_list(book: Book, tone: ToneOf) -> ListSpec:
    """The list of the site's pathways."""
    members = count_column(_("Members"), 88, "members", lambda row: row["members"], member_counts)
    columns = [
        Column(_("Pathway"), 220, "name", lambda row: row["name"], lambda row: DotCell(tone(row["id"]))),
        Column(_("Industry sector"), 170, "sector_id", lambda row: row["sector"], lambda _row: _MUTED),
        Column(_("CTE pathway"), 170, "cte_pathway_id", lambda row: row["cte_pathway"], lambda _row: _MUTED),
        field_column(SitePathway, "target_minutes", 114),
        members,
        replace(field_column(SitePathway, "certification", 116), title=_("Certification")),
        *(field_column(SitePathway, name, 120) for name in ("placements_from", "starts_on", "ends_on")),
    ]
    return ListSpec(
        name="pathways",
        title=_("Pathways"),
        entity=SitePathway,
        columns=columns,
        read=lambda ids: pathway_rows(book, ids),
        views=(
            View("all", _("All pathways")),
            View("no_target", _("Without a target"), conditions=(Condition("target_minutes", "empty"),)),
            View("nobody", _("Without members"), rule=lambda book: set(book.ids(SitePathway)) - {*member_counts(book)}),
        ),
        prompt=_("Filter by name"),
        rests_on=PATHWAYS_REST_ON,
        shown=("sector_id", "target_minutes", "members", "certification"),
        favourites=("sector_id", "certification"),
        menu=("pathway.members", "pathway.add", "", "pathway.edit", "pathway.delete"),
    )


def member_list(book: Book, tone: ToneOf) -> ListSpec:
    """The list of who belongs to which pathway, from when to when."""
    columns = [
        Column(
            _("Student"),
            214,
            "student_id",
            name_of,
            lambda row: PersonCell(detail_of(row), seed_of({**row, "id": row["student_id"]})),
        ),
        Column(
            _("Pathway"), 180, "pathway_id", lambda row: row["pathway"], lambda row: DotCell(tone(row["pathway_id"]))
        ),
        Column(
            _("Grade"),
            76,
            "grade",
            lambda row: GRADE.format(row["grade"]),
            lambda _row: _MUTED,
            facet=Facet("any", GRADE, lambda book: grades_of(book, PathwayMembership)),
        ),
        field_column(PathwayMembership, "starts_on", 110),
        field_column(PathwayMembership, "ends_on", 110),
        field_column(PathwayMembership, "reason", 150),
    ]
    return ListSpec(
        name="members",
        title=_("Members of pathways"),
        entity=PathwayMembership,
        columns=columns,
        read=lambda ids: member_rows(book, ids),
        views=(
            View("today", _("Members today"), rule=memberships_today),
            View("so_far", _("Everybody so far"), rule=memberships_kept),
        ),
        prompt=_("Filter by student or pathway"),
        rests_on=MEMBERS_REST_ON,
        shown=("pathway_id", "grade", "starts_on", "ends_on", "reason"),
        favourites=("pathway_id", "grade"),
        about=membership_ids_about,
        menu=("student.open", "pathway.end"),
        verbs=("pathway.end",),
    )
