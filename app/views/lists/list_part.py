"""A list that is one part of a page: see `window.parts`."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.book.base import Record
from app.i18n import number
from app.views.lists.detail_pane import DetailPane
from app.views.lists.list_spec import ListSpec
from app.views.lists.record_list import RecordList
from app.views.look.cards import EmptyState
from app.views.window.page import Shell
from app.views.window.parts import Part


class ListPart(RecordList, Part):
    """Opens its views, the rows behind a number (see `traces`), and its records by their ids."""

    def __init__(self, shell: Shell, spec: ListSpec, pane: DetailPane, empty: EmptyState, *tools: QWidget) -> None:
        """`tools` are the part's own, behind Export and Columns."""
        super().__init__(shell, spec, pane, empty)
        self.tools = (self.export_button, self.columns_button, *tools)
        self.lines = (self.tabs, self.filters)
        self.listed.connect(lambda: self.tell())
        self.chosen.connect(shell.refresh_commands)

    def amount(self) -> str:
        return number(self.model.rowCount())

    def open(self, what: str) -> bool:
        if self.show_part(what):
            return True
        record = self.book.record(self.spec.entity, what)
        if record is not None:
            self.show_id(what, self.view_of(record))
        return record is not None

    def view_of(self, record: Record) -> str:
        """The view that shows a record which the one that is open does not; "" for the first one."""
        return ""
