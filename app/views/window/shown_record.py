"""Which record is before the person: the one of the page, or the one with the focus in its list."""

from __future__ import annotations

from PySide6.QtWidgets import QTableView

from app.book.base import Base
from app.views.lists.table_model import TableModel
from app.views.window.page import Page

Shown = tuple[type[Base], str]


def shown_record(page: Page | None) -> Shown | None:
    """The record that History and other commands for any record are about; None where there is none."""
    if page is None:
        return None
    if own := page.record():
        return own
    views = [view for view in page.findChildren(QTableView) if view.isVisibleTo(page) and view.currentIndex().isValid()]
    for view in sorted(views, key=lambda view: not view.hasFocus()):
        model = view.model()
        if isinstance(model, TableModel):
            return model.entity, model.id_at(view.currentIndex().row())
    return None
