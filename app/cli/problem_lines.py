"""What is wrong with a file, line by line, and the answer where nothing of it was written."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from app.cli.answers import REFUSED, Answer
from app.i18n import _, ngettext
from app.imports.problems import Problem

_MOST_ALIKE, _EXAMPLES = 50, 3
_CHANGING = re.compile(r"“[^”]*”|\d+")  # what tells two problems of the same kind apart


def problem_lines(problems: Sequence[Problem]) -> str:
    """How many problems there are, and each with its place, of many alike the first few; "" without any."""
    if not problems:
        return ""
    count = len(problems)
    said = ngettext("{count} problem:", "{count} problems:", count).format(count=count)
    alike: dict[tuple[str | None, str], list[Problem]] = defaultdict(list)
    for problem in problems:
        alike[problem.column, _CHANGING.sub("", problem.message)].append(problem)
    if all(len(group) <= _MOST_ALIKE for group in alike.values()):
        return "\n".join([said, *notice_lines(problems)])
    lines = [said]
    for group in alike.values():
        lines += notice_lines(group if len(group) <= _MOST_ALIKE else group[:_EXAMPLES])
        if len(group) > _MOST_ALIKE:
            others = len(group) - _EXAMPLES
            more = ngettext("… and {count} more like these", "… and {count} more like these", others)
            lines.append("  " + more.format(count=others))
    return "\n".join(lines)


def notice_lines(problems: Sequence[Problem]) -> list[str]:
    """Each with its place, whether it is a problem or only worth knowing."""
    return [f"{_place(problem)}: {problem.message}" for problem in problems]


def not_written(data: Mapping[str, Any], text: str, count: int) -> Answer:
    """The answer where `count` problems kept a file from being written."""
    error = ngettext(
        "The file has {count} problem, so nothing was written. Correct it, or add --take-good.",
        "The file has {count} problems, so nothing was written. Correct them, or add --take-good.",
        count,
    ).format(count=count)
    return Answer(data, text, error, REFUSED)


def _place(problem: Problem) -> str:
    row = "" if problem.row is None else _("row {number}").format(number=problem.row)
    return ", ".join(part for part in (problem.file, row, problem.column) if part)
