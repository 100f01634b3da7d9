"""Scans and photos as pages: turned, and seen whole."""

from __future__ import annotations

from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from app.views.evidence.pictures import Turned
from app.views.handing_out.pages_view import PagesView

RED, BLUE = QColor("#ff0000"), QColor("#0000ff")


class Wide:
    """One page, twice as wide as high: the left half red, the right one blue."""

    sizes = [(400.0, 200.0)]  # noqa: RUF012 (as `Pages` has it)

    def __len__(self) -> int:
        return 1

    def picture(self, page: int, width: int) -> QImage:
        image = QImage(width, round(width / 2), QImage.Format.Format_RGB32)
        image.fill(BLUE)
        for x in range(width // 2):
            for y in range(image.height()):
                image.setPixelColor(x, y, RED)
        return image

    def text(self, page: int) -> str:
        return "words"


def test_a_page_that_lies_on_its_side_is_turned() -> None:
    turned = Turned(Wide(), 1)
    assert turned.sizes == [(200.0, 400.0)]
    assert turned.text(0) == "words"
    for width in (40, 41, 43):  # the picture has the width that was asked for, or it would be drawn again and again
        picture = turned.picture(0, width)
        assert picture.width() == width
        assert picture.pixelColor(width // 2, 4) == RED  # what was at the left is at the top
        assert picture.pixelColor(width // 2, picture.height() - 4) == BLUE
    around = Turned(Wide(), 2)
    assert around.sizes == Wide.sizes
    assert around.picture(0, 40).pixelColor(2, 2) == BLUE


def test_a_page_is_seen_whole(qtbot: QtBot) -> None:
    view = PagesView()
    qtbot.addWidget(view)
    view.resize(500, 300)
    view.show_pages(Turned(Wide(), 1))
    assert view.fits and not view.fits_whole
    assert view.verticalScrollBar().maximum() > 0
    view.resize_pages(None, whole=True)
    assert view.fits_whole and not view.fits
    assert view.verticalScrollBar().maximum() == 0
    view.larger()
    assert not view.fits and not view.fits_whole
    view.show_pages(None)
