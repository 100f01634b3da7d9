"""Taking files in: the counts and problems are told, whether anything is written or not."""

from __future__ import annotations

import json
from argparse import Namespace
from collections.abc import Mapping
from pathlib import Path

from app.book.book import Book
from app.book.refused import Refused
from app.cli import hour_sheets
from app.cli.aligning import text_table
from app.cli.answers import Answer
from app.cli.following import follow
from app.cli.nouns import HOURS_SHEET
from app.cli.opening import open_asked
from app.cli.problem_lines import not_written, notice_lines, problem_lines
from app.i18n import _, ngettext
from app.imports.absences import with_students
from app.imports.intake import Intake, apply, fields_to_map, read_hours, read_records, read_roster
from app.imports.person_rows import ColumnsLacking

_MOST = 1_000_000  # bytes of a mapping
_MOST_NAMED = 50  # courses that a file lacks, a line each


def take(asked: Namespace) -> Answer:
    """Read a file and write what it says. Where it has problems, nothing is written without --take-good."""
    if asked.what == HOURS_SHEET:
        return hour_sheets.take(asked)
    mapping = _mapping(Path(asked.map)) if asked.map else None
    path = Path(asked.path)
    with open_asked(asked) as book:
        intake = _read(book, asked.what, path, mapping, asked.school)
        refused = bool(intake.problems) and not asked.take_good
        if not refused and not asked.dry_run:
            follow(apply(book, intake, take_good=asked.take_good))
    text = _text(intake, written=not refused and not asked.dry_run)
    if not refused:
        return Answer(intake.counts(), text)
    return not_written(intake.counts(), text, len(intake.problems))


def _read(book: Book, what: str, path: Path, mapping: Mapping[str, str | None] | None, school: str | None) -> Intake:
    try:
        if what in ("roster", "oneroster"):
            return read_roster(book, path, mapping, school)
        if school:
            raise Refused(_("Only rosters are told apart by school: leave --school out."))
        return read_hours(book, path, mapping) if what == "hours" else read_records(book, what, path, mapping)
    except ColumnsLacking as lacking:
        said = _("With --map FILE you can say which columns they are; the fields are: {fields}.")
        raise Refused(f"{lacking} {said.format(fields=', '.join(fields_to_map(book, what)))}") from lacking


def _mapping(file: Path) -> Mapping[str, str | None]:
    """The field of each heading. Raises Refused where the file does not hold one JSON object of texts."""
    try:
        with file.open("rb") as stream:
            mapping = json.loads(stream.read(_MOST).decode("utf-8-sig"))
    except OSError as error:
        raise Refused(
            _("The mapping “{path}” cannot be read: {reason}.").format(path=file, reason=error.strerror)
        ) from error
    except (ValueError, RecursionError):
        mapping = None
    if not isinstance(mapping, dict) or not all(isinstance(field, str | None) for field in mapping.values()):
        raise Refused(_("The mapping “{path}” is not a JSON object like {example}.").format(
            path=file, example='{"Pupil No": "local_id", "Remarks": null}'))  # fmt: skip
    return mapping


def _text(intake: Intake, written: bool) -> str:
    headings = ["", _("new"), _("changed"), _("unchanged"), _("missing")]
    counts = [[name.replace("_", " "), *map(str, told.values())] for name, told in intake.records.items()]
    parts = [intake.layout, text_table(headings, counts, [False, True, True, True, True])]
    if intake.problems:
        parts.append(problem_lines(intake.problems))
    if intake.notices:
        parts.append("\n".join(notice_lines(intake.notices)))
        if any(notice.mappable for notice in intake.notices):
            parts.append(_("What a column fills is said with --map."))
    if intake.absent:
        parts.append(_absent(intake.absent))
    if intake.is_empty:
        parts.append(_("There is nothing to write."))
    else:
        parts.append(_("Taken in.") if written else _("Nothing was written."))
    return "\n\n".join(parts)


def _absent(courses: Mapping[str, int]) -> str:
    lines = [_("Not in the file, and kept as the book has it:")]
    lines += [with_students(*each) for each in sorted(courses.items())[:_MOST_NAMED]]
    if (others := len(courses) - _MOST_NAMED) > 0:
        more = ngettext("… and {count} more like these", "… and {count} more like these", others)
        lines.append(more.format(count=others))
    return "\n".join(lines)
