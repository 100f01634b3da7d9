"""Bringing an older book up to the present schema: all or nothing, after a proved backup."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from sqlalchemy import Connection

from app.book import opening, records_file, rekeying, tombstones
from app.book.base import Base
from app.book.migrations import migrating
from app.book.records_file import VERSION
from app.book.refused import Refused
from app.models import (
    CourseRecord,
    Evaluation,
    FamilyContact,
    FinancialAid,
    Goal,
    HourEntry,
    MeetingItem,
    Note,
    Paperwork,
    Participation,
    Placement,
    ProfileEvidence,
    ProgressPoint,
    Project,
    Referral,
    SiteVisit,
    Student,
    SupportPlan,
    SupportSession,
    sealed_notes,
)
from app.models.access import access_lines, looked
from app.models.attached import files_of, open_bytes
from app.models.opening import open_book
from tests.books import PASSPHRASE, copy_of, dump
from tests.models.invented_files import png

OLD_BOOKS = Path(__file__).parents[1] / "old_books"

STEP = f'''
import sqlalchemy as sa
from alembic import op

revision = "{VERSION + 1:04}"
down_revision = "{VERSION:04}"

def upgrade():
    op.add_column("student", sa.Column("locker", sa.String()))
    op.execute("UPDATE student SET locker = 'L' || coalesce(local_id, '')")
'''
LOSING = STEP + '    op.execute("DELETE FROM guardian")\n'
FAILING = STEP + '    raise ValueError("half way")\n'
DANGLING = STEP + "    op.execute(\"UPDATE placement SET student_id = 'nobody'\")\n"


@pytest.fixture
def newer(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A program whose schema is one step ahead; the script of the step is to be written into the folder."""
    folder = tmp_path / "scripts" / "versions"
    shutil.copytree(migrating.SCRIPTS / "versions", folder)
    monkeypatch.setattr(migrating, "SCRIPTS", folder.parent)
    for module in (migrating, records_file, opening):
        monkeypatch.setattr(module, "VERSION", VERSION + 1)
    return folder / f"{VERSION + 1:04}_lockers.py"


def test_a_step_runs_once_after_a_proved_backup(newer: Path, sample_template: Path, tmp_path: Path) -> None:
    newer.write_text(STEP)
    path = copy_of(sample_template, tmp_path)
    for _again in range(2):
        with open_book(path) as book, book.reading() as connection:
            assert connection.exec_driver_sql("PRAGMA user_version").scalar() == VERSION + 1
            lockers = connection.exec_driver_sql("SELECT count(*) FROM student WHERE locker LIKE 'L_%'").scalar()
            assert lockers == len(book.ids(Student))
            assert book.check() == []
    backups = [folder for folder in (path / "backups").iterdir() if folder.is_dir()]
    assert len(backups) == 1


