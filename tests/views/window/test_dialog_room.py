"""A dialog gives its words the room they need, and scrolls where the screen is too low."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from app.views.look.cards import Banner
from app.views.look.labels import caption_for, label
from app.views.look.layouts import column
from app.views.look.theme import Theme
from app.views.picturing.settling import settle
from app.views.window.dialog import FRAME, Dialog
from tests.views.clipping import clipped


def shown(qtbot: QtBot, words: str, fields: int = 1) -> Dialog:
    dialog = Dialog(None, "Erase for good", "This cannot be undone.", 720)
    qtbot.addWidget(dialog)
    dialog.body.addWidget(Banner(words, "bad"))
    for place in range(fields):
        edit = QLineEdit()
        dialog.body.addLayout(column(caption_for(f"Field {place}", edit), edit))
    dialog.add_cancel()
    dialog.show()
    settle()
    return dialog


def test_no_line_of_a_banner_is_cut_wherever_its_lines_end(qtbot: QtBot, look: Theme) -> None:
    look.apply("light", 1.5)
    for count in range(30, 46):
        dialog = shown(qtbot, "12 papers, " * count)
        assert clipped(dialog) == []
        dialog.close()


def test_what_has_no_room_on_the_screen_scrolls(qtbot: QtBot, look: Theme) -> None:
    dialog = shown(qtbot, "12 papers", fields=30)
    assert dialog.height() <= dialog.screen().availableGeometry().height() - FRAME
    assert dialog.area.verticalScrollBar().maximum() > 0
    assert clipped(dialog) == []
    first, *_others, last = dialog.findChildren(QLineEdit)
    dialog.activateWindow()
    for edit in (last, first, last):
        dialog.findChildren(QPushButton)[-1].setFocus()
        edit.setFocus()
        assert edit.visibleRegion().boundingRect() == edit.rect(), "all of it is seen"


def test_it_grows_with_what_it_has_to_say(qtbot: QtBot, look: Theme) -> None:
    dialog = shown(qtbot, "12 papers")
    before = dialog.height()
    dialog.body.addWidget(label("This name stands in the reason: write it without the name. " * 6, wrap=True))
    settle()
    QApplication.processEvents()
    assert dialog.height() > before
    assert dialog.area.verticalScrollBar().maximum() == 0
    assert clipped(dialog) == []
