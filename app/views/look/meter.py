"""A bar that shows a share; the numbers stand beside it, so it is a decoration to screen readers."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.views.look.theme import theme, tone_colours
from app.views.look.tokens import Tone


class Meter(QWidget):
    """`share` from 0; more than 1 fills the bar."""

    def __init__(self, share: float, tone: Tone) -> None:
        super().__init__()
        self._share = share
        self._tone: Tone = tone
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._fit()
        theme.changed.connect(self._fit)

    def show_share(self, share: float) -> None:
        """Shows another share."""
        self._share = share
        self.update()

    def _fit(self) -> None:
        self.setFixedHeight(theme.px(8))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        track, round_end = QRectF(self.rect()), self.height() / 2
        painter.setBrush(theme.color("track"))
        painter.drawRoundedRect(track, round_end, round_end)
        if self._share > 0:
            track.setWidth(max(self.height(), track.width() * min(1.0, self._share)))
            painter.setBrush(tone_colours(self._tone)[2])
            painter.drawRoundedRect(track, round_end, round_end)
