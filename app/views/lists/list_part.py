"""A list that is one part of a page: see `window.parts`."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.i18n import number
from app.views.lists.record_list import RecordList
from app.views.window.parts import Part


class ListPart(RecordList, Part):
    """Call `stand_as_part` after `__init__`; override `open` for what belongs here besides views and numbers."""

    def stand_as_part(self, *tools: QWidget) -> None:
        """Give the page what stands around the list; `tools` are its own, behind Export and Columns."""
        self.tools = (self.export_button, self.columns_button, *tools)
        self.lines = (self.tabs, self.filters)
        self.listed.connect(lambda: self.tell())
        self.chosen.connect(self.shell.refresh_commands)

    def amount(self) -> str:
        return number(self.model.rowCount())

    def open(self, what: str) -> bool:
        return self.show_part(what)
