"""Papers in English with the same in Spanish behind them."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest

from app.book.book import Book
from app.exports import REPORTS
from app.exports.contents import Contents
from tests.exports.reading_pdf import pages_of, problems
from tests.exports.whole_student import make_whole
from tests.exports.writing import finish, make_student


@pytest.mark.parametrize(("name", "preset", "spoken"), [
    ("plan", "sign", "Plan del estudiante"), ("plan", "team", "Plan del estudiante"),
    ("support-summary", "", "Resumen de apoyos"),
])  # fmt: skip
def test_a_paper_in_english_has_its_spanish_behind_it(
    name: str, preset: str, spoken: str, school: Book, out: Path
) -> None:
    make_whole(school)
    make_student(school, local_id="2", last_name="Zhang")
    path, contents = out / "both.pdf", Contents(preset)
    written = finish(REPORTS[name].write(school, path, None, "both", contents=contents))
    pages = pages_of(path)
    first, later = (part.page for part in written.parts)
    half = later // 2
    assert (first, later % 4, spoken in pages[0]) == (0, 0, False)  # four sides of a sheet or more, each its own
    for page in (half, later + half):
        assert spoken in pages[page]
        assert "Página 1 de " in pages[page]
    with pikepdf.open(path) as pdf:
        parts = pdf.Root.StructTreeRoot.K[0].K
        assert [str(part.get("/Lang", "")) for part in parts] == ["", "es-US"] * 2
        assert str(pdf.Root.Lang) == "en-US"
    assert problems(path) == []
