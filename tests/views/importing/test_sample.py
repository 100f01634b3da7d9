"""The sample school takes no rosters, but hours."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QPushButton

from app.views.importing.page import ImportPage
from app.views.window.desk import Desk
from tests.views.accessibility import problems


def test_the_sample_school_offers_a_new_book(shell: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    triggered: list[str] = []
    monkeypatch.setattr(shell, "trigger", triggered.append)
    shell.go("import", "roster")
    page = shell.page
    assert isinstance(page, ImportPage)
    assert page.source.stack.currentWidget() is page.source.refused
    assert problems(page) == []
    own, hours = page.source.refused.findChildren(QPushButton)
    own.click()
    assert triggered == ["book.new"]
    hours.click()
    assert page.source.kind.id == "hours"
    assert page.source.stack.currentWidget() is not page.source.refused
