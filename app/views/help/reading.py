"""The reading pane of the handbook: a chapter in the colours and the text size of the program."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QImage, QImageReader, QResizeEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextBrowser, QTextEdit

from app import i18n
from app.views.help.chapters import PICTURES, Chapter
from app.views.help.typesetting import html
from app.views.help.wording import filled
from app.views.look.theme import theme
from app.views.window.actions import Actions

LONGEST = 10_000  # pixels of a picture downwards
WIDEST = 660  # pixels of a line of text at text size 100 %: about 85 letters

_SHEET = """
body {{ font-size: {body}px; color: {text}; }}
h1 {{ font-size: {title}px; font-weight: 600; margin-top: 0px; margin-bottom: {gap}px; }}
h2 {{ font-size: {heading}px; font-weight: 600; margin-top: {wide}px; margin-bottom: {narrow}px; }}
p {{ margin-top: 0px; margin-bottom: {gap}px; line-height: 145%; }}
li {{ margin-bottom: {narrow}px; line-height: 145%; }}
p.note {{ background-color: {note}; color: {on_note}; }}
p.caption {{ color: {faint}; font-size: {small}px; }}
p.picture {{ margin-bottom: {narrow}px; line-height: 100%; }}
table {{ border-collapse: collapse; margin-bottom: {gap}px; }}
th, td {{ border-bottom-width: 1px; border-bottom-style: solid; border-bottom-color: {fine}; }}
th {{ text-align: left; font-weight: 600; border-bottom-color: {line}; }}
a {{ color: {link}; }}
span {{ background-color: {key}; color: {text}; font-weight: 600; }}
"""


class ReadingPane(QTextBrowser):
    """`opened` carries the id of a chapter that a link leads to."""

    opened = Signal(str)

    def __init__(self, actions: Actions) -> None:
        super().__init__()
        self._actions = actions
        self._chapter: Chapter | None = None
        self._hits: Sequence[tuple[int, int]] = ()
        self._at = -1
        self._set_for = 0  # the width of the pane for which the text is set
        self.setOpenLinks(False)
        self.anchorClicked.connect(lambda url: self.opened.emit(url.toString()))
        self.document().setDocumentMargin(0)
        self.setLineWrapMode(QTextBrowser.LineWrapMode.FixedPixelWidth)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)  # the line keeps its width
        theme.follow(self, "chapter", self._set)

    def show_chapter(self, chapter: Chapter) -> None:
        """Shows a chapter from its beginning."""
        self._chapter = chapter
        self._hits, self._at = (), -1
        self.setAccessibleName(chapter.title)
        self._set()
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def mark(self, hits: Sequence[tuple[int, int]]) -> None:
        """Marks places of the text."""
        self._hits, self._at = hits, -1
        self._paint_marks()

    def next_hit(self, step: int = 1) -> int:
        """Goes to the next marked place, round and round; its number from 1, or 0 where there is none."""
        if not self._hits:
            return 0
        self._at = (self._at + step) % len(self._hits) if self._at >= 0 else 0 if step > 0 else len(self._hits) - 1
        cursor = self.textCursor()
        cursor.setPosition(self._hits[self._at][0])
        self.setTextCursor(cursor)
        self._paint_marks()
        return self._at + 1

    # -- how it looks

    def _set(self) -> None:
        """Sets the text anew, for the theme, the text size and the width that there are."""
        self._set_for = self.width()
        edge = max(theme.px(24), (self.width() - theme.px(WIDEST)) // 2 - theme.px(8))
        self.setViewportMargins(edge, theme.px(22), theme.px(24), theme.px(16))
        self.setLineWrapColumnOrWidth(self._line())
        if self._chapter is None:
            return
        place = self.verticalScrollBar().value()
        self.document().setDefaultStyleSheet(self._sheet())
        self.document().setDefaultFont(theme.font(14)[0])
        text = filled(self._chapter.source(), self._actions, lambda keys: f"⟦{keys}⟧")
        body = html(text, self._picture).replace("⟦", "<span>&nbsp;").replace("⟧", "&nbsp;</span>")
        self.setHtml(f"<body>{body}</body>")
        self._paint_marks()
        self.verticalScrollBar().setValue(place)

    @staticmethod
    def _sheet() -> str:
        sizes = {"body": 14, "title": 24, "heading": 17, "small": 12, "gap": 10, "wide": 18, "narrow": 5}
        tokens = {
            "text": "text", "faint": "text3", "link": "accent_text", "key": "sunken", "note": "info_soft",
            "on_note": "info", "line": "line_strong", "fine": "line",
        }  # fmt: skip
        return _SHEET.format(
            **{name: theme.px(size) for name, size in sizes.items()},
            **{name: theme[token] for name, token in tokens.items()},
        )

    def _picture(self, name: str) -> str:
        own = QImageReader(_file(name)).size()
        size = own.scaled(min(self._line(), own.width()), LONGEST, Qt.AspectRatioMode.KeepAspectRatio)
        return f'<img src="{name}" width="{size.width()}" height="{size.height()}">'

    def loadResource(self, kind: int, name: QUrl) -> object:
        """A picture as wide as a line, smooth on every screen."""
        image, ratio = QImage(_file(name.toString())), self.devicePixelRatioF()
        wide = image.scaledToWidth(
            round(min(self._line(), image.width()) * ratio), Qt.TransformationMode.SmoothTransformation
        )
        wide.setDevicePixelRatio(ratio)
        return wide

    def _line(self) -> int:
        """Pixels of a line of text."""
        return max(theme.px(200), min(theme.px(WIDEST), self.viewport().width() - 2))

    def _paint_marks(self) -> None:
        selections: list[QTextEdit.ExtraSelection] = []
        for number, (start, end) in enumerate(self._hits):
            here = number == self._at
            look = QTextCharFormat()
            look.setBackground(theme.color("accent" if here else "warn_soft"))
            look.setForeground(theme.color("on_accent" if here else "warn"))
            cursor = QTextCursor(self.document())
            cursor.setPosition(start)
            cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            selection = QTextEdit.ExtraSelection()
            selection.cursor, selection.format = cursor, look  # type: ignore[attr-defined]
            selections.append(selection)
        self.setExtraSelections(selections)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.width() != self._set_for:
            self._set()


def _file(picture: str) -> str:
    return str(PICTURES / i18n.language() / f"{picture}.png")
