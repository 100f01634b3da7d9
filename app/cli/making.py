"""Making books: the sample school, and an empty one."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from app import paths
from app.cli.answers import Answer
from app.cli.following import follow
from app.cli.opening import for_new_book
from app.i18n import _, ngettext
from app.models import Employer, HourEntry, Placement, SitePathway, Student, opening


def demo(asked: Namespace) -> Answer:
    """Make the sample school. Raises Refused where its place is taken."""
    from app.models.sample_school import make_sample

    path = Path(asked.book) if asked.book else paths.sample_book()
    follow(make_sample(path) if asked.seed is None else make_sample(path, asked.seed))
    counted = {"students": Student, "pathways": SitePathway, "employers": Employer, "placements": Placement,
               "hours": HourEntry}  # fmt: skip
    with opening.open_book(path) as book:
        counts = {name: len(book.ids(entity)) for name, entity in counted.items()}
    text = ngettext(
        "The sample school with {count} student lies at “{path}”. It opens without a passphrase.",
        "The sample school with {count} students lies at “{path}”. It opens without a passphrase.",
        counts["students"],
    ).format(count=counts["students"], path=path)
    return Answer({"book": str(path), **counts}, text)


def new(asked: Namespace) -> Answer:
    """Make an empty book. Its recovery code is told here and never again."""
    path = Path(asked.path)
    book, code = opening.new_book(path, asked.site, asked.person, for_new_book(asked))
    book.close()
    text = _(
        "The book of {site} lies at “{path}”.\n"
        "Recovery code: {code}\n"
        "Print the code and lock it away: it opens the book if the passphrase is lost, and it is not shown again."
    ).format(site=asked.site, path=path, code=code)
    return Answer({"book": str(path), "recovery_code": code}, text)
