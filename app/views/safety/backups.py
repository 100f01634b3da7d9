"""Backups: the copies that left this computer, and the backups that the program made by itself."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from app.book.backup import Backup, Why, backups
from app.book.copies import in_megabytes
from app.book.keys import WrongPassphrase
from app.book.opening_copies import opened_beside
from app.book.refused import Refused
from app.book.rotation import DAILY, LAST, MONTHLY, WEEKLY
from app.i18n import N_, _, moment, ngettext, number
from app.models import telling_copies
from app.models.copy_reminding import days_without_copy, reminder
from app.models.holdings import holdings
from app.views.look.buttons import action_button, button
from app.views.look.cards import EDGE, Banner, Card
from app.views.look.chips import Chip
from app.views.look.item_button import ItemButton
from app.views.look.labels import label, rule
from app.views.look.layouts import clear, column
from app.views.safety.panel import Panel
from app.views.safety.restoring import look_at
from app.views.window import ask
from app.views.window.jobs import Work
from app.views.window.page import Shell
from app.views.window.watch import Watch

if TYPE_CHECKING:
    from app.book.book import Book
    from app.book.editing import Changes

WHYS: dict[Why, str] = {
    "asked": N_("Made by hand"),
    "closing": N_("When the book was closed"),
    "working": N_("While somebody worked"),
    "danger": N_("Before a large change"),
}


class Line(NamedTuple):
    """One backup and what it holds; empty where its keys are older ones."""

    backup: Backup
    holds: str


class BackupsPanel(Panel):
    """Lists are read off the window's thread: each backup is opened to see what it holds."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self.setAccessibleName(_("Backups"))
        self.from_file = button(_("Restore from a copy…"), "folder-open", "plain", self._restore_file)
        self.copy_button = action_button(shell.action("book.backup"), "hard-drive", "primary")
        self.tools = [self.from_file, self.copy_button]
        self.from_file.setEnabled(self.book.may("restore"))
        self.due = Banner("", "warn")
        self.scroll(self.due, self._copies(), self._own())
        self.watch = Watch(self, lambda: read_backups(self.book))
        self.watch.told.connect(self._show)

    def _copies(self) -> Card:
        self.last_copy = label("", "strong", wrap=True)
        card = Card(_("Copies"))
        card.add(
            self.last_copy,
            label(
                _(
                    "A copy is the whole book in one sealed file. Save one on a stick every week and keep it elsewhere "
                    "for the day on which this computer is lost. It is read back from the stick and compared."
                ),
                "muted",
                wrap=True,
            ),
        )
        return card

    def _own(self) -> Card:
        self.now_button = button(_("Back up now"), "database", press=self.back_up)
        card = Card(_("Backups on this computer"), self.now_button)
        self.lines = column(spacing=4)
        card.add(
            label(
                _(
                    "Made when the book is closed, every half hour of work and before large changes, and proved each "
                    "time. Kept are the last {last}, and the newest of {days} days, {weeks} weeks and {months} months."
                ).format(last=number(LAST), days=number(DAILY), weeks=number(WEEKLY), months=number(MONTHLY)),
                "muted",
                wrap=True,
            )
        )
        card.add_lines(self.lines)
        self._say(_("Looking at the backups…"))
        return card

    # -- doing

    def commands(self) -> dict[str, Callable[[], object] | None]:
        restore = self._restore_file if self.book.may("restore") else None
        return {"safety.back_up": self.back_up, "safety.restore": restore}

    def back_up(self) -> None:
        """Make a backup in the book's own folder now."""

        def work() -> Work:
            yield 0, 0
            return self.book.back_up(why="asked")

        def done(_folder: Path) -> None:
            self.shell.toast(_("Backed up and proved"))
            self.watch.ask()

        self.shell.run(_("Back up now"), work(), done)

    def _restore_file(self) -> None:
        patterns = _("Copies of books (*.pathbook-copy)")
        ask.open_file(self.window(), _("Restore from a copy"), patterns, self._restore)

    def _restore(self, source: Path) -> None:
        look_at(self.shell, self.window(), source)

    # -- showing

    def refresh(self, changes: Changes | None) -> None:
        self._say_copy()
        if changes is None:
            self.watch.ask()

    def _say_copy(self) -> None:
        last = self.shell.choices.copy_left(self.book.ring.book)
        if last:
            self.last_copy.setText(_("The last copy left this computer on {moment}.").format(moment=moment(last)))
        else:
            self.last_copy.setText(_("No copy has left this computer yet."))
        days = days_without_copy(self.book, last, datetime.now().astimezone())
        self.due.setVisible(days is not None)
        if days is not None:
            self.due.say(reminder(days))

    def _show(self) -> None:
        known: list[Line] = self.watch.known
        clear(self.lines)
        for place, line in enumerate(known):
            if place:
                self.lines.addLayout(column(rule(), margins=(EDGE, 0, EDGE, 0)))
            self.lines.addWidget(self._line(line))
        if not known:
            self._say(_("There is no backup yet."))

    def _say(self, sentence: str) -> None:
        self.lines.addLayout(column(label(sentence, "muted", wrap=True), margins=(EDGE, 0, EDGE, 0)))

    def _line(self, line: Line) -> ItemButton:
        when, size = moment(line.backup.made), in_megabytes(line.backup.size)
        why = _("Put aside by a restore") if line.backup.was_replaced else _(WHYS[line.backup.why])
        below = line.holds or _("Made with earlier keys. Its passphrase of then opens it.")
        name, may = _("Backup of {moment}: see what it holds").format(moment=when), self.book.may("restore")
        kept = Chip(_("Kept"), "info") if line.backup.was_replaced else None
        act = partial(self._restore, line.backup.folder)
        item = ItemButton(when, f"{why} · {size}", below, act, name, kept, leads=may)
        item.setEnabled(may)
        return item


def read_backups(book: Book) -> list[Line]:
    """The backups of a book, newest first, with what each holds."""
    return [Line(backup, _holds(book, backup)) for backup in backups(book.path)]


def _holds(book: Book, backup: Backup) -> str:
    try:
        with opened_beside(book, backup.folder) as copy:
            figures = telling_copies.figures(holdings(copy.reader))
            edits = ngettext("{count} edit", "{count} edits", copy.entries).format(count=number(copy.entries))
            return _("{figures}, {edits}").format(figures=figures, edits=edits)
    except Refused as refusal:
        return "" if isinstance(refusal, WrongPassphrase) else str(refusal)
