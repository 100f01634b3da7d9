"""Everything done: each edit with who, when and what; what it changed stands beside."""

from __future__ import annotations

from collections.abc import Callable, Generator, Sequence
from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QBoxLayout, QPlainTextEdit, QWidget

from app.book.asking import entity_of
from app.book.book import Book
from app.exports.naming import paper_name
from app.exports.sheets import SheetColumn
from app.i18n import _, moment, ngettext, number
from app.models import ENTITIES
from app.models.access import JOURNAL
from app.models.journal_rows import Done, Sought, changes_in, done_numbers, done_rows, people_in_journal
from app.views.handing_out.telling import tell_written
from app.views.lists.detail_pane import DetailPane
from app.views.look.buttons import button
from app.views.look.cards import EmptyState
from app.views.look.cells import MutedCell
from app.views.look.labels import IconTile, label
from app.views.look.layouts import boxed, column, row
from app.views.look.theme import theme
from app.views.safety.log_filters import LogFilters
from app.views.safety.log_table import LogColumn, LogTable
from app.views.safety.panel import Panel
from app.views.window import ask
from app.views.window.dialog import Dialog
from app.views.window.page import Room, Shell

HIGH = 200  # pixels of the changes in a dialog, at text size 100 %


class JournalPanel(Panel):
    """`show_record` takes the number of an entry."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self.setAccessibleName(_("Everything done"))
        kinds = sorted((_(entity.title).capitalize(), entity.__tablename__) for entity in ENTITIES)
        self.filters = LogFilters(people_in_journal(self.book), _("Kind of record"), [(b, a) for a, b in kinds])
        self.filters.changed.connect(lambda: self.refresh(None))
        self.heads = [self.filters, self._elsewhere()]
        self.proof = button(_("Check the chain"), "link", "plain", self.check)
        self.file = button(_("Export"), "download", "plain", self.export)
        self.tools = [self.proof, self.file]
        sentence = _("Nothing was done in the way that the filters ask for.")
        self.empty = EmptyState("history", _("Nothing fits"), sentence)
        self.list: LogTable[Done] = LogTable(_("Everything done"), _columns(), self._read, self.empty, 2)
        self.pane = ChangesPane(shell)
        self.list.chosen.connect(lambda entry: self.pane.show_record(str(entry) if entry else ""))
        self.list.opened.connect(lambda entry: show_changes(self, self.book, entry))
        self.pane.close_asked = self.list.table.setFocus
        whole: QBoxLayout = row(spacing=0)
        whole.addWidget(self.list, 1)
        whole.addWidget(self.pane)
        self.setLayout(whole)
        self.pane.reread()

    def _elsewhere(self) -> QWidget:
        """Where everything stands that is no edit of a record."""
        said = _("Accounts, passphrases, sheets, copies and restores are not here: they are in “Who looked”.")
        see = button(_("Who looked"), "", "link", lambda: self.shell.go("safety", "access"))
        line = column(label(said, "muted", wrap=True), spacing=0)
        if self.book.may("access_log"):
            line = row(label(said, "muted"), see, None, spacing=8)
        return boxed(line)

    def _read(self, numbers: Sequence[int]) -> dict[int, Done]:
        return done_rows(self.book, numbers)

    # what is shown

    def refresh(self, changes: object | None) -> None:
        first, last = self.filters.days
        entity = entity_of(self.filters.code) if self.filters.code else None
        sought = Sought(self.filters.name, entity, self.filters.student.text(), first, last)
        self.list.show_lines(done_numbers(self.book, sought))
        self.file.setEnabled(bool(self.list.model.numbers))

    def show_record(self, what: str) -> None:
        numbers = list(self.list.model.numbers)
        if what.isdigit() and int(what) in numbers:
            self.list.table.setCurrentIndex(self.list.model.index(numbers.index(int(what)), 0))

    def reflow(self, room: Room) -> None:
        self.pane.setVisible(room != Room.NARROW)

    def first_focus(self) -> QWidget:
        return self.list.table if self.list.model.numbers else self.filters.student

    # what can be done

    def commands(self) -> dict[str, Callable[[], object] | None]:
        return {"safety.chain": self.check}

    def check(self) -> None:
        """Prove the journal, off the window's thread, and say what came of it."""
        book = self.book

        def work() -> Generator[tuple[int, int], None, list[int]]:
            yield 0, 0
            return book.broken_entries()

        self.shell.run(_("Checking the chain"), work(), self._proved)

    def _proved(self, broken: list[int]) -> None:
        if not broken:
            self.shell.toast(_("The chain is whole: no entry was changed or taken out."))
            return
        said = ngettext(
            "{count} entry was changed or taken out after it was written: {entries}.",
            "{count} entries were changed or taken out after they were written: {entries}.",
            len(broken),
        )
        shown = ", ".join(map(str, broken[:20])) + ("…" if len(broken) > 20 else "")
        ask.tell(self, _("The chain is broken"), said.format(count=number(len(broken)), entries=shown))

    def export(self) -> None:
        """Ask where, and write what is listed as a workbook or CSV."""
        name = paper_name("", "", "", "journal", date.today(), ".xlsx")
        patterns = _("Workbook (*.xlsx)") + ";;" + _("Comma-separated text (*.csv)")
        ask.save_file(self, _("Export"), patterns, name, self.write)

    def write(self, out: Path) -> None:
        """Write what is listed to a file."""
        from app.exports.log_seen import write

        columns = _columns()

        def read(numbers: Sequence[int]) -> dict[int, list[str]]:
            found = done_rows(self.book, numbers)
            return {each: [shown.text(done) for shown in columns] for each, done in found.items()}

        title, heads = _("Everything done"), [SheetColumn(shown.title) for shown in columns]
        work = write(self.book, out, JOURNAL, heads, list(self.list.model.numbers), read, self.filters.in_words())
        self.shell.run(title, work, lambda _file: tell_written(self.shell, self, title, [out]))


