"""The pane beside the follow-ups: what was said about the student, and what was agreed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.i18n import _, day
from app.models.meeting_rows import follow_up_rows
from app.models.team_meetings import MeetingItem
from app.views.lists.detail_pane import DetailPane
from app.views.look.buttons import button
from app.views.look.chips import Chip
from app.views.look.labels import Avatar, label
from app.views.look.layouts import boxed, row
from app.views.meetings.wording import until_tone, until_words
from app.views.students.column import student_detail, student_name, student_seed

if TYPE_CHECKING:
    from app.views.window.page import Shell


class FollowUpPane(DetailPane):
    """What the book says of one follow-up."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(_("Details of the follow-up"), _("Choose a follow-up in the list."))
        self._shell, self._book = shell, shell.book

    def fill(self, id_: str) -> bool:
        told, item = follow_up_rows(self._book, [id_]).get(id_), self._book.record(MeetingItem, id_)
        if told is None or item is None:
            return False
        shell = self._shell
        name = student_name(told) or _("For all")
        self.add(self.head(Avatar(name, student_seed(told), 46), name, student_detail(told)))
        self.add(
            boxed(
                row(
                    button(_("Open"), press=lambda: shell.trigger("meeting.open"), name=_("Open the meeting")),
                    button(_("Student"), press=lambda: shell.trigger("student.open"), name=_("Open the student")),
                    None,
                )
            )
        )
        self.add_part(_("What is done"), label(item.decision or "", "strong", wrap=True))
        self.add(label(told["owner"] or _("Nobody was named"), "muted", wrap=True))
        self.add(row(Chip(until_words(item), until_tone(item)), None))
        for caption, text in ((_("Why"), item.why), (_("What was said"), item.line)):
            if text:
                self.add_part(caption, label(text, wrap=True))
        if told["meeting"]:
            when = f"{told['meeting'].name}, {day(told['meeting'].date)}"
            self.add_part(_("Meeting"), label(when, "muted", wrap=True))
        return True
