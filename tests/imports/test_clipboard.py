"""Cells as spreadsheets put them on the clipboard."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.imports.clipboard import block_of


@pytest.mark.parametrize(
    ("text", "block"),
    [
        ("", []),
        ("11", [["11"]]),
        ("11\n", [["11"]]),
        ("11\t12\r\n9\t\r\n", [["11", "12"], ["9", ""]]),
        ("\t\n", [["", ""]]),
        ("a\n\nb", [["a"], [""], ["b"]]),
        ('"two\nlines"\tb', [["two\nlines", "b"]]),
        ('"a\ttab"\n"say ""hi"""', [["a\ttab"], ['say "hi"']]),
        ('5" pipe\t"Nick"', [['5" pipe', '"Nick"']]),
        ('"never closed\tb\nc', [['"never closed', "b"], ["c"]]),
        ("\ufeff  Ana \x07\t007", [["Ana", "007"]]),
    ],
)
def test_blocks(text: str, block: list[list[str]]) -> None:
    assert block_of(text) == block


CELLS = st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"], exclude_characters='"'), min_size=1)


@given(st.lists(st.lists(CELLS, min_size=1, max_size=4), min_size=1, max_size=5))
def test_plain_cells_come_back_as_they_were(rows: list[list[str]]) -> None:
    assert block_of("\r\n".join("\t".join(row) for row in rows)) == rows
