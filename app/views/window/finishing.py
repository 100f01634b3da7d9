"""Saving what is being typed, before something else happens to its table or its window."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from typing import Any

from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView, QApplication, QDialog, QWidget

from app.book.refused import Refused
from app.views.window import ask
from app.views.window.dialog import Dialog


class Unsaved:
    """A widget of a page in which something can be typed that the book does not have at once.

    Closing the window, leaving the book, locking it and another language ask it; a dialog answers to the same names.
    """

    @property
    def touched(self) -> bool:
        """Whether something typed would be lost."""
        return False

    def put_by(self) -> None:
        """Save what can be saved; what cannot stays, and so does `touched`. Raises Refused where nothing can."""

    def discard(self) -> None:
        """Throw away what is typed."""

    def what_is_lost(self) -> str:
        """A sentence that says what would be thrown away, where that is not plain."""
        return ""

    def unless_lost(self, window: QWidget, then: Callable[[], object]) -> None:
        """Ask before it is thrown away, and do `then` after a yes."""
        ask.throw_away(window, then, self.what_is_lost())


def finish_typing(inside: QWidget) -> None:
    """Save what is being typed in the tables of a page, and close the cells."""
    for table in inside.findChildren(QAbstractItemView):
        editor = table.indexWidget(table.currentIndex())
        if editor is not None:
            delegate = table.itemDelegate()
            delegate.commitData.emit(editor)
            delegate.closeEditor.emit(editor, QAbstractItemDelegate.EndEditHint.NoHint)


def finish_pages(window: QWidget) -> list[Unsaved]:
    """Save what is typed on the pages where it is whole; returns the widgets that hold the rest."""
    for each in (waiting := _unsaved(window)):
        with suppress(Refused):  # said where it is typed
            each.put_by()
    return [each for each in waiting if each.touched]


def discard_pages(window: QWidget) -> None:
    """Throw away what is typed on the pages and could not be saved."""
    for each in finish_pages(window):
        each.discard()


def unless_lost(window: QWidget, then: Callable[[], object]) -> None:
    """Do what takes the pages away; where something typed on them would be lost, ask before."""
    if left := finish_pages(window):
        left[0].unless_lost(window, lambda: (discard_pages(window), then()))
    else:
        then()


def finish_dialogs(window: QWidget) -> list[Any]:
    """Keep drafts where a dialog knows such; returns the dialogs with typed texts that are left.

    A form is never finished here, whole or not: only its own button says what is meant, and for whom.
    """
    for dialog in _touched(window):
        if hasattr(dialog, "put_by"):
            with suppress(Refused):  # a full disk, say: the dialog stays
                dialog.put_by()
    return _touched(window)


def unless_unfinished(window: QWidget, then: Callable[[], object]) -> bool:
    """Ask before closing the window loses what is typed in it, and do `then` after a yes; whether it was asked."""
    if finish_pages(window):
        unless_lost(window, then)
        return True
    if not (left := finish_dialogs(window)):
        return False

    def throw_away() -> None:
        for dialog in left:
            getattr(dialog, "discard", dialog.close)()
        then()

    if not any(isinstance(each, Dialog) and each.isVisible() for each in left[-1].findChildren(QDialog)):
        ask.throw_away(left[-1], throw_away)
    return True


def close_dialogs(window: QWidget) -> None:
    """Close everything that is open over the window, unasked; what was typed is kept where it can be."""
    while (popup := QApplication.activePopupWidget()) is not None and popup.close():
        pass
    finish_dialogs(window)
    for palette in window.findChildren(QWidget, "scrim"):
        palette.close()
    for dialog in window.findChildren(QDialog):
        getattr(dialog, "discard", dialog.close)()


def _unsaved(window: QWidget) -> list[Unsaved]:
    return [each for each in window.findChildren(QWidget) if isinstance(each, Unsaved) and each.touched]


def _touched(window: QWidget) -> list[Any]:
    """The dialogs in which something was typed that closing them would lose."""
    return [each for each in window.findChildren(QDialog) if each.isVisible() and getattr(each, "touched", False)]
