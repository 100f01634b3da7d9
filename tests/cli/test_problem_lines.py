"""Problems on the terminal: each with its place, and of many alike a few."""

from __future__ import annotations

from app.cli.problem_lines import problem_lines
from app.imports.problems import Problem


def test_many_alike_are_grouped() -> None:
    many = [Problem("a.csv", n, "ID", f"There is no student with the ID “X{n}”.") for n in range(2, 62)]
    lines = problem_lines([*many, Problem("a.csv", 70, "Mark", "This is another one.")]).splitlines()
    assert lines == [
        "61 problems:",
        *(f"a.csv, row {n}, ID: There is no student with the ID “X{n}”." for n in (2, 3, 4)),
        "  … and 57 more like these",
        "a.csv, row 70, Mark: This is another one.",
    ]
    assert len(problem_lines(many[:50]).splitlines()) == 51
