"""Keeping a book safe: checking it, copying it into one file, and making a book from such a copy."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from app.book import restoring
from app.book.head import heads_of
from app.book.keys import KeysDamaged, read_ring
from app.book.opening_copies import Difference, Opened, check_may_restore, difference, opened, ring_of
from app.book.records_file import Damaged
from app.book.refused import Refused
from app.cli.answers import REFUSED, Answer
from app.cli.opening import open_asked, unlocking, whose
from app.i18n import _, ngettext, number
from app.models import opening
from app.models import telling_copies as telling
from app.models.attached import size_words, total_size
from app.models.holdings import holdings


def check(asked: Namespace) -> Answer:
    """Whether the file, the journal and the kept figures are sound. A damaged book is an answer, not an accident."""
    try:
        with open_asked(asked) as book:
            entries = book.count_entries()
            intact = not book.broken_entries()
            problems = book.check()
            files, size = total_size(book)
    except Refused as refused:
        unknown = {"entries": None, "intact": None}
        data = {"ok": False, "problems": [str(refused)], "journal": unknown, "files": {"count": None, "bytes": None}}
        return Answer(data, error=str(refused), status=REFUSED)
    data = {
        "ok": not problems,
        "problems": problems,
        "journal": {"entries": entries, "intact": intact},
        "files": {"count": files, "bytes": size},
    }
    journal = ngettext("Its journal has {count} entry.", "Its journal has {count} entries.", entries)
    told = [journal.format(count=number(entries)), *([size_words(files, size) + "."] if files else [])]
    if not problems:
        return Answer(data, " ".join([_("The book is sound."), *told]))
    error = ngettext("The book has {count} problem.", "The book has {count} problems.", len(problems))
    return Answer(data, "\n".join([*problems, *told]), error.format(count=len(problems)), REFUSED)


def back_up(asked: Namespace) -> Answer:
    """Copy the whole book into one sealed file."""
    with open_asked(asked) as book:
        file = book.back_up(Path(asked.out))
    return Answer({"file": str(file)}, _("The book was copied to “{path}” and the copy proved.").format(path=file))


def restore(asked: Namespace) -> Answer:
    """Make a new book from a copy, put it into the place of the present one, or only say what it holds."""
    source, book = Path(asked.path), Path(asked.book)
    ring = ring_of(source)
    if asked.preview:
        return unlocking(asked, lambda secret: _preview(source, book, secret, whose(asked, ring, secret)))
    if asked.replace:
        kept = unlocking(
            asked, lambda secret: restoring.restore_over(source, book, secret, account=whose(asked, ring, secret))
        )
        words = _("The copy is now the book “{path}”. What was there before is kept in “{kept}”.")
        return Answer({"book": str(book), "kept": str(kept)}, words.format(path=book, kept=kept))
    unlocking(asked, lambda secret: restoring.restore(source, book, secret, account=whose(asked, ring, secret)))
    return Answer({"book": str(book)}, _("The book was restored to “{path}”.").format(path=book))


def _preview(source: Path, book: Path, secret: str, account: str | None) -> Answer:
    with opened(source, secret, account=account) as copy:
        check_may_restore(copy)
        held, last = holdings(copy.reader), copy.last
        compared = _compared(copy, book, secret, account)
        data = {
            "made": copy.made and copy.made.isoformat(timespec="seconds"),
            "site": held.site,
            "students": held.students,
            "placements": held.placements,
            "minutes": held.minutes,
            "entries": copy.entries,
            "last": last and {"at": last.at.isoformat(timespec="seconds"), "account": last.account},
            "compared": compared and {"newer": compared.newer, "older": compared.older},
        }
    lines = [*telling.what_it_holds(copy.made, held), *telling.last_edit(last), *telling.how_it_differs(compared)]
    return Answer(data, "\n".join(lines))


def _compared(copy: Opened, book: Path, secret: str, account: str | None) -> Difference | None:
    """How it differs from the book at --book; None where there is none, it is another one, or it is damaged."""
    if not book.exists():
        return None
    try:
        if read_ring(book).book != copy.ring.book:
            return None
        with opening.open_book(book, secret, account) as present, present.reading_whole() as connection:
            return difference(copy.heads, heads_of(connection))
    except (KeysDamaged, Damaged):
        return None
