"""Sets of School Data Sync v1 and of its UK format, which differ in their headings only.

The student ID is the Student Number, unless it is the same in all rows; then the SIS ID stands in for it (see
`comparing`). The column State ID holds a state's abbreviation in the vendor's own files and then is no SSID.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from app.i18n import _
from app.imports.drafts import Draft, Link, Roster, School
from app.imports.matching import Mapped, columns_of, match
from app.imports.named_columns import NamedColumns
from app.imports.person_rows import PersonRows, as_staff, lacking_ids, lacking_names
from app.imports.problems import no_rows
from app.imports.rows import Row, Table
from app.imports.targets import targets
from app.models.school import year_name

_PEOPLE: Mapped = {
    "sisid": "source_id",
    "id": "source_id",
    "schoolsisid": "school_code",
    "schooldfenumber": "school_code",
    "username": None,
    "status": None,
    "secondaryemail": "email",
}
_STUDENT: Mapped = {**_PEOPLE, "studentnumber": "local_id", "stateid": "ssid"}
_TEACHER: Mapped = {**_PEOPLE, "teachernumber": "local_id", "stateid": None, "title": None}


def read_school_data_sync(parts: Mapping[str, Table], mapping: Mapped) -> Roster:
    """The roster in a set whose tables were recognised; raises Refused where its students have no IDs or names."""
    return _Set(parts, mapping).read()


class _Set:
    def __init__(self, parts: Mapping[str, Table], mapping: Mapped) -> None:
        self._roster, self._mapping = Roster(_("School Data Sync v1")), mapping
        self._parts = {part: NamedColumns(self._roster, table) for part, table in parts.items()}
        self._schools: dict[str, School] = {}
        self._students: dict[str, Draft] = {}
        self._teachers: dict[str, Draft] = {}
        self._sections: dict[str, Draft | None] = {}

    def read(self) -> Roster:
        """Part by part, those first to which others refer."""
        schools = self._parts.get("school")
        if schools is not None:
            for row in schools.table.rows:
                if key := schools.key(row, "sisid", "dfenumber"):
                    self._schools[key] = School(key, schools.text(row, "name"), key)
        self._read_students(self._parts["student"])
        if "teacher" in self._parts:
            self._read_teachers(self._parts["teacher"])
        if "section" in self._parts:
            self._read_sections(self._parts["section"])
        for part, people, links in (
            ("studentenrollment", self._students, self._roster.section_students),
            ("teacherroster", self._teachers, self._roster.section_staff),
        ):
            if part in self._parts and "section" in self._parts:
                self._read_members(self._parts[part], people, links)
        used = {key for draft in (*self._roster.students, *self._roster.staff) for key in draft.schools}
        self._roster.schools = [self._schools.get(key, School(key, None, key)) for key in sorted(used)]
        return self._roster

    def _read_students(self, pupils: NamedColumns) -> None:
        roster, known, table = self._roster, targets(), pupils.table
        matched = match(table, known, self._mapping, _STUDENT)
        if not {"local_id", "ssid", "source_id"} & set(matched.readers):
            raise lacking_ids(table)
        if not {"last_name", "first_name"} <= set(matched.readers) and "full_name" not in matched.readers:
            raise lacking_names(table)
        if not table.rows:
            raise no_rows(table.file, table.problems, _("{file} has headings only, and no students below them."))
        roster.columns += columns_of(matched, known)
        people = PersonRows(roster, matched, known)
        for row in table.rows:
            draft = people.draft(row)
            roster.students.append(draft)
            people.belongings(row, draft)
            self._note(self._students, draft, row, matched.heading("school_code"))
        for stay in roster.stays:
            school = self._schools.get(stay.values.get("school_code", ""))
            if school is not None and school.name:
                stay.values["school_name"] = school.name

    def _read_teachers(self, teachers: NamedColumns) -> None:
        known = {name: target for name, target in targets().items() if target.of in ("student", "stay")}
        matched = match(teachers.table, known, {}, _TEACHER)
        people = PersonRows(self._roster, matched, known)
        for row in teachers.table.rows:
            draft = as_staff(people.draft(row), "teacher")
            draft.schools = tuple(filter(None, (teachers.key(row, "schoolsisid", "schooldfenumber"),)))
            self._roster.staff.append(draft)
            self._note(self._teachers, draft, row, matched.heading("school_code"))

    def _note(self, people: dict[str, Draft], draft: Draft, row: Row, heading: str | None) -> None:
        people.setdefault(draft.values.get("source_id", ""), draft)
        for key in draft.schools:
            if self._schools and key not in self._schools:
                self._roster.problem(
                    _("There is no school “{key}” in School.csv.").format(key=key),
                    draft.file,
                    row.number,
                    heading,
                    draft,
                )

    def _read_sections(self, sections: NamedColumns) -> None:
        for row in sections.table.rows:
            key, name = sections.key(row, "sisid", "id"), sections.text(row, "sectionname")
            if not key or not name:
                sections.problem(_("This section has no ID or no name."), row, "sisid", "id")
                continue
            begins = sections.day(row, "termstartdate")
            values: dict[str, Any] = {
                "name": name,
                "source_id": key,
                "local_id": sections.text(row, "sectionnumber"),
                "course_name": sections.text(row, "coursename"),
                "course_code": sections.text(row, "coursenumber"),
                "period": sections.text(row, "periods"),
                "school_year": year_name(begins) if begins else None,
            }
            draft = Draft(sections.file, row.number, {n: v for n, v in values.items() if v})
            draft.schools = tuple(filter(None, (sections.key(row, "schoolsisid", "schooldfenumber"),)))
            self._sections[key] = draft
            self._roster.sections.append(draft)

    def _read_members(self, part: NamedColumns, people: Mapping[str, Draft], links: list[Link]) -> None:
        for row in part.table.rows:
            section, person = part.key(row, "sectionsisid", "sectionid"), part.key(row, "sisid", "id")
            if section is None or section not in self._sections:
                part.problem(
                    _("There is no section “{key}” in Section.csv.").format(key=section or ""),
                    row,
                    "sectionsisid",
                    "sectionid",
                )
            elif person is None or person not in people:
                part.problem(
                    _("There is nobody with the ID “{key}” in the file of people.").format(key=person or ""),
                    row,
                    "sisid",
                    "id",
                )
            elif (owner := self._sections[section]) is not None:
                links.append(Link(owner, {}, people[person], part.file, row.number))
