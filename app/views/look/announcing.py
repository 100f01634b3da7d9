"""Sentences for screen readers that do not move the focus (WCAG 2.1, 4.1.3)."""

from __future__ import annotations

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QLabel, QWidget


def announce(widget: QWidget, sentence: str) -> None:
    """Has `sentence` spoken in the name of `widget`."""
    QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, sentence))


def show_problem(problem: QLabel, sentence: str, of: QWidget) -> None:
    """Shows why something cannot be, and has it spoken in the name of `of`."""
    problem.setText(sentence)
    problem.show()
    announce(of, sentence)
