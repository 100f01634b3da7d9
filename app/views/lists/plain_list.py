"""A list whose page does the searching and filtering itself."""

from __future__ import annotations

from collections.abc import Iterable

from app.views.lists.check_menu import columns_menu
from app.views.lists.detail_pane import DetailPane
from app.views.lists.list_filters import ListFilters
from app.views.lists.list_frame import ListFrame
from app.views.lists.table_model import TableModel
from app.views.look.cards import EmptyState


class PlainList(ListFrame):
    """`shown` names the columns to begin with."""

    def __init__(
        self,
        name: str,
        model: TableModel,
        shown: Iterable[str],
        filters: ListFilters,
        pane: DetailPane,
        empty: EmptyState,
    ) -> None:
        super().__init__(name, model, filters, pane, empty)
        self.columns = columns_menu(self.table, shown)
