"""Making one employer of several: which one stays, whose values are kept, and what moves."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QGridLayout, QPushButton, QWidget

from app.book.fields import fields_of
from app.book.refused import Refused
from app.i18n import _, ngettext
from app.models.counting import all_counted
from app.models.duplicate_employers import likeness_of
from app.models.employers import Employer
from app.models.merging_employers import Group, merge_employers, preview, what_moves
from app.views.forms.record_edit import RecordEdit
from app.views.look import announcing
from app.views.look.cards import Banner
from app.views.look.labels import caption_for, label
from app.views.look.layouts import boxed, clear, column
from app.views.window import ask
from app.views.window.dialog import Dialog
from app.views.window.page import Shell

if TYPE_CHECKING:
    from app.book.book import Book


Then = Callable[[str], object]
"""Takes the id of the employer that stays."""


def merge(shell: Shell, parent: QWidget, ids: Sequence[str], then: Then) -> None:
    """Ask how to make one employer of these; of one alone, with which other one."""

    def merged(kept_id: str, name: str) -> None:
        then(kept_id)
        shell.toast(_("Merged into {name}").format(name=name), undo=True)

    ask.show(MergeDialog(parent, shell.book, ids, merged))


class MergeDialog(Dialog):
    """`then` takes the id and the name of the one that stays."""

    def __init__(self, parent: QWidget, book: Book, ids: Sequence[str], then: Callable[[str, str], object]) -> None:
        sentence = _("All that belongs to the others goes to the one that stays. One undo brings them back.")
        super().__init__(parent, _("Merge employers"), sentence, width=640)
        self._book, self._then, self._given = book, then, list(ids)
        self._boxes: dict[str, QComboBox] = {}  # by the first field of a group that differs
        self.partner = RecordEdit(book, Employer)
        self.stays = QComboBox()
        self.moves = label("", "muted", wrap=True)
        self.problem = label("", "problem", wrap=True)
        self._build()
        self.verb = self._add_foot()
        self._offer()

    def _build(self) -> None:
        if len(self._given) == 1:
            [alone] = self._book.records(Employer, {"id": self._given})
            words = _("Merge {name} with").format(name=alone.name)
            self.body.addLayout(column(caption_for(words, self.partner), self.partner, spacing=4))
            self.partner.picked.connect(self._offer)
            if like := likeness_of(self._book, alone.id):
                self.partner.show_value(next(id_ for id_ in like.ids if id_ != alone.id))
                self.body.addWidget(Banner(like.sentence, "info"))
        self._choice = boxed(column(caption_for(_("This one stays"), self.stays), self.stays, spacing=4))
        self.body.addWidget(self._choice)
        self._lines = QGridLayout()
        self._lines.setHorizontalSpacing(16)
        self._lines.setVerticalSpacing(8)
        self._lines.setContentsMargins(0, 4, 8, 4)
        self._lines.setColumnStretch(1, 1)
        self.body.addLayout(self._lines)
        self.body.addStretch(1)
        for words in (self.moves, self.problem):
            self.below.addWidget(words)
        self.problem.hide()
        self.stays.activated.connect(lambda _at: self._show())

    def _add_foot(self) -> QPushButton:
        self.add_cancel()
        return self.add_button(_("Merge"), self.done_with, "primary")

    # what is shown

    @property
    def ids(self) -> list[str]:
        """All of them; the one that stays is `kept`."""
        other = self.partner.chosen
        return [*self._given, *([other] if other and other not in self._given else [])]

    @property
    def kept(self) -> str:
        """The id of the one that stays."""
        return self.stays.currentData() or ""

    @property
    def others(self) -> list[str]:
        """The ids of those that are merged into it."""
        return [id_ for id_ in self.ids if id_ != self.kept]

    def _offer(self) -> None:
        """Offer each of them as the one that stays: that with the most to its name first."""
        kept = self.kept
        weight = {id_: sum(what_moves(self._book, [id_]).values()) for id_ in self.ids}
        names = {e.id: e for e in self._book.records(Employer, {"id": self.ids})}
        self.stays.clear()
        for id_ in sorted(names, key=lambda id_: -weight[id_]):
            town = names[id_].city
            self.stays.addItem(f"{names[id_].name} · {town}" if town else names[id_].name, id_)
        self.stays.setCurrentIndex(max(0, self.stays.findData(kept)) if kept in self.ids else 0)
        self._show()

    def _show(self) -> None:
        clear(self._lines)
        self._boxes.clear()
        several = len(self.ids) > 1
        self._choice.setVisible(several)
        self.verb.setEnabled(several)
        count = len(self.ids)
        self.verb.setText(ngettext("Merge {count} employer", "Merge {count} employers", count).format(count=count))
        if not several:
            self.moves.setText(_("Choose the other one."))
            return
        for place, group in enumerate(preview(self._book, self.kept, self.others)):
            self._add_line(place, group)
        going = all_counted(what_moves(self._book, self.others))
        said = _("What moves: {records}.").format(records=", ".join(going)) if going else _("Nothing else moves.")
        self.moves.setText(said)

    def _add_line(self, place: int, group: Group) -> None:
        first = group.names[0]
        words = _("Address") if len(group.names) > 1 else _(fields_of(Employer)[first].label)
        if not group.differs:
            taken = group.words[group.source]
            self._lines.addWidget(label(words, "faint"), place, 0)
            self._lines.addWidget(label(taken, wrap=True), place, 1)
            return
        box = self._boxes[first] = QComboBox()
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(24)
        said: set[str] = set()
        for id_ in (self.kept, *self.others):
            if (text := group.words[id_]) and text not in said:
                said.add(text)
                box.addItem(text.replace("\n", " "), id_)
        box.setCurrentIndex(max(0, box.findData(group.source)))
        self._lines.addWidget(caption_for(words, box), place, 0)
        self._lines.addWidget(box, place, 1)

    # what is done

    def done_with(self) -> None:
        """Merge; close where that went well."""
        kept, sources = self.kept, {first: box.currentData() for first, box in self._boxes.items()}
        try:
            merge_employers(self._book, kept, self.others, sources)
        except Refused as refusal:
            announcing.show_problem(self.problem, str(refusal), self)
            return
        self.accept()
        employer = self._book.record(Employer, kept)
        self._then(kept, employer.name if employer else "")
