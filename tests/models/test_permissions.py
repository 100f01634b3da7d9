"""The table of permissions, cell by cell on a real book; and every way past it that anybody could think of."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from datetime import timedelta
from itertools import product
from pathlib import Path
from typing import Any, cast

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import SQLAlchemyError

from app.book.asking import entity_of
from app.book.base import Base, table_of
from app.book.book import Book
from app.book.chronicle import chronicle
from app.book.fields import fields_of
from app.book.guard import Action
from app.book.refused import Refused
from app.book.undoing import put_value_back
from app.models import (
    ENTITIES,
    EvidenceFile,
    Guardian,
    HourEntry,
    MeetingItem,
    Note,
    Placement,
    Referral,
    Section,
    SectionStaff,
    SectionStudent,
    Student,
    SupportPlan,
    SupportSession,
    TeamMeeting,
)
from app.models.approving import approve, reject, reopen, submit
from app.models.hour_totals import student_totals
from app.models.permissions import ACTS, DERIVED, RECORDS, ROLES, SCOPES, Role, matrix
from app.models.settings import QUIET_WEEKS, decide
from app.models.telling import told
from tests.models.role_books import OTHER, OWN, PASSPHRASES, TODAY, Example, Examples, make, open_as

TABLES = [table for rights in RECORDS for table in rights.tables]
CHANGED = {
    "site": "city",
    "school_year": "name",
    "staff": "first_name",
    "section": "period",
    "student": "pronouns",
    "section_student": "starts_on",
    "section_staff": "is_primary",
    "guardian": "relation",
    "student_group": "starts_on",
    "enrollment": "exit_reason",
    "sector": "name",
    "cte_pathway": "name",
    "site_pathway": "note",
    "pathway_membership": "reason",
    "career_interest": "interest",
    "pathway_choice": "rank",
    "employer": "name",
    "employer_contact": "last_name",
    "activity_type": "name",
    "day_off": "name",
    "course": "name",
    "agreement": "note",
    "opportunity": "season",
    "employer_interaction": "summary",
    "externship": "note",
    "event": "place",
    "participation": "note",
    "placement": "schedule",
    "placement_competency": "note",
    "placement_day": "weekday",
    "check_override": "reason",
    "log_page": "week",
    "document_kind": "form_number",
    "paperwork": "note",
    "evaluation_item": "text",
    "evaluation": "strengths",
    "evaluation_rating": "rating",
    "site_visit": "note",
    "pathway_course": "grade",
    "course_record": "teacher",
    "mark_scale": "mark",
    "requirement_set": "note",
    "requirement": "takes",
    "indicator_snapshot": "value",
    "attendance_snapshot": "source",
    "behavior_snapshot": "source",
    "credential": "issuer",
    "project": "products",
    "project_course": "part",
    "project_student": "role",
    "strategy": "source",
    "plan_template": "need",
    "referral": "tried",
    "progress_point": "note",
    "plan_review": "reason",
    "family_contact": "summary",
    "team_meeting": "present",
    "meeting_item": "line",
    "student_plan": "strengths",
    "goal": "steps",
    "goal_review": "note",
    "planned_course": "name",
    "yearly_review": "note",
    "financial_aid": "note",
    "profile_outcome": "heading",
    "profile_rating": "note",
    "profile_evidence": "note",
    "postsecondary_outcome": "institution",
    "survey_answer": "comment",
    "hour_entry": "task",
    "support_plan": "strategy",
    "support_session": "note",
    "note": "text",
    "evidence_file": "name",
    "sealed_row": "body",
    "import_mapping": "target",
    "saved_view": "name",
    "setting": "value",
}
"""A field of each kind of record that can be changed without further ado."""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Examples]:
    path = tmp_path_factory.mktemp("roles") / "roles.pathbook"
    return path, make(path)


@pytest.fixture(scope="module")
def examples(made: tuple[Path, Examples]) -> Examples:
    return made[1]


@pytest.fixture(scope="module")
def books(made: tuple[Path, Examples], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[str], Book]]:
    """One book for each role, opened when it is first asked for; whoever changes it undoes that."""
    opened: dict[str, Book] = {}

    def as_role(role: str) -> Book:
        if role not in opened:
            copy = tmp_path_factory.mktemp(role) / made[0].name
            opened[role] = open_as(Path(shutil.copytree(made[0], copy)), role)
        return opened[role]

    yield as_role
    for book in opened.values():
        book.close()


@pytest.fixture
def teacher(books: Callable[[str], Book]) -> Book:
    return books("teacher")


@pytest.fixture
def own_copy(made: tuple[Path, Examples], tmp_path: Path) -> Path:
    return Path(shutil.copytree(made[0], tmp_path / made[0].name))


def allowed(role: Role, table: str, action: Action) -> bool:
    [rights] = [rights for rights in RECORDS if table in rights.tables]
    return action in cast("frozenset[Action]", getattr(rights, role))


def sees(role: Role, table: str, whose: str) -> bool:
    return allowed(role, table, "see") and (whose == OWN or table not in SCOPES.get(role, {}))


# the table itself


def test_every_kind_of_record_is_in_the_table_once() -> None:
    assert sorted(TABLES) == sorted(table_of(entity).name for entity in ENTITIES)
    assert set(DERIVED.values()) <= set(TABLES)


def test_whoever_changes_something_sees_it() -> None:
    for rights in RECORDS:
        for role in ROLES:
            right = cast("frozenset[Action]", getattr(rights, role))
            assert not right or "see" in right


def test_the_table_in_plain_words() -> None:
    for role in ROLES:
        lines = list(matrix(role))
        assert len(lines) == len(RECORDS) + len(ACTS)
        assert all(line.what and line.may for line in lines)
    said = {line.what: line.may for line in matrix("teacher")}
    assert said["Hours"] == "see, add, change, delete"
    assert said["Student groups (language, disability, income …)"] == "not seen"
    assert said["Approve, reject and reopen hours"] == "no"


# cell by cell


@pytest.mark.parametrize("whose", [OWN, OTHER])
@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("role", ROLES)
def test_see(books: Callable[[str], Book], examples: Examples, role: Role, table: str, whose: str) -> None:
    book, entity, example = books(role), entity_of(table), examples[table][whose]
    seen = sees(role, table, whose)
    assert (example.id in book.ids(entity)) == seen
    assert (book.record(entity, example.id) is not None) == seen
    assert (example.id in book.rows(entity, [example.id], list(fields_of(entity))[:1])) == seen
    assert (example.id in book.column(entity, next(iter(fields_of(entity))))) == seen
    with book.reading() as connection:
        found = connection.execute(select(entity.id).where(entity.id == example.id)).scalars().all()
        assert bool(found) == seen
        raw = connection.execute(text(f'SELECT count(*) FROM "{table}" WHERE id = :id'), {"id": example.id}).scalar()
        assert bool(raw) == seen


def attempt(book: Book, may: bool, act: Callable[[Any], object]) -> None:
    """Does `act` in an edit that is undone, or sees it refused in one sentence and nothing left behind."""
    before = book.count_entries()
    if may:
        with book.edit("Tried") as edit:
            act(edit)
        assert book.count_entries() == before + 1
        book.undo()
    else:
        with pytest.raises(Refused) as refused, book.edit("Tried") as edit:
            act(edit)
        assert str(refused.value).endswith(".")
        assert book.count_entries() == before


@pytest.mark.parametrize("whose", [OWN, OTHER])
@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("role", ROLES)
def test_add(books: Callable[[str], Book], examples: Examples, role: Role, table: str, whose: str) -> None:
    entity, example = entity_of(table), examples[table][whose]
    may = allowed(role, table, "add") and sees(role, table, whose)
    attempt(books(role), may, lambda edit: edit.insert(entity, [example.values]))
    attempt(books(role), may, lambda edit: edit.add(entity(**example.values)))


@pytest.mark.parametrize("whose", [OWN, OTHER])
@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("role", ROLES)
def test_change(books: Callable[[str], Book], examples: Examples, role: Role, table: str, whose: str) -> None:
    entity, example, name = entity_of(table), examples[table][whose], CHANGED[table]
    may = allowed(role, table, "change") and sees(role, table, whose)
    value = other_value(example, name)
    attempt(books(role), may, lambda edit: edit.update(entity, {example.id: {name: value}}))
    attempt(books(role), may, lambda edit: setattr(edit.get(entity, example.id), name, value))


@pytest.mark.parametrize("whose", [OWN, OTHER])
@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("role", ROLES)
def test_delete(books: Callable[[str], Book], examples: Examples, role: Role, table: str, whose: str) -> None:
    entity, example = entity_of(table), examples[table][whose]
    may = allowed(role, table, "delete") and sees(role, table, whose)
    attempt(books(role), may, lambda edit: edit.delete(entity, [example.id]))


def other_value(example: Example, name: str) -> object:
    if name in ("starts_on", "ends_on", "week"):
        return TODAY - timedelta(days=3)
    if name == "is_primary":
        return True
    return 7 if name == "rank" else "Another"


@pytest.mark.parametrize("act", ACTS)
@pytest.mark.parametrize("role", ROLES)
def test_acts(books: Callable[[str], Book], role: Role, act: str) -> None:
    book, may = books(role), role in ACTS[cast("Any", act)].roles
    assert book.may(act) == may
    if may:
        book.require(act)
    else:
        with pytest.raises(Refused, match="Ask a coordinator"):
            book.require(act)


def test_an_act_that_nobody_declared_is_a_fault(teacher: Book) -> None:
    with pytest.raises(KeyError):
        teacher.may("fly")


# what the program does


def test_a_teacher_hands_in_but_does_not_approve(teacher: Book, examples: Examples) -> None:
    own = examples["hour_entry"][OWN].id
    assert submit(teacher, [own]) == 1
    with pytest.raises(Refused, match="Approve"):
        approve(teacher, [own])
    with pytest.raises(Refused, match="Approve"):
        reject(teacher, [own], "No signature")
    for state in ("approved", "rejected"):
        with pytest.raises(Refused, match="Approve"):
            teacher.save(HourEntry, own, {"state": state})
        with pytest.raises(Refused, match="Approve"), teacher.edit("Approved at birth") as edit:
            edit.insert(HourEntry, [examples["hour_entry"][OWN].values | {"state": state}])
    assert reopen(teacher, [own]) == 1


def test_restricted_notes_are_seen_by_counselors_coordinators_and_their_author(
    own_copy: Path, examples: Examples
) -> None:
    student, tom = examples["student"][OWN].id, examples["staff"][OWN].id
    with open_as(own_copy, "coordinator") as book, book.edit("Notes") as edit:
        row = {"student_id": student, "date": TODAY, "visibility": "restricted"}
        rows = [{**row, "text": "By Tom", "staff_id": tom}, {**row, "text": "By the counselor"}]
        own, other = edit.insert(Note, rows)
        scan = {**examples["evidence_file"][OWN].values, "student_id": student, "plan_id": None, "note_id": other}
        [hidden] = edit.insert(EvidenceFile, [scan])
    for role, seen in (
        ("coordinator", {own, other}),
        ("counselor", {own, other}),
        ("teacher", {own}),
        ("viewer", set()),
    ):
        with open_as(own_copy, role) as book:
            assert set(book.ids(Note, where={"visibility": "restricted"})) == seen
            assert (hidden in book.ids(EvidenceFile)) == (other in seen)


def test_a_teacher_refers_own_students_in_the_own_name_only(teacher: Book, examples: Examples) -> None:
    own, other = examples["student"][OWN].id, examples["student"][OTHER].id
    tom, somebody = examples["staff"][OWN].id, examples["staff"][OTHER].id
    for student, staff, may in ((own, tom, True), (other, tom, False), (own, somebody, False)):
        values = {"student_id": student, "staff_id": staff, "date": TODAY, "concern": "reading", "what": "Slow"}
        attempt(teacher, may, lambda edit, values=values: edit.insert(Referral, [values]))


def test_what_a_teacher_is_to_do_the_teacher_can_finish(teacher: Book, examples: Examples) -> None:
    item = examples["meeting_item"][OWN].id
    attempt(teacher, True, lambda edit: edit.update(MeetingItem, {item: {"done_on": TODAY}}))
    assert [m.id for m in teacher.records(TeamMeeting)] == [examples["team_meeting"][OWN].id]


def test_approved_hours_are_locked_and_rejected_ones_are_handed_in_again(own_copy: Path, examples: Examples) -> None:
    own = examples["hour_entry"][OWN].id
    with open_as(own_copy, "coordinator") as book:
        submit(book, [own])
        approve(book, [own])
    with open_as(own_copy, "teacher") as book:
        for act in (
            lambda edit: edit.update(HourEntry, {own: {"minutes": 600}}),
            lambda edit: edit.update(HourEntry, {own: {"state": "draft"}}),
            lambda edit: edit.delete(HourEntry, [own]),
        ):
            attempt(book, False, act)
        with pytest.raises(Refused):
            reopen(book, [own])
    with open_as(own_copy, "coordinator") as book:
        reject(book, [own], "No signature")
    with open_as(own_copy, "teacher") as book:
        book.save(HourEntry, own, {"minutes": 45})
        assert submit(book, [own]) == 1


def test_settings_and_copies_are_the_coordinators(books: Callable[[str], Book], tmp_path: Path) -> None:
    for role in ("counselor", "teacher", "viewer"):
        with pytest.raises(Refused, match="settings"):
            decide(books(role), QUIET_WEEKS, 5)
        with pytest.raises(Refused, match="copy"):
            books(role).back_up(tmp_path / "copy")
        assert not (tmp_path / "copy").exists()
        with pytest.raises(Refused, match="everything that was done"):
            books(role).entries()


def test_every_account_may_prove_the_book_and_is_backed_up_automatically(own_copy: Path) -> None:
    for role in ("teacher", "viewer"):
        with open_as(own_copy, role) as book:
            assert book.check() == []
            assert book.broken_entries() == []
            assert book.back_up().is_dir()


# the scope of a teacher


def test_records_cannot_be_moved_into_or_out_of_reach(teacher: Book, examples: Examples) -> None:
    entries = examples["hour_entry"]
    other = {name: examples[name][OTHER].id for name in ("student", "placement")}
    attempt(teacher, False, lambda edit: edit.update(HourEntry, {entries[OWN].id: {"student_id": other["student"]}}))
    own = {"student_id": examples["student"][OWN].id, "placement_id": examples["placement"][OWN].id}
    attempt(teacher, False, lambda edit: edit.update(HourEntry, {entries[OTHER].id: own}))


def test_the_scope_follows_the_section_and_the_day(own_copy: Path, examples: Examples) -> None:
    own, seat = examples["student"][OWN].id, examples["section_student"][OWN].id
    section, plan = examples["section"][OWN].id, examples["support_plan"][OWN].id
    ended = {"ends_on": TODAY - timedelta(days=1)}
    for entity, id_, values in (
        (SectionStudent, seat, ended),
        (Section, section, {"school_year": "2001-2002"}),
        (SectionStaff, examples["section_staff"][OWN].id, {"staff_id": examples["staff"][OTHER].id}),
        (SectionStudent, seat, {"starts_on": TODAY + timedelta(days=1)}),
    ):
        with open_as(own_copy, "coordinator") as book:
            book.save(SupportPlan, plan, {"state": "ended"})
            book.save(entity, id_, values)
        with open_as(own_copy, "teacher") as book:
            assert book.ids(Student) == []
            assert book.ids(HourEntry) == []
        with open_as(own_copy, "coordinator") as book:
            before = examples[table_of(entity).name][OWN].values
            book.save(entity, id_, {name: before[name] for name in values})
        with open_as(own_copy, "teacher") as book:
            assert book.ids(Student) == [own]


def test_a_provider_sees_the_student_of_the_own_plan(own_copy: Path, examples: Examples) -> None:
    with open_as(own_copy, "coordinator") as book, book.edit("Out of the section") as edit:
        edit.delete(SectionStudent, [examples["section_student"][OWN].id])
    with open_as(own_copy, "teacher") as book:
        assert book.ids(Student) == [examples["student"][OWN].id]
        assert book.ids(SupportSession) == [examples["support_session"][OWN].id]


def test_who_is_not_on_the_staff_list_sees_no_student(own_copy: Path, examples: Examples) -> None:
    with open_as(own_copy, "coordinator") as book:
        book.save(entity_of("staff"), examples["staff"][OWN].id, {"account": None, "last_name": "Somebody"})
    with open_as(own_copy, "teacher") as book:
        assert [book.ids(entity) for entity in (Student, HourEntry, Guardian, Note, SupportPlan)] == [[]] * 5


def test_names_and_figures_of_others_are_not_found(teacher: Book, examples: Examples) -> None:
    own, other = examples["student"][OWN].id, examples["student"][OTHER].id
    assert teacher.ids(Student, "Peña") == teacher.ids(Student, "pen", where={"deleted": False}) == [own]
    assert teacher.rows(HourEntry, [examples["hour_entry"][OTHER].id], ["student_id"]) == {}
    assert set(student_totals(teacher, [own])) == {own}
    with teacher.reading() as connection:
        assert connection.execute(text("SELECT student_id FROM hour_total")).scalars().all() in ([], [own])
    assert student_totals(teacher, [other])[other].lifetime == 0


# the journal


def test_the_history_of_a_hidden_record_is_not_told(own_copy: Path, examples: Examples) -> None:
    own, other = examples["student"][OWN].id, examples["student"][OTHER].id
    with open_as(own_copy, "coordinator") as book:
        book.save(Student, own, {"pronouns": "she"})
        with book.edit("Both") as edit:
            edit.update(Student, {own: {"grade": "10"}, other: {"grade": "11"}})
            edit.update(SupportPlan, {examples["support_plan"][OTHER].id: {"need": "Secret"}})
    with open_as(own_copy, "teacher") as book:
        assert list(chronicle(book, Student, other)) == []
        assert list(told(book, SupportPlan, examples["support_plan"][OTHER].id)) == []
        events = [event for _entry, events in chronicle(book, Student, own) for event in events]
        assert {"pronouns", "grade"} <= {event.field for event in events}
        hidden = {example[OTHER].id for example in examples.values()} | {examples["student_group"][OWN].id}
        assert not hidden & {event.id for event in events}
        for values in ((Student, other, "grade", None), (SupportPlan, examples["support_plan"][OTHER].id, "need", "x")):
            with pytest.raises(Refused), book.edit("") as edit:
                put_value_back(edit, *values)
        with pytest.raises(Refused, match="nothing to undo"):
            book.undo()


def test_the_own_edits_are_undone_and_done_again(teacher: Book, examples: Examples) -> None:
    teacher.save(HourEntry, examples["hour_entry"][OWN].id, {"task": "Filing"})
    assert teacher.undo() == teacher.redo() == teacher.undo()
    with teacher.edit("Note") as edit:  # notes are added, not deleted; but what was just typed may be taken back
        edit.insert(Note, [examples["note"][OWN].values])
    teacher.undo()


# every way past it


HOSTILE = (
    "SELECT * FROM main.student",
    "SELECT count(*) FROM main.student",
    "SELECT (SELECT last_name FROM main.student LIMIT 1)",
    "WITH student AS (SELECT * FROM main.student) SELECT * FROM student",
    "SELECT * FROM (SELECT * FROM main.student) AS student",
    "SELECT s.id FROM student s JOIN main.student m ON m.id = s.id",
    "SELECT * FROM main.support_plan UNION SELECT * FROM support_plan",
    "SELECT body FROM main.journal",
    "SELECT * FROM main.journal_touched",
    "SELECT * FROM main.hour_total",
    "SELECT * FROM main.meta",
    "SELECT sql FROM sqlite_master",
    "SELECT sql FROM main.sqlite_schema",
    "SELECT name FROM sqlite_temp_master",
    "SELECT name FROM temp.sqlite_schema",
    "SELECT * FROM pragma_table_list",
    "SELECT * FROM sqlite_dbpage",
    "SELECT * FROM dbstat",
    "PRAGMA query_only = OFF",
    "PRAGMA table_info(student)",
    "PRAGMA database_list",
    "PRAGMA cipher_integrity_check",
    "PRAGMA writable_schema = ON",
    "PRAGMA rekey = 'x'",
    "ATTACH DATABASE ':memory:' AS other",
    "VACUUM INTO 'copy.db'",
    "SELECT sqlcipher_export('main')",
    "SELECT load_extension('x')",
    "CREATE TEMP VIEW mine AS SELECT * FROM main.student",
    "CREATE TEMP TABLE mine AS SELECT * FROM main.student",
    "CREATE TEMP TRIGGER mine INSTEAD OF INSERT ON student BEGIN SELECT 1; END",
    "DROP VIEW temp.student",
    "INSERT INTO note (id) VALUES ('x')",
    "UPDATE main.student SET last_name = 'x'",
    "DELETE FROM main.student",
    "ANALYZE",
    "REINDEX",
)


OF_VIEWERS = [each for each in HOSTILE if "SELECT" not in each or ("student" not in each and "hour_total" not in each)]
"""A viewer sees every student and the hours, also without a view."""


@pytest.mark.parametrize(("role", "statement"), [*product(["teacher"], HOSTILE), *product(["viewer"], OF_VIEWERS)])
def test_no_statement_gets_past_the_views(books: Callable[[str], Book], role: Role, statement: str) -> None:
    with books(role).reading() as connection:
        with pytest.raises((Refused, SQLAlchemyError)):
            connection.execute(text(statement)).all()
        connection.rollback()


def test_a_plan_of_execution_does_not_tell_how_the_views_are_called(teacher: Book) -> None:
    with teacher.reading() as connection:
        for asked in (
            "SELECT * FROM student s LEFT JOIN hour_entry h ON h.student_id = s.id RIGHT JOIN note n ON n.id = h.id",
            "SELECT * FROM guardian UNION SELECT * FROM guardian",
            "WITH a AS MATERIALIZED (SELECT * FROM student) SELECT * FROM a, a b",
        ):
            plan = str(connection.execute(text(f"EXPLAIN QUERY PLAN {asked}")).all())
            assert "hour_entry" in plan or "guardian" in plan or "student" in plan
            assert "seen_" not in plan


def test_no_table_is_forgotten(books: Callable[[str], Book]) -> None:
    """Whatever is in the file: a role that does not see all of it gets nothing of what nobody put into the table."""
    with books("coordinator").reading() as connection:
        there = connection.execute(text("SELECT name FROM sqlite_master WHERE type = 'table'")).scalars().all()
    unlisted = set(there) - set(TABLES) - set(DERIVED)
    assert {"journal", "journal_touched", "meta"} <= unlisted
    with books("teacher").reading() as connection:
        for table in unlisted:
            try:
                assert connection.execute(text(f'SELECT count(*) FROM "{table}"')).scalar() == 0
            except (Refused, SQLAlchemyError):
                continue
    with books("viewer").reading() as connection:
        for table in ("support_plan", "note", "journal"):  # a count of what is not seen is nothing, and no refusal
            assert connection.execute(text(f'SELECT count(*) FROM "{table}"')).scalar() == 0


def test_an_unknown_role_sees_as_little_as_a_viewer(own_copy: Path) -> None:
    with open_as(own_copy, "coordinator") as book:
        from app.book import accounts

        viewer = next(account for account in book.accounts if account.role == "viewer")
        accounts.change_role(book, viewer.id, "janitor")
    with open_as(own_copy, "viewer") as book:
        assert book.account.role == "janitor"
        assert not book.may("export")
        assert book.ids(SupportPlan) == []
        attempt(book, False, lambda edit: edit.insert(Student, [{"last_name": "A", "first_name": "B"}]))


# the command line


def test_the_command_line_keeps_to_it(
    own_copy: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from app.cli import main

    with open_as(own_copy, "coordinator") as book, book.edit("Names") as edit:
        rows = edit.connection.execute(select(Student.id)).scalars().all()
        edit.update(Student, {id_: {"last_name": f"Name{at}"} for at, id_ in enumerate(sorted(rows))})
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PATHBOOK_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("PATHBOOK_PASSPHRASE", PASSPHRASES["teacher"])
    assert main(["list", "students", "--book", str(own_copy)]) == 2  # several have accounts: whose passphrase is it?
    assert "--account NAME" in capsys.readouterr().err
    book = ["--book", str(own_copy), "--account", "Tom Ruiz"]
    assert main(["export", "roster", *book, "--out", "roster.csv"]) == 0
    assert main(["export", "supports", *book, "--out", "supports.xlsx"]) == 0
    roster = Path("roster.csv").read_text("utf-8-sig")
    assert "Name0" in roster
    assert "Name1" not in roster
    for words in (["list", "students", "--json"], ["list", "hours", "--json"], ["list", "plans", "--json"]):
        capsys.readouterr()
        assert main([*words, *book]) == 0
        assert "Name1" not in capsys.readouterr().out
    capsys.readouterr()
    Path("new.csv").write_text("Student ID,Last name,First name,Grade\n7,New,Kid,9\n", "utf-8")
    for words in (
        ["backup", *book, "--out", "copy.pathbook-copy"],
        ["import", "roster", "new.csv", *book],
        ["approve", "hours", *book, "--where", "state=draft"],
    ):
        assert main(words) == 1, words
        assert "may not" in capsys.readouterr().err, words
    monkeypatch.setenv("PATHBOOK_PASSPHRASE", PASSPHRASES["viewer"])
    viewer = ["--book", str(own_copy), "--account", "The viewer"]
    assert main(["export", "roster", *viewer, "--out", "viewer.csv"]) == 1
    assert not Path("viewer.csv").exists()
    assert not Path("copy.pathbook-copy").exists()


def test_statement_classes_cover_every_entity() -> None:
    assert set(CHANGED) >= set(TABLES) == {entity.__tablename__ for entity in cast("tuple[type[Base], ...]", ENTITIES)}
    assert all(CHANGED[table] in fields_of(entity_of(table)) for table in TABLES)
    assert Placement in ENTITIES
