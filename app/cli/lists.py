"""What a list of records is: of one kind, or joined of several."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from app.book.asking import Entity, Sort
from app.book.fields import Field
from app.book.kinds import Choice
from app.i18n import N_


@dataclass(frozen=True, slots=True)
class Beyond:
    """A value that a row takes from the record it refers to: `field` of the record that `by` names."""

    key: str
    by: str
    table: str
    field: str


@dataclass(frozen=True, slots=True)
class Listing:
    """How one kind of record is printed. After `first` come its other fields, then words for references."""

    entity: Entity
    first: tuple[str, ...]
    shown: tuple[str, ...]  # to people, who have less room
    sort: Sort = ()
    beyond: tuple[Beyond, ...] = ()


PARTS = Field(N_("With"), "with", Choice({"employer": N_("Employer"), "family": N_("Family")}))
"""Which part of a joined list a row comes from."""


@dataclass(frozen=True, slots=True)
class Joined:
    """Lists that are printed as one, by day. Each row has the keys of all parts; what is not its own is null."""

    parts: Mapping[str, Listing]  # by what `PARTS` calls them
    first: tuple[str, ...]
    shown: tuple[str, ...]
    by: str  # the day that every part has
