"""Books of a school: made with the state's code lists in them, opened with their totals kept."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Any

from app.book import opening
from app.book.accounts import ACCOUNT
from app.book.base import Base
from app.book.book import Book
from app.book.editing import Edit
from app.book.fields import fields_of
from app.book.refused import Refused
from app.i18n import _
from app.models.access import OPENED_BY_CODE
from app.models.allowing import policy_of
from app.models.course_records import MarkScale
from app.models.evaluations import EvaluationItem
from app.models.graduate_profile import ProfileOutcome
from app.models.hour_totals import HourTotals
from app.models.locking_hours import refuse_locked
from app.models.orderly_spans import refuse_backward_spans
from app.models.paperwork import DocumentKind
from app.models.pathways import CtePathway, Sector
from app.models.permissions import COMPARTMENTS
from app.models.placements import ActivityType
from app.models.requirements import Requirement, RequirementSet
from app.models.school import SchoolYear, Site, year_bounds, year_name
from app.models.staff import Staff
from app.models.strategies import Strategy
from app.paths import RESOURCES

CODES = RESOURCES / "codes"


def open_book(path: Path, passphrase: str = "", account: str | None = None) -> Book:
    """Open the book in the folder `path` with a passphrase or the recovery code; the sample school needs none.

    `account` is the id of the account whose passphrase it is; without it, that of any will do. Raises
    WrongPassphrase, or Refused with one sentence for each thing that can be wrong. The access log notes the code.
    """
    book = opening.open_book(path, passphrase, (HourTotals(),), account, COMPARTMENTS)
    try:
        book.obey(policy_of(book))
        book.rules += [refuse_locked, refuse_backward_spans]
        with suppress(Refused):  # of a full disk: the book opens all the same, and it is tried again the next time
            if book.needs_passphrase:
                book.note_access(OPENED_BY_CODE, ACCOUNT, [book.account.id], book.account.name)
            book.wipe()
    except BaseException:
        book.close()
        raise
    return book


def new_book(path: Path, site_name: str, person: str, passphrase: str) -> tuple[Book, str]:
    """Make a book for a site and its coordinator `person`; returns it open, with its recovery code.

    Raises Refused where the folder exists, cannot be made, or the passphrase is too short.
    """
    if not site_name.strip():
        raise Refused(_("Say what the site is called."))
    code = opening.make_files(path, person, passphrase)
    book = open_book(path, passphrase)
    with book.edit(_("New book")) as edit:
        edit.insert(Site, [{"name": site_name.strip()}])
        if person.strip():
            first, _space, last = person.strip().rpartition(" ")
            edit.insert(
                Staff,
                [{"first_name": first or None, "last_name": last, "role": "coordinator", "account": book.account.id}],
            )
        _code_lists(edit, date.today())
    book.forget_undo()
    return book, code


def make_sample_files(path: Path, person: str = "") -> Book:
    """Make an empty book that opens without a passphrase as `person`, for the sample school to be filled in."""
    opening.make_open_files(path, person)
    book = open_book(path)
    with book.edit(_("New book")) as edit:
        _code_lists(edit, date.today())
    book.forget_undo()
    return book


def _code_lists(edit: Edit, today: date) -> None:
    """The present school year and what is shipped: the state's lists, documents, what is rated, marks, strategies."""
    name = year_name(today)
    starts_on, ends_on = year_bounds(name)
    edit.insert(SchoolYear, [{"name": name, "starts_on": starts_on, "ends_on": ends_on}])
    sectors = list(_codes("sectors.csv"))
    ids = dict(zip((row["code"] for row in sectors), edit.insert(Sector, sectors), strict=True))
    edit.insert(
        CtePathway,
        [
            {"code": row["code"], "name": row["name"], "sector_id": ids[row["sector_code"]]}
            for row in _codes("cte_pathways.csv")
        ],
    )
    edit.insert(
        ActivityType,
        [{name: value or None for name, value in row.items()} for row in _codes("activity_types.csv")],
    )
    edit.insert(DocumentKind, [_parsed(DocumentKind, row) for row in _codes("document_kinds.csv")])
    items = ({"text": row.pop("name"), **row} for row in _codes("evaluation_items.csv"))
    edit.insert(EvaluationItem, [_parsed(EvaluationItem, row) for row in items])
    edit.insert(MarkScale, [_parsed(MarkScale, row) for row in _codes("marks.csv")])
    edit.insert(Strategy, [_parsed(Strategy, row) for row in _codes("strategies.csv")])
    edit.insert(ProfileOutcome, [_parsed(ProfileOutcome, row) for row in _codes("graduate_profile.csv")])
    _requirements(edit)


def _requirements(edit: Edit) -> None:
    """The state's least requirements for graduation, and A-G."""
    sets = {row.pop("key"): _parsed(RequirementSet, row) for row in _codes("requirement_sets.csv")}
    ids = dict(zip(sets, edit.insert(RequirementSet, sets.values()), strict=True))
    lines = ((ids[row.pop("set")], row) for row in _codes("requirements.csv"))
    edit.insert(Requirement, [{"set_id": set_id, **_parsed(Requirement, row)} for set_id, row in lines])


def _parsed(entity: type[Base], row: dict[str, str]) -> dict[str, Any]:
    """The values of a shipped record, read as the kinds of its fields read what people type; what is empty is left."""
    fields = fields_of(entity)
    return {name: fields[name].kind.parse(text) for name, text in row.items() if text}


def _codes(file: str) -> Iterator[dict[str, str]]:
    with (CODES / file).open(encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(lines)
