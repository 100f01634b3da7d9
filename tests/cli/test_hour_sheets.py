"""Hours sheets by scripts; what they hold and what is taken back is tested with exports and imports."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import openpyxl
import pytest

from tests.cli.conftest import Run

EXPORT = ("export", "hours-sheet", "--section", "S1", "--from", "2026-09-01", "--until", "2026-09-07")


@pytest.fixture
def sheet(book: Path, tmp_path: Path, run: Run) -> Path:
    """The sheet of Ana, who has hours in every state from Tuesday to Saturday."""
    out = tmp_path / "new" / "sheet.xlsx"
    out.parent.mkdir()
    outcome = run(*EXPORT, "--out", out, "--book", book, "--json")
    assert (outcome.status, outcome.json, outcome.err) == (0, {"files": [str(out)], "skipped": []}, "")
    return out


def type_into(sheet: Path, **days: object) -> None:
    """Types into the row of Ana; "d07" is the seventh of the month."""
    workbook: Any = openpyxl.load_workbook(sheet)
    page = workbook.worksheets[0]
    columns: dict[str, Any] = {str(cell.value)[-2:]: cell.column for cell in page[1]}
    for day, value in days.items():
        page.cell(10, columns[day[1:]]).value = value
    workbook.save(sheet)


def test_untouched(sheet: Path, book: Path, run: Run) -> None:
    outcome = run("import", "hours-sheet", sheet, "--book", book, "--json")
    assert (outcome.status, outcome.json["unchanged"], outcome.json["cells"]) == (0, 5, [])
    assert "There is nothing to write." in run("import", "hours-sheet", sheet, "--book", book).out


def test_shown_then_taken(sheet: Path, book: Path, run: Run) -> None:
    type_into(sheet, d01="3h30", d07=2)
    command = ("import", "hours-sheet", sheet, "--book", book)
    told = run(*command, "--dry-run")
    assert told.status == 0
    assert told.out.splitlines()[2:4] == [
        "Sep 1, 2026 · Peña, Ana · Elm Clinic · Aide: 1.5 → 3.5",
        "Sep 7, 2026 · Peña, Ana · Elm Clinic · Aide: – → 2",
    ]
    assert told.out.splitlines()[-1] == "Nothing was written."
    taken = run(*command, "--json").json
    assert [taken[name] for name in ("new", "changed", "cleared", "conflict", "refused")] == [1, 1, 0, 0, 0]
    assert [(cell["what"], cell["date"], cell["before"], cell["after"]) for cell in taken["cells"]] == [
        ("changed", "2026-09-01", 90, 210),
        ("new", "2026-09-07", None, 120),
    ]
    assert run(*command, "--json").json["unchanged"] == 6


def test_with_problems_only_the_good_cells_and_only_when_asked(sheet: Path, book: Path, run: Run) -> None:
    type_into(sheet, d04=1, d06=25, d07=2)
    command = ("import", "hours-sheet", sheet, "--book", book)
    refused = run(*command, "--json")
    assert (refused.status, refused.json["new"], refused.json["refused"]) == (1, 1, 2)
    assert [(p["row"], p["column"]) for p in refused.json["problems"]] == [(10, "H"), (10, "J")]
    assert "2 problems, so nothing was written" in refused.err
    taken = run(*command, "--take-good")
    assert (taken.status, taken.out.splitlines()[-1]) == (0, "1 cell was taken back.")


@pytest.mark.parametrize(
    ("words", "status"),
    [
        (("export", "hours-sheet", "--out", "a.xlsx"), 2),
        (("export", "hours-sheet", "--out", "a.xlsx", "--section", "S1", "--separate"), 2),
        (("export", "hours-sheet", "--out", "a.xlsx", "--section", "S1", "--from", "someday"), 2),
        (("export", "hours-sheet", "--out", "a.xlsx", "--section", "S9"), 1),
        (("export", "hours-sheet", "--out", "a.csv", "--section", "S1"), 1),
        (("export", "roster", "--out", "a.xlsx", "--from", "2026-09-01"), 2),
        (("import", "hours-sheet", "a.xlsx"), 1),
        (("import", "hours-sheet", "a.xlsx", "--school", "1"), 2),
    ],
)
def test_refusals(words: tuple[str, ...], status: int, book: Path, tmp_path: Path, run: Run) -> None:
    outcome = run(*words, "--book", book, "--json")
    assert (outcome.status, bool(outcome.json["error"])) == (status, True)
    assert not (tmp_path / "a.xlsx").exists()
