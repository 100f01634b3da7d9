"""The kinds of documents that the site asks for: switched on and off, changed, and added."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QCheckBox, QWidget

from app.book.base import Record
from app.book.editing import Changes
from app.i18n import _, ngettext, number
from app.models.paperwork import ASKED_OF, PER, DocumentKind
from app.views.forms.form_dialog import FormDialog
from app.views.forms.record_form import Names
from app.views.look.buttons import button
from app.views.look.labels import label, rule
from app.views.look.layouts import boxed, clear, column, row
from app.views.window import ask
from app.views.window.allowed import offered
from app.views.window.dialog import Dialog
from app.views.window.page import Shell

TABLE = DocumentKind.__tablename__
FIELDS: Names = (
    "name",
    ("form_number", "per"),
    ("asked_of", "under_age"),
    ("lasts_months", "agreement_kind"),
    ("state_code", "active"),
    "rule_source",
)


class KindsDialog(Dialog):
    """All kinds, those in use and the others; what is switched is kept at once."""

    def __init__(self, parent: QWidget, shell: Shell) -> None:
        said = _("Switch off what your school does not ask for. The paperwork follows at once.")
        super().__init__(parent, _("Kinds of documents"), said, 620)
        self._shell, self._book = shell, shell.book
        self._lines = column(spacing=8)
        self.body.addLayout(self._lines)
        self.body.addStretch(1)
        new = offered(self._book, f"add:{TABLE}", button(_("Add a kind…"), "plus", press=self.add))
        self.foot.insertWidget(0, new)
        self.add_cancel(_("Close"))
        shell.signals.changed.connect(self._follow)
        self.reread()

    @Slot(object)
    def _follow(self, changes: Changes) -> None:
        if TABLE in changes.tables:
            self.reread()

    def reread(self) -> None:
        """Show the kinds as the book has them now."""
        clear(self._lines)
        for at, kind in enumerate(sorted(self._book.records(DocumentKind), key=lambda each: each.id)):
            if at:
                self._lines.addWidget(rule())
            self._lines.addWidget(self._line(kind))

    def _line(self, kind: Record) -> QWidget:
        switch = QCheckBox(_(kind.name))
        switch.setChecked(kind.active)
        switch.setEnabled(self._book.allows(TABLE, "change"))
        switch.clicked.connect(partial(self._switch, kind))
        edit = button(_("Edit"), "", "link", partial(self.edit, kind), name=f"{_('Edit')}: {_(kind.name)}")
        words = column(switch, label(about(kind), "faint", wrap=True), spacing=1)
        line = row(spacing=8)
        line.addLayout(words, 1)
        line.addWidget(offered(self._book, f"change:{TABLE}", edit))
        return boxed(line)

    def _switch(self, kind: Record, on: bool) -> None:
        if self._shell.attempt(lambda: self._book.save(DocumentKind, kind.id, {"active": on})):
            said = _("{document} is asked for") if on else _("{document} is asked for no longer")
            self._shell.toast(said.format(document=_(kind.name)), undo=True)

    def edit(self, kind: Record) -> None:
        """Change a kind."""

        def save(typed: dict[str, Any]) -> None:
            self._book.save(DocumentKind, kind.id, typed)

        title = _("Edit kind of document")
        ask.show(FormDialog(self, self._book, DocumentKind, FIELDS, title, _("Save"), save, kind._asdict()))

    def add(self) -> None:
        """Ask for a kind of the school's own."""

        def save(typed: dict[str, Any]) -> None:
            with self._book.edit(_("Add kind of document")) as edit:
                edit.insert(DocumentKind, [typed])

        title = _("New kind of document")
        ask.show(FormDialog(self, self._book, DocumentKind, FIELDS, title, _("Add kind"), save))


def about(kind: Record) -> str:
    """Of whom a kind of document is asked, and how long it lasts, in one line."""
    parts = [kind.form_number, ASKED_OF.format(kind.asked_of)]
    if kind.under_age is not None:
        parts.append(_("under {age}").format(age=kind.under_age))
    parts.append(_("one for each: {what}").format(what=PER.format(kind.per)))
    if kind.lasts_months:
        months = ngettext("lasts {count} month", "lasts {count} months", kind.lasts_months)
        parts.append(months.format(count=number(kind.lasts_months)))
    return " · ".join(part for part in (*parts, kind.rule_source) if part)
