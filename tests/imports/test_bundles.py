"""Zip archives and folders: what is read, what is passed over, what is refused."""

from __future__ import annotations

import io
import struct
import zipfile
from pathlib import Path

import openpyxl
import pytest

from app.book.refused import Refused
from app.imports.tables import read_bytes, read_tables
from tests.shared_data import shared

USERS = "ID,Name\n1,Ana\n"


def archive(*members: tuple[str, str | bytes], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", compression) as made:
        for name, content in members:
            made.writestr(name, content)
    return file.getvalue()


def read(data: bytes) -> list[str]:
    return [table.file for table in read_bytes(data, "export.zip")]


def test_tables_are_found_in_folders_of_an_archive() -> None:
    data = archive(
        ("export/users.csv", USERS),
        ("export/readme.pdf", b"%PDF"),
        ("__MACOSX/export/._users.csv", b"\0\5"),
        ("export/.DS_Store", b"\0"),
        ("export/~$users.xlsx", b"x"),
        ("export/empty.csv", b""),
        ("export\\orgs.TXT", "ID\tName\n1\tA\n"),
    )
    assert read(data) == ["orgs.TXT", "users.csv"]


def test_files_of_the_same_name_keep_their_folders() -> None:
    assert read(archive(("a/users.csv", USERS), ("b/users.csv", USERS))) == ["a/users.csv", "b/users.csv"]


def test_paths_that_lead_outside_are_only_names(tmp_path: Path) -> None:
    here = set(tmp_path.iterdir())
    assert read(archive(("../../evil.csv", USERS), ("/etc/users.csv", USERS), ("C:\\x\\t.csv", USERS))) == [
        "evil.csv",
        "users.csv",
        "t.csv",
    ]
    assert set(tmp_path.iterdir()) == here


def test_workbooks_in_an_archive() -> None:
    book, file = openpyxl.Workbook(), io.BytesIO()
    book.worksheets[0].append(["ID", "Name"])
    book.save(file)
    data = archive(("roster.xlsx", file.getvalue()), ("users.csv", USERS))
    assert read(data) == ["roster.xlsx", "users.csv"]


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (archive(), "contains no"),
        (archive(("readme.pdf", b"%PDF")), "contains no"),
        (archive(("users.csv", b"")), "empty"),
        (archive(("users.csv", USERS))[:-30], "damaged"),
        (archive(("users.csv", "ID," * 3_000_000)), "unpack to far more"),
        (archive(("users.csv", USERS), compression=zipfile.ZIP_LZMA), "packed in a way"),
        (archive(*[(f"{number}.csv", "") for number in range(10_001)]), "unpack to far more"),
        (archive(("inner.csv", archive(("users.csv", USERS)))), "inside another bundle"),
    ],
)
def test_archives_that_are_refused(data: bytes, word: str) -> None:
    with pytest.raises(Refused, match=word):
        read_bytes(data, "export.zip")


def test_double_members_are_refused() -> None:
    with pytest.warns(UserWarning, match="Duplicate name"):
        data = archive(("users.csv", USERS), ("users.csv", USERS))
    with pytest.raises(Refused, match="twice"):
        read_bytes(data, "export.zip")


def test_encrypted_members_are_refused() -> None:
    data = bytearray(archive(("users.csv", USERS)))
    data[data.index(b"PK\x01\x02") + 8] |= 1
    with pytest.raises(Refused, match="password"):
        read_bytes(bytes(data), "export.zip")


@pytest.mark.parametrize("declared", [5, 1_000_000])
def test_members_that_are_not_as_long_as_declared_are_refused(declared: int) -> None:
    data = bytearray(archive(("users.csv", USERS * 1000)))
    entry = data.index(b"PK\x01\x02")
    struct.pack_into("<L", data, entry + 24, declared)
    with pytest.raises(Refused, match="damaged"):
        read_bytes(bytes(data), "export.zip")


def test_members_without_a_name_are_refused() -> None:
    data = archive(("a", USERS))
    entry = data.index(b"PK\x01\x02")
    nameless = bytearray(data[: entry + 46] + data[entry + 47 :])
    struct.pack_into("<H", nameless, entry + 28, 0)
    end = nameless.index(b"PK\x05\x06")
    struct.pack_into("<L", nameless, end + 12, struct.unpack_from("<L", nameless, end + 12)[0] - 1)
    with pytest.raises(Refused, match="damaged"):
        read_bytes(bytes(nameless), "export.zip")


def test_a_declared_giant_is_refused() -> None:
    data = bytearray(archive(("users.csv", USERS)))
    struct.pack_into("<L", data, data.index(b"PK\x01\x02") + 24, 2_000_000_000)
    with pytest.raises(Refused, match="unpack to far more"):
        read_bytes(bytes(data), "export.zip")


def test_folders(tmp_path: Path) -> None:
    inner = tmp_path / "export"
    inner.mkdir()
    with pytest.raises(Refused, match="contains no"):
        read_tables(tmp_path)
    for name in ("users.csv", "~$users.xlsx", ".hidden.csv", "readme.md"):
        (inner / name).write_text(USERS, "utf-8")
    assert [table.file for table in read_tables(tmp_path)] == ["users.csv"]
    (tmp_path / "orgs.tsv").write_text("ID\tName\n", "utf-8")
    assert [table.file for table in read_tables(tmp_path)] == ["orgs.tsv"]


def test_paths_that_are_no_files(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="There is no file"):
        read_tables(tmp_path / "users.csv")


def test_a_file_beyond_the_limit_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "users.csv"
    with path.open("wb") as file:
        file.truncate(100 * 1024 * 1024 + 1)
    with pytest.raises(Refused, match="larger than 100 MB"):
        read_tables(path)


def test_vendor_sets() -> None:
    folder = shared("ms-sds") / "SDS v2.1"
    tables = {table.file: table for table in read_tables(folder)}
    assert set(tables) == {path.name for path in folder.glob("*.csv")}
    assert {"sourcedId", "username", "givenName", "familyName"} <= set(tables["users.csv"].headings)
    assert all(table.rows and not table.problems for table in tables.values())
