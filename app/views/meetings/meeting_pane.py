"""The pane beside the list of meetings: the agenda, and who does what."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from app.i18n import _, day
from app.models.holding_meetings import points_of
from app.models.meeting_rows import meeting_rows
from app.models.people import Student
from app.models.staffing import staff_names
from app.models.team_meetings import MEETING_STANDING
from app.views.lists.detail_pane import DetailPane, menu_tool
from app.views.look.buttons import button
from app.views.look.chips import Chip
from app.views.look.item_button import ItemButton
from app.views.look.labels import IconTile, label
from app.views.look.layouts import boxed, column, row
from app.views.meetings.wording import STANDINGS, until_words
from app.views.window.allowed import offered

if TYPE_CHECKING:
    from app.views.window.page import Shell


class MeetingPane(DetailPane):
    """What the book says of one meeting."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(_("Details of the meeting"), _("Choose a meeting in the list."))
        self._shell, self._book = shell, shell.book

    def fill(self, id_: str) -> bool:
        meeting = meeting_rows(self._book, [id_]).get(id_)
        if meeting is None:
            return False
        shell, held = self._shell, meeting["state"] == "held"
        below = " · ".join(part for part in (day(meeting["date"]), meeting["by"]) if part)
        self.add(self.head(IconTile("users-round", "accent", 20, "accent_soft", 46), meeting["name"], below))
        standing = meeting["standing"]
        self.add(row(Chip(MEETING_STANDING.format(standing), STANDINGS[standing]), None))
        verb = _("Open") if held else _("Hold the meeting")
        go = button(verb, "", "primary", lambda: shell.go("meeting", id_), name=_("Open the meeting"))
        prints = offered(
            self._book, "print",
            button(_("Print"), press=lambda: shell.trigger("meeting.print"), name=_("Print who does what")),
        )  # fmt: skip
        more = menu_tool(map(shell.action, ("meeting.edit", "meeting.delete")), _("More about this meeting"))
        self.add(boxed(row(go, prints, more, None)))
        self._add_agenda(id_, held)
        if meeting["present"]:
            self.add_part(_("Who was there"), label(meeting["present"], "muted", wrap=True))
        return True

    def _add_agenda(self, meeting_id: str, held: bool) -> None:
        points = points_of(self._book, meeting_id)
        students = {s.id: s for s in self._book.records(Student, {"id": [p.item.student_id for p in points]})}
        owners = staff_names(self._book, {each.owner_id for point in points for each in point.all})
        lines: list[ItemButton] = []
        for point in points:
            student = students.get(point.item.student_id)
            name = f"{student.preferred_name or student.first_name} {student.last_name}" if student else _("For all")
            agreed = [
                " · ".join(part for part in (each.decision, owners.get(each.owner_id, ""), until_words(each)) if part)
                for each in point.all
                if each.decision
            ]
            silent = _("Not spoken of") if held and not point.is_noted else ""
            told = "\n".join(agreed) or point.item.line or silent or point.item.why or ""
            press = partial(self._shell.go, "meeting", f"{meeting_id}/{point.item.id}")
            lines.append(ItemButton(name, "", told, press, _("Open: {name}").format(name=name), leads=True))
        self.add_part(_("Agenda"), column(*lines, spacing=2))
        if not lines:
            self.add(label(_("Nobody is on the agenda."), "muted", wrap=True))
