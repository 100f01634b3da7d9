"""Every way past the table of permissions that anybody could think of."""

from __future__ import annotations

from collections.abc import Callable
from itertools import product

import pytest
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from app.book.book import Book
from app.book.refused import Refused
from app.models.permissions import DERIVED, Role
from tests.models.permissions.trying import TABLES

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
