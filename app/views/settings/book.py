"""What belongs to the book and to everybody who works with it: the site, the school year, what the site decided."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from app.book.fields import Field
from app.book.refused import Refused
from app.i18n import _
from app.models.school import Site, year_name
from app.models.settings import GENERAL, Decision, decide, decided
from app.views.forms.editors import Editor, editor_for
from app.views.forms.record_form import RecordForm
from app.views.look.buttons import button
from app.views.look.cards import Card
from app.views.look.labels import label
from app.views.look.theme import set_look
from app.views.settings.line import SettingLine
from app.views.window.page import Shell

SITE = ("name", ("cds_code", "phone"), "street", ("city", "zip_code"))


class SiteCard(Card):
    """The site, kept field by field as each is left. A value that cannot be read stays, marked."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(_("This book"))
        self._shell = shell
        self.add(label(_("These settings are in the book, for everybody who works with it."), "muted", wrap=True))
        sites = shell.book.records(Site)
        self._id: str = sites[0].id if sites else ""
        self.form = RecordForm(shell.book, Site, SITE, sites[0]._asdict() if sites else None)
        for name in self._names():
            self.form.editor(name).left.connect(partial(self._keep, name))
        self.add(self.form)

    def show_site(self) -> None:
        """Shows what the book holds now."""
        sites = self._shell.book.records(Site)
        if sites:
            self._id = sites[0].id
            self.form.show_values({name: getattr(sites[0], name) for name in self._names()})

    def entry(self, name: str) -> QWidget | None:
        """Where the field of this name is typed; None where there is none such."""
        return self.form.editor(name).widget if name in self._names() else None

    @staticmethod
    def _names() -> list[str]:
        return [name for group in SITE for name in ((group,) if isinstance(group, str) else group)]

    def _keep(self, name: str) -> None:
        try:
            value = self.form.editor(name).read()
        except Refused:
            return  # the form has marked it
        book = self._shell.book
        if not self._id:
            if name == "name" and value:
                with book.edit(_("New site")) as edit:
                    [self._id] = edit.insert(Site, [{"name": value}])
            return
        kept = getattr(book.records(Site, {"id": self._id})[0], name)
        if value != kept and not self._shell.attempt(lambda: book.save(Site, self._id, {name: value})):
            self.form.show_values({name: kept})


class DecisionsCard(Card):
    """Some of the limits that the site may set; each says its default. `hints` are sentences to add, by name."""

    def __init__(
        self,
        shell: Shell,
        heading: str,
        sentence: str,
        decisions: Sequence[Decision],
        before: Sequence[SettingLine] = (),
        hints: Mapping[str, str] | None = None,
        tools: Sequence[QWidget] = (),
    ) -> None:
        """`tools` stand beside the heading."""
        super().__init__(heading, *tools)
        self._shell, self._hints = shell, hints or {}
        self._editors: dict[str, tuple[Decision, Editor, SettingLine]] = {}
        if sentence:
            self.add(label(sentence, "muted", wrap=True))
        self.lines = [*before, *(self._line(decision) for decision in decisions)]
        self.add(*self.lines)
        self.show_decisions()

    def _line(self, decision: Decision) -> SettingLine:
        required = decision.default is not None
        editor = editor_for(Field(decision.label, decision.name, decision.kind, required=required), self._shell.book)
        sentence = _(decision.sentence)
        if required:
            default = decision.kind.format(decision.default)
            sentence = _("{sentence} Default: {value}.").format(sentence=sentence, value=default)
        sentence = " ".join(filter(None, (sentence, self._hints.get(decision.name, ""))))
        editor.widget.setEnabled(self._shell.book.may("settings"))
        line = SettingLine(_(decision.label), sentence, editor.widget)
        self._editors[decision.name] = (decision, editor, line)
        editor.left.connect(lambda: self._keep(decision))
        if not _is_typed(editor):
            editor.changed.connect(lambda: self._keep(decision))
        return line

    @property
    def names(self) -> list[str]:
        """The decisions of this card, in their order."""
        return list(self._editors)

    def editor(self, decision: Decision) -> Editor:
        """Where a decision is typed or chosen."""
        return self._editors[decision.name][1]

    def entry(self, name: str) -> QWidget | None:
        """Where the decision of this name is typed or chosen; None where it is in another card."""
        return self._editors[name][1].widget if name in self._editors else None

    def show_decisions(self) -> None:
        """Shows what is in force now."""
        for decision, editor, line in self._editors.values():
            editor.show(decided(self._shell.book, decision))
            _mark(editor, line, "")

    def _keep(self, decision: Decision) -> None:
        """An entry that is left blank goes back to the default."""
        _decision, editor, line = self._editors[decision.name]
        book = self._shell.book
        try:
            value: Any = editor.read()
            if (decision.default if value is None else value) != decided(book, decision):
                decide(book, decision, value)
        except Refused as refusal:
            _mark(editor, line, str(refusal))
            return
        _mark(editor, line, "")
        editor.show(decided(book, decision))


def general_card(shell: Shell) -> DecisionsCard:
    """The school year, the pathways, and what the home page asks about."""
    year = label(year_name(date.today()), "strong")
    pathways = button(_("Open pathways"), "graduation-cap", "plain", lambda: shell.go("pathways"))
    before = (
        SettingLine(
            _("School year"),
            _("It turns over on July 1. The set-up of the book sets its first and last day."),
            year,
            wide=True,
        ),
        SettingLine(_("Pathways"), _("Which pathways the site has, and their hours."), pathways, wide=True),
    )
    return DecisionsCard(shell, _("What the site decides"), "", GENERAL, before)


def _mark(editor: Editor, line: SettingLine, sentence: str) -> None:
    set_look(editor.widget, "look", "invalid" if sentence else "")
    line.say_problem(sentence)


def _is_typed(editor: Editor) -> bool:
    return hasattr(editor.widget, "textEdited")
