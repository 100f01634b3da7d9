"""The window of the handbook: contents and search at the left, the chapter beside them."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QKeySequence, QShortcut, QTextDocument
from PySide6.QtWidgets import QDialog, QFrame, QListView, QWidget

from app.i18n import _, ngettext
from app.views.help.chapters import CHAPTERS, FIRST_STEPS, READERS, Chapter, chapter, chapter_for
from app.views.help.reading import ReadingPane
from app.views.help.searching import hits
from app.views.help.typesetting import html
from app.views.help.wording import filled
from app.views.look.announcing import announce
from app.views.look.buttons import icon_button
from app.views.look.labels import label
from app.views.look.layouts import column, row, scaled_width
from app.views.look.search_edit import SearchEdit
from app.views.look.theme import theme
from app.views.window.actions import Actions
from app.views.window.page import Page
from app.views.window.palette_list import Entry, EntryDelegate, EntryModel, nothing_found

CONTENTS = 330  # pixels at text size 100 %
WIDE, HIGH = 1080, 780


class Handbook(QDialog):
    """Stays beside the window while one works; Esc closes it, Alt+Left goes back, Ctrl+F searches."""

    def __init__(self, parent: QWidget, actions: Actions, first: Chapter = CHAPTERS[0]) -> None:
        super().__init__(parent)
        self._actions = actions
        self._been: list[str] = []
        self._chapter = first
        self.setWindowTitle(_("Handbook"))
        self.setWindowFlags(Qt.WindowType.Window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        room = parent.window().size()
        self.resize(min(theme.px(WIDE), room.width() - 60), min(theme.px(HIGH), room.height() - 40))
        self.search = SearchEdit(_("Search the handbook"))
        self.search.searched.connect(self._search)
        self.search.returnPressed.connect(self._next_hit)
        self.back_button = icon_button("chevron-left", _("Back"), self.back)
        self.found = label("", "faint")
        self.model = EntryModel()
        self.contents = QListView()
        self.contents.setModel(self.model)
        self.contents.setItemDelegate(EntryDelegate(self.contents))
        self.contents.setProperty("kind", "framed")
        self.contents.setAccessibleName(_("Contents"))
        self.contents.setTabKeyNavigation(False)
        self.contents.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.reading = ReadingPane(actions)
        self._arrange()
        self._connect()
        self._fill()
        self._show(first)
        self.contents.setFocus()

    def _arrange(self) -> None:
        top = row(self.back_button, spacing=8)
        top.addWidget(self.search, 1)
        side = QFrame()
        lines = column(top, self.found, spacing=10, margins=(16, 16, 16, 16))
        lines.addWidget(self.contents, 1)
        side.setLayout(lines)
        scaled_width(side, CONTENTS + 32, fixed=True)
        whole = row(side, spacing=0)
        whole.addWidget(self.reading, 1)
        self.setLayout(whole)
        self.found.hide()

    def _connect(self) -> None:
        self.contents.selectionModel().currentChanged.connect(self._choose)
        self.contents.activated.connect(lambda _index: self.reading.setFocus())
        self.reading.opened.connect(self.show_chapter)
        for keys, act in (
            (QKeySequence.StandardKey.Find, self._go_to_search),
            (QKeySequence.StandardKey.FindNext, self._next_hit),
            (QKeySequence.StandardKey.Back, self.back),
        ):
            QShortcut(QKeySequence(keys), self, act)

    # -- which chapter

    def show_chapter(self, id_: str) -> None:
        """Shows a chapter; the one before it is a step back."""
        if id_ != self._chapter.id:
            self._been.append(self._chapter.id)
        self._show(chapter(id_))

    def back(self) -> None:
        """To the chapter before."""
        if self._been:
            self._show(chapter(self._been.pop()))

    def _show(self, shown: Chapter) -> None:
        self._chapter = shown
        self.back_button.setEnabled(bool(self._been))
        self.reading.show_chapter(shown)
        self._mark_chosen()
        if self.search.text().strip():
            self._mark()

    def _choose(self, index: QModelIndex) -> None:
        entry = self.model.entry(index.row()) if index.isValid() else None
        if entry and entry.run:
            entry.run()

    def _mark_chosen(self) -> None:
        """The contents stand at the chapter that is read."""
        for at in range(self.model.rowCount()):
            if self.model.entry(at).text == self._chapter.title and self.model.entry(at).run:
                chosen = self.contents.selectionModel()
                chosen.blockSignals(True)
                self.contents.setCurrentIndex(self.model.index(at))
                chosen.blockSignals(False)

    # -- searching

    def _fill(self) -> None:
        """The contents: all chapters, or those in which what is searched for occurs."""
        query = self.search.text().strip()
        found = {each.id: len(hits(self._plain(each), query)) for each in CHAPTERS} if query else {}
        entries = list(self._entries(found if query else None))
        self.model.load(entries or nothing_found(query))

    def _entries(self, found: dict[str, int] | None) -> Iterator[Entry]:
        for readers, name in READERS.items():
            chapters = [each for each in CHAPTERS if each.readers == readers and (found is None or found[each.id])]
            if chapters:
                yield Entry(_(name))
            for each in chapters:
                places = str(found[each.id]) if found else ""
                yield Entry(each.title, each.icon, places, run=lambda id_=each.id: self.show_chapter(id_))

    def _search(self, text: str) -> None:
        self._fill()
        if not text.strip():
            self.found.hide()
            self.reading.mark(())
            self._mark_chosen()
            return
        fitting = [entry.run for entry in map(self.model.entry, range(self.model.rowCount())) if entry.run]
        if not hits(self._plain(self._chapter), text) and fitting:
            fitting[0]()
        self._mark_chosen()
        self._mark()
        count = len(fitting)
        said = ngettext("Found in {count} chapter", "Found in {count} chapters", count).format(count=count)
        self.found.setText(said)
        self.found.show()
        announce(self.search, said)

    def _mark(self) -> None:
        self.reading.mark(hits(self.reading.toPlainText(), self.search.text()))
        self.reading.next_hit()

    def _next_hit(self) -> None:
        self.reading.next_hit()

    def _go_to_search(self) -> None:
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def _plain(self, of: Chapter) -> str:
        document = QTextDocument()
        document.setHtml(html(filled(of.source(), self._actions), lambda _name: ""))
        return document.toPlainText()


def open_at(window: QWidget, actions: Actions, page: Page | None) -> Handbook:
    """Opens the handbook at the chapter that helps with `page`; at the first steps where no book is open."""
    return open_at_chapter(window, actions, chapter_for(page.topics()) if page else chapter(FIRST_STEPS))


def open_at_chapter(window: QWidget, actions: Actions, first: Chapter) -> Handbook:
    """Opens the handbook at a chapter."""
    for former in window.findChildren(Handbook):
        former.close()
    made = Handbook(window, actions, first)
    made.show()
    made.activateWindow()
    return made
