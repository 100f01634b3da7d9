"""The templates of support plans: each is changed or deleted here; a plan's page keeps new ones."""

from __future__ import annotations

from PySide6.QtWidgets import QLayout, QWidget

from app.book.base import Record
from app.i18n import _
from app.models.keeping_strategies import remove_template, templates
from app.models.kinds import DOMAIN, TIER
from app.models.strategies import PlanTemplate
from app.views.forms.form_dialog import FormDialog
from app.views.forms.record_form import Names
from app.views.look.buttons import icon_button
from app.views.look.item_button import ItemButton
from app.views.look.labels import label
from app.views.look.layouts import clear, column, row
from app.views.window import ask
from app.views.window.allowed import offered
from app.views.window.dialog import Dialog
from app.views.window.page import Shell

FIELDS: Names = (
    ("name", "active"),
    ("domain", "tier"),
    "need",
    "goal",
    ("measure", "unit"),
    "strategy_id",
    ("delivery", "weeks"),
    ("sessions_per_week", "session_minutes", "monitoring_weeks"),
)


class TemplatesDialog(Dialog):
    """A line for each template; it opens its form."""

    def __init__(self, parent: QWidget | None, shell: Shell) -> None:
        sentence = _("A new support plan can begin with one of these. “Keep as template” on a plan makes another.")
        super().__init__(parent, _("Templates of support plans"), sentence, 560)
        self._shell = shell
        self.lines = column(spacing=2)
        self.body.addLayout(self.lines)
        self.add_button(_("Close"), self.accept, "primary")
        self._read()

    def _read(self) -> None:
        clear(self.lines)
        found = templates(self._shell.book)
        for each in found:
            self.lines.addLayout(self._line(each))
        if not found:
            self.lines.addWidget(label(_("No template is kept so far."), "muted", wrap=True))

    def _line(self, template: Record) -> QLayout:
        words = [
            DOMAIN.format(template.domain),
            TIER.format(template.tier),
            "" if template.active else _("Not offered"),
        ]
        below = " · ".join(part for part in (*words, template.need) if part)
        line = row(spacing=4)
        line.addWidget(ItemButton(template.name, "", below, lambda: self.edit(template)), 1)
        cross = icon_button("trash-2", _("Delete the template {name}").format(name=template.name))
        cross.clicked.connect(lambda: self.delete(template.id))
        line.addWidget(offered(self._shell.book, "delete:plan_template", cross))
        return line

    def edit(self, template: Record) -> None:
        """Change a template; plans made from it stay as they are."""
        book = self._shell.book
        dialog = FormDialog(
            self, book, PlanTemplate, FIELDS, _("Edit template"), _("Save"),
            lambda typed: book.save(PlanTemplate, template.id, typed), template._asdict(),
        )  # fmt: skip
        dialog.accepted.connect(self._read)
        ask.show(dialog)

    def delete(self, template_id: str) -> None:
        """Mark a template as deleted; the toast takes it back."""
        if self._shell.attempt(lambda: remove_template(self._shell.book, template_id)):
            self._shell.toast(_("Template deleted"), undo=True)
            self._read()