def _columns() -> list[LogColumn[Done]]:
    return [
        LogColumn(_("When"), 210, lambda done: moment(done.at), lambda _done: MutedCell()),
        LogColumn(_("Who"), 170, _who),
        LogColumn(_("What"), 260, lambda done: done.title),
        LogColumn(_("Kind of record"), 190, lambda done: ", ".join(done.kinds)),
        LogColumn(_("Records"), 90, lambda done: number(done.records), figures=True),
    ]


def _who(done: Done) -> str:
    return done.who or _("Pathbook itself")


def show_changes(parent: QWidget, book: Book, number_: int) -> None:
    """What one edit changed, in a dialog: a narrow window has no room for the pane."""
    done = done_rows(book, [number_])[number_]
    dialog = Dialog(parent, done.title, f"{_who(done)} · {moment(done.at)}", 560)
    told = QPlainTextEdit("\n\n".join(_changes(book, number_)))
    told.setReadOnly(True)
    told.setTabChangesFocus(True)
    told.setAccessibleName(_("What was changed"))
    told.setMinimumHeight(theme.px(HIGH))
    dialog.body.addWidget(told, 1)
    dialog.body.addWidget(label(_("Number {number} of the journal").format(number=number(number_)), "faint"))
    dialog.add_cancel(_("Close"))
    ask.show(dialog)


def _changes(book: Book, number_: int) -> list[str]:
    return [line.text for line in changes_in(book, number_)] or [_("What it changed was erased for good.")]


class ChangesPane(DetailPane):
    """What one edit changed, before and after; the id is the number of its entry."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(_("What was changed"), _("Choose a line to see what it changed."))
        self._book = shell.book

    def fill(self, id_: str) -> bool:
        done = done_rows(self._book, [int(id_)]).get(int(id_))
        if done is None:
            return False
        words = column(label(done.title, "heading", wrap=True), spacing=1)
        words.addWidget(label(f"{_who(done)} · {moment(done.at)}", "faint", wrap=True))
        head = row(IconTile("pencil", "text2", 14, "neutral_soft", 26), spacing=10)
        head.addLayout(words, 1)
        self.body.addLayout(head)
        self.add_part(_("What was changed"), *(label(said, wrap=True) for said in _changes(self._book, int(id_))))
        self.add_part(_("Entry"), label(_("Number {number} of the journal").format(number=number(int(id_))), "faint"))
        return True
