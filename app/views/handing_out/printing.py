"""A few lines on paper."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QFont, QPageSize, QPdfWriter, QTextBlockFormat, QTextCharFormat, QTextCursor, QTextDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

from app.i18n import _
from app.views.handing_out import printers, saving
from app.views.window import ask


def print_text(parent: QWidget, title: str, text: str, name: str) -> None:
    """Lets the person choose a printer and prints `text` in large letters below `title`.

    Where no printer is, a PDF is offered; `name` is that of its file.
    """
    document = _document(title, text)
    if not printers.printer_names():
        sentence = _("No printer is installed on this computer. Save a PDF instead, and print it elsewhere.")
        ask.question(parent, title, sentence, _("Save as PDF"), lambda: _save(parent, document, name))
        return
    printer = QPrinter()
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle(title)
    dialog.accepted.connect(lambda: document.print_(printer))
    ask.show(dialog)


def _save(parent: QWidget, document: QTextDocument, name: str) -> None:
    def saved(files: Sequence[Path]) -> None:
        ask.tell(parent, _("Save as PDF"), _("Saved as {file}").format(file=files[0]))

    saving.save_whole(parent, _pdf(document), name, saved)


def _pdf(document: QTextDocument) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.Letter))
    document.print_(writer)
    del writer  # the file is whole once its writer is gone
    return bytes(buffer.data().data())


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
