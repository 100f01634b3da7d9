"""Classes of a bundle and who is in them."""

from __future__ import annotations

from collections.abc import Mapping, Set
from typing import Any

from app.i18n import _, fold
from app.imports.drafts import Draft, Link, Roster
from app.imports.named_columns import NamedColumns
from app.imports.roles import Side
from app.imports.rows import Row
from app.models.school import year_name

People = Mapping[str, tuple[Draft | None, Side]]


class Classes:
    """Reads classes.csv and enrollments.csv, with what courses.csv and academicSessions.csv say of them."""

    def __init__(self, roster: Roster, parts: Mapping[str, NamedColumns], people: People, schools: Set[str]) -> None:
        self._roster, self._parts, self._people, self._schools = roster, parts, people, schools
        self._classes: dict[str, Draft | None] = {}
        self._courses: dict[str, tuple[str | None, str | None]] = {}
        self._years: dict[str, str] = {}

    def read(self) -> None:
        """Add the sections and their members to the roster."""
        if "courses" in self._parts:
            self._read_courses(self._parts["courses"])
        if "academicsessions" in self._parts:
            self._read_sessions(self._parts["academicsessions"])
        if "classes" in self._parts:
            self._read_classes(self._parts["classes"])
        if "enrollments" in self._parts:
            self._read_enrollments(self._parts["enrollments"])

    def _read_courses(self, courses: NamedColumns) -> None:
        for row in courses.table.rows:
            if key := courses.key(row, "sourcedid"):
                self._courses[key] = courses.text(row, "title"), courses.text(row, "coursecode", "code")

    def _read_sessions(self, sessions: NamedColumns) -> None:
        for row in sessions.table.rows:
            key, begins = sessions.key(row, "sourcedid"), sessions.day(row, "startdate")
            if key and begins:
                self._years[key] = year_name(begins)

    def _read_classes(self, classes: NamedColumns) -> None:
        for row in classes.table.rows:
            key = classes.key(row, "sourcedid")
            if key is None:
                classes.problem(_("This class has no ID."), row, "sourcedid")
            elif classes.is_deleted(row):
                self._classes[key] = None
            elif key in self._classes:
                classes.problem(_("The ID “{key}” stands in an earlier row, too.").format(key=key), row, "sourcedid")
            else:
                self._classes[key] = self._section(classes, row, key)

    def _section(self, classes: NamedColumns, row: Row, key: str) -> Draft | None:
        course = self._courses.get(classes.key(row, "coursesourcedid") or "", (None, None))
        terms = classes.keys(row, "termsourcedids", "sessionsourcedids", "termsourcedid")
        name = classes.text(row, "title") or course[0] or classes.text(row, "classcode")
        if name is None:
            classes.problem(_("This class has no title."), row, "title")
            return None
        values: dict[str, Any] = {
            "name": name,
            "course_name": course[0],
            "course_code": course[1],
            "period": classes.text(row, "periods"),
            "school_year": next((self._years[term] for term in terms if term in self._years), None),
            "local_id": classes.text(row, "classcode"),
            "source_id": key,
        }
        draft = Draft(classes.file, row.number, {n: v for n, v in values.items() if v})
        draft.schools = tuple(classes.keys(row, "schoolsourcedid", "orgsourcedid"))
        self._roster.sections.append(draft)
        return draft

    def _read_enrollments(self, enrollments: NamedColumns) -> None:
        if "classes" not in self._parts:
            self._roster.problem(
                _("The bundle has no classes.csv, so who is in which class was left out."), enrollments.file
            )
            return
        for row in enrollments.table.rows:
            if not enrollments.is_deleted(row):
                self._enroll(enrollments, row)

    def _enroll(self, enrollments: NamedColumns, row: Row) -> None:
        section, user = enrollments.key(row, "classsourcedid"), enrollments.key(row, "usersourcedid")
        if section is None or section not in self._classes:
            enrollments.problem(
                _("There is no class “{key}” in classes.csv.").format(key=section or ""), row, "classsourcedid"
            )
            return
        if user is None or user not in self._people:
            enrollments.problem(
                _("There is no user “{key}” in users.csv.").format(key=user or ""), row, "usersourcedid"
            )
            return
        school = enrollments.key(row, "schoolsourcedid")
        if self._schools and school is not None and school not in self._schools:
            message = _("There is no org “{key}” in orgs.csv.").format(key=school)
            enrollments.problem(message, row, "schoolsourcedid")
            return
        owner, (member, side) = self._classes[section], self._people[user]
        if owner is None or member is None:
            return
        if side is Side.STUDENT:
            days = {"starts_on": enrollments.day(row, "begindate"), "ends_on": enrollments.day(row, "enddate")}
            self._roster.section_students.append(
                Link(owner, {n: v for n, v in days.items() if v}, member, enrollments.file, row.number)
            )
        else:
            main = fold(enrollments.text(row, "primary", "isprimary") or "")
            values = {"is_primary": main in ("true", "1", "yes", "y")} if main else {}
            self._roster.section_staff.append(Link(owner, values, member, enrollments.file, row.number))
