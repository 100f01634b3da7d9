"""The pane beside the list of events: when and where, and how many were there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from app.i18n import _, day, hours, ngettext, number
from app.models.event_rows import event_rows, roll_rows
from app.models.events import Participation
from app.models.kinds import STAGE
from app.views.events.tones import PRESENCES, presence_words, stage_tone, time_words
from app.views.lists.columns import Row
from app.views.lists.detail_pane import DetailPane, menu_tool
from app.views.look.buttons import button
from app.views.look.cards import Fact
from app.views.look.chips import Chip
from app.views.look.item_button import ItemButton
from app.views.look.labels import IconTile, label
from app.views.look.layouts import boxed, column, row
from app.views.students.column import student_name
from app.views.window.allowed import offered

if TYPE_CHECKING:
    from app.views.window.page import Shell

MOST = 12  # names of those who were not there


def event_facts(event: Row) -> list[tuple[str, str, str]]:
    """What is known of an event: sign, caption and words; what is empty is left out."""
    found = (
        ("calendar", _("Date"), day(event["date"])),
        ("clock", _("Time"), time_words(event["time_in"], event["minutes"])),
        ("layers", _("Activity"), event["activity"]),
        ("building-2", _("Employer"), event["employer"]),
        ("phone", _("Contact"), event["contact"]),
        ("map-pin", _("Place"), event["place"] or ""),
        ("user", _("Led by"), event["leader"]),
    )
    return [each for each in found if each[2]]


class EventPane(DetailPane):
    """Whoever was not there is named."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(_("Details of the event"), _("Choose an event in the list."))
        self._shell = shell

    def fill(self, id_: str) -> bool:
        event = event_rows(self._shell.book, [id_]).get(id_)
        if event is None:
            return False
        sign = IconTile("calendar-days", "accent_text", 22, "accent_soft", 46)
        self.add(self.head(sign, event["name"], event["activity"]))
        if event["stage"]:
            self.add(row(Chip(STAGE.format(event["stage"]), stage_tone(event["stage"])), None))
        self.add(self._verbs(id_))
        facts: list[QWidget] = [Fact(*each) for each in event_facts(event) if each[2] != event["activity"]]
        self.add_part(_("About"), *facts)
        self._add_roll(event)
        if event["note"]:
            self.add_part(_("Note"), label(event["note"], wrap=True))
        return True

    def _verbs(self, id_: str) -> QWidget:
        shell = self._shell
        roll = button(_("Open the roll"), "", "primary", lambda: shell.go("event", id_))
        edit = offered(
            shell.book,
            "change:event",
            button(_("Edit"), press=lambda: shell.trigger("event.edit"), name=_("Edit the event")),
        )
        more = menu_tool(map(shell.action, ("event.copy", "event.sign_in", "event.delete")), _("More about this event"))
        return boxed(row(roll, edit, more, None))

    def _add_roll(self, event: Row) -> None:
        found = event["attendance"]
        if not found.listed:
            self.add_part(_("Who took part"), label(_("Nobody is on the list yet."), "muted", wrap=True))
            return
        chips = [
            Chip(f"{presence_words(code, event['date'])}: {number(count)}", PRESENCES[code])
            for code, count in (("attended", found.attended), ("absent", found.absent), ("excused", found.excused))
            if count
        ]
        self.add_part(_("Who took part"), column(*(row(chip, None) for chip in chips), spacing=6))
        if found.minutes:
            self.add(label(_("{hours} hours together").format(hours=hours(found.minutes)), "muted"))
        self._add_missing(event)

    def _add_missing(self, event: Row) -> None:
        """Who was not there: each leads to the student."""
        book, go = self._shell.book, self._shell.go
        ids = book.ids(Participation, where={"event_id": event["id"], "presence": ["absent", "excused"]})
        lines: list[QWidget] = [
            ItemButton(
                student_name(each),
                presence_words(each["presence"], event["date"]),
                each["note"] or "",
                lambda student=each["student_id"]: go("student", student),
            )
            for each in roll_rows(book, ids[:MOST]).values()
        ]
        if len(ids) > MOST:
            more = ngettext("and {count} more", "and {count} more", len(ids) - MOST)
            lines.append(label(more.format(count=number(len(ids) - MOST)), "faint"))
        if lines:
            self.add(column(*lines, spacing=2))
