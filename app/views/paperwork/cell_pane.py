"""The pane beside the matrix: what there is of the document that is chosen, and what can be done with it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import count

from PySide6.QtWidgets import QFrame, QWidget

from app.book.base import Record
from app.i18n import _, day, ngettext, number
from app.models.attached import TABLE as FILES
from app.models.attaching import Attached, Offer
from app.models.keeping_papers import Place
from app.models.paperwork import Paperwork
from app.models.paperwork_matrix import PAPER_STATUS, Cell
from app.views.evidence.file_list import FileList
from app.views.evidence.offering import DropPlace, choose_files
from app.views.evidence.telling import tell_attached
from app.views.lists.detail_pane import DetailPane
from app.views.lists.flow_line import FlowLine
from app.views.look.buttons import button
from app.views.look.cards import Fact
from app.views.look.chips import Chip
from app.views.look.labels import IconTile, label
from app.views.look.layouts import boxed, column, row
from app.views.paperwork import verbs
from app.views.paperwork.wording import TONES, in_words
from app.views.window.page import Shell

Chosen = tuple[Place, Cell, Record, str]
"""A cell with its kind of document and the name of the student."""


class CellPane(DetailPane):
    """Shows the cells that `choose` is given."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(_("Details of the document"), _("Choose a document in the table."))
        self._shell, self._book = shell, shell.book
        self._chosen: list[Chosen] = []
        self._turns = count(1)
        self._may = shell.book.allows(Paperwork.__tablename__, "change")

    def choose(self, chosen: Sequence[Chosen]) -> None:
        """Show these cells, a moment later."""
        self._chosen = list(chosen)
        self.show_record(str(next(self._turns)) if chosen else "")

    @property
    def needed(self) -> list[Place]:
        """Those of the chosen cells that ask for a document."""
        return [place for place, cell, _kind, _name in self._chosen if cell.status != "not_needed"]

    @property
    def title(self) -> str:
        """What is chosen, in words: "24 × Parent permission"."""
        kinds = {kind.id: _(kind.name) for _place, cell, kind, _name in self._chosen if cell.status != "not_needed"}
        count_ = len(self.needed)
        if len(kinds) == 1:
            [name] = kinds.values()
            return name if count_ == 1 else _("{count} × {document}").format(count=number(count_), document=name)
        return ngettext("{count} document", "{count} documents", count_).format(count=number(count_))

    def fill(self, id_: str) -> bool:
        if len(self._chosen) == 1:
            self._fill_one(*self._chosen[0])
        else:
            self._fill_many()
        return True

    # one

    def _fill_one(self, place: Place, cell: Cell, kind: Record, name: str) -> None:
        sign = IconTile("file-text", "accent_text", 22, "accent_soft", 46)
        below = " · ".join(part for part in (name, kind.form_number) if part)
        self.add(self.head(sign, _(kind.name), below))
        line = FlowLine()
        line.addWidget(Chip(in_words(cell), TONES[cell.status]))
        self.add(boxed(line), label(cell.why, wrap=True))
        if cell.status == "not_needed":
            return
        self._add_verbs(cell)
        paper = self._book.record(Paperwork, cell.record_id) if cell.record_id else None
        self._add_facts(cell, paper)
        self._add_scan(place, cell)

    def _add_facts(self, cell: Cell, paper: Record | None) -> None:
        facts: list[QWidget] = []
        if paper and paper.received_on:
            facts.append(Fact("calendar", _("Received"), day(paper.received_on)))
        if cell.expires_on:
            facts.append(Fact("calendar-clock", _("Expires"), day(cell.expires_on)))
        if cell.source:
            facts.append(Fact("info", _("Asked for by"), cell.source))
        if facts:
            self.add_part(_("About"), *facts)
        if paper and paper.note and paper.state != "waived":
            self.add_part(_("Note"), label(paper.note, wrap=True))

    def _add_scan(self, place: Place, cell: Cell) -> None:
        if not self._book.allows(FILES, "see"):
            return
        if cell.record_id and cell.status != "requested" and (holder := verbs.paper_at(self._book, place)):
            self.add_part(_("Signed scan"), FileList(self._shell, *holder, self))
        elif self._may and self._book.allows(FILES, "add"):
            take = button(_("Attach the signed scan…"), "paperclip", press=lambda: self._choose_scan(place))
            said = label(_("Dropped here, it is noted as received today."), "faint", wrap=True)
            frame = QFrame()
            frame.setProperty("kind", "files")
            frame.setLayout(column(said, margins=(6, 4, 6, 4)))
            DropPlace(frame, self, lambda offers: self._take_scan(place, offers))
            self.add_part(_("Signed scan"), row(take, None), frame)

    def _choose_scan(self, place: Place) -> None:
        choose_files(self, lambda offers: self._take_scan(place, offers))

    def _take_scan(self, place: Place, offers: Sequence[Offer]) -> None:
        def told(attached: Attached) -> None:
            tell_attached(self._shell, self.window(), attached)

        verbs.receive_scan(self._shell, place, offers, told)

    # several

    def _fill_many(self) -> None:
        sign = IconTile("files", "accent_text", 22, "accent_soft", 46)
        students = len({place.student_id for place in self.needed})
        said = ngettext("of {count} student", "of {count} students", students).format(count=number(students))
        self.add(self.head(sign, self.title, said))
        counts = Counter(cell.status for _place, cell, _kind, _name in self._chosen)
        line = FlowLine(6)
        for status, tone in TONES.items():
            if counts[status] and status != "not_needed":
                words = f"{PAPER_STATUS.format(status)} {number(counts[status])}"
                line.addWidget(Chip(words, tone))
        self.add(boxed(line))
        if self.needed:
            self._add_verbs(None)

    def _add_verbs(self, cell: Cell | None) -> None:
        """What can be done with all that is chosen; `cell` where it is one."""
        if not self._may:
            return
        status = cell.status if cell else None
        line = FlowLine()
        line.addWidget(button(_("Received…"), "check", "primary", self.receive))
        if status != "requested":
            line.addWidget(button(_("Requested"), "send", press=self.request))
        if status != "waived":
            line.addWidget(button(_("Waive…"), press=self.waive))
        if cell is None or cell.record_id:
            line.addWidget(button(_("Missing again"), "undo-2", press=self.forget))
        self.add(boxed(line))

    # verbs

    def receive(self) -> None:
        """Ask since when what is chosen is there."""
        if self._may and self.needed:
            verbs.receive(self._shell, self, self.needed, _("Received: {what}").format(what=self.title))

    def request(self) -> None:
        """Note that what is chosen was asked for."""
        verbs.request(self._shell, self.needed)

    def waive(self) -> None:
        """Ask why what is chosen is not needed."""
        verbs.waive(self._shell, self, self.needed)

    def forget(self) -> None:
        """Take back what was noted of what is chosen."""
        verbs.forget(self._shell, self.needed)
