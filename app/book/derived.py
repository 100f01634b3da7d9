"""Figures that are kept ready, as the book asks for them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from sqlalchemy import Connection

from app.book.journal import Block


class Derived(Protocol):
    """Figures that are kept ready in a table of their own, in the same transaction as what they rest on."""

    def refresh(self, connection: Connection, blocks: Sequence[Block]) -> None:
        """Bring the figures up to date after an edit that did what `blocks` say."""
        ...

    def wrong(self, connection: Connection) -> list[str]:
        """Where the kept figures differ from what they rest on, one sentence each."""
        ...
