"""A visit in few keys: the day, how long and how far, four qualities with one key each, a note, what follows."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.book.book import Book
from app.book.fields import fields_of
from app.i18n import _
from app.models.site_visits import SiteVisit
from app.models.visiting import QUALITIES
from app.models.work_kinds import QUALITY
from app.views.evaluations.rating_line import RatingLine
from app.views.forms.form_dialog import FormDialog
from app.views.forms.record_form import Names, RecordForm
from app.views.look.labels import label
from app.views.look.layouts import boxed, column

HEAD: Names = (("date", "staff_id"), ("minutes", "miles"))
WORDS: Names = ("note", "follow_up_on")


class VisitDialog(FormDialog):
    """`save` takes the values. Enter behind the head goes to the qualities, and at the last field saves."""

    def __init__(
        self,
        parent: QWidget,
        book: Book,
        title: str,
        whose: str,
        values: Mapping[str, Any],
        save: Callable[[dict[str, Any]], object],
    ) -> None:
        self._save = save
        super().__init__(parent, book, SiteVisit, HEAD, title, _("Save"), self._keep, values, whose)
        self.words = RecordForm(book, SiteVisit, WORDS, values)
        keys = _("What was found: keys 1 to 4, N for not seen")
        whole = column(label(keys, "caption", wrap=True), spacing=4, margins=(0, 0, 10, 0))
        self.lines: dict[str, RatingLine] = {}
        for name in QUALITIES:
            line = self.lines[name] = RatingLine(_(fields_of(SiteVisit)[name].label), QUALITY)
            line.show_value(values.get(name))
            line.setEnabled(not self.form.read_only)
            line.stepped.connect(lambda step, name=name: self._step(name, step))
            whole.addWidget(line)
        self.add_below(boxed(whole), self.words)
        self._start = self._rated()
        self.form.editor("minutes").widget.setFocus()

    def _rated(self) -> dict[str, str | None]:
        return {name: line.value for name, line in self.lines.items()}

    def _step(self, name: str, step: int) -> None:
        at = QUALITIES.index(name) + step
        if at >= len(QUALITIES):
            self.words.first_focus().setFocus(Qt.FocusReason.TabFocusReason)
            self.show_in_sight(self.words)
        else:
            self.lines[QUALITIES[max(0, at)]].take_focus()

    @property
    def touched(self) -> bool:
        return super().touched or self.words.touched or self._rated() != self._start

    def _keep(self, head: Mapping[str, Any]) -> None:
        self._save({**head, **self._rated(), **self.words.values()})

    def _go_on(self, here: QWidget | None) -> None:
        if here is not None and self.form.isAncestorOf(here) and self.form.after(here) is None:
            self.lines[QUALITIES[0]].take_focus()
        else:
            super()._go_on(here)
