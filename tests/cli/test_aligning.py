"""Columns stay aligned in every script."""

from __future__ import annotations

from app.cli.aligning import MOST, text_table


def test_columns_are_as_wide_as_what_stands_in_them() -> None:
    table = text_table(
        ["Name", "Hours"], [["김민준", "1"], ["Nguye\u0302\u0303n", "12.5"], ["Ana\nLuz", ""]], [False, True]
    )
    assert table.splitlines() == [
        "Name     Hours",
        "-------  -----",
        "김민준       1",
        "Nguye\u0302\u0303n    12.5",
        "Ana Luz",
    ]


def test_a_long_note_is_cut_and_a_short_one_is_not() -> None:
    cells = [line.rstrip() for line in text_table(["Note"], [["a" * MOST], ["b" * MOST + "c"]]).splitlines()[2:]]
    assert cells == ["a" * MOST, "b" * (MOST - 1) + "…"]


def test_a_table_without_rows_is_its_headings() -> None:
    assert text_table(["A", "Bc"], []) == "A  Bc\n-  --"
