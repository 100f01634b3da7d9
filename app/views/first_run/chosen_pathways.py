"""The pathways that were ticked, each with a name of the site's own, an hour target and a grade."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from app.book.fields import fields_of
from app.book.refused import Refused
from app.i18n import N_, _
from app.models.kinds import GRADE
from app.models.pathways import SitePathway
from app.views.look.buttons import icon_button
from app.views.look.labels import label
from app.views.look.layouts import column
from app.views.look.theme import set_look, theme

FIELDS = ("name", "target_minutes", "placements_from")
_PROMPTS = {"target_minutes": N_("none"), "placements_from": N_("any")}


class ChosenPathways(QWidget):
    """One line for each. `changed` is said when a line comes, goes or is typed in; `dropped` names what went."""

    changed = Signal()
    dropped = Signal(str)
    entered = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._lines: dict[str, dict[str, QLineEdit]] = {}
        self._fixed: dict[str, Mapping[str, Any]] = {}
        self._parts: dict[str, list[QWidget]] = {}
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(0, 1)
        titles = (_("Name at your site"), _("Hour target"), _("Placements from grade"))
        for place, text in enumerate(titles):
            self._grid.addWidget(label(text, "caption"), 0, place)
        self.setLayout(column(self._grid, spacing=6))
        self.hide()

    def count(self) -> int:
        """How many lines there are."""
        return len(self._lines)

    def keys(self) -> list[str]:
        """What the lines stand for, in their order."""
        return list(self._lines)

    def add(self, key: str, name: str, fixed: Mapping[str, Any]) -> None:
        """Add a line for `key`; `fixed` are values of the pathway that are not typed."""
        at = self._grid.rowCount()
        lines: dict[str, QLineEdit] = {}
        for place, field in enumerate(FIELDS):
            line = lines[field] = QLineEdit(name if field == "name" else "")
            if prompt := _PROMPTS.get(field):
                line.setPlaceholderText(_(prompt))
            caption = _(fields_of(SitePathway)[field].label)
            line.setAccessibleName(f"{caption}: {name}" if name else caption)
            line.textEdited.connect(lambda _text: self._typed())
            line.returnPressed.connect(self.entered.emit)
            if place:
                theme.follow(line, "width", _narrow(line))
            self._grid.addWidget(line, at, place)
        said = _("Take {name} out again").format(name=name) if name else _("Take this line out again")
        cross = icon_button("x", said, lambda: self._drop(key))
        self._grid.addWidget(cross, at, len(FIELDS))
        self._lines[key], self._fixed[key], self._parts[key] = lines, fixed, [*lines.values(), cross]
        self.show()
        self.changed.emit()

    def remove(self, key: str) -> None:
        """Take the line for `key` away, where there is one."""
        if key not in self._lines:
            return
        for part in self._parts.pop(key):
            self._grid.removeWidget(part)
            part.hide()
            part.deleteLater()
        del self._lines[key], self._fixed[key]
        self.setVisible(bool(self._lines))
        self._typed()

    def clear(self) -> None:
        """Take every line away."""
        for key in self.keys():
            self.remove(key)

    def focus(self, key: str) -> None:
        """Put the keyboard into the name of a line."""
        self._lines[key]["name"].setFocus()

    def rows(self) -> list[dict[str, Any]]:
        """The fields of each pathway. Marks the first entry that cannot be read, and raises Refused."""
        rows: list[dict[str, Any]] = []
        for key, lines in self._lines.items():
            values = dict(self._fixed[key])
            for field, line in lines.items():
                kind = GRADE if field == "placements_from" else fields_of(SitePathway)[field].kind
                try:
                    values[field] = kind.typed(line.text())
                except Refused:
                    set_look(line, "look", "invalid")
                    line.setFocus()
                    raise
            rows.append(values)
        return rows

    def _typed(self) -> None:
        for lines in self._lines.values():
            for line in lines.values():
                set_look(line, "look", "")
        self.changed.emit()

    def _drop(self, key: str) -> None:
        self.remove(key)
        self.dropped.emit(key)


def _narrow(line: QLineEdit) -> Callable[[], None]:
    return lambda: line.setFixedWidth(theme.px(96))
