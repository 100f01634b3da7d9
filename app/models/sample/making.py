"""What all subjects of the sample share: one source of chance, the words to draw from, the calendar, the rows."""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from functools import cache
from random import Random
from typing import Any, TypeVar

from app.book.base import Base, new_id
from app.models.sample.calendar import Calendar
from app.paths import resource

T = TypeVar("T")
Row = dict[str, Any]


class Making:
    """The school so far: rows by kind of record, in the order in which they were made up.

    The same `seed` and `today` give the same school, apart from the ids.
    """

    def __init__(
        self,
        seed: int,
        today: date,
        sectors: dict[str, str],
        cte_pathways: dict[str, str],
        activity_types: dict[str, str],
    ) -> None:
        self.chance = Random(f"{seed}|{today.isoformat()}")
        self.calendar = Calendar(today)
        self.sectors, self.cte_pathways = sectors, cte_pathways  # ids by code
        self.activity_types = activity_types  # ids by name
        self.rows: dict[type[Base], list[Row]] = defaultdict(list)

    @property
    def today(self) -> date:
        """The day on which the school is alive."""
        return self.calendar.today

    def row(self, entity: type[Base], **values: Any) -> str:
        """Make one record; returns its id."""
        id_ = new_id()
        self.rows[entity].append({"id": id_, **values})
        return id_

    def pick(self, choices: Sequence[T]) -> T:
        """One of `choices`."""
        return self.chance.choice(choices)

    def happens(self, share: float) -> bool:
        """True in this share (0 to 1) of the cases."""
        return self.chance.random() < share

    def phrase(self, kind: str) -> str:
        """A sentence of one kind from the list."""
        return self.pick(_phrases(kind))

    def phone(self) -> str:
        """A number from the range that is kept free for fiction."""
        return f"({self.pick(('209', '559', '661'))}) 555-01{self.chance.randrange(100):02}"


@cache
def words(name: str) -> tuple[dict[str, str], ...]:
    """The rows of one list of invented words under resources/sample."""
    with resource(f"sample/{name}.csv").open(encoding="utf-8", newline="") as lines:
        return tuple(csv.DictReader(lines))


@cache
def _phrases(kind: str) -> list[str]:
    return [row["text"] for row in words("phrases") if row["kind"] == kind]
