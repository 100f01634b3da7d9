"""The second step of an import: which column fills which field."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel, QWheelEvent
from PySide6.QtWidgets import QComboBox, QGridLayout, QWidget

from app.i18n import _, ngettext, number
from app.imports.drafts import Column
from app.imports.matching import is_secret
from app.views.look import announcing
from app.views.look.cards import Banner, Card
from app.views.look.labels import ElidedLabel, IconTile, label
from app.views.look.layouts import boxed, column, scaled_width, scrolled

MOST = 200  # columns shown; a roster has a few dozen

Choices = Mapping[str, str | None]


class FieldBox(QComboBox):
    """Chooses what a column fills. The wheel scrolls the page, so that nothing is changed by passing over it."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    @property
    def field(self) -> str | None:
        """The name of the field, None where the column is left out."""
        return self.currentData(Qt.ItemDataRole.UserRole)

    def choose(self, field: str | None) -> None:
        """Choose a field by name."""
        self.setCurrentIndex(max(0, self.findData(field)) if field else 0)


class ColumnsPanel(QWidget):
    """Every column with a few of its values and what it fills."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.banner = Banner("", "warn")
        self.banner.hide()
        self.summary = label("", "muted", wrap=True)
        self._lines = QGridLayout()
        self._lines.setHorizontalSpacing(12)
        self._lines.setVerticalSpacing(8)
        self._lines.setColumnStretch(0, 3)
        self._lines.setColumnStretch(1, 4)
        self._columns: Sequence[Column] = ()
        self.boxes: list[FieldBox] = []
        self._card = Card()
        self._card.add(self._lines)
        whole = column(self.banner, self.summary, self._card, spacing=12, margins=(28, 14, 28, 24))
        whole.addStretch(1)
        outer = column(spacing=0)
        outer.addWidget(scrolled(boxed(whole)))
        self.setLayout(outer)

    def show_columns(self, columns: Sequence[Column], targets: Mapping[str, str], reason: str = "") -> None:
        """Show the columns of a file as they are matched now; `reason` says what is lacking."""
        self._clear()
        self._columns = columns[:MOST]
        offered = QStandardItemModel(self)
        for name, text in ((None, _("Leave out")), *targets.items()):
            item = QStandardItem(text)
            item.setData(name, Qt.ItemDataRole.UserRole)
            offered.appendRow(item)
        for place, heading in enumerate((_("Column of the file"), _("For example"), "", _("Field in the book"))):
            self._lines.addWidget(label(heading, "caption"), 0, place)
        for place, each in enumerate(self._columns, 1):
            self._add(place, each, offered)
        self.say_reason(reason)
        self._say(len(columns))

    def say_reason(self, reason: str) -> None:
        """Say why the file cannot be read as it is mapped; empty takes it away."""
        self.banner.say(reason)
        self.banner.setVisible(bool(reason))
        if reason:
            announcing.announce(self.banner, reason)

    def mapping(self) -> dict[str, str | None]:
        """What was changed by hand: field names by heading, None for a column that is left out."""
        return {
            each.heading: box.field
            for each, box in zip(self._columns, self.boxes, strict=True)
            if box.field != each.field
        }

    def first_focus(self) -> QWidget | None:
        """The first column that fills nothing, else the first of all."""
        usable = [box for box in self.boxes if box.isEnabled()]
        return next((box for box in usable if box.field is None), usable[0] if usable else None)

    def _add(self, place: int, each: Column, offered: QStandardItemModel) -> None:
        box = FieldBox()
        box.setModel(offered)
        box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        box.setAccessibleName(_("Field for the column {heading}").format(heading=each.heading))
        scaled_width(box, 250)
        box.choose(each.field)
        samples = ", ".join(each.samples)
        if is_secret(each.heading):
            box.setEnabled(False)
            samples = _("Passwords are never taken in.")
        box.setAccessibleDescription(samples)
        box.activated.connect(lambda _at: self._chosen(box))
        self.boxes.append(box)
        self._lines.addWidget(ElidedLabel(each.heading, "strong"), place, 0)
        self._lines.addWidget(ElidedLabel(samples or _("empty"), "muted"), place, 1)
        self._lines.addWidget(IconTile("arrow-right", "text3", 15), place, 2)
        self._lines.addWidget(box, place, 3)

    def _chosen(self, box: FieldBox) -> None:
        """A field is filled by one column of a file: the other one lets it go."""
        own = self._columns[self.boxes.index(box)]
        for each, other in zip(self._columns, self.boxes, strict=True):
            if other is not box and box.field and other.field == box.field and each.file == own.file:
                other.choose(None)
                announcing.announce(other, _("{heading} is left out now.").format(heading=each.heading))
        self._say(len(self._columns))
        self.changed.emit()

    def _say(self, count: int) -> None:
        used = sum(box.field is not None for box in self.boxes)
        said = ngettext(
            "{used} of {count} column is taken in. A column without a field is left out.",
            "{used} of {count} columns are taken in. Columns without a field are left out.",
            count,
        ).format(used=number(used), count=number(count))
        if count > len(self._columns):
            said += " " + _("The first {count} are shown.").format(count=number(len(self._columns)))
        self.summary.setText(said)

    def _clear(self) -> None:
        self.boxes = []
        while (item := self._lines.takeAt(0)) is not None:
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
