"""The one error that people are meant to read."""

from __future__ import annotations


class Refused(Exception):
    """Something was asked that cannot be done; the message is one sentence that says what, where and what to do.

    Raised before anything is changed. Every other exception is a fault of the program.
    """


class UnfitField(Refused):
    """A refusal that names the field in which something stands that cannot be."""

    def __init__(self, field: str, sentence: str) -> None:
        super().__init__(sentence)
        self.field = field
