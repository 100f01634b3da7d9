"""Writing workbooks and PDF."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from app.cli import hour_sheets
from app.cli.answers import REFUSED, Answer, say
from app.cli.fitting import refuse_unfit, refuse_unfit_sheet
from app.cli.following import follow
from app.cli.nouns import HOURS_SHEET
from app.cli.opening import open_asked
from app.cli.subjects import subjects_of, weeks_of
from app.exports import REPORTS
from app.exports.contents import Contents
from app.exports.report import Written, unwritten_words
from app.i18n import _, ngettext
from app.models.access import Disclosure


def write(asked: Namespace) -> Answer:
    """Write one report, whole or for the named students; the suffix of --out says in which format."""
    if asked.what == HOURS_SHEET:
        refuse_unfit_sheet(asked)
        return hour_sheets.write(asked, disclosure(asked.purpose, asked.recipient))
    report = REPORTS[asked.what]
    refuse_unfit(asked, report)
    out = Path(asked.out)
    with open_asked(asked) as book:
        writing = report.write(
            book,
            out,
            None,
            asked.language,
            asked.separate,
            skip_empty=asked.skip_empty or (report.thin and not asked.student),
            why=disclosure(asked.purpose, asked.recipient),
            subjects=subjects_of(asked, report, book),
            weeks=weeks_of(asked),
            contents=Contents(asked.preset, tuple(asked.parts) if asked.parts else None),
        )
        written = follow(writing)
    files = written.files
    lines: list[str] = []
    if files:
        said = ngettext("{count} file was written:", "{count} files were written:", len(files))
        lines = [said.format(count=len(files)), *map(str, files)]
    if count := len(written.skipped):
        lines.append(
            ngettext("{count} student was skipped:", "{count} students were skipped:", count).format(count=count)
        )
        lines += [" · ".join(filter(None, (_(s.reason), s.local_id, s.name))) for s in written.skipped]
    skipped = [{"local_id": s.local_id, "name": s.name, "reason": s.reason} for s in written.skipped]
    data = {"files": [str(file) for file in files], "skipped": skipped, "unwritten_names": written.unwritten}
    if written.unwritten:
        say(unwritten_words(written.unwritten))
    if files:
        return Answer(data, "\n".join(lines))
    return Answer(data, "\n".join(lines), _nothing_written(written), REFUSED)


def _nothing_written(written: Written) -> str:
    """Why there is no file: everybody was left out."""
    reasons = dict.fromkeys(_(skipped.reason).rstrip(".") for skipped in written.skipped)
    return _("No file was written. Why: {reasons}.").format(reasons="; ".join(reasons))


def disclosure(purpose: str, recipient: str) -> Disclosure:
    """What --purpose and --recipient say; other purposes are given in words behind a colon: "other: a fair"."""
    code, _colon, words = purpose.partition(":")
    return Disclosure(code.strip(), recipient, words)
