"""Finds what is shown in English while another language is in use."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTabBar,
    QTableView,
    QWidget,
)

from app.book.book import Book
from tests import catalogs

_HOLE = re.compile(r"\\?\{\w+\\?\}")
_LETTERS = re.compile(r"[^\W\d_]{2,}")
SAME_IN_BOTH = frozenset({"No", "Pathbook", "English"})  # in both languages, or as each language calls itself
_FEW = 8  # letters that a sentence with holes needs to be told from what people typed


def untranslated(widget: QWidget, language: str, data: frozenset[str] = frozenset()) -> list[str]:
    """What `widget` shows or says in English, although it speaks `language`: one sentence each.

    `data` is what people typed or the book came with; it is shown as it is.
    """
    shown = {words.strip() for words in texts(widget)} - data
    return [f"in English: {words!r}" for words in sorted(shown) if is_english(words, language)]


def data_of(book: Book) -> frozenset[str]:
    """Every text in a book, whole and cell by cell as it stands there."""
    found: set[str] = set()
    with book.reading_whole() as connection:
        tables = connection.exec_driver_sql("select name from sqlite_master where type = 'table'").scalars().all()
        for table in tables:
            for row in connection.exec_driver_sql(f'select * from "{table}"'):
                found.update(each.strip() for each in row if isinstance(each, str))
    return frozenset(found)


def texts(widget: QWidget) -> Iterator[str]:
    """Everything that a widget and those inside it show or say, menus and headings of columns, too."""
    yield widget.windowTitle()
    for each in (widget, *widget.findChildren(QWidget)):
        if each is widget or each.isVisibleTo(widget):
            yield from (each.accessibleName(), each.accessibleDescription(), each.toolTip())
            yield from _shown(each)
    for action in widget.findChildren(QAction):
        yield from (action.text().replace("&", ""), action.toolTip(), action.iconText())


def _shown(widget: QWidget) -> Iterator[str]:
    match widget:
        case QLabel():
            if widget.property("kind") != "key":  # "Home" as it is printed on the key, not the page of that name
                yield widget.text()
        case QAbstractButton():
            yield widget.text().replace("&", "")
        case QLineEdit() | QPlainTextEdit():
            yield widget.placeholderText()
        case QComboBox():
            yield from (widget.itemText(at) for at in range(widget.count()))
        case QTabBar():
            for at in range(widget.count()):
                yield from (widget.tabText(at), widget.accessibleTabName(at))
        case QAbstractItemView():
            yield from _listed(widget)


def _listed(view: QAbstractItemView) -> Iterator[str]:
    model = view.model()
    if model is None:
        return
    columns = 1
    if isinstance(view, QTableView):
        columns = model.columnCount()
        yield from (str(model.headerData(at, Qt.Orientation.Horizontal) or "") for at in range(columns))
    for row in range(min(30, model.rowCount())):
        for column in range(columns):
            cell = model.index(row, column)
            yield str(cell.data() or "")
            yield str(cell.data(Qt.ItemDataRole.AccessibleTextRole) or "")


@cache
def is_english(words: str, language: str) -> bool:
    """Whether these are words of the program in English, and not the same in `language`."""
    if not _LETTERS.search(words) or words in SAME_IN_BOTH:
        return False
    english, own = _known(language)
    if words in own[0]:
        return False
    if words in english[0]:
        return True
    return any(each.fullmatch(words) for each in english[1]) and not any(each.fullmatch(words) for each in own[1])


Known = tuple[frozenset[str], tuple[re.Pattern[str], ...]]


@cache
def _known(language: str) -> tuple[Known, Known]:
    """The words of the program in English and in `language`: those without holes, and patterns for the others.

    The catalog has every word of the source: `tests/test_i18n.py` sees to that.
    """
    english: set[str] = set()
    own: set[str] = set()
    for message in catalogs.read(language):
        if message.id:
            english |= _forms(message.id)
            own |= _forms(message.string or "")
    return _sorted_out(english - own), _sorted_out(own)


def _forms(text: str | tuple[str, ...] | list[str]) -> set[str]:
    """One text, or one for each number, as shown: without the mark of its key."""
    forms = (text,) if isinstance(text, str) else text
    return {form.replace("&", "").strip() for form in forms if form}


def _sorted_out(forms: set[str]) -> Known:
    holed = {form for form in forms if "{" in form}
    patterns = [
        re.compile(_HOLE.sub("(.+)", re.escape(form)), re.DOTALL)
        for form in sorted(holed)
        if sum(map(len, _LETTERS.findall(re.sub(r"\{\w+\}", "", form)))) >= _FEW
    ]
    return frozenset(forms - holed), tuple(patterns)
