"""The pane beside the records: what is missing, each with the way to mend it, and how every value came about."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from app.i18n import _
from app.models.wblr_listing import Line, Listing
from app.models.wblr_rules import Problem
from app.models.wblr_tracing import Traced, arithmetic, hours_by_year, traced
from app.views.lists.detail_pane import DetailPane
from app.views.look.buttons import button, icon_button
from app.views.look.chips import Chip
from app.views.look.item_button import ItemButton
from app.views.look.labels import IconTile, label
from app.views.look.layouts import boxed, column, row
from app.views.state_file.columns import TONES, standing_words
from app.views.window.page import Shell


class RecordPane(DetailPane):
    """`find` gives the record with an id, `mend` opens the field behind a problem, `edit` the record itself."""

    def __init__(
        self,
        shell: Shell,
        find: Callable[[str], tuple[Listing, Line] | None],
        mend: Callable[[Problem], object],
        edit: Callable[[], object],
    ) -> None:
        super().__init__(
            _("Details of the record"), _("Choose a record to see what it lacks and where its values come from.")
        )
        self._shell, self._find, self._mend, self._edit = shell, find, mend, edit

    def fill(self, id_: str) -> bool:
        found = self._find(id_)
        if found is None:
            return False
        listed, line = found
        sign = IconTile("file-text", "accent_text", 20, "accent_soft", 40)
        below = " · ".join(filter(None, (line.work, line.employer))) if line.student else line.employer
        words = column(label(line.student or line.work, "heading", wrap=True), label(below, "faint", wrap=True))
        head = row(sign, spacing=12)
        head.addLayout(words, 1)
        head.addWidget(icon_button("x", _("Close the details"), lambda: self.close_asked()))
        self.add(head, row(Chip(standing_words(line), TONES[line.standing]), None))
        self._add_problems(line)
        if line.judged is not None:
            self._add_values(traced(listed.checked, line.judged))
            sums = [label(said, wrap=True) for said in arithmetic(listed.checked, hours_by_year(self._shell.book, id_))]
            self.add_part(_("Hours, split on July 1"), column(*sums, spacing=4))
        return True

    def _add_problems(self, line: Line) -> None:
        if line.why:
            self.add(label(line.why, wrap=True))
        if line.problems:
            lines = [
                ItemButton(_(p.rule.title), "", f"{p.message}\n{p.rule.name}", lambda p=p: self._mend(p), leads=True)
                for p in line.problems
            ]
            self.add_part(_("To mend"), column(*lines, spacing=2))
        if line.judged is not None or (line.standing == "out" and line.student):
            change = button(_("Change its values"), "pencil", "plain", self._edit)
            self.add(row(change, None))

    def _add_values(self, fields: list[Traced]) -> None:
        self.add_part(_("Values, and where they come from"), column(*map(_value, fields), spacing=8))


def _value(field: Traced) -> QWidget:
    title = label(f"{field.number}  {field.name}", "caption", wrap=True)
    shown = label(field.value or "—", "strong", wrap=True)
    return boxed(column(title, shown, *([label(field.how, "faint", wrap=True)] if field.how else []), spacing=1))
