"""Approving, rejecting and reopening the hours that meet a condition."""

from __future__ import annotations

from argparse import Namespace
from collections import Counter

from app.book.refused import Refused
from app.cli.answers import Answer, say
from app.cli.listing import check_fields, rows_of
from app.cli.opening import open_asked
from app.cli.parsing import Usage
from app.i18n import _, ngettext
from app.models import approving
from app.models.kinds import HOUR_STATE

_DONE = {"approve": "approved", "reject": "rejected", "reopen": "reopened"}


def decide(asked: Namespace) -> Answer:
    """Take one step with the chosen entries. Those in a state that does not allow it are left alone and counted."""
    if not asked.where:
        raise Usage(_("say which hours: --where FIELD=VALUE"))
    check_fields("hours", asked.where)
    if asked.command == "reject" and not asked.reason.strip():
        raise Refused(_("Say why: a rejection needs a reason (--reason TEXT)."))
    if asked.command == "approve" and asked.reason:
        say(_("An approval keeps no reason; it was left out."))
    with open_asked(asked) as book:
        states = {str(row["id"]): str(row["state"]) for row in rows_of(book, "hours", asked.where)}
        if not states:
            raise Refused(_("No hours meet this condition."))
        match asked.command:
            case "approve":
                done = approving.approve(book, list(states))
            case "reject":
                done = approving.reject(book, list(states), asked.reason)
            case _:
                done = approving.reopen(book, list(states), asked.reason)
    left = Counter(state for state in states.values() if state not in approving.FROM[asked.command])
    data = {_DONE[asked.command]: done, "skipped": len(states) - done, "skipped_states": dict(left)}
    return Answer(data, _text(asked.command, done, left))


def _text(command: str, done: int, left: Counter[str]) -> str:
    lines = [
        {
            "approve": ngettext("{count} entry was approved.", "{count} entries were approved.", done),
            "reject": ngettext("{count} entry was rejected.", "{count} entries were rejected.", done),
            "reopen": ngettext("{count} entry was reopened.", "{count} entries were reopened.", done),
        }[command].format(count=done)
    ]
    for state, count in left.items():
        told = ngettext(
            "{count} entry was left alone (state: {state}).", "{count} entries were left alone (state: {state}).", count
        )
        lines.append(told.format(count=count, state=HOUR_STATE.format(state)))
    return "\n".join(lines)
