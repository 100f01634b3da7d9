"""The items of the evaluation form, by the state's three categories: reworded, ordered, retired and added in place."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from app.book.base import Record
from app.book.refused import Refused
from app.i18n import _
from app.models.evaluation_items import add_item, items_by_category, move_item, reword_item, use_item
from app.models.evaluations import CATEGORY, EvaluationItem
from app.views.look.buttons import button, icon_button
from app.views.look.cards import Card
from app.views.look.labels import label
from app.views.look.layouts import boxed, clear, column, row
from app.views.window.page import Shell


class ItemsCard(Card):
    """Each change is in force at once; an item that is switched off stays in the evaluations that rated it."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(_("Evaluation form"))
        self._shell, self._book = shell, shell.book
        self._may = shell.book.allows("evaluation_item", "change")
        said = _(
            "The state asks for three categories, each rated as a whole from 1 to 4. The nine items of the first one "
            "are the state’s, in our words; a form of the site’s own is fine as long as it covers the three categories."
        )
        self.add(label(said, "muted", wrap=True))
        self.problem = label("", "problem", wrap=True)
        self.problem.hide()
        self._lists = column(spacing=12)
        self._wanted = ""  # the name of what had the keyboard
        self._shown = QTimer(self, singleShot=True, interval=0)
        self._shown.timeout.connect(self._go_back)
        self.add(self._lists, self.problem)
        self.show_items()

    def show_items(self) -> None:
        """Shows the items as the book has them now."""
        here = self.window().focusWidget()
        self._wanted = here.accessibleName() if here and self.isAncestorOf(here) else ""
        clear(self._lists)
        for category, items in items_by_category(self._book).items():
            lines = column(label(CATEGORY.format(category), "strong", wrap=True), spacing=2)
            for at, item in enumerate(items):
                lines.addWidget(self._line(item, at, len(items)))
            if not items:
                lines.addWidget(label(_("No items: only the category as a whole is rated."), "faint", wrap=True))
            if self._may:
                lines.addWidget(self._adding(category))
            self._lists.addLayout(lines)
        self._shown.start()

    def _go_back(self) -> None:
        """The keyboard stays with the item that was changed, once the lines made anew are shown."""
        if self._wanted:
            for each in self.findChildren(QWidget):
                if each.accessibleName() == self._wanted and each.isVisible() and each.isEnabled():
                    each.setFocus(Qt.FocusReason.OtherFocusReason)

    def entry(self, name: str) -> QWidget | None:
        """The first item, where `name` means them."""
        return self.findChild(QLineEdit) if name == EvaluationItem.__tablename__ else None

    def _line(self, item: Record, at: int, count: int) -> QWidget:
        words = _(item.text)
        text = QLineEdit(words)
        text.setCursorPosition(0)
        text.setAccessibleName(_("Item: {item}").format(item=words))
        text.setEnabled(self._may)
        text.editingFinished.connect(lambda: text.text() != words and self._do(partial(self._reword, item, text)))
        used = QCheckBox(_("In use"))
        used.setChecked(item.active)
        used.setEnabled(self._may)
        used.setAccessibleName(_("In use: {item}").format(item=words))
        used.toggled.connect(lambda on: self._do(partial(use_item, self._book, item.id, on)))
        up = icon_button("chevron-up", _("Move up: {item}").format(item=words), partial(self._move, item, -1))
        down = icon_button("chevron-down", _("Move down: {item}").format(item=words), partial(self._move, item, 1))
        up.setEnabled(self._may and at > 0)
        down.setEnabled(self._may and at < count - 1)
        line = row(spacing=6)
        line.addWidget(text, 1)
        for each in (up, down, used):
            line.addWidget(each)
        return boxed(line)

    def _adding(self, category: str) -> QWidget:
        text = QLineEdit()
        text.setPlaceholderText(_("New item"))
        text.setAccessibleName(_("New item: {category}").format(category=CATEGORY.format(category)))
        name = _("Add: {what}").format(what=CATEGORY.format(category))
        add = button(_("Add"), "plus", press=lambda: self._do(partial(add_item, self._book, category, text.text())))
        add.setAccessibleName(name)
        text.returnPressed.connect(add.click)
        line = row(spacing=6)
        line.addWidget(text, 1)
        line.addWidget(add)
        return boxed(line)

    def _reword(self, item: Record, text: QLineEdit) -> None:
        reword_item(self._book, item.id, text.text())

    def _move(self, item: Record, step: int) -> None:
        self._do(partial(move_item, self._book, item.id, step))

    def _do(self, act: partial[object]) -> None:
        """Changes an item; what is refused is said below."""
        try:
            act()
        except Refused as refusal:
            self._say(str(refusal))
            return
        self._say("")

    def _say(self, sentence: str) -> None:
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))
