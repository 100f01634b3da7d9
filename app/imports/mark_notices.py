"""What a person should know of a file of marks, though nothing in it is wrong."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from app.i18n import _, ngettext
from app.imports.mark_targets import YEAR_HEADINGS
from app.imports.matching import heading_key
from app.imports.record_files import MOST_NAMED, named


def assumptions(headings: Mapping[str, str], undated: int, year: str) -> Iterator[tuple[str, str | None]]:
    """How years and terms were read that the file leaves open, each with its column; `undated` rows have no year."""
    if undated:
        said = ngettext(
            "{count} row names no school year: {year} is taken. If it is another one, add it as a column.",
            "{count} rows name no school year: {year} is taken. If it is another one, add it as a column.",
            undated,
        )
        yield said.format(count=undated, year=year), None
    if column := headings.get("semester_number"):
        yield _("The figures 1 and 2 are read as semesters."), column
    if column := headings.get("quarter_number"):
        yield _("The figures 1 to 4 are read as quarters."), column
    if column := headings.get("powerschool_term"):
        yield _("Term IDs are read as those of PowerSchool: 3500 is 2025-2026, 3501 its first semester."), column
    if heading_key(headings.get("end_year", "")) in YEAR_HEADINGS:
        yield _("A year alone is read as the school year that ends in it: 2026 is 2025-2026."), headings["end_year"]


def unknown_mark_words(counts: Counter[str]) -> Iterator[str]:
    """The marks that the scale does not know, the most frequent first."""
    for mark, count in counts.most_common(MOST_NAMED):
        said = ngettext(
            "The mark scale does not know the mark “{mark}” of {count} row: it is kept as it is printed and counts "
            "for nothing until you add it to the scale.",
            "The mark scale does not know the mark “{mark}” of {count} rows: it is kept as it is printed and "
            "counts for nothing until you add it to the scale.",
            count,
        )
        yield said.format(mark=mark, count=count)
    others = counts.most_common()[MOST_NAMED:]
    if others:
        marks = named([mark for mark, _count in others])
        yield _("Further marks that the scale does not know: {marks}.").format(marks=marks)
