"""The pane beside the visits: those to one placement, the newest first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from app.book.base import Record
from app.book.fields import fields_of
from app.i18n import _, hours, number, short_day
from app.models.attached import TABLE
from app.models.evaluation_rows import visit_rows
from app.models.site_visits import SiteVisit
from app.models.staff import Staff
from app.models.visiting import QUALITIES
from app.models.work_kinds import QUALITY
from app.views.evaluations.columns import QUALITY_TONES
from app.views.evaluations.placement_head import add_head
from app.views.evidence.file_list import FileList
from app.views.lists.detail_pane import DetailPane
from app.views.look.buttons import button, icon_button
from app.views.look.chips import Chip
from app.views.look.labels import label
from app.views.look.layouts import boxed, column, row
from app.views.window.allowed import offered

if TYPE_CHECKING:
    from app.views.evaluations.visit_list import VisitList
    from app.views.window.page import Shell


class VisitPane(DetailPane):
    """`of` is the list beside which it stands."""

    def __init__(self, shell: Shell, of: VisitList) -> None:
        super().__init__(_("Details of the visits"), _("Choose a placement in the list."))
        self._shell, self._book, self._of = shell, shell.book, of

    def fill(self, id_: str) -> bool:
        placement = visit_rows(self._book, [id_]).get(id_)
        if placement is None:
            return False
        add_head(self, placement)
        new = button(_("New visit"), "", "primary", lambda: self._shell.trigger("visit.new"))
        self.add(row(offered(self._book, "add:site_visit", new), None))
        visits = self._book.records(SiteVisit, {"placement_id": id_}, sort=[("date", True)])
        people = self._book.rows(Staff, list({v.staff_id for v in visits if v.staff_id}), ("first_name", "last_name"))
        for visit in visits:
            self._add_visit(visit, " ".join(filter(None, people.get(visit.staff_id, ()))))
        if not visits:
            self.add(label(_("Nobody of the school was here."), "muted", wrap=True))
        return True

    def _add_visit(self, visit: Record, who: str) -> None:
        lasted = _("{hours} h").format(hours=hours(visit.minutes)) if visit.minutes else ""
        far = _("{count} miles").format(count=number(visit.miles)) if visit.miles else ""
        self.add_part(short_day(visit.date), self._head(visit, " · ".join(filter(None, (who, lasted, far)))))
        for name in QUALITIES:
            if value := getattr(visit, name):
                tone = QUALITY_TONES.get(value, "neutral")
                words = label(_(fields_of(SiteVisit)[name].label), "muted")
                self.add(row(words, None, Chip(QUALITY.format(value), tone)))
        if visit.note:
            self.add(label(visit.note, wrap=True))
        if visit.follow_up_on:
            said = _("Follow up on {day}").format(day=short_day(visit.follow_up_on))
            self.add(row(Chip(said, "warn"), None))
        if self._book.allows(TABLE, "see"):
            self.add(FileList(self._shell, SiteVisit, visit.id, self))

    def _head(self, visit: Record, words: str) -> QWidget:
        what = f"{short_day(visit.date)}, {words}"
        edit = icon_button("pencil", _("Edit: {what}").format(what=what), lambda: self._of.change(visit))
        gone = icon_button("trash-2", _("Delete: {what}").format(what=what), lambda: self._of.remove(visit))
        line = row(spacing=4)
        line.addLayout(column(label(words, "strong", wrap=True)), 1)
        line.addWidget(offered(self._book, "change:site_visit", edit))
        line.addWidget(offered(self._book, "delete:site_visit", gone))
        return boxed(line)
