"""Who the users of a bundle are: their roles, the schools and grades that come with them, and their families."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from typing import ClassVar, NamedTuple

from app.book.refused import Refused
from app.i18n import _, fold
from app.imports.drafts import Draft, Link, Roster
from app.imports.named_columns import NamedColumns
from app.imports.person_rows import as_guardian
from app.imports.roles import ROLE, Role, Side
from app.imports.rows import Row
from app.imports.vocabulary import GradeWords


class GradeList(GradeWords):
    """A grade as the Common Education Data Standards code it; of a list, the first."""

    _ceds: ClassVar = {"ps": "AD", "other": None, "ungraded": "US", "": None}

    def parse(self, text: str) -> str | None:
        first = text.strip().strip("[]").partition(",")[0].partition(";")[0].strip().strip("\"'")
        word = fold(first)
        return self._ceds[word] if word in self._ceds else super().parse(first)


class _Held(NamedTuple):
    role: Role
    org: str | None
    begins: date | None
    grade: str | None
    primary: bool


class RoleTable:
    """The roles that roles.csv gives users; for users without any, what they are in their classes."""

    def __init__(self, roles: NamedColumns | None, enrollments: NamedColumns | None) -> None:
        self._held: dict[str, list[_Held]] = defaultdict(list)
        self._rows: list[tuple[NamedColumns, Row, str]] = []
        self._in_classes: dict[str, Role] = {}
        if roles is not None:
            for row in roles.table.rows:
                self._read(roles, row)
        if enrollments is not None:
            self._read_classes(enrollments)

    def _read(self, roles: NamedColumns, row: Row) -> None:
        key = roles.key(row, "usersourcedid")
        if key is None or roles.is_deleted(row):
            return
        self._rows.append((roles, row, key))
        try:
            role = ROLE.parse(roles.text(row, "role") or "")
            grade = GradeList().parse(roles.text(row, "grade", "grades") or "")
        except Refused as refused:
            roles.problem(str(refused), row, "role")
            return
        if role is not None:
            primary = fold(roles.text(row, "isprimary", "roletype") or "") in ("true", "primary", "1", "y", "yes")
            begins = roles.day(row, "rolestartdate", "begindate")
            self._held[key].append(_Held(role, roles.key(row, "orgsourcedid"), begins, grade, primary))

    def _read_classes(self, enrollments: NamedColumns) -> None:
        for row in enrollments.table.rows:
            key, word = enrollments.key(row, "usersourcedid"), enrollments.text(row, "role")
            if key and word and key not in self._held and key not in self._in_classes:
                try:
                    role = ROLE.parse(word)
                except Refused:
                    continue  # said where the enrollment itself is read
                if role is not None:
                    self._in_classes[key] = role

    def check(self, people: Mapping[str, object]) -> None:
        """Note the rows whose user is not among `people`."""
        for roles, row, key in self._rows:
            if key not in people:
                roles.problem(_("There is no user “{key}” in users.csv.").format(key=key), row, "usersourcedid")

    def of(self, key: str) -> list[Role]:
        """The roles of a user."""
        if key in self._held:
            return [held.role for held in self._held[key]]
        return [self._in_classes[key]] if key in self._in_classes else []

    def orgs(self, key: str) -> list[str]:
        """The orgs in which a user has a role, the main one first."""
        held = sorted(self._held.get(key, ()), key=lambda one: not one.primary)
        return [one.org for one in held if one.org]

    def grade(self, key: str) -> str | None:
        """The grade of a student, where the role gives it."""
        return next((one.grade for one in self._held.get(key, ()) if one.role.side is Side.STUDENT and one.grade), None)

    def begin(self, key: str, org: str) -> date | None:
        """The day on which a student's role at a school begins."""
        return next(
            (
                one.begins
                for one in self._held.get(key, ())
                if one.role.side is Side.STUDENT and one.org == org and one.begins
            ),
            None,
        )


def sides(users: NamedColumns, row: Row, held: list[Role]) -> list[Role]:
    """All roles of a user: those of roles.csv, or else those in the row itself; an unknown one becomes a problem."""
    words = users.keys(row, "role", "roles")
    if not words:
        return held
    roles: list[Role] = []
    for word in words:
        try:
            role = ROLE.parse(word)
        except Refused as refused:
            users.problem(str(refused), row, "role", "roles")
            continue
        if role is not None:
            roles.append(role)
    return roles or held


class Families:
    """The guardians of students, from relationships.csv (v2.1) or from the agents of users (OneRoster)."""

    def __init__(self, roster: Roster, relationships: NamedColumns | None) -> None:
        self._roster = roster
        self._adults: dict[str, tuple[Draft, str | None]] = {}
        self._pairs: dict[tuple[str, str], tuple[str | None, NamedColumns, Row]] = {}  # student and adult: relation
        self._named: set[str] = set()
        if relationships is not None:
            for row in relationships.table.rows:
                student = relationships.key(row, "usersourcedid")
                adult = relationships.key(row, "relationshipusersourcedid")
                if student and adult:
                    self._pairs[student, adult] = relationships.text(row, "relationshiprole"), relationships, row
                    self._named.add(adult)

    def person(self, users: NamedColumns, row: Row, key: str, draft: Draft, role: Role | None) -> None:
        """Note a user as a possible guardian, and the agents of a student."""
        if role is None or role.side is not Side.STUDENT:
            self._adults[key] = draft, role.word if role and role.side is Side.FAMILY else None
        for agent in users.keys(row, "agentsourcedids"):
            student, adult = (key, agent) if role and role.side is Side.STUDENT else (agent, key)
            self._pairs.setdefault((student, adult), (None, users, row))

    def is_relative(self, key: str) -> bool:
        """Whether a user without a role is somebody's guardian."""
        return key in self._named

    def link(self, people: Mapping[str, tuple[Draft | None, Side]]) -> None:
        """Add the guardians to the roster, once all users are known."""
        for (student, adult), (relation, part, row) in self._pairs.items():
            pupil = people.get(student)
            if pupil is None or (adult not in self._adults and adult not in people):
                if self._roster.partial:
                    continue
                key, column = (student, "usersourcedid") if pupil is None else (adult, "relationshipusersourcedid")
                message = _("There is no user “{key}” in users.csv.").format(key=key)
                part.problem(message, row, column, "agentsourcedids")
            elif pupil[0] is not None and pupil[1] is Side.STUDENT and adult in self._adults:
                draft, word = self._adults[adult]
                values = as_guardian(draft, relation or word)
                if values.get("last_name"):
                    self._roster.guardians.append(Link(pupil[0], values))
