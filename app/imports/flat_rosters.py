"""One list of students, in the columns of whatever system wrote it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from app.book.refused import Refused
from app.i18n import _
from app.imports.drafts import Draft, Link, Roster, School
from app.imports.identifying import keys_of
from app.imports.matching import Mapped, Matched, columns_of, heading_key, match
from app.imports.person_rows import PersonRows, as_guardian, as_staff, lacking_both, lacking_ids, lacking_names
from app.imports.problems import no_rows
from app.imports.recognising import stem
from app.imports.roles import Role, Side
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
        problems = [problem for matched in chosen for problem in matched.problems()]
        raise no_rows(name, problems, _("{file} has headings only, and no students below them."))
    roster = Roster(_("List of students"))
    for matched in chosen:
        roster.columns += columns_of(matched, targets())
        _read(roster, matched)
        drafts = {draft.row: draft for draft in roster.students if draft.file == matched.table.file}
        for problem in matched.problems():
            draft = drafts.get(problem.row or 0)
            roster.problem(problem.message, problem.file, problem.row, problem.column, draft)
    schools = {(link.values.get("school_code"), link.values.get("school_name")) for link in roster.stays}
    roster.schools = [School(code, school) for code, school in sorted(schools, key=str) if code or school]
    return roster


def _read(roster: Roster, matched: Matched) -> None:
    people = PersonRows(roster, matched, targets())
    family: list[tuple[Row, Draft, Role]] = []
    for row in matched.table.rows:
        draft = people.draft(row)
        try:
            role = _role(matched, row)
        except Refused as refused:  # not taken: whether this is a student is not known
            roster.problem(str(refused), draft.file, draft.row, matched.heading("role"))
            continue
        if role is None or role.side is Side.STUDENT:
            roster.students.append(draft)
            people.belongings(row, draft)
        elif role.side is Side.STAFF:
            roster.staff.append(as_staff(draft, role.word))
        else:
            family.append((row, draft, role))
    pupils = {value: draft for draft in reversed(roster.students) for _name, value in keys_of(draft)}
    for row, draft, role in family:
        _link(roster, matched, row, draft, role, pupils)


def _role(matched: Matched, row: Row) -> Role | None:
    reader = matched.readers.get("role")
    return None if reader is None else reader.read(row.cells[reader.place])


def _link(roster: Roster, matched: Matched, row: Row, draft: Draft, role: Role, pupils: Mapping[str, Draft]) -> None:
    """Make a parent's row a guardian of the student it names, or a problem."""
    reader = matched.readers.get("guardian_of")
    if reader is None:
        message = _("This row is a parent, but no column says of which student.")
        roster.problem(message, draft.file, draft.row, matched.heading("role"))
        return
    try:
        key = reader.read(row.cells[reader.place]) or ""
    except Refused as refused:
        roster.problem(str(refused), draft.file, draft.row, reader.heading)
        return
    if key not in pupils:
        message = _("There is no student with the ID “{id}” in this file.").format(id=key)
        roster.problem(message, draft.file, draft.row, reader.heading)
    elif "last_name" in draft.values:
        roster.guardians.append(Link(pupils[key], as_guardian(draft, role.word)))
    elif not draft.nameless:
        roster.problem(_("This person has no last name."), draft.file, draft.row, matched.heading("last_name"))


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
