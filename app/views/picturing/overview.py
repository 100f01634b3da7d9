"""Scenes of the figures of the whole site."""

from __future__ import annotations

from app.views.overview.figures import FiguresPart, sliced_by
from app.views.overview.page import OverviewPage
from app.views.picturing.stage import Stage


def sliced(on: Stage) -> FiguresPart:
    """The overview of the two upper grades."""
    on.go("overview", sliced_by("grade", "11"))
    page = on.page
    assert isinstance(page, OverviewPage)
    part: FiguresPart = page.part("figures")
    part.facets.chosen["grade"].append("12")
    part.show_slice()
    return part
