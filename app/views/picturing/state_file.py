"""Scenes of the state's file: what is held back, what is ready, and what was written before."""

from __future__ import annotations

from app.models import Student
from app.models.access import EXPORTED, Disclosure, note_handed_out
from app.models.settings import STATE_EVALUATIONS, decide
from app.models.wblr_files import noted_as
from app.views.picturing.stage import Stage


def checked(on: Stage, tab: str = "held") -> None:
    """Shows a tab of the page, once the year is checked."""
    on.go("state_file", tab)
    on.press("Ctrl+Home")


def ready(on: Stage) -> None:
    """Shows what can be written; the codes of the evaluations are known, as an example."""
    for number, decision in enumerate(STATE_EVALUATIONS.values(), 1):
        decide(on.book, decision, str(number))
    on.go("state_file", "2025-2026")
    checked(on, "ready")


def written(on: Stage) -> None:
    """Shows the files that were written before."""
    why = Disclosure("agency", "CALPADS")
    for year, rows in (("2024-2025", 41), ("2025-2026", 96)):
        note_handed_out(on.book, EXPORTED, on.book.ids(Student)[:rows], noted_as(year, rows), why)
    on.go("state_file", "earlier")
