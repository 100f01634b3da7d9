"""Bundles of OneRoster 1.1 and 1.2, and of School Data Sync v2 and v2.1, which follow its naming.

The versions are told apart by their columns, not by the manifest, which is often wrong: a role stands in users.csv
or in roles.csv, a school in the users' list of orgs or with the role. The student ID is the users' identifier, unless
it is the same in all rows; then the sourcedId stands in for it (see `comparing`). Rows marked "tobedeleted" are not
taken: in a full bundle such a student is missing, as one who is not in it at all. The end of a role is not taken for
an exit, since it is the planned end of the year.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from app.book.refused import Refused
from app.i18n import _, fold
from app.imports.drafts import Draft, Link, Roster, School
from app.imports.matching import Mapped, columns_of, heading_key, match
from app.imports.named_columns import NamedColumns
from app.imports.oneroster_classes import Classes
from app.imports.oneroster_people import Families, GradeList, RoleTable, sides
from app.imports.oneroster_traits import Traits
from app.imports.person_rows import PersonRows, as_staff, lacking_ids, lacking_names
from app.imports.problems import no_rows
from app.imports.recognising import stem
from app.imports.roles import Role, Side, foremost
from app.imports.rows import Row, Table
from app.imports.targets import Target, targets
from app.models.kinds import SSID

_USERS: Mapped = {
    "sourcedid": "source_id",
    "identifier": "local_id",
    "givenname": "first_name",
    "familyname": "last_name",
    "middlename": "middle_name",
    "preferredgivenname": "preferred_name",
    "preferredfirstname": "preferred_name",
    "grades": "grade",
    "grade": "grade",
    "email": "email",
    "phone": "phone",
    "sms": "phone",
    "pronouns": "pronouns",
    "username": None,
    "userids": None,
    "role": None,
    "roles": None,
    "orgsourcedids": None,
    "orgsourcedid": None,
    "primaryorgsourcedid": None,
    "status": None,
    "enableduser": None,
    "datelastmodified": None,
    "agentsourcedids": None,
    "usermasteridentifier": None,
    "activedirectorymatchid": None,
}
_USER_ID = re.compile(r"\{([^:{}]+):([^{}]*)\}")


def read_oneroster(parts: Mapping[str, Table], tables: list[Table], mapping: Mapped) -> Roster:
    """The roster in a bundle whose tables were recognised; raises Refused where its users have no IDs or names."""
    return _Bundle(parts, tables, mapping).read()


class _Bundle:
    def __init__(self, parts: Mapping[str, Table], tables: list[Table], mapping: Mapped) -> None:
        self._roster = Roster(_("School Data Sync v2") if _is_sync(parts) else _("OneRoster"))
        self._parts = {part: NamedColumns(self._roster, table) for part, table in parts.items()}
        self._tables, self._mapping = tables, mapping
        self._people: dict[str, tuple[Draft | None, Side]] = {}
        self._schools: dict[str, tuple[School, str]] = {}

    def read(self) -> Roster:
        """Part by part, those first to which others refer."""
        self._read_manifest()
        self._read_orgs()
        self._read_users()
        Traits(self._roster, self._parts, self._people).read()
        Classes(self._roster, self._parts, self._people, set(self._schools)).read()
        return self._roster

    def _read_manifest(self) -> None:
        manifest = self._parts.get("manifest")
        if manifest is None:
            return
        present = {stem(table) for table in self._tables}
        for row in manifest.table.rows:
            name, value = manifest.text(row, "propertyname") or "", fold(manifest.text(row, "value") or "")
            kind, _dot, file = name.partition(".")
            if fold(kind) == "file" and value in ("bulk", "delta") and heading_key(file) not in present:
                manifest.problem(
                    _("The manifest lists {file}.csv, but the bundle does not hold it, or it is empty.").format(
                        file=file
                    ),
                    row,
                    "value",
                )
            if fold(name) == "file.users" and value == "delta":
                self._roster.partial = True
            if fold(name) == "oneroster.version" and value:
                self._roster.layout = _("OneRoster {version}").format(version=value)

    def _read_orgs(self) -> None:
        orgs = self._parts.get("orgs")
        if orgs is None:
            return
        rows = [(orgs.key(row, "sourcedid"), orgs.key(row, "identifier"), row) for row in orgs.table.rows]
        codes = [code for _key, code, _row in rows if code]
        distinct = len(set(codes)) == len(codes)
        for key, code, row in rows:
            if key and not orgs.is_deleted(row):
                school = School(code if code and distinct else key, orgs.text(row, "name"), key)
                self._schools[key] = school, fold(orgs.text(row, "type") or "")

    def _read_users(self) -> None:
        users = self._parts["users"]
        roster, table = self._roster, users.table
        known: dict[str, Target] = {**targets(), "grade": replace(targets()["grade"], kind=GradeList())}
        matched = match(table, known, self._mapping, _USERS)
        if not {"local_id", "ssid", "source_id"} & set(matched.readers):
            raise lacking_ids(table)
        if not {"last_name", "first_name"} <= set(matched.readers):
            raise lacking_names(table)
        if not table.rows:
            raise no_rows(table.file, table.problems, _("{file} has headings only, and no students below them."))
        if not {"roles", "enrollments"} & set(self._parts) and users.heading("role", "roles") is None:
            raise Refused(
                _(
                    "{file} does not say who is a student: it has no column “role”, and there is no roles.csv with it."
                ).format(file=table.file)
            )
        roster.columns += columns_of(matched, known)
        roles = RoleTable(self._parts.get("roles"), self._parts.get("enrollments"))
        families = Families(roster, self._parts.get("relationships"))
        people = PersonRows(roster, matched, known)
        deleted: list[Draft] = []
        for row in table.rows:
            draft = people.draft(row)
            key = draft.values.get("source_id") or ""
            if users.is_deleted(row):
                self._people[key] = None, Side.STUDENT
                draft.schools = tuple(users.keys(row, "primaryorgsourcedid", "orgsourcedids", "orgsourcedid"))
                deleted.append(draft)
                continue
            role = foremost(sides(users, row, roles.of(key)))
            families.person(users, row, key, draft, role)
            self._place(users, row, draft, key, role, roles, people, families)
        families.link(self._people)
        if not roster.partial:  # what tells changes only may speak of users whom it does not hold
            roles.check(self._people)
        roster.leavers = deleted
        self._note_schools()

    def _place(
        self,
        users: NamedColumns,
        row: Row,
        draft: Draft,
        key: str,
        role: Role | None,
        roles: RoleTable,
        people: PersonRows,
        families: Families,
    ) -> None:
        """The person of one row on the side of its role."""
        roster = self._roster
        if role is None:
            self._people.setdefault(key, (None, Side.FAMILY))
            if not families.is_relative(key):
                users.problem(
                    _("This person has no role that is known here, so it is not clear whether this is a student."),
                    row,
                    "role",
                    "sourcedid",
                )
            return
        orgs = dict.fromkeys(
            [
                *roles.orgs(key),
                *users.keys(row, "primaryorgsourcedid"),
                *users.keys(row, "orgsourcedids", "orgsourcedid"),
            ]
        )
        schools = self._schools_of(users, row, list(orgs))
        draft.schools = tuple(school.key for school in schools)
        self._people.setdefault(key, (None if role.side is Side.FAMILY else draft, role.side))
        if role.side is Side.STUDENT:
            self._state_id(users, row, draft)
            if "grade" not in draft.values and (grade := roles.grade(key)):
                draft.values["grade"] = grade
            roster.students.append(draft)
            people.belongings(row, draft)
            for school in schools:
                stay = {
                    "school_code": school.code,
                    "school_name": school.name,
                    "entry_date": roles.begin(key, school.source),
                }
                roster.stays.append(Link(draft, {name: value for name, value in stay.items() if value}))
        elif role.side is Side.STAFF:
            roster.staff.append(as_staff(draft, role.word))

    def _schools_of(self, users: NamedColumns, row: Row, keys: list[str]) -> list[School]:
        """The schools among the orgs of a user, or all of them where none is called a school."""
        if not self._schools:
            return [School(key, None, key) for key in keys]
        for key in keys:
            if key not in self._schools:
                users.problem(
                    _("There is no org “{key}” in orgs.csv.").format(key=key),
                    row,
                    "orgsourcedids",
                    "orgsourcedid",
                    "primaryorgsourcedid",
                    "sourcedid",
                )
        known = [self._schools[key] for key in keys if key in self._schools]
        return [school for school, kind in known if kind == "school"] or [school for school, _kind in known]

    def _state_id(self, users: NamedColumns, row: Row, draft: Draft) -> None:
        """The SSID among a user's further IDs, where there is one of ten digits."""
        for kind, value in _USER_ID.findall(users.text(row, "userids") or ""):
            if ("ssid" in fold(kind) or "state" in fold(kind)) and re.fullmatch(r"\d{10}", value.strip(), re.ASCII):
                draft.values.setdefault("ssid", SSID.parse(value))

    def _note_schools(self) -> None:
        used = {
            key
            for draft in (*self._roster.students, *self._roster.staff, *self._roster.leavers)
            for key in draft.schools
        }
        known = {key: school for key, (school, _kind) in self._schools.items()}
        self._roster.schools = [known.get(key, School(key, None, key)) for key in sorted(used)]


def _is_sync(parts: Mapping[str, Table]) -> bool:
    keys = {heading_key(heading) for table in parts.values() for heading in table.headings}
    return (
        "manifest" not in parts
        and bool({"activedirectorymatchid", "sessionsourcedids", "password"} & keys)
        and "status" not in keys
    )
