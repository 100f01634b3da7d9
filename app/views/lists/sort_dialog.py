"""Sorting by keyboard: up to three columns, each up or down."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QComboBox, QWidget

from app.i18n import _
from app.views.lists.arrangement import Sorting
from app.views.lists.list_spec import ListSpec
from app.views.look.labels import caption_for
from app.views.look.layouts import row
from app.views.window.dialog import Dialog

MOST = 3


class SortDialog(Dialog):
    """`then` gets the order."""

    def __init__(self, parent: QWidget, spec: ListSpec, now: Sorting, then: Callable[[Sorting], object]) -> None:
        super().__init__(parent, _("Sort the list"), _("Where the first column is equal, the next one decides."))
        self.rows: list[tuple[QComboBox, QComboBox]] = []
        captions = (_("Sort by"), _("Then by"), _("Last by"))
        for place in range(MOST):
            by, way = QComboBox(), QComboBox()
            by.addItem("—", None)
            for column in spec.columns:
                by.addItem(column.title, column.name)
            way.addItem(_("Ascending"), False)
            way.addItem(_("Descending"), True)
            way.setAccessibleName(_("{caption}: direction").format(caption=captions[place]))
            name, backwards = now[place] if place < len(now) else (None, False)
            by.setCurrentIndex(by.findData(name))
            way.setCurrentIndex(int(backwards))
            line = row(spacing=8)
            line.addWidget(by, 1)
            line.addWidget(way)
            self.body.addWidget(caption_for(captions[place], by))
            self.body.addLayout(line)
            self.rows.append((by, way))
        self.add_cancel()
        self.add_button(_("Sort"), self.accept, "primary")
        self.accepted.connect(lambda: then(self.sorting()))

    def sorting(self) -> Sorting:
        """What is chosen; a column that is named twice counts once."""
        chosen = {by.currentData(): way.currentData() for by, way in reversed(self.rows) if by.currentData()}
        return tuple(reversed(chosen.items()))
