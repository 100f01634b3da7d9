"""Reads workbooks the way others do: cell by cell with openpyxl, and as typed values with calamine."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import openpyxl
from python_calamine import CalamineWorkbook


def opened(path: Path) -> Any:
    """The workbook with its formulas, if it had any, not their results."""
    book: Any = openpyxl.load_workbook(path)
    return book


def values(path: Path, sheet: str) -> list[list[Any]]:
    """The typed values of a sheet, headings first."""
    return CalamineWorkbook.from_path(path).get_sheet_by_name(sheet).to_python()


def table(path: Path, sheet: str) -> list[dict[str, Any]]:
    """The rows of a sheet by heading."""
    headings, *rows = values(path, sheet)
    return [dict(zip(headings, row, strict=True)) for row in rows]
