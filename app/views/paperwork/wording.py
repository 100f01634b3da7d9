"""How the status of a paper is said and coloured."""

from __future__ import annotations

from collections.abc import Mapping

from app.i18n import _, short_day
from app.models.paper_standing import Status
from app.models.paperwork_matrix import PAPER_STATUS, Cell
from app.views.look.tokens import Tone

TONES: Mapping[Status, Tone] = {
    "missing": "bad",
    "expired": "bad",
    "requested": "info",
    "expires_soon": "warn",
    "in_order": "ok",
    "waived": "neutral",
    "not_needed": "neutral",
}


def in_words(cell: Cell) -> str:
    """The status of a document in few words: "Until Aug 20", "Missing"."""
    if cell.expires_on is None or cell.status not in ("in_order", "expires_soon", "expired"):
        return PAPER_STATUS.format(cell.status)
    said = _("Expired {day}") if cell.status == "expired" else _("Until {day}")
    return said.format(day=short_day(cell.expires_on))
