"""Pages that are looked at: in sight, at a size, by keyboard, and for those who listen."""

from __future__ import annotations

from threading import Thread

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.views.handing_out.pages_view import PagesView
from app.views.handing_out.pdf_pages import PdfPages
from tests.views.accessibility import problems
from tests.views.conftest import Present


@pytest.fixture
def view(qtbot: QtBot, papers: PdfPages, present: Present) -> PagesView:
    made = PagesView()
    qtbot.addWidget(made)
    made.resize(700, 500)
    present(made)
    made.show_pages(papers)
    qtbot.waitUntil(lambda: made._job is None)
    return made


def test_only_what_is_in_sight_and_the_next_page_are_drawn(view: PagesView, qtbot: QtBot) -> None:
    assert view.count == 9
    assert sorted(view._drawn) == [0, 1]
    view.go_to(6)
    qtbot.waitUntil(lambda: view._job is None)
    assert {6, 7} <= set(view._drawn)
    assert 3 not in view._drawn


def test_what_was_drawn_is_kept_within_bounds(view: PagesView, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.views.handing_out.pages_view.KEPT", 0)
    for page in range(view.count):
        view.go_to(page)
        qtbot.waitUntil(lambda: view._job is None)
    assert len(view._drawn) <= 4


def test_screen_readers_hear_what_the_page_says(view: PagesView, qtbot: QtBot) -> None:
    assert view.accessibleDescription().startswith("Page 1 of 9. Student Plan")
    view.go_to(2)
    qtbot.waitUntil(lambda: view.accessibleDescription().startswith("Page 3 of 9. Student Plan"))


def test_the_keyboard_turns_pages_and_scrolls(view: PagesView) -> None:
    QTest.keyClick(view, Qt.Key.Key_End)
    assert view.page == 8
    QTest.keyClick(view, Qt.Key.Key_Home)
    assert view.page == 0
    top = view.verticalScrollBar().value()
    QTest.keyClick(view, Qt.Key.Key_Down)
    QTest.keyClick(view, Qt.Key.Key_Space)
    assert view.verticalScrollBar().value() > top + 300
    QTest.keyClick(view, Qt.Key.Key_Space, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(view, Qt.Key.Key_Up)
    assert view.verticalScrollBar().value() == top


def test_the_size_is_what_fits_or_what_is_asked(view: PagesView, qtbot: QtBot) -> None:
    assert view.fits
    assert view._width < 700
    view.resize(2000, 900)
    assert view.zoom == 1
    view.larger()
    assert (view.zoom, view.fits) == (1.25, False)
    view.smaller()
    view.smaller()
    assert view.zoom == pytest.approx(0.8, abs=0.01)
    view.go_to(4)
    view.resize_pages(2.0)
    assert view.page == 4
    qtbot.waitUntil(lambda: view._job is None)
    assert view._drawn[4].picture.width() == round(view._width * view.devicePixelRatioF())
    view.resize_pages(None)
    assert view.fits


def test_pages_are_white_paper_in_every_theme(view: PagesView, look) -> None:  # type: ignore[no-untyped-def]
    for name in ("light", "dark", "contrast"):
        look.apply(name)
        picture: QImage = view.grab().toImage()
        assert picture.pixelColor(60, 200).name() == "#ffffff"
        assert problems(view) == []


def test_pages_may_be_asked_for_on_any_thread(papers: PdfPages) -> None:
    drawn: list[QImage] = []
    threads = [Thread(target=lambda: drawn.append(papers.picture(0, 200))) for _each in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert all(picture == drawn[0] for picture in drawn)
    assert drawn[0].width() == 200
