"""The life of an hour entry: draft, submitted, approved or rejected with a reason, and reopened.

Every step is one edit over many entries. Entries that are not in the right state are left alone. What was approved and
is reopened waits for approval again, where whoever reopened it mends and approves it; hours that somebody else is to
mend are rejected.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from datetime import date
from typing import Any

from app.book.asking import Between
from app.book.book import Book
from app.book.refused import Refused
from app.i18n import _, ngettext, number
from app.models.hours import HourEntry

_TO: Mapping[str, Mapping[str, str]] = {
    "submit": {"draft": "submitted", "rejected": "submitted"},
    "approve": {"submitted": "approved"},
    "reject": {"submitted": "rejected", "approved": "rejected"},
    "reopen": {"approved": "submitted", "rejected": "draft", "submitted": "draft"},
}
"""What each step makes of an entry, by its state."""

FROM: Mapping[str, tuple[str, ...]] = {step: tuple(states) for step, states in _TO.items()}
"""The states in which each step finds an entry."""


_TITLES: Mapping[str, Callable[[int], str]] = {
    "submit": lambda n: ngettext("Submit {count} entry", "Submit {count} entries", n),
    "approve": lambda n: ngettext("Approve {count} entry", "Approve {count} entries", n),
    "reject": lambda n: ngettext("Reject {count} entry", "Reject {count} entries", n),
    "reopen": lambda n: ngettext("Reopen {count} entry", "Reopen {count} entries", n),
}


def submit(book: Book, ids: Collection[str]) -> int:
    """Hand drafts and rejected entries in; those of days to come stay as they are, for nobody has worked them yet.

    Returns how many; raises Refused where there is none.
    """
    return _step(book, ids, "submit", {"reason": None, "decided_by": None})


def approve(book: Book, ids: Collection[str]) -> int:
    """Approve submitted entries: they count from now on and are locked."""
    book.require("approve")
    return _step(book, ids, "approve", {"reason": None, "decided_by": book.account.name or None})


def reject(book: Book, ids: Collection[str], reason: str) -> int:
    """Give entries back with a reason that the student's log shows."""
    book.require("approve")
    return _step(book, ids, "reject", {"reason": _reason(reason), "decided_by": book.account.name or None})


def reopen(book: Book, ids: Collection[str], reason: str = "") -> int:
    """Let entries be changed again: approved ones wait for approval once more, all others are drafts.

    What they were stays in their history.
    """
    return _step(book, ids, "reopen", {"reason": reason.strip() or None, "decided_by": None})


def _reason(reason: str) -> str:
    if not reason.strip():
        raise Refused(_("Say why: a rejection needs a reason."))
    return reason.strip()


def _in(book: Book, ids: Collection[str], step: str, state: str) -> list[str]:
    where: dict[str, Any] = {"id": ids, "state": state}
    return book.ids(HourEntry, where=where | {"date": Between(None, date.today())} if step == "submit" else where)


def _step(book: Book, ids: Collection[str], step: str, values: dict[str, Any]) -> int:
    fitting: dict[str, dict[str, Any]] = {}
    for state, to in _TO[step].items():
        fitting |= dict.fromkeys(_in(book, ids, step, state), values | {"state": to})
    if not fitting:
        raise Refused(
            {
                "submit": _("None of these entries is a draft or rejected, so there is nothing to submit."),
                "approve": _("None of these entries is waiting for approval."),
                "reject": _("None of these entries is submitted or approved, so there is nothing to reject."),
                "reopen": _("None of these entries was submitted or decided, so there is nothing to reopen."),
            }[step]
        )
    with book.edit(_TITLES[step](len(fitting)).format(count=number(len(fitting)))) as edit:
        edit.update(HourEntry, fitting)
    return len(fitting)
