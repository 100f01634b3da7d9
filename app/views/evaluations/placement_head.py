"""The head of a pane that tells of a placement: who, where, and in which state."""

from __future__ import annotations

from PySide6.QtWidgets import QBoxLayout

from app.models.kinds import PLACEMENT_STATE
from app.views.lists.columns import Row
from app.views.lists.detail_pane import DetailPane
from app.views.look.chips import Chip
from app.views.look.labels import Avatar, label
from app.views.look.layouts import column, row
from app.views.placements.columns import STATES, span_words
from app.views.students.column import student_detail, student_name, student_seed


def add_head(pane: DetailPane, placement: Row, *chips: Chip) -> None:
    """Put it at the top of `pane`; `chips` stand behind that of the state."""
    sign = Avatar(student_name(placement), student_seed(placement), 46)
    pane.add(pane.head(sign, student_name(placement), student_detail(placement)))
    state = Chip(PLACEMENT_STATE.format(placement["state"]), STATES[placement["state"]])
    where = " · ".join(filter(None, (placement["role"], placement["employer"], span_words(placement))))
    lines: QBoxLayout = column(row(state, *chips, None, spacing=6), label(where, "muted", wrap=True), spacing=8)
    pane.add(lines)
