"""The sessions of a plan: how much of what was planned was given, and the sessions behind each figure."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from app.book.base import Record
from app.i18n import _, day, ngettext, number, short_day
from app.models.delivery import Delivery
from app.models.percents import whole_percent
from app.models.supports import MISSED
from app.views.look.buttons import button
from app.views.look.cards import Card
from app.views.look.figure_button import FigureButton
from app.views.look.item_button import ItemButton
from app.views.look.labels import label
from app.views.look.layouts import clear, column, row
from app.views.look.tabs import PageTabs
from app.views.look.tokens import Tone
from app.views.supports.columns import delivered_tone
from app.views.window.allowed import offered
from app.views.window.page import Shell

FIRST = 6  # sessions before "All"
_WEEK, _LONG = 7, 14  # days without a session


class SessionsCard(Card):
    """`log` logs a session, `open_session` takes the id of one."""

    def __init__(self, shell: Shell, log: Callable[[], object], open_session: Callable[[str], object]) -> None:
        self._log = offered(shell.book, "add:support_session", button(_("Log session"), "plus", "link", log))
        super().__init__(_("Sessions"), self._log, spacing=10)
        self._open = open_session
        self._figures = row(spacing=10)
        self.tabs = PageTabs(_("Which sessions"))
        for id_, text in (("all", _("All")), ("held", _("Held")), ("missed", _("Missed"))):
            self.tabs.add(id_, text)
        self._lines = column(spacing=2)
        self.add(self._figures, self.tabs)
        self.add_lines(self._lines)
        self._sessions: list[Record] = []
        self._most = FIRST
        self.tabs.chosen.connect(lambda _id: self._list(FIRST))

    def show_plan(self, plan: Record, given: Delivery, sessions: list[Record]) -> None:
        """Show the sessions of a plan, the newest first."""
        self._sessions = sessions
        self._log.setEnabled(plan.state == "active")
        self.tabs.set_count("all", len(sessions))
        self.tabs.set_count("held", given.held)
        self.tabs.set_count("missed", given.missed)
        clear(self._figures)
        for figure in self._made(given):
            self._figures.addWidget(figure, 1)
        self.tabs.setVisible(bool(sessions))
        self._list(self._most)

    def _made(self, given: Delivery) -> list[QWidget]:
        minutes = number(given.minutes)
        if given.planned_minutes:
            minutes = _("{given} of {planned}").format(given=minutes, planned=number(given.planned_minutes))
        held = number(given.held)
        if given.planned:
            held = _("{given} of {planned}").format(given=held, planned=number(given.planned))
        last = short_day(given.last_on) if given.last_on else "—"
        return [
            FigureButton(_("Sessions held"), held, lambda: self._see("held"), *_share(given.share)),
            FigureButton(_("Minutes given"), minutes, lambda: self._see("held"), *_share(given.minutes_share)),
            FigureButton(_("Last logged"), last, lambda: self._see("all"), *_silence(given)),
        ]

    def _see(self, which: str) -> None:
        """Show every session behind a figure, and go there."""
        self.tabs.choose(which)
        self._list(len(self._sessions))
        if first := self._lines.itemAt(0):
            widget = first.widget()
            if isinstance(widget, ItemButton):
                widget.setFocus()

    def _list(self, most: int) -> None:
        self._most = most
        clear(self._lines)
        wanted = {"all": (True, False), "held": (True,), "missed": (False,)}[self.tabs.current_id]
        sessions = [each for each in self._sessions if each.present in wanted]
        for each in sessions[:most]:
            self._lines.addWidget(self._line(each))
        if len(sessions) > most:
            text = _("All {count} sessions").format(count=number(len(sessions)))
            self._lines.addLayout(row(8, button(text, "", "link", lambda: self._list(len(sessions))), None))
        if not sessions:
            said = _("No session was logged yet.") if not self._sessions else _("None of these.")
            self._lines.addLayout(row(8, label(said, "muted", wrap=True)))

    def _line(self, session: Record) -> QWidget:
        on, what = short_day(session.date), session_words(session)
        name = _("Edit the session of {day}, {what}").format(day=day(session.date), what=what)
        return ItemButton(on, what, session.note or "", lambda: self._open(session.id), name)


def session_words(session: Record) -> str:
    """What became of a session: "25 of 30 min", or why it was missed."""
    if not session.present:
        return MISSED.format(session.reason_missed) or _("did not come")
    given, planned = session.minutes, session.minutes_planned
    if planned and planned != given:
        return _("{given} of {planned} min").format(given=given, planned=planned)
    return _("{count} min").format(count=given)


def _share(share: float | None) -> tuple[str, Tone]:
    if share is None:
        return "", "neutral"
    return f"{whole_percent(share, 1)}%", delivered_tone(share)


def _silence(given: Delivery) -> tuple[str, Tone]:
    """How long nothing was logged; nothing where nothing ever was."""
    days = given.silent_days
    if days is None:
        return _("plan ended"), "neutral"
    if given.last_on is None:
        return "", "neutral"
    if days == 0:
        return _("today"), "ok"
    tone: Tone = "ok" if days <= _WEEK else "warn" if days <= _LONG else "bad"
    return ngettext("{count} day ago", "{count} days ago", days).format(count=days), tone
