"""File names of papers: ASCII, sortable, allowed everywhere."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.exports.naming import paper_name, unique

DAY = date(2026, 11, 20)


@pytest.mark.parametrize(
    ("last", "first", "name"),
    [
        ("Aguilar-Reyes", "Maribel", "Aguilar-Reyes_Maribel_204118_transcript_2026-11-20.pdf"),
        ("Nguyễn", "Thị Đào", "Nguyen_Thi-Dao_204118_transcript_2026-11-20.pdf"),
        ("O’Neill", "Zoë Ærø", "ONeill_Zoe-AEro_204118_transcript_2026-11-20.pdf"),
        ("de la Cruz Ibáñez", "José", "de-la-Cruz-Ibanez_Jose_204118_transcript_2026-11-20.pdf"),
        ("김", "민수", "204118_transcript_2026-11-20.pdf"),
        ("../../etc", "C:\\x", "etc_C-x_204118_transcript_2026-11-20.pdf"),
        ("", "", "204118_transcript_2026-11-20.pdf"),
    ],
)
def test_names(last: str, first: str, name: str) -> None:
    assert paper_name(last, first, "204118", "transcript", DAY) == name


@given(st.text(), st.text(), st.text())
def test_any_text_gives_a_name_that_every_system_takes(last: str, first: str, local_id: str) -> None:
    name = paper_name(last, first, local_id, "plan", DAY)
    assert re.fullmatch(r"[A-Za-z0-9_-]+\.pdf", name)
    assert len(name) <= 160
    assert name.partition(".")[0].casefold() not in {"con", "nul", "aux", "prn", "com1", "lpt1"}


def test_unique_counts_on(tmp_path: Path) -> None:
    path = tmp_path / "a_2026-11-20.pdf"
    assert unique(path) == path
    path.touch()
    (tmp_path / "a_2026-11-20-2.pdf").touch()
    assert unique(path) == tmp_path / "a_2026-11-20-3.pdf"
