"""Scenes of the figures of the whole site."""

from __future__ import annotations

from app.models.pathway_rows import member_counts
from app.views.overview.figures import FiguresPart
from app.views.overview.page import OverviewPage
from app.views.picturing.settling import settle
from app.views.picturing.stage import Stage


def sliced(on: Stage) -> None:
    """The overview of the two upper grades."""
    on.go("overview")
    page = on.page
    assert isinstance(page, OverviewPage)
    part: FiguresPart = page.part("figures")
    part.facets.choose("grade", "11", "12")
    settle()


def pathway(on: Stage) -> None:
    """The pathway with the most members, by its years."""
    counts = member_counts(on.book)
    on.go("pathway", max(counts, key=lambda id_: (counts[id_], id_)))
