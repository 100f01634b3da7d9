"""What a check found: its sentence, figure and source, and the reason that lets it stand."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QFrame, QWidget

from app.book.base import Record
from app.book.editing import Changes
from app.i18n import _, day, ngettext, number
from app.models.check_overrides import CheckOverride
from app.models.checks.finding import RULES, Finding
from app.models.checks.overriding import let_stand, take_back
from app.views.look.buttons import button
from app.views.look.chips import Chip
from app.views.look.labels import IconTile, label, rule
from app.views.look.layouts import boxed, clear, column, hide_unless, row
from app.views.window import ask
from app.views.window.allowed import offered
from app.views.window.dialog import Dialog
from app.views.window.page import Shell

TABLE = CheckOverride.__tablename__


def allow(shell: Shell, parent: QWidget, found: Sequence[Finding]) -> None:
    """Ask for the reason that lets findings stand; one reason for all of them."""

    def stand(reason: str) -> None:
        counts: list[int] = []
        if shell.attempt(lambda: counts.append(let_stand(shell.book, found, reason))):
            said = ngettext("{count} warning is allowed", "{count} warnings are allowed", counts[0])
            shell.toast(said.format(count=number(counts[0])), undo=True)

    title = ngettext("Allow {count} warning", "Allow {count} warnings", len(found)).format(count=number(len(found)))
    told = found[0].sentence if len(found) == 1 else _("One reason is noted for all of them.")
    ask.text(parent, title, _("Reason"), _("Allow"), stand, sentence=told)


class FindingLine(QFrame):
    """One finding. Where it stands already, it says why, and whose word that is."""

    def __init__(self, shell: Shell, found: Finding) -> None:
        super().__init__()
        self._shell, self.found = shell, found
        name = _(RULES[found.rule])
        self.setAccessibleName(name)
        self.setAccessibleDescription(found.sentence)
        head = row(label(name, "strong", wrap=True), spacing=8)
        head.setStretch(0, 1)
        if found.figure:
            head.addWidget(Chip(found.figure, "neutral" if found.override else "warn"))
        words = column(head, label(found.sentence, wrap=True), spacing=2)
        if found.source:
            words.addWidget(label(_("Source: {source}").format(source=found.source), "faint", wrap=True))
        words.addWidget(self._allowed(found.override) if found.override else self._verb())
        sign = ("circle-check", "text2") if found.override else ("triangle-alert", "warn")
        line = row(column(IconTile(*sign, 17), None, margins=(0, 2, 0, 0)), spacing=10)
        line.addLayout(words, 1)
        self.setLayout(line)

    def _verb(self) -> QWidget:
        verb = button(
            _("Allow with a reason…"),
            "",
            "link",
            lambda: allow(self._shell, self, [self.found]),
            name=_("Allow with a reason: {rule}").format(rule=_(RULES[self.found.rule])),
        )
        return boxed(row(offered(self._shell.book, f"add:{TABLE}", verb), None))

    def _allowed(self, override: Record) -> QWidget:
        said = _("Allowed: {reason}").format(reason=override.reason)
        signed = ", ".join(part for part in (override.made_by, day(override.made_on)) if part)
        verb = button(_("Take back"), "", "link", lambda: self._take_back(override))
        verb = offered(self._shell.book, f"delete:{TABLE}", verb)
        return boxed(column(label(said, "strong", wrap=True), row(label(signed, "faint"), None, verb), spacing=0))

    def _take_back(self, override: Record) -> None:
        if self._shell.attempt(lambda: take_back(self._shell.book, [override.id])):
            self._shell.toast(_("The warning counts again"), undo=True)


class FindingList(QWidget):
    """Findings below each other, read anew whenever a reason was given or taken back.

    `read` gives them, those that stand among them (`with_overridden=True`). Open ones come first. Of more than `most`
    the others are shown in a dialog. Where something else changes the findings, the owner calls `reread`.
    """

    def __init__(
        self, shell: Shell, read: Callable[[], Sequence[Finding]], nothing: str = "", most: int | None = None
    ) -> None:
        """`nothing` is said where there is none; without it the list is hidden then."""
        super().__init__()
        self._shell, self._read, self._nothing, self._most = shell, read, nothing, most
        self.found: list[Finding] = []
        self._lines = column(spacing=10)
        self.setLayout(self._lines)
        shell.signals.changed.connect(self._follow)
        self.reread()

    @Slot(object)
    def _follow(self, changes: Changes) -> None:
        if TABLE in changes.tables:
            self.reread()

    @property
    def doubted(self) -> list[Finding]:
        """Those for which nobody has given a reason."""
        return [each for each in self.found if each.override is None]

    def reread(self) -> None:
        """Show what is found now."""
        self.found = sorted(self._read(), key=lambda each: each.override is not None)
        clear(self._lines)
        hide_unless(self, bool(self.found or self._nothing))
        if self.found and self.parentWidget():  # alone it would be a window of its own
            self.show()
        if self._nothing and not self.found:
            self._lines.addWidget(label(self._nothing, "muted", wrap=True))
        for at, each in enumerate(self.found[: self._most]):
            if at:
                self._lines.addWidget(rule())
            self._lines.addWidget(FindingLine(self._shell, each))
        self._add_verbs()

    def _add_verbs(self) -> None:
        count, doubted = len(self.found), self.doubted
        if self._most is not None and count > self._most:
            said = _("See all {count} warnings").format(count=number(count))
            self._lines.addLayout(row(button(said, "", "link", self.show_all), None))
        elif len(doubted) > 1:
            said = _("Allow all {count} with one reason…").format(count=number(len(doubted)))
            verb = button(said, "", "link", lambda: allow(self._shell, self, doubted))
            self._lines.addLayout(row(offered(self._shell.book, f"add:{TABLE}", verb), None))

    def show_all(self) -> None:
        """Open all of them in a dialog."""
        ask.show(FindingsDialog(self, self._shell, self._read))


class FindingsDialog(Dialog):
    """All findings of something, to be read and allowed one by one or together."""

    def __init__(self, parent: QWidget, shell: Shell, read: Callable[[], Sequence[Finding]]) -> None:
        super().__init__(
            parent, _("Warnings"), _("A warning stops nobody. Say why it may stand, or mend what it is about."), 600
        )
        self.list = FindingList(shell, read, _("There is no warning any more."))
        self.body.addWidget(self.list)
        self.body.addStretch(1)
        self.add_cancel(_("Close")).setFocus()
