"""A hand at the real window: keys, clicks and fields, each counted as one step."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLineEdit,
    QListWidget,
    QMainWindow,
    QTabBar,
    QWidget,
)

from app.views.picturing.settling import settle


class Hand:
    """`steps` are the keys pressed, the clicks, and the fields typed: a word is one step, however long it is."""

    def __init__(self) -> None:
        self.steps = 0

    def press(self, *keys: str) -> None:
        """Keys as the handbook writes them: "Ctrl+K", "Tab"."""
        for key in keys:
            if key == "Shift+Tab":  # systems send it as a key of its own
                QTest.keyClick(self._there(), Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
            else:
                QTest.keySequence(self._there(), QKeySequence(key))
            self.steps += 1
            settle()

    def type(self, *words: str) -> None:
        """One field after the other, with Tab between them."""
        for at, word in enumerate(words):
            if at:
                self.press("Tab")
            for letter in word:  # a ditto mark goes on to the next field
                QTest.keyClicks(self._there(), letter)
            self.steps += 1
        settle()

    def click(self, words: str) -> None:
        """The button that begins with these words, in the window in front."""
        self._press_at(self.found(QAbstractButton, words))

    def tab(self, words: str) -> None:
        """The tab that begins with these words."""
        for bar in self._front().findChildren(QTabBar):
            for at in range(bar.count()):
                if bar.isVisible() and bar.tabText(at).startswith(words):
                    QTest.mouseClick(bar, Qt.MouseButton.LeftButton, pos=bar.tabRect(at).center())
                    self._done()
                    return
        raise AssertionError(f"no tab {words}")

    def choose(self, name: str, choice: str) -> None:
        """A choice of a drop-down: two clicks."""
        box = self.found(QComboBox, name)
        assert isinstance(box, QComboBox)
        box.setFocus()
        box.showPopup()  # by a click it would let no other click through for a while, lest it is a double one
        self._done()
        view, at = box.view(), next(at for at in range(box.count()) if box.itemText(at).startswith(choice))
        index = box.model().index(at, box.modelColumn())
        view.scrollTo(index)
        QTest.mouseMove(view.viewport(), view.visualRect(index).center())
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=view.visualRect(index).center())
        self._done()
        assert box.currentIndex() == at, box.currentText()

    def cell(self, row: int = 0, column: int = 0) -> None:
        """A cell of the table in front."""
        view = next(each for each in self._front().findChildren(QAbstractItemView) if _is_table(each))
        index = view.model().index(row, column)
        view.scrollTo(index)
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=view.visualRect(index).center())
        self._done()

    def line(self, words: str) -> None:
        """The line of a list in front that begins with these words."""
        for view in self._front().findChildren(QListWidget):
            for item in view.findItems(words, Qt.MatchFlag.MatchStartsWith) if view.isVisible() else ():
                view.scrollToItem(item)
                place = view.visualItemRect(item).center()
                QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
                self._done()
                return
        raise AssertionError(f"no line {words}")

    def into(self, name: str) -> None:
        """A click into the field with this name or these words in it."""
        self._press_at(self.found(QLineEdit, name))

    def run(self, command: str) -> None:
        """A command by its name."""
        self.press("Ctrl+K")
        self.type(command)
        self.press("Return")

    def found(self, kind: type[QWidget], words: str) -> QWidget:
        """The one widget in front that is called so."""
        for each in self._front().findChildren(kind):
            names = [each.accessibleName(), getattr(each, "text", str)(), getattr(each, "placeholderText", str)()]
            if each.isVisible() and each.isEnabled() and any(name.startswith(words) for name in names):
                return each
        raise AssertionError(f"nothing in front is called {words}")

    def _press_at(self, widget: QWidget) -> None:
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton)
        self._done()

    def _done(self) -> None:
        self.steps += 1
        settle()

    @staticmethod
    def _front() -> QWidget:
        """The dialog in front, else the window; it gets the keyboard back from what closed, as a desktop sees to."""
        main = next(
            each for each in QApplication.topLevelWidgets() if isinstance(each, QMainWindow) and each.isVisible()
        )
        front = QApplication.activeModalWidget() or main
        if not front.isActiveWindow() and not QApplication.activePopupWidget():
            front.activateWindow()
            QApplication.processEvents()
        return front

    def _there(self) -> QWidget:
        """What has the keyboard."""
        popup = QApplication.activePopupWidget()
        there = (popup.focusWidget() or popup) if popup else self._front() and QApplication.focusWidget()
        assert there is not None
        return there


def _is_table(view: QAbstractItemView) -> bool:
    return view.isVisible() and view.model() is not None and view.model().columnCount() > 1
