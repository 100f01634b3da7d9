"""Records that rest on one other record and are typed together with it: the guardians of a student."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from app.book.asking import Entity
from app.book.editing import Edit


@dataclass(frozen=True)
class Children:
    """What is to become of them. `parent` is the field that names the other record."""

    entity: Entity
    parent: str
    kept: Sequence[tuple[str | None, Mapping[str, Any]]]  # the id, None for a new one, and the values by field name
    removed: Collection[str] = ()

    def write(self, edit: Edit, parent_id: str) -> None:
        """Make, change and mark as deleted inside `edit`."""
        new = [values for id_, values in self.kept if id_ is None]
        edit.update(self.entity, {id_: values for id_, values in self.kept if id_ is not None})
        edit.insert(self.entity, [{**values, self.parent: parent_id} for values in new])
        edit.delete(self.entity, self.removed)
