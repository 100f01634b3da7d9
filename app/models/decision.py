"""How a setting of the site is declared."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from app.book.kinds import Kind


@dataclass(frozen=True, slots=True)
class Decision:
    """A setting as it is declared. `label` and `sentence` are marked with N_; `default` is a value of `kind`."""

    name: str
    label: str
    sentence: str
    kind: Kind
    default: Any
