"""What is done about a reason for which a student needs somebody, and where the record behind it is opened."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.i18n import _, ngettext, number
from app.models.holding_meetings import finish
from app.models.needing import Reason
from app.models.supports import SupportPlan
from app.models.team_meetings import MeetingItem
from app.views.support_plans.family import log_with_family
from app.views.support_plans.reviews import ask_review
from app.views.support_plans.session_form import new_session
from app.views.supports.referral_forms import decide
from app.views.window.allowed import allowed
from app.views.window.page import Shell

NEEDS = {
    "referral": "change:referral",
    "follow_up": "change:meeting_item",
    "contact": "add:family_contact",
    "unlogged": "add:support_session",
    "sessions": "add:support_session",
    "review": "add:plan_review",
    "goal": "add:goal_review",
}
"""What an account must be allowed to do the step of a reason."""


def open_record(shell: Shell, student_id: str, reason: Reason) -> None:
    """Go to the record that a reason is about."""
    if reason.why == "referral":
        shell.go("supports", reason.record_id)
    elif reason.why in ("review", "unlogged", "sessions"):
        shell.go("support_plan", reason.record_id)
    elif reason.why == "follow_up":
        item = shell.book.record(MeetingItem, reason.record_id or "")
        shell.go("meeting", item.meeting_id if item else None)
    elif reason.why == "contact":
        shell.go("student", f"{student_id}/supports")
    elif reason.why == "goal":
        shell.go("student", f"{student_id}/plan")
    else:
        shell.go("supports", f"warnings/{student_id}")


def may_act(shell: Shell, reason: Reason) -> bool:
    """Whether the account may do the step of a reason."""
    return allowed(shell.book, NEEDS.get(reason.why, ""))


def act(shell: Shell, parent: QWidget, student_id: str, reason: Reason) -> None:
    """Do the step of a reason; those that need a page of their own open it."""
    if reason.why == "referral" and reason.record_id:
        decide(shell, parent, reason.record_id)
    elif reason.why in ("unlogged", "sessions") and reason.record_id:
        log_session(shell, parent, [reason.record_id])
    elif reason.why == "follow_up" and reason.record_id:
        finish_item(shell, reason.record_id)
    elif reason.why == "contact":
        log_with_family(shell, parent, student_id)
    elif reason.why == "review" and (plan := shell.book.record(SupportPlan, reason.record_id or "")):
        ask_review(parent, shell.book, plan, lambda said: shell.toast(said, undo=True))
    else:
        open_record(shell, student_id, reason)


def log_session(shell: Shell, parent: QWidget, plan_ids: list[str]) -> None:
    """Log a session of these plans, as one group where there are several."""

    def logged(count: int) -> None:
        said = ngettext("Session logged", "{count} sessions logged", count).format(count=number(count))
        shell.toast(said, undo=True)

    new_session(parent, shell.book, plan_ids, logged)


def finish_item(shell: Shell, item_id: str) -> None:
    """Say that what was promised is done."""
    if shell.attempt(lambda: finish(shell.book, [item_id])):
        shell.toast(_("Marked as done"), undo=True)
