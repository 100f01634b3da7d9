"""What a bundle says of its students beside users.csv: demographics and flags."""

from __future__ import annotations

from collections.abc import Mapping

from app.i18n import _
from app.imports.drafts import Draft, Link, Roster
from app.imports.matching import Mapped, heading_key, match
from app.imports.named_columns import NamedColumns
from app.imports.person_rows import PersonRows
from app.imports.roles import Side
from app.imports.rows import Row
from app.imports.targets import targets

_DEMOGRAPHICS: Mapped = {
    "sourcedid": None,
    "usersourcedid": None,
    "birthdate": "birth_date",
    "sex": "gender",
    "status": None,
    "birthcity": None,
    "cityofbirth": None,
}
_FLAGS = {
    "iep": "SD",
    "freelunch": "SS",
    "reducedlunch": "SS",
    "freereducedlunch": "SS",
    "ell": "SE",
    "el": "SE",
    "englishlearner": "SE",
    "homeless": "SH",
    "foster": "SF",
    "fostercare": "SF",
    "migrant": "SM",
}


class Traits:
    """Reads demographics.csv and userFlags.csv."""

    def __init__(
        self, roster: Roster, parts: Mapping[str, NamedColumns], people: Mapping[str, tuple[Draft | None, Side]]
    ) -> None:
        self._roster, self._parts, self._people = roster, parts, people

    def read(self) -> None:
        """Add what the files say to the students of the roster."""
        if "demographics" in self._parts:
            self._read_demographics(self._parts["demographics"])
        if "userflags" in self._parts:
            self._read_flags(self._parts["userflags"])

    def _read_demographics(self, demographics: NamedColumns) -> None:
        """Birth dates, genders and groups of students; of others they are not kept."""
        known = targets()
        matched = match(demographics.table, known, {}, _DEMOGRAPHICS)
        people = PersonRows(self._roster, matched, known)
        for row in demographics.table.rows:
            draft = self._student(demographics, row)
            if draft is not None:
                people.read_into(draft, row)
                people.belongings(row, draft)

    def _read_flags(self, flags: NamedColumns) -> None:
        for row in flags.table.rows:
            draft = self._student(flags, row)
            code = _FLAGS.get(heading_key(flags.text(row, "flag") or ""))
            if draft is not None and code:
                self._roster.groups.append(Link(draft, {"group": code, "ended": False}))

    def _student(self, part: NamedColumns, row: Row) -> Draft | None:
        """The student of whom a row speaks; an unknown user becomes a problem."""
        if part.is_deleted(row):
            return None
        key = part.key(row, "usersourcedid", "sourcedid")
        if key is None or key not in self._people:
            part.problem(
                _("There is no user “{key}” in users.csv.").format(key=key or ""), row, "usersourcedid", "sourcedid"
            )
            return None
        draft, side = self._people[key]
        return draft if side is Side.STUDENT else None
