"""A page that was hidden while the theme changed looks like one that was not."""

from __future__ import annotations

import gc
import weakref

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from app.views.look.buttons import button
from app.views.look.chips import Chip
from app.views.look.labels import label
from app.views.look.layouts import boxed, column
from app.views.look.resting import Resting
from app.views.look.search_edit import SearchEdit
from app.views.look.theme import Theme

POLISHED, ELSEWHERE = Qt.WidgetAttribute.WA_WState_Polished, Qt.WidgetAttribute.WA_SetStyle


def make_page() -> QWidget:
    """One of everything that the style sheet knows by a property."""
    page = boxed(column(button("Save", "check", "primary"), label("Faint", "faint"), Chip("Behind", "warn")))
    page.layout().addWidget(SearchEdit("Find"))  # type: ignore[union-attr]
    page.setObjectName("page")
    page.resize(300, 200)
    return page


def picture(page: QWidget) -> QImage:
    page.show()
    return page.grab().toImage()


@pytest.mark.parametrize("choice", ["dark", "contrast"])
def test_a_page_catches_up_before_it_is_shown(look: Theme, qtbot: QtBot, choice: str) -> None:
    resting, awake = make_page(), make_page()
    for page in (resting, awake):
        qtbot.addWidget(page)
        picture(page)
    look.resting.add(resting)
    resting.hide()
    for name, scale in (("contrast", 1.5), (choice, 1.25)):
        look.apply(name, scale)  # type: ignore[arg-type]
    before = resting.grab().toImage()
    look.resting.wake(resting)
    for page in (resting, awake):
        page.resize(page.sizeHint())
    assert before != resting.grab().toImage(), "it was not passed over"
    assert picture(resting) == picture(awake)


def test_only_hidden_pages_are_passed_over(qtbot: QtBot) -> None:
    shown, hidden = make_page(), make_page()
    resting = Resting()
    for page in (shown, hidden):
        qtbot.addWidget(page)
        resting.add(page)
        page.show()
    hidden.hide()
    with resting.passed_over():
        assert shown.testAttribute(POLISHED) and not hidden.testAttribute(POLISHED)
        assert hidden.testAttribute(ELSEWHERE)
    assert not any(each.testAttribute(ELSEWHERE) for each in hidden.findChildren(QWidget))
    resting.wake(hidden)
    assert hidden.testAttribute(POLISHED)


def test_what_is_gone_is_let_go(look: Theme) -> None:
    page = make_page()
    look.resting.add(page)
    look.follow(page, "width", page.adjustSize)
    known = weakref.ref(page)
    delete(page)
    del page
    look.forget_gone()
    gc.collect()
    assert known() is None
