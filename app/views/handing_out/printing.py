"""A few lines on paper."""

from __future__ import annotations

from PySide6.QtGui import QFont, QTextBlockFormat, QTextCharFormat, QTextCursor, QTextDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

from app.views.window import ask


def print_text(parent: QWidget, title: str, text: str) -> None:
    """Lets the person choose a printer and prints `text` in large letters below `title`."""
    printer = QPrinter()
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle(title)
    document = _document(title, text)
    dialog.accepted.connect(lambda: document.print_(printer))
    ask.show(dialog)


def _document(title: str, text: str) -> QTextDocument:
    document = QTextDocument()
    cursor = QTextCursor(document)
    for words, points in ((title, 12.0), (text, 18.0)):
        look = QTextCharFormat()
        look.setFont(QFont("Inter"))
        look.setFontPointSize(points)
        space = QTextBlockFormat()
        space.setBottomMargin(18)
        cursor.setBlockFormat(space)
        cursor.insertText(words, look)
        cursor.insertBlock()
    return document
