"""The pane beside what waits: the days of one week, each to be left out of the decision, and what the checks say."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import count

from PySide6.QtWidgets import QCheckBox, QWidget

from app.book.base import Record
from app.book.clocks import CLOCK
from app.i18n import _, day, hours, ngettext, number, weekday
from app.models.checks import Finding, findings
from app.models.handed_in import HandedIn
from app.views.approving.group_model import verified_words, week_words
from app.views.checks.finding_line import FindingList
from app.views.lists.detail_pane import DetailPane
from app.views.lists.flow_line import FlowLine
from app.views.look.buttons import button
from app.views.look.labels import Avatar, label
from app.views.look.layouts import boxed, column, row
from app.views.students.column import student_detail, student_name, student_seed
from app.views.window.page import Shell

Verb = Callable[[str], object]


class GroupPane(DetailPane):
    """`do` takes a verb: "approve", "reject", "verify", "week" or "student"."""

    def __init__(self, shell: Shell, do: Verb, ticked: Callable[[], object]) -> None:
        super().__init__(_("Details of the week"), _("Choose a week in the list."))
        self._shell, self._do, self._ticked = shell, do, ticked
        self._turns = count(1)
        self._group: HandedIn | None = None
        self._several: Sequence[HandedIn] = ()
        self._left_out: set[str] = set()

    def choose(self, groups: Sequence[HandedIn]) -> None:
        """Show the one group that is chosen, or what several make together."""
        own = groups[0] if len(groups) == 1 else None
        if own is None or self._group is None or own.ids != self._group.ids:
            self._left_out = set()
        self._group, self._several = own, groups
        self.show_record(str(next(self._turns)) if groups else "")

    def ids(self) -> list[str]:
        """The entries that a verb is about: those ticked of one group, all of several."""
        return [id_ for group in self._several for id_ in group.ids if id_ not in self._left_out]

    def fill(self, id_: str) -> bool:
        if self._group is None:
            self._fill_several()
        else:
            self._fill_one(self._group)
        return True

    def _fill_several(self) -> None:
        entries = len(self.ids())
        said = ngettext("{count} entry", "{count} entries", entries).format(count=number(entries))
        total = _("{hours} hours").format(hours=hours(sum(group.minutes for group in self._several)))
        weeks = len(self._several)
        title = ngettext("{count} week chosen", "{count} weeks chosen", weeks).format(count=number(weeks))
        self.add(label(title, "heading", wrap=True), label(f"{said} · {total}", "muted", wrap=True))
        self.add(*self._verbs())
        read = [entry for group in self._several for entry in group.ids]
        self._add_findings(read)

    def _fill_one(self, group: HandedIn) -> None:
        student = {"student": group.student}
        sign = Avatar(student_name(student), student_seed(student), 46)
        self.add(self.head(sign, student_name(student), student_detail(student)))
        self.add(*self._verbs())
        works = label(" · ".join(part for part in (group.work, group.role) if part), "muted", wrap=True)
        total = _("{hours} hours").format(hours=hours(group.minutes))
        lines = [self._day(entry) for entry in group.entries]
        self.add_part(week_words(group.monday), works, column(*lines, spacing=6), label(total, "strong"))
        if how := verified_words(group):
            by = group.entries[0].verified_by or ""
            on = day(group.entries[0].verified_on) if group.entries[0].verified_on else ""
            self.add_part(_("Verified"), label(", ".join(part for part in (how, by, on) if part), wrap=True))
        self._add_findings(group.ids)
        ways = (("week", "calendar", _("Open its week")), ("student", "user", _("Open the student’s page")))
        self.add(
            *(
                boxed(row(button(text, icon, "link", lambda verb=verb: self._do(verb)), None))
                for verb, icon, text in ways
            )
        )

    def _verbs(self) -> list[QWidget]:
        line = FlowLine()
        line.addWidget(button(_("Approve"), "check", "primary", lambda: self._do("approve")))
        for verb, text in (("reject", _("Reject…")), ("verify", _("Verify…"))):
            line.addWidget(button(text, "", "plain", lambda verb=verb: self._do(verb)))
        return [boxed(line)]

    def _day(self, entry: Record) -> QWidget:
        box = QCheckBox(day_words(entry))
        box.setChecked(entry.id not in self._left_out)
        box.setToolTip(_("Without the tick this day is left out when you approve or reject."))
        box.toggled.connect(lambda on: self._tick(entry.id, on))
        return boxed(column(box, label(entry.task or _("No task was written"), "faint", wrap=True), spacing=0))

    def _tick(self, id_: str, on: bool) -> None:
        (self._left_out.discard if on else self._left_out.add)(id_)
        self._ticked()

    def _add_findings(self, ids: Sequence[str]) -> None:
        def read() -> list[Finding]:
            return findings(self._shell.book, entry_ids=ids, with_overridden=True)

        found = FindingList(self._shell, read, _("The checks found nothing."), most=4)
        self.add_part(_("Warnings"), found)


def day_words(entry: Record) -> str:
    """One entry in a line: "Mon 16, 8:00 AM – 11:30 AM, 3.5 h"; of a block its first and last day."""
    when = weekday(entry.date)
    if entry.until:
        when = _("{first} – {last}").format(first=day(entry.date), last=day(entry.until))
    times = [CLOCK.format(minutes) for minutes in (entry.time_in, entry.time_out) if minutes is not None]
    length = _("{hours} h").format(hours=hours(entry.minutes))
    return ", ".join(part for part in (when, " – ".join(times), length) if part)
