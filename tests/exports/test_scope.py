"""A file says of whom it tells: what an account does not see is not in it."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.exports.list_seen import ListSeen
from app.exports.list_seen import write as write_list
from app.exports.sheets import SheetColumn
from tests.exports.reading_sheets import values
from tests.exports.writing import write
from tests.models.role_books import RoleBook


def about(file: Path) -> dict[str, str]:
    return {row[0]: row[1] for row in values(file, "About")}


@pytest.mark.parametrize(
    ("role", "students"),
    [
        ("coordinator", "Everybody who is here"),
        ("counselor", "Everybody who is here"),
        ("teacher", "Everybody who is here, as far as the account “Tom Ruiz” may see"),
    ],
)
def test_a_workbook_says_as_far_as_who_may_see(role: str, students: str, role_book: RoleBook, out: Path) -> None:
    with role_book.open_as(role) as book:
        write("roster", book, out / "a.xlsx")
        seen = ListSeen("Students", [SheetColumn("Name")], ["1"], lambda ids: {id_: [id_] for id_ in ids})
        for _progress in write_list(book, out / "list.xlsx", seen):
            pass
    assert about(out / "a.xlsx")["Students"] == students
    limited = "The account “Tom Ruiz”, as far as it may see" if role == "teacher" else None
    assert about(out / "list.xlsx").get("Seen by") == limited
