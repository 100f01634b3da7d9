"""Saving what is being typed, before something else happens to its table or its window."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView, QApplication, QDialog, QWidget

from app.book.refused import Refused


def finish_typing(inside: QWidget) -> None:
    """Save what is being typed in the tables of a page, and close the cells."""
    for table in inside.findChildren(QAbstractItemView):
        editor = table.indexWidget(table.currentIndex())
        if editor is not None:
            delegate = table.itemDelegate()
            delegate.commitData.emit(editor)
            delegate.closeEditor.emit(editor, QAbstractItemDelegate.EndEditHint.NoHint)


def finish_dialogs(window: QWidget) -> bool:
    """Save the forms that are whole, and keep drafts where a dialog knows such; whether nothing typed is left."""
    for dialog in _touched(window):
        with suppress(Refused):  # a full disk, say: the dialog stays as one with gaps does
            (dialog.put_by if hasattr(dialog, "put_by") else dialog.done_with)()
    return not _touched(window)


def close_dialogs(window: QWidget) -> None:
    """Close everything that is open over the window, unasked; what was typed is kept where it can be."""
    while (popup := QApplication.activePopupWidget()) is not None and popup.close():
        pass
    finish_dialogs(window)
    for palette in window.findChildren(QWidget, "scrim"):
        palette.close()
    for dialog in window.findChildren(QDialog):
        getattr(dialog, "discard", dialog.close)()


def _touched(window: QWidget) -> list[Any]:
    """The dialogs in which something was typed that closing them would lose."""
    return [each for each in window.findChildren(QDialog) if each.isVisible() and getattr(each, "touched", False)]
