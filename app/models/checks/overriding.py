"""Letting findings stand: a reason for each, said once, and taken back again."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from app.book.base import Record
from app.book.book import Book
from app.book.refused import Refused
from app.i18n import _, ngettext
from app.models.check_overrides import CheckOverride
from app.models.checks.finding import Finding


def let_stand(book: Book, found: Collection[Finding], reason: str) -> int:
    """Let findings stand for one reason, as one edit; returns how many. Those that stand already are left as they are.

    Another entry that joins in, say more hours in the same week, is found again. Raises Refused without a reason.
    """
    if not reason.strip():
        raise Refused(_("Say why: an exception needs a reason."))
    kept = book.records(CheckOverride, {"placement_id": list({f.placement_id for f in found})})
    standing = {(o.rule, o.entry_id or o.placement_id) for o in kept}
    doubted = list({f.key: f for f in found if f.key not in standing}.values())
    if not doubted:
        raise Refused(_("These warnings stand already."))
    title = ngettext("Let {count} warning stand", "Let {count} warnings stand", len(doubted))
    with book.edit(title.format(count=len(doubted))) as edit:
        edit.insert(
            CheckOverride,
            [
                {
                    "placement_id": f.placement_id, "entry_id": f.entry_id, "rule": f.rule, "reason": reason.strip(),
                    "made_by": book.account.name or None, "made_on": date.today(),
                }
                for f in doubted
            ],
        )  # fmt: skip
    return len(doubted)


def take_back(book: Book, override_ids: Collection[str]) -> int:
    """Take reasons back, so that the warnings are found again; returns how many."""
    title = ngettext("Take back {count} exception", "Take back {count} exceptions", len(override_ids))
    with book.edit(title.format(count=len(override_ids))) as edit:
        return edit.delete(CheckOverride, list(override_ids))


def overrides_of(book: Book, placement_id: str) -> list[Record]:
    """The exceptions of a placement, those of its entries among them, the latest first."""
    return book.records(CheckOverride, {"placement_id": placement_id}, sort=[("made_on", True)])
