"""The colour of each pathway: the same everywhere, neighbours apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.models.pathways import SitePathway
from app.views.look.tokens import Tone

if TYPE_CHECKING:
    from app.book.book import Book

_TONES: tuple[Tone, ...] = ("info", "plum", "accent", "warn", "ok", "bad", "neutral")


def pathway_tones(book: Book) -> dict[str, Tone]:
    """The tone of every pathway by id, given in the order in which they were made."""
    ids = sorted(pathway.id for pathway in book.records(SitePathway))
    return {id_: _TONES[place % len(_TONES)] for place, id_ in enumerate(ids)}
