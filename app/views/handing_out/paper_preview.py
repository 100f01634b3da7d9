"""A paper that was made in memory, about no single student, before it is printed or saved."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QWidget

from app.i18n import _, number
from app.models.access import COPIED, EXPORTED, PRINTED
from app.views.handing_out import printers, saving
from app.views.handing_out.page_bar import PageBar
from app.views.handing_out.pages_view import PagesView
from app.views.handing_out.pdf_pages import PdfPages
from app.views.handing_out.printing import print_pdf
from app.views.handing_out.telling import tell_written
from app.views.handing_out.verbs import Verbs
from app.views.handing_out.ways_out import copy_page
from app.views.look import announcing
from app.views.look.layouts import column
from app.views.window.page import Shell

Note = Callable[[str], bool]
"""Keeps in the access log that the paper was printed, saved or copied; whether that could be kept."""

_Std = QKeySequence.StandardKey


class PaperPreview(QDialog):
    """The pages, and in the foot what can be done with them. Enter prints, or saves where no printer is."""

    def __init__(self, parent: QWidget, shell: Shell, title: str, pdf: bytes, name: str, note: Note) -> None:
        """`name` is what the file is called; nothing leaves before `note` has kept it."""
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._window, self._shell, self._title, self._pdf, self._name = parent, shell, title, pdf, name
        self._note, self._pages = note, PdfPages(pdf)
        self.view = PagesView()
        self.bar = PageBar(self.view, self.copy)
        self.verbs = Verbs(self.reject, self.reject, self.save, self.print)
        self.verbs.offer(bool(printers.printer_names()))
        self.verbs.fit(len(self._pages), True, False)
        whole = column(self.bar, spacing=0)
        whole.addWidget(self.view, 1)
        whole.addWidget(self.verbs)
        self.setLayout(whole)
        for one, next_one in pairwise([*self.bar.fields, self.view, *self.verbs.fields]):
            QWidget.setTabOrder(one, next_one)
        keys: list[tuple[QKeySequence.StandardKey | str, Callable[[], object]]] = [
            ("PgDown", lambda: self.view.turn(1)),
            ("PgUp", lambda: self.view.turn(-1)),
            (_Std.ZoomIn, self.view.larger),
            (_Std.ZoomOut, self.view.smaller),
            ("Ctrl+0", lambda: self.view.resize_pages(None)),
            (_Std.Copy, self.copy),
            (_Std.Save, self.verbs.save.click),
            (_Std.Print, lambda: self.verbs.first.click()),
        ]
        for key, press in keys:
            QShortcut(QKeySequence(key), self).activated.connect(press)
        room = parent.window().size()
        self.resize(round(room.width() * 0.8), round(room.height() * 0.95))
        self.view.show_pages(self._pages)
        self.view.setFocus()

    def print(self) -> None:
        """Choose a printer, and send all pages there."""
        print_pdf(self, self._title, self._pdf, self._name, lambda: self._note(PRINTED))

    def save(self) -> None:
        """Ask for a file, and put the very PDF that is shown there."""
        saving.save_whole(self, self._pdf, self._name, lambda: self._note(EXPORTED), self._saved)

    def _saved(self, files: Sequence[Path]) -> None:
        tell_written(self._shell, self._window, self._title, files)
        self.accept()

    def copy(self) -> None:
        """The page in sight to the clipboard, as a picture."""
        if not self._note(COPIED):
            return
        copy_page(self._pages, self.view.page)
        self.bar.say(_("Page {page} is copied").format(page=number(self.view.page + 1)))
        announcing.announce(self, self.bar.said.text())
