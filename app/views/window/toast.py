"""A sentence at the foot of the window that says what was done, with Undo instead of "Are you sure?"."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QApplication, QFrame, QScrollArea, QWidget

from app.i18n import _
from app.views.look import announcing
from app.views.look.buttons import Press, button, icon_button
from app.views.look.labels import IconTile, label
from app.views.look.layouts import row
from app.views.look.tokens import Tone

STAYS = 10_000  # milliseconds; it waits while the pointer or the focus is on it
MARGIN, ABOVE_STATUS, BELOW_MENU = 16, 56, 40  # pixels between the toast and the window
STEP = 24  # pixels between the places where it could go
KEPT_FREE = "kept_free"  # the property of labels and frames that no toast covers

_ICONS: dict[Tone, str] = {"ok": "circle-check", "warn": "triangle-alert", "bad": "circle-x", "info": "info"}


def show_toast(inside: QWidget, text: str, undo: Press | None = None, *, verb: str = "", tone: Tone = "ok") -> Toast:
    """Shows `text` at the foot of the window of `inside`, in place of an earlier toast.

    There is one at a time, so that Undo is always about the last edit. `undo` puts a button beside
    it, which says `verb` or "Undo". Tab reaches it; Esc on it closes it.
    """
    dismiss_toasts(inside)
    return Toast(inside.window(), text, undo, verb or _("Undo"), tone)


def dismiss_toasts(inside: QWidget) -> None:
    """Closes what is shown in the window of `inside`."""
    for toast in inside.window().findChildren(Toast):
        toast.dismiss()


def keep_free(widget: QFrame, wanted: bool = True) -> None:
    """No toast covers this label or frame, as long as it is `wanted`."""
    widget.setProperty(KEPT_FREE, wanted)
    if wanted:
        for toast in widget.window().findChildren(Toast):
            toast.make_way()


class Toast(QFrame):
    """See `show_toast`. It makes way for the cell with the focus and for the last row of a list."""

    def __init__(self, window: QWidget, text: str, undo: Press | None, verb: str, tone: Tone) -> None:
        super().__init__(window)
        self._window = window
        self.setObjectName("toast")
        self.setAccessibleName(text)
        sign = IconTile(_ICONS.get(tone, "info"), "on_tooltip", 17)
        line = row(sign, label(text), spacing=10, margins=(14, 8, 8, 8))
        if undo:
            self.undo_button = button(verb, press=lambda: self._do(undo), name=f"{verb}: {text}")
            line.addWidget(self.undo_button)
        line.addWidget(icon_button("x", _("Close this message"), self.dismiss, "on_tooltip"))
        self.setLayout(line)
        self._timer = QTimer(self, singleShot=True, interval=STAYS)
        self._timer.timeout.connect(self._leave)
        # The focus also moves while what has it is deleted: half of the window's widgets are no more then.
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self._place_again)
        window.installEventFilter(self)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._focus_moved)
        for view in window.findChildren(QAbstractItemView):
            view.verticalScrollBar().valueChanged.connect(self._place_again)
            if view.selectionModel():
                view.selectionModel().currentChanged.connect(self._place_again)
        self.place()
        self.show()
        self.raise_()
        self._timer.start()
        announcing.announce(self, text)

    def place(self) -> None:
        """Goes to the first place where it covers no control, nor what has the focus, nor the last row of a list.

        Where it must cover a control, it is one that is not in use.
        """
        window = self._window
        self.setMaximumWidth(window.width() - 2 * MARGIN)
        self.adjustSize()
        low, right = window.height() - self.height() - ABOVE_STATUS, window.width() - self.width() - MARGIN
        middle = (window.width() - self.width()) // 2
        kept_free = list(self._kept_free())
        above = [QPoint(middle, line.top() - self.height() - MARGIN) for line in self._lines_kept_free()]
        higher = [QPoint(left, top) for top in range(low - STEP, low // 2, -STEP) for left in (middle, right, MARGIN)]
        below = [QPoint(middle, low), QPoint(right, low), QPoint(MARGIN, low)]
        wanted = self._uncovered([*below, *above, *higher], [*kept_free, *self._controls()])
        self.move(wanted or self._uncovered([*below, *above], kept_free) or QPoint(middle, BELOW_MENU))

    def _uncovered(self, places: list[QPoint], areas: list[QRect]) -> QPoint | None:
        """The first place where the toast covers none of these areas."""
        size = self.size()
        return next((at for at in places if not any(QRect(at, size).intersects(each) for each in areas)), None)

    def _controls(self) -> Iterator[QRect]:
        """The part in sight of all that can be pressed or typed into; rows of lists have room elsewhere."""
        for widget in self._window.findChildren(QWidget):
            if isinstance(widget, QAbstractItemView | QScrollArea) or not widget.isVisible():
                continue
            takes = isinstance(widget, QAbstractButton) or widget.focusPolicy() & Qt.FocusPolicy.TabFocus
            if takes and widget is not self and not self.isAncestorOf(widget):
                seen = widget.visibleRegion().boundingRect()
                yield QRect(widget.mapTo(self._window, seen.topLeft()), seen.size())

    def _lines_kept_free(self) -> Iterator[QRect]:
        """The labels and frames of `keep_free`."""
        for widget in self._window.findChildren(QFrame):
            if widget.property(KEPT_FREE) and widget.isVisible():
                yield QRect(widget.mapTo(self._window, QPoint()), widget.size())

    def _kept_free(self) -> Iterator[QRect]:
        """What the toast must not cover, in the window's coordinates."""
        window = self._window
        yield from self._lines_kept_free()
        focused = window.focusWidget()
        if isinstance(focused, QAbstractItemView):
            yield self._in_window(focused, focused.visualRect(focused.currentIndex()))
        elif focused and focused.focusPolicy() & Qt.FocusPolicy.TabFocus and not self.isAncestorOf(focused):
            yield QRect(focused.mapTo(window, QPoint()), focused.size())
        for view in window.findChildren(QAbstractItemView):
            rows = view.model().rowCount(view.rootIndex()) if view.isVisible() and view.model() else 0
            if rows:
                last = view.visualRect(view.model().index(rows - 1, 0, view.rootIndex()))
                yield self._in_window(view, QRect(0, last.top(), view.viewport().width(), last.height()))

    def _in_window(self, view: QAbstractItemView, area: QRect) -> QRect:
        seen = area.intersected(view.viewport().rect())
        return (
            QRect(view.viewport().mapTo(self._window, seen.topLeft()), seen.size()) if not seen.isEmpty() else QRect()
        )

    def _place_again(self, *_what: object) -> None:
        if not self.underMouse():  # nobody aims at something that moves
            self.place()

    def _focus_moved(self, *_widgets: object) -> None:
        self.make_way()

    def make_way(self) -> None:
        """Look for another place, when all else has found its own."""
        self._later.start()

    def dismiss(self) -> None:
        self._timer.stop()
        self._later.stop()
        self.hide()
        self.setParent(None)
        self.deleteLater()

    def _do(self, undo: Press) -> None:
        self.dismiss()
        undo()

    def _leave(self) -> None:
        used = self.underMouse() or self.isAncestorOf(self.window().focusWidget() or self.window())
        if used:
            self._timer.start()
        else:
            self.dismiss()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.dismiss()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and watched is self._window:
            self.place()
        return False
