"""How a field is typed outside a table: a line, several lines, a day, a choice, or another record."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QWidget

from app.book.asking import entity_of
from app.book.fields import Field
from app.book.kinds import Choice, Day, Flag, Kind, PastDay
from app.book.refused import Refused
from app.i18n import _
from app.views.forms.day_edit import DayEdit
from app.views.forms.pick_edit import Choices, PickEdit
from app.views.forms.record_edit import RecordEdit
from app.views.look.theme import theme

if TYPE_CHECKING:
    from app.book.book import Book


MANY = 8  # options; a longer list is searched


def typed(kind: Kind, value: Any) -> str:
    """The text of a value that reads back as the same value: as it is shown, or plainer where that would not."""
    shown = kind.format(value)
    try:
        same = kind.parse(shown) == value
    except Refused:
        same = False
    return shown if same else shown.replace(",", "")


class Editor(QObject):
    """One field in a form: the `widget`, how a value is put into it, and how it is read again."""

    changed = Signal()
    left = Signal()
    """The person has finished with the field for now."""

    def __init__(
        self,
        widget: QWidget,
        show: Callable[[Any], object],
        read: Callable[[], Any],
        written: Callable[[], object],
    ) -> None:
        """`read` gives None where the widget is blank, and raises Refused where it cannot be read.

        `written` is what stands there, readable or not, to tell whether it was touched.
        """
        super().__init__(widget)
        self.widget, self.show, self.read, self.written = widget, show, read, written

    def kept(self) -> tuple[Any, Any]:
        """What was chosen, and what stands there, readable or not: `put_back` takes it."""
        return (self.widget.chosen if isinstance(self.widget, PickEdit) else None), self.written()

    def put_back(self, chosen: Any, written: Any) -> None:
        """Let stand here again what stood here."""
        if isinstance(self.widget, PickEdit) and chosen is not None:
            self.show(chosen)
        elif isinstance(self.widget, QLineEdit):
            self.widget.setText(written)
        elif isinstance(self.widget, QPlainTextEdit):
            self.widget.setPlainText(written)
        else:
            self.show(written)


def editor_for(described: Field, book: Book) -> Editor:
    """The editor that fits a field."""
    if described.refers:
        return _pick_editor(RecordEdit(book, entity_of(described.refers)))
    if isinstance(described.kind, Choice) and len(described.kind.options) > MANY:
        return _pick_editor(PickEdit(Choices(described.kind)))
    if isinstance(described.kind, Choice | Flag):
        return _choice_editor(described)
    if isinstance(described.kind, Day):
        return _day_editor(described.kind)
    return _paragraph_editor(described.kind) if described.kind.lines > 1 else _line_editor(described.kind)


def _reader(kind: Kind, edit: QLineEdit) -> tuple[Callable[[str], object], Callable[[], Any]]:
    """How a text is shown and read. What a file brought in and nobody touched is read as tolerantly as in files."""
    shown = ""

    def show(text: str) -> None:
        nonlocal shown
        shown = text
        edit.setText(text)

    return show, lambda: (kind.parse if edit.text() == shown else kind.typed)(edit.text())


def _line_editor(kind: Kind) -> Editor:
    line = QLineEdit()
    show_text, read = _reader(kind, line)

    def show(value: Any) -> None:
        show_text(typed(kind, value))
        line.setCursorPosition(0)

    editor = Editor(line, show, read, line.text)
    line.textEdited.connect(lambda _text: editor.changed.emit())
    line.editingFinished.connect(editor.left.emit)
    return editor


def _day_editor(kind: Day) -> Editor:
    edit = DayEdit()
    show_text, read = _reader(kind, edit)
    if isinstance(kind, PastDay):
        edit.setPlaceholderText(_("11/20/2009"))
        edit.setAccessibleDescription(_("A day with its year, such as 11/20/2009. Alt+Down opens the calendar."))
    editor = Editor(edit, lambda value: show_text(kind.format(value)), read, edit.text)
    edit.textEdited.connect(lambda _text: editor.changed.emit())
    edit.picked.connect(editor.changed.emit)
    edit.editingFinished.connect(editor.left.emit)
    return editor


def _pick_editor(edit: PickEdit) -> Editor:
    editor = Editor(edit, edit.show_value, edit.value, edit.text)
    edit.textEdited.connect(lambda _text: editor.changed.emit())
    edit.picked.connect(editor.changed.emit)
    edit.editingFinished.connect(editor.left.emit)
    return editor


def _choice_editor(described: Field) -> Editor:
    """With an empty line where the field may be empty."""
    kind, box = described.kind, QComboBox()
    codes: list[Any] = list(kind.options) if isinstance(kind, Choice) else [True, False]
    if not described.required:
        box.addItem("—", None)
    for code in codes:
        box.addItem(kind.format(code), code)
    editor = Editor(box, lambda value: box.setCurrentIndex(box.findData(value)), box.currentData, box.currentData)
    box.activated.connect(lambda _at: editor.changed.emit())
    return editor


def _paragraph_editor(kind: Kind) -> Editor:
    edit = ParagraphEdit(kind.lines)
    editor = Editor(
        edit,
        lambda value: edit.setPlainText(kind.format(value)),
        lambda: kind.parse(edit.toPlainText()),
        edit.toPlainText,
    )
    edit.textChanged.connect(lambda: editor.changed.emit() if edit.hasFocus() else None)  # only by hand
    edit.left.connect(editor.left.emit)
    return editor


class ParagraphEdit(QPlainTextEdit):
    """Text of several lines; Tab goes on to the next field."""

    left = Signal()

    def __init__(self, lines: int) -> None:
        super().__init__()
        self._lines = lines
        self.setTabChangesFocus(True)
        self._measure()
        theme.changed.connect(self._measure)

    def _measure(self) -> None:
        self.setFixedHeight(theme.px(20 * self._lines + 18))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()
