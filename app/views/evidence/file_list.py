"""The files of a record: seen small, opened, attached, called otherwise, copied and taken away."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Slot
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QFrame, QWidget

from app.book.asking import Entity
from app.book.base import Record
from app.book.editing import Changes
from app.i18n import _
from app.models.attached import TABLE, files_of
from app.models.attaching import Attached, Offer, attaching, remove_file, rename_file
from app.models.evidence import HOLDERS
from app.views.evidence.file_line import INSET, FileLine, Verb
from app.views.evidence.offering import DropPlace, choose_files, pasted
from app.views.evidence.saving import save_copy_of
from app.views.evidence.small_pictures import SmallPictures
from app.views.evidence.telling import tell_attached
from app.views.evidence.viewer import view
from app.views.look.buttons import button, icon_button
from app.views.look.labels import label
from app.views.look.layouts import boxed, clear, column, row
from app.views.window import ask
from app.views.window.page import Shell


class FileList(QFrame):
    """Files may be dropped onto `place`, which holds the list; Ctrl+V pastes where the keyboard is in the list."""

    def __init__(self, shell: Shell, entity: Entity, id_: str, place: QWidget) -> None:
        super().__init__()
        self._shell, self._book, self._entity, self.record_id = shell, shell.book, entity, id_
        self.setProperty("kind", "files")
        self.setAccessibleName(_("Files"))
        self._pictures = SmallPictures(self, shell.book, shell.signals)
        self._pictures.came.connect(self._show_picture)
        self._lines = column(spacing=2)
        self.attach = button(_("Attach a file…"), "paperclip", press=self.choose)
        self.paste = icon_button("clipboard-paste", _("Paste a picture or copied files"), self.take_pasted)
        self.nothing = label(_("Scans and photos can be dropped here."), "faint", wrap=True)
        edges = (INSET, 0, INSET, 0)
        self._tools = boxed(row(self.attach, self.paste, None, margins=edges))
        nothing = column(self.nothing, margins=edges)
        self.setLayout(column(self._lines, nothing, self._tools, spacing=6))
        if self._book.allows(TABLE, "add"):
            DropPlace(self, place, self.take)
        else:
            self._tools.hide()
            self.nothing.setText(_("No file is attached."))
        shell.signals.changed.connect(self._follow)
        self.reread()

    @property
    def lines(self) -> list[FileLine]:
        """The lines that are shown."""
        items = (self._lines.itemAt(at) for at in range(self._lines.count()))
        return [line for item in items if item and isinstance(line := item.widget(), FileLine)]

    def show_record(self, id_: str) -> None:
        """Show the files of another record of the same kind."""
        self.record_id = id_
        self.reread()

    @Slot(object)
    def _follow(self, changes: Changes) -> None:
        if TABLE in changes.tables:
            self.reread()

    def reread(self) -> None:
        """Show the files as the book has them now."""
        records = files_of(self._book, self._entity, self.record_id) if self.record_id else []
        clear(self._lines)
        for record in records:
            line = FileLine(record, self.verbs(), HOLDERS[self._entity])
            if (picture := self._pictures.of(record.id)) is not None:
                line.thumb.show_picture(picture)
            self._lines.addWidget(line)
        self.nothing.setVisible(not records)

    @Slot(str)
    def _show_picture(self, file_id: str) -> None:
        for line in self.lines:
            if line.record.id == file_id and (picture := self._pictures.of(file_id)) is not None:
                line.thumb.show_picture(picture)

    def verbs(self) -> list[Verb]:
        """What the account may do with a file."""
        verbs = [Verb(_("Open"), self.open)]
        if self._book.may("export"):
            verbs.append(Verb(_("Save a copy…"), lambda record: save_copy_of(self, self._shell, record)))
        if self._book.allows(TABLE, "change"):
            verbs.append(Verb(_("Rename…"), self.rename))
        if self._book.allows(TABLE, "delete"):
            verbs.append(Verb(_("Remove"), self.remove))
        return verbs

    # attaching

    def choose(self) -> None:
        """Ask for files to attach."""
        choose_files(self, self.take)

    def take_pasted(self) -> None:
        """Attach what the clipboard holds."""
        if offers := pasted():
            self.take(offers)
        else:
            ask.tell(self, _("Nothing to attach"), _("The clipboard holds no picture and no file. Copy one first."))

    def paste_offered(self) -> bool:
        """Attach what the clipboard holds, where that is something to attach; whether it was."""
        offers = [] if self._tools.isHidden() else pasted()
        if offers:
            self.take(offers)
        return bool(offers)

    def take(self, offers: Sequence[Offer]) -> None:
        """Attach these files."""
        work = attaching(self._book, offers, self._entity, self.record_id)
        self._shell.run(_("Attaching files"), work, self._tell)

    def _tell(self, attached: Attached) -> None:
        tell_attached(self._shell, self.window(), attached)  # the list may be another one by now

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste) and not self._tools.isHidden():
            self.take_pasted()
        else:
            super().keyPressEvent(event)

    # what is there

    def open(self, record: Record) -> None:
        """Show a file."""
        view(self._shell, self, record)

    def rename(self, record: Record) -> None:
        """Ask for another name."""

        def save(name: str) -> None:
            self._shell.attempt(lambda: rename_file(self._book, record.id, name))

        ask.text(self, _("Rename the file"), _("Name"), _("Rename"), save, record.name)

    def remove(self, record: Record) -> None:
        """Take a file away; the toast takes it back."""
        if self._shell.attempt(lambda: remove_file(self._book, record.id)):
            self._shell.toast(_("File removed"), undo=True)
