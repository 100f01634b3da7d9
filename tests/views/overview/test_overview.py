"""The figures of the site in the window: slices, equity, one pathway, and what they open and export."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.book.book import Book
from app.models.equity import HIDDEN_WORDS
from app.models.pathway_rows import member_counts
from app.models.site_facts import site_facts
from app.views.look.figure_button import FigureButton
from app.views.overview.page import OverviewPage
from app.views.overview.pathway import PathwayPage
from app.views.window import ask
from app.views.window.desk import Desk
from app.views.window.main_window import MainWindow
from tests.views.conftest import OpenWindow

PATIENCE = 30_000
"""Milliseconds in which the figures of the whole sample school are there, however busy the machine is."""


@pytest.fixture
def shell(sample: Book, open_window: OpenWindow) -> Desk:
    """The window with the sample school."""
    window: MainWindow = open_window(sample)
    desk = window.desk
    assert desk
    return desk


@pytest.fixture
def page(shell: Desk) -> OverviewPage:
    """The overview."""
    shell.go("overview")
    found = shell.page
    assert isinstance(found, OverviewPage)
    return found


def tiles(page: OverviewPage) -> dict[str, FigureButton]:
    """The figures that are shown, by their names."""
    found = [each for each in page.findChildren(FigureButton) if each.isVisible()]
    return {each.accessibleName().partition(":")[0]: each for each in found}


def test_slices_figures_and_the_students_behind_them(
    page: OverviewPage, shell: Desk, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    qtbot.waitUntil(lambda: len(tiles(page)) == 10, timeout=PATIENCE)
    part = page.part("figures")
    menu = part.facets.chips["grade"].menu()
    menu.aboutToShow.emit()
    eleven = next(action for action in menu.actions() if action.text().startswith("11 "))
    eleven.trigger()
    qtbot.waitUntil(lambda: len(tiles(page)) == 10, timeout=PATIENCE)
    count = sum(known.values["grade"] == {"11"} for known in site_facts(page.book).people)
    assert page.count.text() == str(count)
    assert f"11 ({count})" == eleven.text()

    monkeypatch.setattr(ask, "save_file", lambda _p, _t, _f, name, then: then(tmp_path / name))
    shell.trigger("site.summary")
    qtbot.waitUntil(lambda: len(list(tmp_path.glob("site-summary*.pdf"))) == 1, timeout=PATIENCE)

    part.measure.setCurrentIndex(1)
    assert part.grades.heading.text() == "Hour target met: by grade"
    tiles(page)["Paid placement this year"].click()
    wanted = {k.student_id for k in part.people if "paid" in k.met}
    qtbot.waitUntil(lambda: set(shell.page.table.model().ids) == wanted, timeout=PATIENCE)  # type: ignore[union-attr]


def test_equity_opens_students_of_what_is_shown_only(page: OverviewPage, shell: Desk, qtbot: QtBot) -> None:
    page.show_record("equity")
    part = page.part("equity")
    qtbot.waitUntil(lambda: part.model.rowCount() > 10, timeout=PATIENCE)
    model, said = part.model, []
    shell.toast = lambda text, **_more: said.append(text)  # type: ignore[method-assign]
    lines = model.matrix.lines
    row = next(at for at, line in enumerate(lines) if line.size.state == "hidden")
    hidden = model.index(row, 3)
    assert (hidden.data(), hidden.data(Qt.ItemDataRole.AccessibleTextRole)) == ("hidden", HIDDEN_WORDS)
    part.open_cell(hidden)
    assert said == [HIDDEN_WORDS]
    assert shell.page is page
    part.switch.click()
    assert model.index(0, 2).data(Qt.ItemDataRole.DisplayRole).endswith("%")
    part.table.setCurrentIndex(model.index(0, 2))
    QTest.keyClick(part.table, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: set(shell.page.table.model().ids) == set(lines[0].cells[0].met_ids), timeout=PATIENCE)  # type: ignore[union-attr]


def test_a_pathway_over_the_years(shell: Desk, qtbot: QtBot) -> None:
    counts = member_counts(shell.book)
    pathway = max(counts, key=lambda id_: counts[id_])
    shell.go("pathways", pathway)
    shell.trigger("pathway.open")
    page = shell.page
    assert isinstance(page, PathwayPage)
    qtbot.waitUntil(lambda: page.count.text() == str(counts[pathway]), timeout=PATIENCE)
    assert page.chart.chart.series.values[-1] == counts[pathway]
    years = len(page.chart.chart.series.values)
    page.by.click()
    assert len(page.chart.chart.series.values) > years
    page._open_moment(-1)
    qtbot.waitUntil(lambda: len(shell.page.table.model().ids) == counts[pathway], timeout=PATIENCE)  # type: ignore[union-attr]