@pytest.mark.parametrize(("script", "error"), [(LOSING, Refused), (DANGLING, Refused), (FAILING, ValueError)])
def test_a_step_that_goes_wrong_changes_nothing(
    script: str, error: type[Exception], newer: Path, sample_template: Path, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    newer.write_text(script)
    path = copy_of(sample_template, tmp_path)
    with pytest.raises(error):
        open_book(path)
    monkeypatch.undo()
    with open_book(path) as book, open_book(copy_of(sample_template, tmp_path / "again")) as untouched:
        assert dump(book) == dump(untouched)


def structure(connection: Connection) -> set[tuple[str, str]]:
    """Every table, index and trigger of the records."""
    asked = "SELECT type, name FROM sqlite_master WHERE name NOT LIKE 'sqlite_%'"
    return {(row[0], row[1]) for row in connection.exec_driver_sql(asked)}


@pytest.mark.parametrize("path", sorted(OLD_BOOKS.glob("*.pathbook")), ids=lambda path: path.stem)
def test_every_released_schema_opens(path: Path, sample_template: Path, tmp_path: Path) -> None:
    with open_book(copy_of(sample_template, tmp_path)) as fresh, fresh.reading() as connection:
        wanted = structure(connection)
    with open_book(copy_of(path, tmp_path), PASSPHRASE) as book:
        assert book.check() == []
        assert [s.last_name for s in book.records(Student)] == ["Echeverría", "Nguyễn"]
        with book.reading() as connection:
            assert structure(connection) == wanted
            for table in Base.metadata.tables.values():
                there = connection.exec_driver_sql(f'PRAGMA table_info("{table.name}")').all()
                assert {row[1] for row in there} == {column.name for column in table.columns}, table.name


def test_an_old_recovery_sheet_outlasts_a_new_key(tmp_path: Path) -> None:
    """The slots of an old key file prove nothing: what they are is believed once, when the book is brought forward."""
    path = copy_of(OLD_BOOKS / "0002.pathbook", tmp_path)
    with open_book(path, PASSPHRASE) as book:
        former = [(slot.id, slot.role) for slot in book.ring.slots]
        rekeying.rotate(book, book.ring)
        assert [(slot.id, slot.role) for slot in book.ring.slots] == former
    open_book(path, PASSPHRASE).close()


def test_what_the_third_schema_brought_is_read(tmp_path: Path) -> None:
    """Two accounts, a sealed note, a sealed file, lines of the access log and a tombstone."""
    path = copy_of(OLD_BOOKS / "0003.pathbook", tmp_path)
    with open_book(path, PASSPHRASE) as book:
        assert [(slot.name, slot.role) for slot in book.accounts] == [
            ("Dana Whitfield", "coordinator"), ("Cara Bell", "counselor")]  # fmt: skip
        tomas, vinh = book.ids(Student)
        [file] = files_of(book, Student, tomas)
        assert (file.name, open_bytes(book, file.id)) == ("Hours sheet.png", png(80, 60))
        acts = {(line.act, line.record) for line in access_lines(book, looked(book))}
        assert {("opened", tomas), ("erased", tomas)} < acts
        with book.reading_whole() as connection:
            [stone] = tombstones.tombstones(connection)
        assert (stone.account, stone.reason) == ("Dana Whitfield", "Two folders were mixed up")
        assert [note.text for note in book.records(Note)] == ["Likes bees"]
        [cara] = (slot.id for slot in book.accounts if slot.name == "Cara Bell")
    with open_book(path, "nine loud pelicans", cara) as book:
        [note] = sealed_notes.of_student(book, vinh)
        assert (note.text, book.check()) == ("Asked about the nursing program", [])


def test_what_the_fourth_schema_brought_is_read(tmp_path: Path) -> None:
    """A placement with its papers and hours, an evaluation, a visit, and an event."""
    with open_book(copy_of(OLD_BOOKS / "0004.pathbook", tmp_path), PASSPHRASE) as book:
        [place] = book.records(Placement)
        assert (place.role, place.state) == ("Aide", "active")
        assert [entry.minutes for entry in book.records(HourEntry)] == [210]
        assert [paper.state for paper in book.records(Paperwork)] == ["received"]
        assert [(each.by, each.overall_a) for each in book.records(Evaluation)] == [("supervisor", "3")]
        assert [visit.placement_id for visit in book.records(SiteVisit)] == [place.id]
        assert [joined.presence for joined in book.records(Participation)] == ["attended"]
        assert book.check() == []


def test_what_the_fifth_schema_brought_is_read(tmp_path: Path) -> None:
    """Something of every kind of record of the four strands, each with what it rests on."""
    with open_book(copy_of(OLD_BOOKS / "0005.pathbook", tmp_path), PASSPHRASE) as book:
        with book.reading_whole() as connection:
            step = (migrating.SCRIPTS / "versions" / "0005_four_strands.py").read_text("utf-8")
            brought = re.findall(r'\bmake\(\s*"(\w+)"', step)
            assert "goal" in brought
            for table in brought:
                assert connection.exec_driver_sql(f'SELECT count(*) FROM "{table}"').scalar(), table
        [plan] = book.records(SupportPlan)
        [referral] = book.records(Referral)
        assert (plan.referral_id, plan.baseline_value, plan.goal_value) == (referral.id, 8000, 12000)
        assert [(s.present, s.minutes_planned, s.start) for s in book.records(SupportSession)] == [(False, 30, 540)]
        assert [(point.plan_id, point.value) for point in book.records(ProgressPoint)] == [(plan.id, 8500)]
        assert [(met.language, met.interpreter) for met in book.records(FamilyContact)] == [("Vietnamese", True)]
        assert [(item.decision, item.owner_id) for item in book.records(MeetingItem)] == [
            ("Call the mother", plan.provider_id)]  # fmt: skip
        assert [(taken.mark, taken.credits_earned) for taken in book.records(CourseRecord)] == [("B", 500)]
        assert [goal.name for goal in book.records(Goal)] == ["Finish the garden"]
        assert [aid.status for aid in book.records(FinancialAid)] == ["fafsa"]
        assert [shown.project_id for shown in book.records(ProfileEvidence)] == book.ids(Project)
        assert book.check() == []
