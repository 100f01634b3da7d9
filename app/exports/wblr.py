"""Writing the state's file of work-based learning: caret-separated text, or a workbook with one row of names."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from app.book.book import Book
from app.book.files import replacing, require_folder
from app.book.refused import Refused
from app.exports.sheets import Sheet, SheetColumn
from app.exports.workbook import write_file
from app.i18n import _
from app.models.access import EXPORTED, Disclosure, note_handed_out, refuse_unknown
from app.models.wblr import RECORD_TYPE, Checked, check
from app.models.wblr_files import noted_as
from app.models.wblr_rules import fits

SUFFIXES = (".txt", ".xlsx")
CARET = "^"
TO_THE_STATE = Disclosure("agency", "CALPADS")
"""Why the file is made, where nobody says otherwise."""


@dataclass(frozen=True, slots=True)
class Filed:
    """The file that was written, and the check on which it rests."""

    file: Path
    checked: Checked


def replaces_all() -> str:
    """What everybody has to know before the file is uploaded (documentation.calpads.org)."""
    return _(
        "Uploading the file replaces every work-based learning record that CALPADS holds for this school and year, "
        "also those that another system sent. What is not in the file is gone there."
    )


def write(
    book: Book, out: Path, year: str, why: Disclosure = TO_THE_STATE, today: date | None = None
) -> Generator[tuple[int, int], None, Filed]:
    """Write the rows of a school year that nothing holds back; yields (done, total).

    Whom the file tells of is noted in the access log before it is there. Raises Refused where nothing can be written,
    the account may not export or sees only some students, the suffix is unknown, or the place cannot be written to.
    """
    book.require("export")
    refuse_unknown(why)
    if out.suffix.lower() not in SUFFIXES:
        known = _(" or ").join(SUFFIXES)
        raise Refused(_("The state’s file is written with a name that ends in {known}.").format(known=known))
    require_folder(out)
    checked = check(book, year, today)
    if not checked.rows:
        raise Refused(_nothing(checked))

    def note() -> None:
        told = noted_as(year, len(checked.rows))
        note_handed_out(book, EXPORTED, {row.student_id for row in checked.rows}, told, why)

    if out.suffix.lower() == ".xlsx":
        columns = [SheetColumn(slot.name) for slot in checked.layout.slots]
        sheet = Sheet(RECORD_TYPE, columns, (row.values for row in checked.rows), len(checked.rows))
        yield from write_file(out, RECORD_TYPE, [sheet], (), note)
    else:
        with replacing(out) as part:
            part.write_bytes("".join(row_text(row.values) for row in checked.rows).encode("cp1252"))
            note()
        yield len(checked.rows), len(checked.rows)
    return Filed(out, checked)


def row_text(values: Sequence[str]) -> str:
    """The values of one row as a line of the file. Raises ValueError for one that no line can hold: a rule failed."""
    if not all(map(fits, values)):
        raise ValueError("a value does not fit into a row of the state's file")
    return CARET.join(values) + "\r\n"


def _nothing(checked: Checked) -> str:
    if checked.held_back:
        return _("Nothing can be written: every record of {year} lacks something. Mend the problems first.").format(
            year=checked.year
        )
    return _("Nothing can be written: the book has no work-based learning of {year} that the state asks for.").format(
        year=checked.year
    )
