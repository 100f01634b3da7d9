"""One file looked at, inside the program: it is never handed to another one, nor written anywhere."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QFrame, QWidget

from app.book.base import Record
from app.book.book import Book
from app.book.refused import Refused
from app.i18n import _
from app.models.access import COPIED, note_handed_out
from app.models.attached import open_bytes, students_of
from app.models.evidence import PDF
from app.views.evidence.pictures import Turned, pages_of
from app.views.evidence.saving import save_copy_of
from app.views.handing_out.drawn_pages import Pages
from app.views.handing_out.page_bar import PageBar
from app.views.handing_out.pages_view import PagesView
from app.views.look import announcing
from app.views.look.buttons import button
from app.views.look.layouts import column, hide_unless, row
from app.views.look.tab_order import follow_layout
from app.views.window import ask
from app.views.window.jobs import Job, Outcome, Work
from app.views.window.page import Shell

LARGEST = (1300, 1000)
_COPIED = 2000  # pixels, the width of a page that is copied
_Std = QKeySequence.StandardKey


def view(shell: Shell, parent: QWidget, record: Record) -> None:
    """Show a file; the access log notes it."""
    ask.show(Viewer(shell, parent, record))


class Viewer(QDialog):
    """Pages or a photo, with sizes to choose. Nothing of it stays in memory when it closes."""

    def __init__(self, shell: Shell, parent: QWidget, record: Record) -> None:
        super().__init__(parent)
        self._shell, self._parent, self._record = shell, parent, record
        self._is_photo = record.kind != PDF  # seen whole; a paper is read, and as wide as fits
        self._pages: Pages | None = None
        self._quarters = 0  # turned to the right by so many
        self.setWindowTitle(record.name)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.view = PagesView()
        self.bar = PageBar(self.view, self.copy_page, self.turn)
        foot = QFrame()
        foot.setProperty("kind", "foot")
        self.save = button(_("Save a copy…"), "download", press=self.save_copy)
        hide_unless(self.save, shell.book.may("export"))
        hide_unless(self.bar.copy, shell.book.may("export"))
        close = button(_("Close"), "", "primary", self.reject)
        foot.setLayout(row(self.save, None, close, margins=(24, 12, 24, 12)))
        whole = column(self.bar, spacing=0)
        whole.addWidget(self.view, 1)
        whole.addWidget(foot)
        self.setLayout(whole)
        keys = (
            ("PgDown", lambda: self.view.turn(1)),
            ("PgUp", lambda: self.view.turn(-1)),
            (_Std.ZoomIn, self.view.larger),
            (_Std.ZoomOut, self.view.smaller),
            ("Ctrl+=", self.view.larger),
            ("Ctrl+0", lambda: self.view.resize_pages(None, whole=self._is_photo)),
            ("Ctrl+R", self.turn),
        )
        for key, press in keys:
            QShortcut(QKeySequence(key), self).activated.connect(press)
        room = parent.window().size()
        self.resize(min(LARGEST[0], round(room.width() * 0.95)), min(LARGEST[1], round(room.height() * 0.95)))
        follow_layout(self)
        self.view.setFocus()
        self._job: Job | None = Job(_reading(shell.book, record))
        self._job.ended.connect(self._take)
        self._job.start()

    @Slot(object)
    def _take(self, outcome: Outcome) -> None:
        self._job = None
        if outcome.cancelled:
            return
        if isinstance(outcome.error, Refused):
            self.reject()
            ask.tell(self._parent, _("This file cannot be shown"), str(outcome.error))
        elif outcome.error:
            raise outcome.error
        else:
            self._pages = outcome.value
            self.view.resize_pages(None, whole=self._is_photo)
            self.view.show_pages(self._pages)

    def turn(self) -> None:
        """Turn the pages to the right, here only: the file stays as it is."""
        if self._pages is not None:
            self._quarters = (self._quarters + 1) % 4
            self.view.show_pages(Turned(self._pages, self._quarters) if self._quarters else self._pages)
            self.bar.say(_("Turned to the right"))
            announcing.announce(self, _("Turned to the right"))

    def copy_page(self) -> None:
        """Put the page in sight onto the clipboard, as a picture."""
        if self.view.pages is not None:
            picture = self.view.pages.picture(self.view.page, _COPIED)
            book, students = self._shell.book, students_of(self._record)
            if self._shell.attempt(lambda: note_handed_out(book, COPIED, students, _("File"))):
                QGuiApplication.clipboard().setImage(picture)
                self.bar.say(_("Copied"))

    def save_copy(self) -> None:
        """Write the original to a place outside the book."""
        save_copy_of(self, self._shell, self._record)

    def done(self, result: int) -> None:
        """Closes; nothing of the file stays in memory."""
        if self._job is not None:
            self._job.ended.disconnect(self._take)
            self._job.cancel()
            self._job = None
        self._pages = None
        self.view.show_pages(None)
        super().done(result)


def _reading(book: Book, record: Record) -> Work:
    yield 0, 0
    return pages_of(open_bytes(book, record.id), record.kind, record.name)
