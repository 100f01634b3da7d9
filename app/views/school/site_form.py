"""The site, changed in place: each field is saved when it is left, as its own edit."""

from __future__ import annotations

from typing import Any

from app.book.refused import Refused
from app.i18n import _
from app.models.school import Site
from app.views.forms.record_form import Names, RecordForm
from app.views.look.cards import Card
from app.views.look.labels import label
from app.views.window.page import Shell

FIELDS: Names = ("name", "cds_code", "street", ("city", "zip_code"), "phone")
_NAMES = ("name", "cds_code", "street", "city", "zip_code", "phone")


class SiteCard(Card):
    """`read` follows the book; a value that is refused stays as it was typed, marked."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(_("Site"), spacing=10)
        self._shell = shell
        self._kept = self._site()
        self.form = RecordForm(shell.book, Site, FIELDS, self._kept)
        for name in _NAMES:
            self.form.editor(name).left.connect(lambda name=name: self._save(name))
        self.add(
            label(
                _("Stands at the head of transcripts and plans. What you type is saved at once."), "muted", wrap=True
            ),
            self.form,
        )

    def read(self) -> None:
        """Show what the book holds now, but for a field that is being typed in."""
        before, self._kept = self._kept, self._site()
        changed = {name: self._kept.get(name) for name in _NAMES if before.get(name) != self._kept.get(name)}
        self.form.show_values(changed)

    def _site(self) -> dict[str, Any]:
        return next((site._asdict() for site in self._shell.book.records(Site)), {})

    def _save(self, name: str) -> None:
        """Save one field where it changed and can be read; the form says what is wrong otherwise."""
        try:
            value = self.form.editor(name).read()
        except Refused:
            return
        if value == self._kept.get(name):
            return
        if name == "name" and not value:
            self.form.show_values({name: self._kept.get(name)})
            self._shell.toast(_("The site needs a name: it has its former one again."), tone="warn")
            return
        if self._kept:
            done = self._shell.attempt(lambda: self._shell.book.save(Site, self._kept["id"], {name: value}))
        else:
            done = self._shell.attempt(lambda: self._add(self.form.editor("name").read() or "", name, value))
        if done:
            self._shell.toast(_("Site saved"), undo=True)

    def _add(self, site: str, name: str, value: Any) -> None:
        with self._shell.book.edit(_("Add site")) as edit:
            edit.insert(Site, [{"name": site, name: value}])
