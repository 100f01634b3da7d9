"""Lines in which colleagues are typed, one below the other: name, role, e-mail."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QComboBox, QGridLayout, QLineEdit, QWidget

from app.book.kinds import EMAIL
from app.book.refused import Refused
from app.i18n import _
from app.models.kinds import STAFF_ROLE
from app.views.look.labels import label
from app.views.look.theme import set_look

COLUMNS = ("first_name", "last_name", "role", "email")


class ColleagueLines(QWidget):
    """There is always an empty line at the end; lines without a last name and without anything else do not count."""

    changed = Signal()
    finished = Signal()
    """Enter was pressed in an empty line: nobody else is to be typed."""

    def __init__(self) -> None:
        super().__init__()
        self._lines: list[dict[str, QWidget]] = []
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(6)
        self._captions = dict(zip(COLUMNS, (_("First name"), _("Last name"), _("Role"), _("E-mail")), strict=True))
        for place, name in enumerate(COLUMNS):
            self._grid.addWidget(label(self._captions[name], "caption"), 0, place)
            self._grid.setColumnStretch(place, 3 if name == "email" else 2)
        self.setLayout(self._grid)
        self.add_line()

    def add_line(self) -> None:
        """Add an empty line at the end."""
        at = len(self._lines)
        parts: dict[str, QWidget] = {}
        for place, name in enumerate(COLUMNS):
            parts[name] = _roles() if name == "role" else self._entry(at, name)
            said = _("{caption}, line {number}").format(caption=self._captions[name], number=at + 1)
            parts[name].setAccessibleName(said)
            self._grid.addWidget(parts[name], at + 1, place)
        self._lines.append(parts)

    def _entry(self, at: int, name: str) -> QLineEdit:
        line = _Entry(self)
        line.textEdited.connect(lambda _text: self._typed(at))
        line.returnPressed.connect(lambda: self._enter(at))
        line.pasted.connect(lambda cells: self._paste(at, COLUMNS.index(name), cells))
        return line

    def count(self) -> int:
        """How many lines hold somebody."""
        return sum(_holds(parts) for parts in self._lines)

    def clear(self) -> None:
        """Empty every line."""
        for parts in self._lines:
            for name in ("first_name", "last_name", "email"):
                _line(parts[name]).clear()
        self.changed.emit()

    def first_focus(self) -> QWidget:
        """The first empty line."""
        return next(parts for parts in self._lines if not _holds(parts))["first_name"]

    def rows(self) -> list[dict[str, Any]]:
        """The fields of everybody typed. Marks the first entry that cannot be read, and raises Refused."""
        return [self._row(parts) for parts in self._lines if _holds(parts)]

    def _row(self, parts: dict[str, QWidget]) -> dict[str, Any]:
        role = parts["role"]
        assert isinstance(role, QComboBox)
        values: dict[str, Any] = {"role": role.currentData()}
        for name in ("first_name", "last_name"):
            values[name] = " ".join(_line(parts[name]).text().split()) or None
        if values["last_name"] is None:
            self._mark(parts["last_name"])
            raise Refused(_("{field} is required.").format(field=self._captions["last_name"]))
        try:
            values["email"] = EMAIL.typed(_line(parts["email"]).text())
        except Refused:
            self._mark(parts["email"])
            raise
        return values

    def _mark(self, line: QWidget) -> None:
        set_look(line, "look", "invalid")
        line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _typed(self, at: int) -> None:
        for part in self._lines[at].values():
            set_look(part, "look", "")
        if at == len(self._lines) - 1 and _holds(self._lines[at]):
            self.add_line()
        self.changed.emit()

    def _enter(self, at: int) -> None:
        """Enter goes to the next line; in an empty one there is nobody else."""
        if _holds(self._lines[at]):
            self._lines[at + 1]["first_name"].setFocus()
        else:
            self.finished.emit()

    def _paste(self, at: int, place: int, cells: list[list[str]]) -> None:
        """Cells of a worksheet go into the lines from here on, and to the right."""
        for row, texts in enumerate(cells, at):
            while row >= len(self._lines):
                self.add_line()
            for name, text in zip(COLUMNS[place:], texts, strict=False):
                part = self._lines[row][name]
                if isinstance(part, QComboBox):
                    part.setCurrentIndex(max(0, part.findData(_role(text))))
                else:
                    _line(part).setText(text.strip())
            self._typed(row)


class _Entry(QLineEdit):
    """Says what is pasted where it is more than one cell."""

    pasted = Signal(object)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        text = QGuiApplication.clipboard().text().rstrip("\n")
        if event.matches(QKeySequence.StandardKey.Paste) and ("\t" in text or "\n" in text):
            self.pasted.emit([line.split("\t") for line in text.split("\n")])
        else:
            super().keyPressEvent(event)


def _roles() -> QComboBox:
    box = QComboBox()
    for code in STAFF_ROLE.options:
        box.addItem(STAFF_ROLE.format(code), code)
    return box


def _role(text: str) -> str | None:
    """A role as somebody wrote it; one that is not known is nobody's."""
    try:
        return STAFF_ROLE.parse(text)
    except Refused:
        return "other"


def _line(part: QWidget) -> QLineEdit:
    assert isinstance(part, QLineEdit)
    return part


def _holds(parts: dict[str, QWidget]) -> bool:
    return any(_line(parts[name]).text().strip() for name in ("first_name", "last_name", "email"))
