"""The one error that people are meant to read."""

from __future__ import annotations

from collections.abc import Sequence


class Refused(Exception):
    """Something was asked that cannot be done; the message is one sentence that says what, where and what to do.

    Raised before anything is changed. Every other exception is a fault of the program.
    """


class UnfitField(Refused):
    """A refusal that names the field in which something stands that cannot be, and `others` that cannot be either."""

    def __init__(self, field: str, sentence: str) -> None:
        super().__init__(sentence)
        self.field = field
        self.others: tuple[UnfitField, ...] = ()


def refuse_fields(found: Sequence[UnfitField]) -> None:
    """Raise the first of these, which takes the others along, so that all are told at once; without any, do nothing."""
    if found:
        first, *others = found
        first.others = tuple(others)
        raise first
