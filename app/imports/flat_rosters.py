"""One list of students, in the columns of whatever system wrote it."""

from __future__ import annotations

from collections.abc import Sequence

from app.book.refused import Refused
from app.i18n import _
from app.imports.drafts import Roster, School
from app.imports.matching import Mapped, Matched, columns_of, heading_key, match
from app.imports.person_rows import PersonRows, as_staff, lacking_both, lacking_ids, lacking_names
from app.imports.recognising import stem
from app.imports.roles import Side
from app.imports.rows import Row, Table
from app.imports.targets import targets

_VAGUE_NAMES, _VAGUE_IDS = {"name"}, {"id", "idnumber", "sisid", "identifier", "sourcedid"}
_STUDENT_LIKE = {"grade", "birth_date", "gender", "ssid", "graduation_year", "preferred_name", "entry_date", "role"}
_STAFF_WORDS = {"teachernumber", "teacherid", "staffid", "employeeid", "employeenumber", "staffnumber", "qualification"}
_STAFF_FILES = {"teacher", "teachers", "staff", "employees", "faculty"}
_HOURS = ({"hours"}, {"hoursworked"}, {"totalhours"}, {"timein", "timeout"}, {"starttime", "endtime"})


def read_flat(tables: Sequence[Table], mapping: Mapped, name: str) -> Roster:
    """The roster in every table that lists students; raises Refused where none does, naming what is lacking."""
    chosen: list[Matched] = []
    refusals: list[Refused] = []
    for table in tables:
        matched = match(table, targets(), mapping)
        refusal = _unfit(matched, mapping)
        if refusal is None:
            chosen.append(matched)
        else:
            refusals.append(refusal)
    if not chosen:
        several = Refused(_("{file} holds no table that lists students.").format(file=name))
        raise refusals[0] if len(tables) == 1 else several
    if not any(matched.table.rows for matched in chosen):
        raise Refused(_("{file} has headings only, and no students below them.").format(file=name))
    roster = Roster(_("List of students"))
    for matched in chosen:
        roster.columns += columns_of(matched, targets())
        for problem in matched.table.problems:
            roster.problem(problem.message, problem.file, problem.row, problem.column)
        _read(roster, matched)
    schools = {(link.values.get("school_code"), link.values.get("school_name")) for link in roster.stays}
    roster.schools = [School(code, school) for code, school in sorted(schools, key=str) if code or school]
    return roster


def _read(roster: Roster, matched: Matched) -> None:
    people = PersonRows(roster, matched, targets())
    for row in matched.table.rows:
        draft = people.draft(row)
        role = _role(roster, matched, row)
        if role is None or role[0] is Side.STUDENT:
            roster.students.append(draft)
            people.belongings(row, draft)
        elif role[0] is Side.STAFF:
            roster.staff.append(as_staff(draft, role[1]))


def _role(roster: Roster, matched: Matched, row: Row) -> tuple[Side, str | None] | None:
    reader = matched.readers.get("role")
    if reader is None:
        return None
    try:
        return reader.read(row.cells[reader.place])
    except Refused as refused:
        roster.problem(str(refused), matched.table.file, row.number, reader.heading)
        return Side.FAMILY, None  # not taken: whether this is a student is not known


def _unfit(matched: Matched, mapping: Mapped) -> Refused | None:
    """Why a table is no list of students, in the words of what it lacks; None where it is one."""
    found, table = set(matched.readers), matched.table
    keys = {heading_key(heading) for heading in table.headings}
    has_ids = bool({"local_id", "ssid", "source_id"} & found)
    has_names = {"last_name", "first_name"} <= found or "full_name" in found
    if "date" in keys and any(words <= keys for words in _HOURS):
        return Refused(_("{file} looks like hours, not a roster; take it in as hours.").format(file=table.file))
    if not has_ids and not has_names:
        return lacking_both(table)
    if not has_names:
        return lacking_names(table)
    if not has_ids:
        return lacking_ids(table)
    if not mapping and _is_of_others(matched, keys):
        return Refused(
            _("{file} is not a list of students. Nothing in it says that these are students.").format(file=table.file)
        )
    return None


def _is_of_others(matched: Matched, keys: set[str]) -> bool:
    """Whether a table with IDs and names lists teachers, schools or things."""
    if any("student" in key or "pupil" in key for key in keys) or _STUDENT_LIKE & set(matched.readers):
        return False
    if keys & _STAFF_WORDS or stem(matched.table) in _STAFF_FILES:
        return True
    only_full = not {"last_name", "first_name"} <= set(matched.readers)
    return (
        only_full
        and heading_key(matched.heading("full_name") or "") in _VAGUE_NAMES
        and heading_key(matched.heading("local_id") or matched.heading("source_id") or "") in _VAGUE_IDS
    )
