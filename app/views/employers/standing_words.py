"""How the standing with an employer is said, and in which colour."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from app.i18n import _, ngettext, number, short_day
from app.models.agreements import AGREEMENT_KIND
from app.models.employer_standing import AgreementStanding
from app.views.look.tokens import Tone

AGREEMENTS: Mapping[str, Tone] = {"expired": "bad", "expires_soon": "warn", "in_order": "ok", "none": "neutral"}
STATUSES: Mapping[str | None, Tone] = {"active": "ok", "prospect": "info", "inactive": "neutral"}


def agreement_words(standing: AgreementStanding, today: date | None = None) -> str:
    """Up to when an agreement holds: "Until Jun 30, 2027", "Expires in 12 days", "Expired Nov 3"."""
    until = standing.expires_on
    if standing.state == "none":
        return _("No agreement")
    if until is None:
        return _("No end")
    left = (until - (today or date.today())).days
    if standing.state == "expires_soon":
        if not left:
            return _("Expires today")
        return ngettext("Expires in {count} day", "Expires in {count} days", left).format(count=number(left))
    said = _("Expired {day}") if standing.state == "expired" else _("Until {day}")
    return said.format(day=short_day(until))


def agreement_sentence(standing: AgreementStanding) -> str:
    """The same, with what it is that expires: "Certificate of insurance: expires in 12 days"."""
    if standing.state == "none":
        return _("No agreement is recorded.")
    words = agreement_words(standing)
    return _("{kind}: {state}").format(kind=AGREEMENT_KIND.format(standing.kind), state=words[0].lower() + words[1:])


def follow_up_tone(on: date, today: date | None = None) -> Tone:
    """Late follow-ups stand out."""
    return "warn" if on <= (today or date.today()) else "neutral"


def follow_up_words(on: date, today: date | None = None) -> str:
    """When to follow up: "Since Nov 3" where that day has passed, "Today", "Dec 2"."""
    now = today or date.today()
    if on == now:
        return _("Today")
    return (_("Since {day}") if on < now else "{day}").format(day=short_day(on))


def follow_up_sentence(on: date, today: date | None = None) -> str:
    """The same where nothing else says what is meant: "Follow up since Nov 3", "Follow up Dec 2"."""
    now = today or date.today()
    if on == now:
        return _("Follow up today")
    said = _("To follow up since {day}") if on < now else _("Follow up {day}")
    return said.format(day=short_day(on))


def seat_words(count: int) -> str:
    """A number of open seats in words; empty for none."""
    return ngettext("{count} seat", "{count} seats", count).format(count=number(count)) if count else ""


def student_words(count: int) -> str:
    """A number of students in words; empty for none."""
    return ngettext("{count} student", "{count} students", count).format(count=number(count)) if count else ""
