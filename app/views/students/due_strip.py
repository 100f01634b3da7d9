"""What is due for a student, across the overview: one click from each to its place."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import NamedTuple

from PySide6.QtWidgets import QWidget

from app.i18n import _, hours, ngettext, number, short_day
from app.models.student_due import StudentDue, What, due_of
from app.views.lists.flow_line import FlowLine
from app.views.look.buttons import button
from app.views.look.labels import label
from app.views.look.layouts import clear
from app.views.look.theme import theme
from app.views.look.tokens import Tone, text_key
from app.views.window.page import Shell


class _Shown(NamedTuple):
    icon: str
    tone: Tone
    words: Callable[[StudentDue], str]
    place: Callable[[StudentDue, str], tuple[str, str]]


def _on(due: StudentDue) -> str:
    return short_day(due.on) if due.on else ""


def _tab(tab: str) -> Callable[[StudentDue, str], tuple[str, str]]:
    return lambda _due, student: ("student", f"{student}/{tab}")


def _page(page: str) -> Callable[[StudentDue, str], tuple[str, str]]:
    return lambda due, _student: (page, due.record_id or "")


def _missing(due: StudentDue) -> str:
    return ngettext("{count} paper missing", "{count} papers missing", due.count).format(count=number(due.count))


_SHOWN: Mapping[What, _Shown] = {
    "referral": _Shown(
        "hand-helping", "bad", lambda due: _("Referral to decide, {day}").format(day=_on(due)), _page("supports")
    ),
    "review": _Shown(
        "calendar", "bad", lambda due: _("Review was due {day}").format(day=_on(due)), _page("support_plan")
    ),
    "follow_up": _Shown(
        "users-round", "warn", lambda due: _("Follow-up by {day}").format(day=_on(due)), _tab("supports")
    ),
    "contact": _Shown("phone", "warn", lambda due: _("Call the family, {day}").format(day=_on(due)), _tab("supports")),
    "unlogged": _Shown(
        "message-square", "warn", lambda due: _("No session since {day}").format(day=_on(due)), _page("support_plan")
    ),
    "goal": _Shown("target", "warn", lambda due: _("Goal was due {day}").format(day=_on(due)), _tab("plan")),
    "warning": _Shown("triangle-alert", "bad", lambda _due: _("Early warning"), _tab("academics")),
    "paper": _Shown("file-warning", "warn", _missing, _page("placement")),
    "evaluation": _Shown("star", "warn", lambda _due: _("Evaluation is due"), _page("placement")),
    "behind": _Shown(
        "clock-alert", "warn", lambda due: _("{hours} h behind").format(hours=hours(due.count)), _page("placement")
    ),
    "waiting": _Shown(
        "clock", "info", lambda due: _("{hours} h wait for approval").format(hours=hours(due.count)), _tab("work")
    ),
}


class DueStrip(QWidget):
    """A line of things to press; hidden where nothing is due."""

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shell = shell
        self._flow = FlowLine(8)
        self.setLayout(self._flow)

    def show_student(self, id_: str) -> None:
        """Show what is due for this student."""
        found = due_of(self._shell.book, id_)
        clear(self._flow)
        if found:
            self._flow.addWidget(label(_("Due"), "subheading"))
        for due in found:
            shown = _SHOWN[due.what]
            push = button(shown.words(due), "", press=partial(self._shell.go, *shown.place(due, id_)))
            theme.bind(push, shown.icon, text_key(shown.tone), text_key(shown.tone), size=16, gap=5)
            self._flow.addWidget(push)
        self.setVisible(bool(found))
