"""Import in three steps: the file, its columns, and everything it would do before it is done."""

from __future__ import annotations

from collections.abc import Callable, Collection
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QWidget

from app.i18n import _, ngettext, number
from app.imports.intake import Applied, Intake, apply
from app.imports.looking import Unmapped, read_or_look
from app.imports.tables import Source
from app.views.importing.columns import ColumnsPanel
from app.views.importing.kinds import KINDS, ROSTER
from app.views.importing.losses import lost_words, rows_words, values_words
from app.views.importing.models import Digest
from app.views.importing.preview import PreviewPanel
from app.views.importing.source import SourcePanel
from app.views.importing.under_way import Begun, UnderWay
from app.views.look.buttons import button
from app.views.look.chips import Chip
from app.views.look.labels import label
from app.views.look.layouts import row
from app.views.window.jobs import Work
from app.views.window.page import Page, Shell

STEPS = ("source", "columns", "preview")


class ImportPage(Page):
    """`show_record` takes one of `KINDS`, or "set-up": a roster, after which the set-up of the book goes on."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell, _("Import"), scrolling=False)
        self._source: Source | None = None
        self._setting_up = False
        self._school = ""
        self._digest: Digest | None = None
        self.under_way = UnderWay(shell, self)
        self.source = SourcePanel(self.book.is_sample, lambda: shell.trigger("book.new"))
        self.columns, self.preview = ColumnsPanel(), PreviewPanel()
        self.back_button = button(_("Back"), "chevron-left", press=self.back)
        self.next_button = button(_("Show the preview"), "", "primary", self.go_on)
        self.next_button.setToolTip(_("Ctrl+Enter"))
        self.tools.addWidget(self.back_button)
        self.tools.addWidget(self.next_button)
        self._chips = [Chip(text) for text in (_("1  File"), _("2  Columns"), _("3  Preview"))]
        first, second, third = self._chips
        self.head.addLayout(row(first, label("›", "faint"), second, label("›", "faint"), third, None, spacing=6))
        self.stack = QStackedWidget()
        for panel in (self.source, self.columns, self.preview):
            self.stack.addWidget(panel)
        self.body.addWidget(self.stack, 1)
        self.source.chosen.connect(self.choose)
        self.source.kind_changed.connect(lambda: self.say_subtitle(""))
        self.columns.changed.connect(lambda: self.columns.say_reason(""))
        self.preview.changed.connect(self._say_verb)
        self.preview.school_chosen.connect(self._choose_school)
        shortcut = QShortcut(QKeySequence("Ctrl+Return"), self, self._press_next)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self.setAcceptDrops(True)
        self._show("source")

    # between the steps

    @property
    def step(self) -> str:
        """Where the person is: "source", "columns" or "preview"."""
        return STEPS[self.stack.currentIndex()]

    def _show(self, step: str) -> None:
        at = STEPS.index(step)
        self.stack.setCurrentIndex(at)
        for place, chip in enumerate(self._chips):
            chip.say(chip.text(), "accent" if place == at else "ok" if place < at else "neutral")
            chip.setAccessibleName(_("{step}, you are here").format(step=chip.text()) if place == at else chip.text())
        self.back_button.setVisible(at > 0)
        self.next_button.setVisible(at > 0)
        self.next_button.setEnabled(True)
        self.next_button.setText(_("Show the preview"))
        if step == "preview":
            self._say_verb()
        if step == "source":
            self.say_subtitle("")
        if self.isVisible():
            self.first_focus().setFocus(Qt.FocusReason.OtherFocusReason)

    def back(self) -> None:
        """To the step before."""
        self._show(STEPS[max(0, self.stack.currentIndex() - 1)])

    def go_on(self) -> None:
        """To the preview, and from there into the book."""
        if self.step == "columns":
            self._read()
        else:
            self._apply()

    def _press_next(self) -> None:
        if self.next_button.isVisible() and self.next_button.isEnabled():
            self.go_on()

    # reading

    def choose(self, source: Source) -> None:
        """Read a file, a folder or what was pasted."""
        self._source, self._school, self._digest = source, "", None
        self.source.say_problem("")
        self._read(first=True)

    def _choose_school(self, school: str) -> None:
        self._school = school
        self._read()

    def _read(self, first: bool = False) -> None:
        source, kind, school = self._source, self.source.kind, self._school
        assert source is not None
        if self.under_way.touched:  # it is compared with what is being written, too
            self._read_later(source, first)
            return
        mapping = None if first else self.columns.mapping() or None

        def work() -> Work:
            yield 0, 0
            read = read_or_look(self.book, source, kind.id, mapping, school or None)
            return Digest.of(read) if isinstance(read, Intake) else read

        def then(read: Digest | Unmapped) -> None:
            if (self._source, self._school) != (source, school):
                again()
                return
            self.say_subtitle(source.name)
            if isinstance(read, Unmapped):
                self._lacking(read, first)
            else:
                self._have(read, first)

        def again() -> None:
            """Something else was chosen while this was read."""
            if self._source is not None:
                self._read(first or self._source is not source)

        self.shell.run(_("Reading {file}").format(file=source.name), work(), then)

    def _read_later(self, source: Source, first: bool) -> None:
        def read() -> None:
            if self._source is source:
                self._read(first)

        self.under_way.ended.connect(read, Qt.ConnectionType.SingleShotConnection)

    def _lacking(self, read: Unmapped, first: bool) -> None:
        """Something that is needed was not found: the person says which column it is."""
        if first:
            self.columns.show_columns(read.columns, read.targets)
        self._show("columns")
        self.columns.say_reason(read.reason)

    def _have(self, digest: Digest, first: bool) -> None:
        """The columns are looked over first, then the preview."""
        self._digest = digest
        if first:
            self.columns.show_columns(digest.intake.columns, digest.intake.targets)
        self.preview.show_digest(digest, self.source.kind, self._school)
        self._show("columns" if first else "preview")

    # writing

    def _say_verb(self) -> None:
        """The verb says what will be done: "Import 1,400 students"."""
        if self._digest is None:
            return
        intake = self._digest.intake
        leaving = len(self.preview.missing.ids()) if self.preview.missing else 0
        count = intake.new + intake.changed
        said = self.source.kind.verb(count).format(count=number(count)) if count else _("Import")
        if intake.lost_values:
            said = _("{verb} without {values}").format(verb=said, values=values_words(intake.lost_values))
        if intake.left_out:
            said = _("{verb}, leave out {rows}").format(verb=said, rows=rows_words(intake.left_out))
        if leaving:
            exits = ngettext("record {count} exit", "record {count} exits", leaving).format(count=number(leaving))
            both = _("{verb} and {exits}").format(verb=said, exits=exits)
            said = both if not intake.is_empty else exits[:1].upper() + exits[1:]
        nothing = intake.is_empty and not leaving
        self.next_button.setText(_("Nothing to import") if nothing else said)
        self.next_button.setEnabled(not nothing)

    def _apply(self) -> None:
        assert self._digest is not None
        intake = self._digest.intake
        exits: list[Any] = []
        if not self.shell.attempt(lambda: exits.append(self.preview.exits())):
            return
        work = apply(self.book, intake, take_good=bool(intake.problems), exits=exits[0])
        self.under_way.begin(Begun(self.source.kind, self._digest, self._setting_up), work, self._done)

    def _done(self, begun: Begun, done: Applied) -> None:
        """Say it, and go to where it can be seen, unless the person went on to something else meanwhile."""
        kind, intake = begun.kind, begun.digest.intake
        if self._digest is begun.digest:
            self._digest = self._source = None
            self._show("source")
            if self.isVisible():
                self.shell.go(*(("first_run", "roster") if begun.setting_up else kind.home))
        parts: list[str] = []
        count = intake.new + intake.changed
        if count or not done.exits:
            parts.append(kind.done(count).format(count=number(count)))
        parts += lost_words(intake)
        if done.exits:
            said = ngettext("{count} exit recorded", "{count} exits recorded", done.exits)
            parts.append(said.format(count=number(done.exits)))
        self.shell.toast(" · ".join(parts), undo=bool(done.written or done.exits))

    # for the window

    def topics(self) -> Collection[str]:
        return (f"{self.source.kind.id}.import",)

    def commands(self) -> dict[str, Callable[[], object] | None]:
        return {f"{kind}.import": partial(self.begin, kind) for kind in KINDS}

    def begin(self, kind: str, setting_up: bool = False) -> None:
        """Start anew with one of `KINDS`."""
        self._source = self._digest = None
        self._setting_up = setting_up
        self.source.show_kind(kind)
        self._show("source")

    def show_record(self, what: str) -> None:
        if what in KINDS:
            self.begin(what)
        elif what == "set-up":
            self.begin(ROSTER, setting_up=True)

    def refresh(self, changes: object | None) -> None:
        """What was compared with the book before it changed is compared again."""
        if self.step == "preview" and self._source is not None:
            self._show("columns")

    def first_focus(self) -> QWidget:
        panel = (self.source, self.columns, self.preview)[self.stack.currentIndex()]
        return self.next_button if self.step == "preview" else panel.first_focus() or self.next_button

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if len(event.mimeData().urls()) == 1 and event.mimeData().urls()[0].isLocalFile():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self._show("source")
        self.choose(Path(event.mimeData().urls()[0].toLocalFile()))
