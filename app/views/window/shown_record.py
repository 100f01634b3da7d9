"""Which record is before the person: the one of the page, or the one with the focus in its list."""

from __future__ import annotations

from app.book.base import Base
from app.views.lists.record_table import RecordTable
from app.views.window.page import Page

Shown = tuple[type[Base], str]


def shown_record(page: Page | None) -> Shown | None:
    """The record that History and other commands for any record are about; None where there is none."""
    if page is None:
        return None
    if own := page.record():
        return own
    tables = [table for table in page.findChildren(RecordTable) if table.isVisibleTo(page) and table.current_id]
    tables.sort(key=lambda table: not table.hasFocus())
    return (tables[0].records.entity, tables[0].current_id) if tables else None
