"""Writing a confidential note. What was typed is kept as a sealed draft where it is not saved."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QPlainTextEdit, QWidget

from app.book.book import Book
from app.book.refused import Refused
from app.i18n import _, day
from app.models import sealed_notes
from app.models.access import student_names
from app.models.sealed_notes import SCOPES, Scope, SealedNote
from app.views.forms.day_edit import DayEdit
from app.views.look import announcing
from app.views.look.labels import caption_for, label
from app.views.look.layouts import column, row
from app.views.look.theme import theme
from app.views.window import ask
from app.views.window.dialog import Dialog

HIGH = 190  # pixels of the text at text size 100 %


@dataclass(frozen=True, slots=True)
class Task:
    """What is written: a new note on a student, or with `of` a change of that note; `draft` is gone on with."""

    student_id: str
    of: SealedNote | None = None
    draft: SealedNote | None = None


class SealedNoteDialog(Dialog):
    """Ctrl+Enter saves. Locking keeps what was typed as a draft; Esc asks."""

    def __init__(self, parent: QWidget | None, book: Book, task: Task) -> None:
        of, draft = task.of, task.draft
        title = _("Change the confidential note on {name}") if of else _("New confidential note on {name}")
        sentence = _("It is sealed. Only the accounts chosen below can open it; papers and exports leave it out.")
        super().__init__(parent, title.format(name=_name(book, task.student_id)), sentence, 560)
        self._book, self._task = book, task
        self.day, self.scope, self.words = DayEdit(), QComboBox(), QPlainTextEdit()
        start = draft or of
        self.day.setText(day(start.date if start else date.today()))
        offered = sealed_notes.scopes(book)
        shared = of is not None and of.scope == "counselors"
        for scope in SCOPES:
            if scope in offered and not (shared and scope == "mine"):
                self.scope.addItem(_(SCOPES[scope]), scope)
        self.scope.setCurrentIndex(max(0, self.scope.findData(start.scope if start else offered[0])))
        self.words.setPlainText(start.text if start else "")
        self.words.setTabChangesFocus(True)
        theme.follow(self.words, "height", lambda: self.words.setMinimumHeight(theme.px(HIGH)))
        self.lost = label(
            _("Only you can open it. It is lost if you forget your passphrase and somebody gives you a new one."),
            "muted",
            wrap=True,
        )
        self.problem = label("", "problem", wrap=True)
        self.problem.hide()
        self._arrange()
        self._start = self._typed()
        self.scope.currentIndexChanged.connect(lambda _at: self._fit())
        self._fit()
        self.words.moveCursor(self.words.textCursor().MoveOperation.End)
        self.words.setFocus()

    def _arrange(self) -> None:
        first = row(spacing=12)
        first.addLayout(column(caption_for(_("Date"), self.day), self.day, spacing=4), 1)
        first.addLayout(column(caption_for(_("Who can open it"), self.scope), self.scope, spacing=4), 1)
        self.body.addLayout(first)
        self.body.addWidget(self.lost)
        self.body.addWidget(caption_for(_("Note"), self.words))
        self.body.addWidget(self.words, 1)
        self.body.addWidget(self.problem)
        self.foot.insertWidget(0, label(_("Ctrl+Enter saves"), "faint"))
        self.add_cancel()
        self.verb = self.add_button(_("Save note"), self.done_with, "primary")

    def _fit(self) -> None:
        self.lost.setVisible(self.scope.currentData() == "mine")
        if self.isVisible() and (layout := self.layout()) is not None:
            layout.activate()
            self.resize(self.width(), max(self.height(), layout.totalHeightForWidth(self.width())))

    def _typed(self) -> tuple[str, Scope, str]:
        return self.day.text(), self.scope.currentData(), self.words.toPlainText()

    @property
    def touched(self) -> bool:
        """Whether closing the dialog would lose something."""
        return self._typed() != self._start

    @property
    def _draft_id(self) -> str:
        return self._task.draft.id if self._task.draft else ""

    def done_with(self) -> None:
        """Save the note; what is missing is said, and the dialog stays."""
        task, on, scope, words = self._task, self.day.shown(), self.scope.currentData(), self.words.toPlainText()
        try:
            if on is None:
                raise Refused(_("Type the day of the note."))
            if task.of:
                sealed_notes.revise(self._book, task.of.id, words, on, scope, self._draft_id)
            else:
                sealed_notes.write(self._book, task.student_id, words, on, scope, self._draft_id)
        except Refused as refusal:
            announcing.show_problem(self.problem, str(refusal), self)
            return
        self.accept()

    def put_by(self) -> None:
        """Keep what was typed as a sealed draft and close. Raises Refused where that cannot be."""
        _day, scope, words = self._typed()
        if self.touched and words.strip():
            of = self._task.of.id if self._task.of else ""
            on = self.day.shown() or date.today()
            sealed_notes.keep_draft(self._book, self._task.student_id, words, on, scope, of, self._draft_id)
        self.discard()

    def _put_by_or_say(self) -> None:
        try:
            self.put_by()
        except Refused as refusal:
            announcing.show_problem(self.problem, str(refusal), self)

    # leaving

    def reject(self) -> None:
        if not self.touched:
            self.discard()
            return
        asked = Dialog(self, _("Keep what you typed?"), _("A draft is sealed. Only you can open it and go on with it."))
        asked.add_button(_("Throw away"), lambda: (asked.accept(), self.discard()), "danger")
        asked.add_button(_("Keep writing"), asked.reject)
        asked.add_button(_("Keep as a draft"), lambda: (asked.accept(), self._put_by_or_say()), "primary")
        ask.show(asked)

    def discard(self) -> None:
        """Close, and throw away what was typed."""
        super().reject()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.done_with()
        else:
            super().keyPressEvent(event)


def _name(book: Book, student_id: str) -> str:
    return student_names(book, [student_id]).get(student_id) or _("a student who is not here any more")
