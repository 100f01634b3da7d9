from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QApplication, QHeaderView, QPushButton, QTableView, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete, isValid

from app.views.look import delegate
from app.views.look import theme as theme_module
from app.views.look.chart_card import _SeriesModel
from app.views.look.charts import Series
from app.views.look.layouts import scaled_width
from app.views.look.theme import LARGEST, Theme
from app.views.look.tokens import PALETTES


def test_inter_is_loaded(look: Theme) -> None:
    assert "Inter" in QFontDatabase.families()


def test_sheet_has_no_word_left_open(look: Theme) -> None:
    for name in PALETTES:
        look.apply(name)
        sheet = QApplication.instance().styleSheet()  # type: ignore[union-attr]
        assert "$" not in sheet
        assert "sp;" not in sheet and "sp " not in sheet.replace("spacing", "")


def test_colours_and_icons_follow_the_theme(look: Theme, qtbot: QtBot) -> None:
    push = QPushButton("Save")
    qtbot.addWidget(push)
    look.bind(push, "check")
    before = push.icon().pixmap(18, 18).toImage()
    look.apply("contrast")
    assert look.color("canvas").name() == "#000000"
    assert push.icon().pixmap(18, 18).toImage() != before


def test_widths_follow_the_text_size(look: Theme, qtbot: QtBot) -> None:
    box, view = QWidget(), QTableView()
    for widget in (box, view):
        qtbot.addWidget(widget)
    scaled_width(box, 200)
    view.setModel(_SeriesModel(Series("Hours", "Week", "Hours", ("Oct 5",), (3.0,))))
    delegate.dress(view, "Hours", [100, 60])
    look.apply(scale=1.5)
    assert box.width() == 300
    assert (view.columnWidth(0), view.columnWidth(1)) == (150, 90)


def test_text_size_has_limits(look: Theme) -> None:
    look.apply(scale=9)
    assert look.scale == LARGEST


def test_dead_widgets_are_forgotten(look: Theme, qtbot: QtBot) -> None:
    called: list[str] = []
    lost = QWidget()
    look.follow(lost, "test", lambda: called.append("dressed"))
    lost.deleteLater()
    qtbot.waitSignal(lost.destroyed, timeout=1000).wait()
    called.clear()
    look.apply("dark")
    assert called == []


def test_system_is_followed(look: Theme, monkeypatch: pytest.MonkeyPatch) -> None:
    hints = QGuiApplication.styleHints()
    look.apply("system")
    monkeypatch.setattr(theme_module, "system_theme", lambda: "dark")
    hints.colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert look.name == "dark"
    look.apply("light")
    hints.colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert look.name == "light"


def test_the_contrast_setting_of_the_system_is_followed(look: Theme, monkeypatch: pytest.MonkeyPatch) -> None:
    hints = QGuiApplication.styleHints().accessibility()
    look.apply("system")
    monkeypatch.setattr(theme_module, "system_theme", lambda: "contrast")
    hints.contrastPreferenceChanged.emit(Qt.ContrastPreference.HighContrast)
    assert look.name == "contrast"
    monkeypatch.setattr(theme_module, "system_theme", lambda: "light")
    hints.contrastPreferenceChanged.emit(Qt.ContrastPreference.NoPreference)
    assert look.name == "light"


def test_accent_colours_what_is_chosen(look: Theme) -> None:
    blue = look.color("accent").name()
    look.apply(accent="violet")
    assert look.color("accent").name() != blue
    assert look["accent"] in QApplication.instance().styleSheet()  # type: ignore[union-attr]
    look.apply("contrast")
    assert look["accent"] == PALETTES["contrast"]["accent"]


class Counting(QObject):
    """Counts how often the widgets that it watches are styled anew."""

    def __init__(self) -> None:
        super().__init__()
        self.styled = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.styled += event.type() == QEvent.Type.StyleChange
        return False


def test_a_widget_deep_inside_is_styled_as_often_as_one_on_top(look: Theme, qtbot: QtBot) -> None:
    outer = inner = QWidget()
    qtbot.addWidget(outer)
    for _depth in range(20):
        inner = QWidget(inner)
    outer.show()
    counting = Counting()
    inner.installEventFilter(counting)
    look.apply("dark")
    assert 0 < counting.styled <= 2


def test_what_a_dress_takes_away_is_not_dressed(look: Theme, qtbot: QtBot) -> None:
    keeper, lost = QWidget(), QTableView()
    qtbot.addWidget(keeper)
    lost.setModel(_SeriesModel(Series("Hours", "Week", "Hours", ("Oct 5",), (3.0,))))
    look.follow(keeper, "test", lambda: delete(lost) if look.scale > 1 and isValid(lost) else None)
    delegate.dress(lost, "Hours", [100, 60])
    look.apply(scale=1.5)
    look.apply(scale=1.0)
    assert look.scale == 1.0


def test_a_list_may_be_given_another_header(look: Theme, qtbot: QtBot) -> None:
    view = QTableView()
    qtbot.addWidget(view)
    view.setModel(_SeriesModel(Series("Hours", "Week", "Hours", ("Oct 5",), (3.0,))))
    delegate.dress(view, "Hours", [100, 60])
    view.setHorizontalHeader(QHeaderView(Qt.Orientation.Horizontal))
    look.apply(scale=1.5)
    assert (view.columnWidth(0), view.columnWidth(1)) == (150, 90)
