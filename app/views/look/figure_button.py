"""A number that opens the rows behind it: caption, figure, a word about it, and perhaps its course."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.i18n import _, number
from app.views.look.buttons import Press
from app.views.look.charts import Spark
from app.views.look.chips import Chip
from app.views.look.labels import label
from app.views.look.layouts import column, row
from app.views.look.pressing import PushButton
from app.views.look.tokens import Tone


class FigureButton(PushButton):
    """A card to press. `course` are the earlier values with the last one, where they are known."""

    def __init__(
        self,
        caption: str,
        figure: str,
        press: Press,
        word: str = "",
        tone: Tone = "neutral",
        course: Sequence[float] = (),
        course_tone: Tone = "accent",
    ) -> None:
        super().__init__()
        self.setProperty("kind", "option")
        self.setAccessibleName(f"{caption}: {figure}")
        self.setAccessibleDescription(word)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        words = column(label(caption, "caption"), label(figure, "value"), spacing=2)
        words.addLayout(row(Chip(word, tone), None) if word else row(None))
        words.addStretch(1)
        line = row(spacing=8, margins=(18, 14, 16, 14))
        line.addLayout(words, 1)
        if len(course) > 1:
            said = _("Course: {figures}").format(figures=", ".join(number(round(each)) for each in course))
            spark = Spark(course, course_tone, said)
            self.setAccessibleDescription(". ".join(filter(None, (word, said))))
            line.addWidget(spark, 0, Qt.AlignmentFlag.AlignVCenter)
        self._line = line
        self.setLayout(line)
        for part in self.findChildren(QWidget):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.clicked.connect(lambda: press())

    def sizeHint(self) -> QSize:
        return self._line.sizeHint()

    def minimumSizeHint(self) -> QSize:
        return self._line.minimumSize()
