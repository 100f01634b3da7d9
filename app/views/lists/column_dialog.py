"""Which columns a list shows, and in which order."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QListWidgetItem, QWidget

from app.i18n import _
from app.views.lists.filter_parts import CODE, TickList
from app.views.lists.list_spec import ListSpec
from app.views.look import announcing
from app.views.look.buttons import button
from app.views.look.layouts import column, row
from app.views.look.theme import theme
from app.views.window.dialog import Dialog


class ColumnDialog(Dialog):
    """Space ticks, Alt+Up and Alt+Down move. `then` gets the names of the columns to show, from the left."""

    def __init__(
        self, parent: QWidget, spec: ListSpec, shown: Sequence[str], then: Callable[[tuple[str, ...]], object]
    ) -> None:
        super().__init__(
            parent, _("Columns"), _("Space shows or hides a column; Alt+Up and Alt+Down move it."), width=400
        )
        self._spec = spec
        self.list = TickList()
        self.list.setProperty("look", "framed")
        self.list.setAccessibleName(_("Columns"))
        self._fill(shown)
        self.up = button(_("Move up"), "chevron-up", press=lambda: self.move_column(-1))
        self.down = button(_("Move down"), "chevron-down", press=lambda: self.move_column(1))
        self.usual = button(_("As in the beginning"), "", "link", lambda: self._fill(spec.usual.columns))
        side = column(self.up, self.down, self.usual, None)
        line = row(spacing=12)
        line.addWidget(self.list, 1)
        line.addLayout(side)
        self.body.addLayout(line)
        for keys, steps in (("Alt+Up", -1), ("Alt+Down", 1)):
            QShortcut(QKeySequence(keys), self, lambda steps=steps: self.move_column(steps))
        self.list.currentRowChanged.connect(self._enable)
        self.list.entered_all.connect(self.accept)
        self.add_cancel()
        self.add_button(_("Show these columns"), self.accept, "primary")
        self.accepted.connect(lambda: then(self.names()))
        self._enable()

    def _fill(self, shown: Sequence[str]) -> None:
        """Those shown first, in their order, then the others; the first column of the list always stays."""
        first = self._spec.names[0]
        order = [name for name in shown if name != first]
        order += [name for name in self._spec.names if name not in order and name != first]
        self.list.show_values({name: self._spec.by_name[name].title for name in order}, set(shown))
        self.list.setFixedHeight(theme.px(340))

    def names(self) -> tuple[str, ...]:
        """The names of the columns that are ticked, in their order, behind the first one."""
        items = [self.list.item(at) for at in range(self.list.count())]
        ticked = [item.data(CODE) for item in items if item.checkState() == Qt.CheckState.Checked]
        return (self._spec.names[0], *ticked)

    def move_column(self, steps: int) -> None:
        """Move the column with the focus, and say where it is now."""
        at = self.list.currentRow()
        if not 0 <= at + steps < self.list.count():
            return
        item: QListWidgetItem = self.list.takeItem(at)
        self.list.insertItem(at + steps, item)
        self.list.setCurrentRow(at + steps)
        said = _("{column} is number {place} of {count}")
        announcing.announce(self.list, said.format(column=item.text(), place=at + steps + 1, count=self.list.count()))

    def _enable(self) -> None:
        at = self.list.currentRow()
        self.up.setEnabled(at > 0)
        self.down.setEnabled(0 <= at < self.list.count() - 1)
