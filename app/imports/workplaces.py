"""At which placement a student worked, from what a row of hours says of it.

A student whom the book has placed nowhere is placed at the employer that the file names: the first hours of a new
book need no other door. Where the book knows placements, an unknown name is more likely misspelt, and is a problem.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date

from app.book.base import Record, new_id, record_type
from app.book.book import Book
from app.book.kinds import DAY
from app.i18n import _, fold
from app.imports.plans import Plan
from app.models.employers import Employer
from app.models.merging_employers import merged_away
from app.models.placements import Placement


class Workplaces:
    """The placements of all students."""

    def __init__(self, book: Book, plan: Plan) -> None:
        self._plan = plan
        self._new: set[str] = set()  # placements that this import makes
        self._employers: dict[str, str] = {record.id: record.name for record in book.records(Employer)}
        self._merged = merged_away(book)
        self._of: dict[str, list[Record]] = defaultdict(list)
        self._by_id: dict[str, Record] = {}
        for record in book.records(Placement):
            self._of[record.student_id].append(record)
            self._by_id[record.id] = record

    def name(self, placement_id: str) -> str:
        """How people call a placement: by its employer, or by its role."""
        record = self._by_id[placement_id]
        return str(self._employers.get(record.employer_id, record.role))

    def find(self, student_id: str, day: date, where: Mapping[str, str]) -> tuple[Record | None, str, str]:
        """The placement that a row means; where there is none, the column that is at fault and why.

        A placement ID decides; else employer and role narrow it down, whatever their case and accents. A student with
        one placement on that day needs neither.
        """
        own = self._of.get(student_id, [])
        column = next((name for name in ("placement_id", "employer", "role") if name in where), "date")
        named = self._named(own, where)
        if (
            not named
            and "employer" in where
            and "placement_id" not in where
            and self._new.issuperset(r.id for r in own)
        ):
            return self._make(student_id, where), "", ""
        if not own:
            return None, column, _("This student has no placement in the book, and the row names no employer.")
        if not named:
            said = ", ".join(where.values())
            return (
                None,
                column,
                _("This student has no placement “{name}”; there are: {names}.").format(
                    name=said, names=", ".join(sorted({self.name(record.id) for record in own}))
                ),
            )
        current = [record for record in named if _covers(record, day)]
        if len(current) == 1:
            return current[0], "", ""
        if current:
            return (
                None,
                column,
                _("This student has several placements on {day} ({names}); say which one.").format(
                    day=DAY.format(day), names=", ".join(sorted({f"{self.name(r.id)}, {r.role}" for r in current}))
                ),
            )
        spans = "; ".join(
            f"{self.name(r.id)}: {DAY.format(r.starts_on) or '…'} – {DAY.format(r.ends_on) or '…'}" for r in named
        )
        return None, "date", _("{day} is outside the placement ({spans}).").format(day=DAY.format(day), spans=spans)

    def _make(self, student_id: str, where: Mapping[str, str]) -> Record:
        """A new placement, at a new employer where the book has none of that name. Its dates are not known."""
        name = where["employer"]
        employer = next((id_ for id_, known in self._employers.items() if _key(known) == self._meant(name)), None)
        if employer is None:
            employer = new_id()
            self._plan.make("employers", Employer, {"id": employer, "name": name})
            self._employers[employer] = name
        values = {"id": new_id(), "student_id": student_id, "employer_id": employer, "state": "active"}
        values["role"] = where.get("role") or _("Internship")
        self._plan.make("placements", Placement, values)
        made = record_type(Placement)
        record = made(**{**dict.fromkeys(made._fields), **values})
        self._new.add(record.id)
        self._of[student_id].append(record)
        self._by_id[record.id] = record
        return record

    def _named(self, own: Sequence[Record], where: Mapping[str, str]) -> list[Record]:
        if "placement_id" in where:
            return [record for record in own if record.id == where["placement_id"].lower()]
        found = list(own)
        if "employer" in where:
            wanted = self._meant(where["employer"])
            at = [record for record in found if _key(self._employers.get(record.employer_id or "", "")) == wanted]
            found = at or [record for record in found if wanted in (_key(record.role), record.id)]
        if "role" in where:
            found = [record for record in found if _key(record.role) == _key(where["role"])]
        return found

    def _meant(self, name: str) -> str:
        """How an employer of this name is called now: what was merged away goes by the name it went into."""
        key = _key(name)
        into = None if key in map(_key, self._employers.values()) else self._merged.get(key)
        return _key(self._employers[into]) if into else key


def _key(text: str) -> str:
    return " ".join(fold(text).split())


def _covers(record: Record, day: date) -> bool:
    return (record.starts_on or date.min) <= day <= (record.ends_on or date.max)
