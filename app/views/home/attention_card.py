"""Needs your attention: one line for each question that found something, and one click to its rows."""

from __future__ import annotations

from app.i18n import _
from app.models.answers import Answer
from app.models.attention import Question
from app.models.traces import asked_by
from app.views.home.reading import HomeReading
from app.views.look.buttons import button
from app.views.look.cards import AttentionLine, Card, stand_level
from app.views.look.labels import IconTile, label, rule
from app.views.look.layouts import clear, column, row
from app.views.look.tokens import Tone
from app.views.window.page import Shell


class AttentionCard(Card):
    """Empty until it is shown a reading."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(_("Needs your attention"), spacing=0)
        self._shell = shell
        stand_level(self)

    def show_reading(self, reading: HomeReading) -> None:
        """Show the lines of a reading; or that all is clear."""
        clear(self.body)
        for place, (question, answer) in enumerate(reading.found):
            if place:
                self.add(rule())
            self.add(self._line(question, answer, reading))
        if not reading.found:
            self._show_clear()
        self.add(None)

    def _line(self, question: Question, answer: Answer, reading: HomeReading) -> AttentionLine:
        whose, verb = reading.whose, _(question.verb)
        own_view = question.view if whose.is_whole_site else ""
        target = own_view or asked_by(question.key, whose.role)
        tone: Tone = question.tone  # type: ignore[assignment]
        press = button(verb, press=lambda: self._shell.go(question.page, target), name=f"{verb}: {answer.sentence}")
        return AttentionLine(question.icon, tone, answer.sentence, answer.detail, press)

    def _show_clear(self) -> None:
        words = column(
            label(_("All clear"), "strong"), label(_("Nothing waits for you today."), "muted", wrap=True), spacing=1
        )
        line = row(IconTile("circle-check", "ok", 18, "ok_soft", 36), 4, margins=(0, 8, 0, 8))
        line.addLayout(words, 1)
        self.add(line)
