"""What kind of files these are, told by their headings and, where those are not enough, by their names."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from pathlib import PurePosixPath

from app.book.refused import Refused
from app.i18n import _
from app.imports.matching import heading_key
from app.imports.rows import Table


class Layout(Enum):
    """The families of rosters."""

    FLAT = auto()  # one list, in the columns of whatever system
    ONEROSTER = auto()  # OneRoster 1.1 and 1.2, School Data Sync v2 and v2.1
    SCHOOL_DATA_SYNC = auto()  # School Data Sync v1 and its UK format


@dataclass(frozen=True)
class Recognised:
    """The layout, and the table that plays each part in it."""

    layout: Layout
    parts: Mapping[str, Table]


_PEOPLE = ({"sourcedid", "givenname", "familyname"}, {"sourcedid", "username", "givenname"})
_ONEROSTER: tuple[tuple[str, set[str], set[str]], ...] = (  # part, needs all, has none
    ("manifest", {"propertyname", "value"}, set()),
    ("relationships", {"usersourcedid", "relationshipusersourcedid"}, set()),
    ("userflags", {"usersourcedid", "flag"}, set()),
    ("enrollments", {"classsourcedid", "usersourcedid"}, set()),
    ("roles", {"usersourcedid", "role"}, {"classsourcedid"}),
    ("demographics", {"usersourcedid", "birthdate"}, set()),
    ("demographics", {"sourcedid", "birthdate", "sex"}, {"familyname"}),
    ("orgs", {"sourcedid", "name", "type"}, set()),
    ("academicsessions", {"sourcedid", "title", "startdate", "enddate"}, set()),
    ("courses", {"sourcedid", "title", "coursecode"}, set()),
    ("courses", {"sourcedid", "title", "code"}, set()),
    ("courses", {"sourcedid", "title", "schoolyearsourcedid"}, set()),
    ("classes", {"sourcedid", "title", "coursesourcedid"}, set()),
    ("classes", {"sourcedid", "title", "orgsourcedid"}, set()),
    ("classes", {"sourcedid", "title", "schoolsourcedid"}, set()),
)
_SYNC: tuple[tuple[str, set[str], set[str]], ...] = (
    ("teacherroster", {"sectionsisid", "sisid"}, set()),
    ("teacherroster", {"sectionid", "id"}, set()),
    ("studentenrollment", {"sectionsisid", "sisid"}, set()),
    ("studentenrollment", {"sectionid", "id"}, set()),
    ("section", {"sectionname", "schoolsisid"}, set()),
    ("section", {"sectionname", "schooldfenumber"}, set()),
    ("school", {"sisid", "name"}, {"schoolsisid"}),
    ("school", {"dfenumber", "name"}, set()),
    ("teacher", {"sisid", "schoolsisid"}, {"sectionname"}),
    ("teacher", {"id", "schooldfenumber"}, {"sectionname"}),
    ("student", {"sisid", "schoolsisid"}, {"sectionname", "teachernumber"}),
    ("student", {"id", "schooldfenumber"}, {"sectionname", "teachernumber"}),
)
_ROSTERS = {"teacherroster", "studentenrollment", "school", "section", "teacher", "student"}


def recognise(tables: Sequence[Table], name: str) -> Recognised:
    """The layout of tables that were read together from `name`.

    Raises Refused where several sets lie side by side, or a set lacks its file of people.
    """
    one = _parts(tables, _ONEROSTER)
    for table in tables:
        if any(needed <= _keys(table) for needed in _PEOPLE):
            _only(one, "users", table, name)
    if "users" in one:
        return Recognised(Layout.ONEROSTER, one)
    if one:
        raise Refused(
            _(
                "{file} holds OneRoster files without a usable users.csv; it needs sourcedId, givenName and familyName."
            ).format(file=name)
        )
    sync = _parts(tables, _SYNC, by_name=True)
    if "student" in sync:
        return Recognised(Layout.SCHOOL_DATA_SYNC, sync)
    if len(set(sync) & _ROSTERS) > 1:
        raise Refused(_("{file} holds School Data Sync files without Student.csv.").format(file=name))
    return Recognised(Layout.FLAT, {})


def stem(table: Table) -> str:
    """The name of a table without folder and suffix; of a worksheet its own name."""
    sheet = re.fullmatch(r".*\[(.*)\]", table.file)
    return heading_key(sheet[1] if sheet else PurePosixPath(table.file).stem)


def _parts(
    tables: Sequence[Table], rules: Sequence[tuple[str, set[str], set[str]]], by_name: bool = False
) -> dict[str, Table]:
    """The table that plays each part. A fitting name decides between parts that look alike.

    With `by_name` a part also asks for its name: the headings of that layout are those of many other files.
    """
    parts: dict[str, Table] = {}
    for table in tables:
        keys = _keys(table)
        fitting = [part for part, needed, barred in rules if needed <= keys and not barred & keys]
        named = [part for part in fitting if stem(table) in (part, part + "s")]
        if named or (fitting and not by_name):
            _only(parts, (named or fitting)[0], table, table.file)
    return parts


def _only(parts: dict[str, Table], part: str, table: Table, name: str) -> None:
    if part in parts and parts[part] is not table:
        raise Refused(
            _("{file} holds more than one set of roster files ({first} and {second}). Choose one of them.").format(
                file=name, first=parts[part].file, second=table.file
            )
        )
    parts[part] = table


def _keys(table: Table) -> set[str]:
    return {heading_key(heading) for heading in table.headings}
