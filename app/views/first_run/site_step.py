"""The step in which the site says who and where it is."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QWidget

from app.book.refused import Refused
from app.i18n import _
from app.models.school import Site
from app.views.first_run.step import Step, save_words
from app.views.forms.record_form import Names, RecordForm
from app.views.window.page import Shell

FIELDS: Names = ("name", "cds_code", "street", ("city", "zip_code"), "phone")


class SiteStep(Step):
    """The name is known since the book was made; the rest is typed here."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self._kept = _site(shell)
        self.form = RecordForm(self.book, Site, FIELDS, self._kept)
        self.form.changed.connect(lambda _name: self.changed.emit())
        self.enter_goes_on(self.form)
        self.body.addWidget(self.form)

    def verb(self) -> str:
        try:
            typed = {name: self.form.editor(name).read() for name in _names()}
        except Refused:
            return save_words()
        return save_words() if any(typed[name] != self._kept.get(name) for name in typed) else ""

    def save(self) -> None:
        values = self.form.values()
        if self._kept:
            self.book.save(Site, self._kept["id"], values)
        else:
            with self.book.edit(_("Add site")) as edit:
                edit.insert(Site, [values])

    def read(self) -> None:
        before, self._kept = self._kept, _site(self.shell)
        if before != self._kept:
            self.form.show_values({name: self._kept.get(name) for name in _names()})

    def first_focus(self) -> QWidget:
        """The first entry that is still empty."""
        empty = next((name for name in _names() if not self._kept.get(name)), "name")
        return self.form.editor(empty).widget


def _names() -> list[str]:
    return [name for group in FIELDS for name in ((group,) if isinstance(group, str) else group)]


def _site(shell: Shell) -> dict[str, Any]:
    return next((site._asdict() for site in shell.book.records(Site)), {})
