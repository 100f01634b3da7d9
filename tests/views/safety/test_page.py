"""The page of safety: its parts, how it is reached, and that everybody can use it."""

from __future__ import annotations

import pytest

from app.views.safety.page import SafetyPage
from app.views.safety.parts import PARTS
from app.views.window.desk import Desk
from app.views.window.main_window import MainWindow
from tests.views.accessibility import problems


@pytest.fixture
def page(window: MainWindow, shell: Desk) -> SafetyPage:
    window.commands["go.safety"].trigger()
    shown = shell.page
    assert isinstance(shown, SafetyPage)
    return shown


@pytest.mark.parametrize("part", PARTS, ids=lambda part: part.id)
def test_each_part_is_shown_with_its_own_tools(page: SafetyPage, shell: Desk, part: object) -> None:
    assert isinstance(part, tuple)
    shell.go("safety", part[0])
    shown = page.panel
    assert page.parts.current_id == part[0]
    assert page.stack.currentWidget() is shown
    own = [*shown.tools, *shown.heads]
    items = [page.tools.itemAt(i) for i in range(page.tools.count())]
    at = [tool for item in items if item and (tool := item.widget())]
    assert [tool for tool in at if tool.isVisibleTo(page)] == [tool for tool in own if tool in at]
    assert problems(page) == []


def test_the_rail_leads_here_and_says_so(page: SafetyPage, shell: Desk) -> None:
    assert shell.place == ("safety", None)
    assert shell.rail_page == "safety"
