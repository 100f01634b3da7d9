"""Accepting what stands in an open cell, before something else happens to its table."""

from __future__ import annotations

from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView, QWidget


def finish_typing(inside: QWidget) -> None:
    """Save what is being typed in the tables of a page, and close the cells."""
    for table in inside.findChildren(QAbstractItemView):
        editor = table.indexWidget(table.currentIndex())
        if editor is not None:
            delegate = table.itemDelegate()
            delegate.commitData.emit(editor)
            delegate.closeEditor.emit(editor, QAbstractItemDelegate.EndEditHint.NoHint)
