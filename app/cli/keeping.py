"""Keeping a book safe: checking it, copying it into one file, and making a book from such a copy."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from app.book import restoring
from app.book.refused import Refused
from app.cli.answers import REFUSED, Answer
from app.cli.opening import given, open_asked
from app.i18n import _, ngettext, number


def check(asked: Namespace) -> Answer:
    """Whether the file, the journal and the kept figures are sound. A damaged book is an answer, not an accident."""
    try:
        with open_asked(asked) as book:
            entries = book.count_entries()
            intact = not book.broken_entries()
            problems = book.check()
    except Refused as refused:
        unknown = {"entries": None, "intact": None}
        data = {"ok": False, "problems": [str(refused)], "journal": unknown}
        return Answer(data, error=str(refused), status=REFUSED)
    data = {"ok": not problems, "problems": problems, "journal": {"entries": entries, "intact": intact}}
    journal = ngettext("Its journal has {count} entry.", "Its journal has {count} entries.", entries)
    journal = journal.format(count=number(entries))
    if not problems:
        return Answer(data, _("The book is sound.") + " " + journal)
    error = ngettext("The book has {count} problem.", "The book has {count} problems.", len(problems))
    return Answer(data, "\n".join([*problems, journal]), error.format(count=len(problems)), REFUSED)


def back_up(asked: Namespace) -> Answer:
    """Copy the whole book into one sealed file."""
    with open_asked(asked) as book:
        file = book.back_up(Path(asked.out))
    return Answer({"file": str(file)}, _("The book was copied to “{path}” and the copy proved.").format(path=file))


def restore(asked: Namespace) -> Answer:
    """Make a new book from a copy; it opens with the passphrases of the old one, which is not needed here."""
    book = Path(asked.book)
    restoring.restore(Path(asked.path), book, given(asked))
    return Answer({"book": str(book)}, _("The book was restored to “{path}”.").format(path=book))
