"""From a referral to a decision: it is watched, declined with a reason, or answered by a support plan."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from app.book.base import Record
from app.book.book import Book
from app.book.refused import Refused, UnfitField
from app.i18n import _, ngettext
from app.models.caseload import own_staff_id
from app.models.referrals import Referral
from app.models.supporting import refuse_unfit
from app.models.supports import SupportPlan

_ORDER = {"today": 0, "week": 1, "routine": 2}


def refer(book: Book, values: Mapping[str, Any]) -> str:
    """Refer a student; returns the id. Without a word of who did it is the account in use.

    Raises Refused for a day that has not come, and where it is not said what was seen.
    """
    row: dict[str, Any] = {"date": date.today(), **values}
    if row["date"] > date.today():
        raise UnfitField("date", _("A referral cannot be of a day that has not come."))
    if not str(row.get("what") or "").strip():
        raise UnfitField("what", _("Say what was seen: the team cannot decide without it."))
    if not row.get("staff_id") and not row.get("by_name"):
        row["staff_id"] = own_staff_id(book)
    with book.edit(_("Refer a student")) as edit:
        return edit.insert(Referral, [row])[0]


def decide_referral(book: Book, referral_id: str, state: str, note: str | None = None, on: date | None = None) -> None:
    """Decide to watch ("monitoring") or to decline. Raises Refused where the reason for declining is missing."""
    if state not in ("monitoring", "declined"):
        raise ValueError(state)
    referral = _referral(book, referral_id)
    if state == "declined" and not (note or "").strip():
        raise UnfitField("decision_note", _("Say why no support is needed: whoever referred will ask."))
    day = _decided_on(referral, on)
    with book.edit(_("Decide a referral")) as edit:
        edit.update(Referral, {referral_id: {"state": state, "decision_note": note, "decided_on": day}})


def answer_referral(book: Book, referral_id: str, plan: Mapping[str, Any], on: date | None = None) -> str:
    """Answer a referral with a new support plan, in one edit; returns the id of the plan.

    What the referral says is the plan's domain and need, unless `plan` says otherwise.
    """
    referral = _referral(book, referral_id)
    day = _decided_on(referral, on)
    values: dict[str, Any] = {
        "student_id": referral.student_id,
        "domain": referral.concern,
        "need": " ".join(referral.what.split())[:200],
        "starts_on": day,
        **plan,
        "referral_id": referral_id,
    }
    refuse_unfit(values)
    with book.edit(_("Answer a referral with a support plan")) as edit:
        plan_id = edit.insert(SupportPlan, [values])[0]
        edit.update(Referral, {referral_id: {"state": "planned", "decided_on": referral.decided_on or day}})
    return plan_id


def reopen_referral(book: Book, referral_id: str) -> None:
    """Take a decision back. Raises Refused where a support plan answers the referral."""
    _referral(book, referral_id)
    if plans_of(book, referral_id):
        raise Refused(_("A support plan answers this referral. Delete the plan first."))
    with book.edit(_("Reopen a referral")) as edit:
        edit.update(Referral, {referral_id: {"state": "open", "decided_on": None, "decision_note": None}})


def remove_referrals(book: Book, referral_ids: Sequence[str]) -> int:
    """Mark referrals as deleted; the support plans that answer them stay. Returns how many."""
    title = ngettext("Delete {count} referral", "Delete {count} referrals", len(referral_ids))
    with book.edit(title.format(count=len(referral_ids))) as edit:
        return edit.delete(Referral, list(referral_ids))


def open_referrals(book: Book) -> list[Record]:
    """The referrals that wait for a decision: the most urgent first, of these the oldest."""
    waiting = book.records(Referral, {"state": "open"})
    return sorted(waiting, key=lambda r: (_ORDER.get(r.urgency, 2), r.date))


def open_count(book: Book) -> int:
    """How many referrals wait for a decision."""
    return len(book.ids(Referral, where={"state": "open"}))


def plans_of(book: Book, referral_id: str) -> list[Record]:
    """The support plans that answer a referral."""
    return book.records(SupportPlan, {"referral_id": referral_id})


def _referral(book: Book, referral_id: str) -> Record:
    referral = book.record(Referral, referral_id)
    if referral is None:
        raise Refused(_("This referral was deleted."))
    return referral


def _decided_on(referral: Record, on: date | None) -> date:
    day = on or date.today()
    if day < referral.date:
        raise Refused(_("The referral is decided before it is made."))
    return day
