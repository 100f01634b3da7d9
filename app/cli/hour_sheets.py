"""Hours sheets: written for a class, and taken back."""

from __future__ import annotations

from argparse import Namespace
from datetime import date
from pathlib import Path

from app.cli.answers import Answer
from app.cli.following import follow
from app.cli.opening import open_asked
from app.cli.parsing import Usage
from app.cli.problem_lines import not_written, problem_lines
from app.cli.subjects import section_named
from app.i18n import _, day, ngettext
from app.imports.hour_sheets import CellChange, SheetBack, read_hour_sheet, take_back
from app.models.access import Disclosure
from app.models.hour_sheets import month_of


def write(asked: Namespace, why: Disclosure) -> Answer:
    """Write the hours sheet of the class named by --section. Raises Usage where none is."""
    from app.exports import hours_sheet  # only who writes one waits for the writer of workbooks

    if not asked.section:
        raise Usage(_("an hours sheet is of a class; say which: --section ID"))
    first = asked.first or month_of(asked.until or date.today())[0]
    last = asked.until or month_of(first)[1]
    out = Path(asked.out)
    with open_asked(asked) as book:
        section = section_named(book, asked.section)
        follow(hours_sheet.write(book, out, section.id, first, last, asked.language, why))
    return Answer({"files": [str(out)], "skipped": []}, _("Written to “{path}”.").format(path=out))


def take(asked: Namespace) -> Answer:
    """Take a sheet back. Where a cell is refused or in conflict, nothing is written without --take-good, then the rest.

    Raises Usage for what belongs to other files.
    """
    if asked.map or asked.school:
        raise Usage(_("an hours sheet says itself what its columns are: leave --map and --school out"))
    with open_asked(asked) as book:
        back = read_hour_sheet(book, Path(asked.path))
        problems = back.told()
        refused = bool(problems) and not asked.take_good
        wanted = back.writable if not refused and not asked.dry_run else []
        if wanted:
            take_back(book, back, wanted)
    text = _text(back, len(wanted))
    return not_written(back.counts(), text, len(problems)) if refused else Answer(back.counts(), text)


def _text(back: SheetBack, written: int) -> str:
    said = _("{section}, {first} to {last}")
    parts = [said.format(section=back.section, first=day(back.first), last=day(back.last))]
    if back.writable:
        parts.append("\n".join(map(_line, back.writable)))
    parts.append(problem_lines(back.told()))
    if written:
        taken = ngettext("{count} cell was taken back.", "{count} cells were taken back.", written)
        parts.append(taken.format(count=written))
    else:
        parts.append(_("Nothing was written.") if back.writable else _("There is nothing to write."))
    return "\n\n".join(filter(None, parts))


def _line(change: CellChange) -> str:
    who = f"{day(change.day)} · {change.student} · {change.placement}"
    return f"{who}: {change.before_words or '–'} → {change.after_words or '–'}"
