"""Searching all confidential notes that the account can open."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt

from app.i18n import _, day, ngettext, number
from app.models import sealed_notes
from app.models.access import student_names
from app.models.sealed_notes import SealedNote
from app.views.look import announcing
from app.views.look.buttons import button
from app.views.look.cards import Banner
from app.views.look.chips import Chip
from app.views.look.item_button import ItemButton
from app.views.look.labels import label
from app.views.look.layouts import boxed, clear, column, scrolled
from app.views.look.search_edit import SearchEdit
from app.views.look.theme import theme
from app.views.window import ask
from app.views.window.desk import Desk
from app.views.window.dialog import Dialog

MOST = 60  # notes that are shown; more letters narrow them
LONGEST = 180  # letters of a note in the list
HIGH = 360  # pixels of the list at text size 100 %


def search_notes(desk: Desk) -> None:
    """Open the search over the window."""
    ask.show(SearchDialog(desk))


class SearchDialog(Dialog):
    """Newest first. A note leads to its student."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Search confidential notes"), "", 640)
        self._desk, self._book = desk, desk.book
        self.words = SearchEdit(_("Words of a note, or a student's name"), 590)
        theme.follow(self.words, "width", lambda: self.words.setMaximumWidth(1 << 20))  # as wide as the notes
        self.words.searched.connect(self.show_found)
        self.count = label("", "muted")
        self._lines = column(spacing=2)
        area = scrolled(boxed(column(self._lines, None, spacing=0)))
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        low = desk.window().height() - theme.px(300)
        area.setMinimumHeight(max(theme.px(120), min(theme.px(HIGH), low)))
        self.body.addWidget(self.words)
        self.body.addWidget(self.count)
        self._add_leftovers()
        self.body.addWidget(area, 1)
        self.add_cancel(_("Close"))
        self.show_found("")
        self.words.setFocus()

    def _add_leftovers(self) -> None:
        """Notes on students who were erased: no page shows them."""
        left = sealed_notes.of_erased_students(self._book)
        if not left:
            return
        said = ngettext(
            "{count} note is about a student who was erased for good.",
            "{count} notes are about students who were erased for good.",
            len(left),
        )
        erase = button(_("Erase one…"), "", "link", lambda: self._erase(left[0]))
        self.body.addWidget(Banner(said.format(count=number(len(left))), "warn", erase))

    def _erase(self, note: SealedNote) -> None:
        from app.views.safety.erase_dialog import erase_sealed_note

        self.accept()
        erase_sealed_note(self._desk, note, lambda: search_notes(self._desk))

    def show_found(self, text: str) -> None:
        """Show the notes with these words."""
        found = sealed_notes.search(self._book, text)
        said = ngettext("{count} note", "{count} notes", len(found)).format(count=number(len(found)))
        if len(found) > MOST:
            said = _("{count}, the newest {shown} are shown").format(count=said, shown=number(MOST))
        self.count.setText(said)
        announcing.announce(self, said)
        self._fill(found[:MOST])

    def _fill(self, notes: Sequence[SealedNote]) -> None:
        clear(self._lines)
        names = student_names(self._book, {note.student_id for note in notes})
        for note in notes:
            name = names.get(note.student_id, _("A student who is not here any more"))
            words = " ".join(note.text.split())
            shown = words if len(words) <= LONGEST else words[:LONGEST].rstrip() + "…"
            aside = " · ".join(part for part in (day(note.date), note.name) if part)
            mark = Chip(_("Only you"), "plum") if note.scope == "mine" else None
            act = partial(self._open, note.student_id)
            self._lines.addWidget(ItemButton(name, aside, shown, act, mark=mark, leads=True))

    def _open(self, student_id: str) -> None:
        self.accept()
        self._desk.go("student", student_id)
