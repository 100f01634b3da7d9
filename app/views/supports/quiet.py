"""Quiet students: nobody has written anything down about them for weeks."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtWidgets import QMenu, QWidget

from app.book.book import Book
from app.book.kinds import DAY
from app.i18n import N_, _, ngettext, short_day
from app.models.quiet_students import Quiet, quiet_students
from app.models.settings import QUIET_WEEKS, decided
from app.views.importing.roster import no_students
from app.views.lists.columns import Column
from app.views.lists.list_spec import View
from app.views.look.buttons import button, menu_button
from app.views.look.cells import MutedCell
from app.views.look.labels import label
from app.views.look.layouts import boxed, row
from app.views.supports.columns import days_ago
from app.views.supports.watch_list import WatchList, found_column
from app.views.supports.watch_pane import WatchPane
from app.views.window.allowed import offered
from app.views.window.page import Shell

VIEW = "quiet_all"
CHOICES = (2, 3, 4, 6, 8, 12)  # weeks
TABLES = (
    *("hour_entry", "note", "referral", "family_contact", "yearly_review", "profile_rating", "event", "participation"),
    *("support_plan", "support_session", "goal", "goal_review", "team_meeting", "meeting_item", "setting"),
)
KINDS: Mapping[str, str] = {
    "hour_entry": N_("Hours"),
    "note": N_("Note"),
    "referral": N_("Referral"),
    "family_contact": N_("Contact with the family"),
    "yearly_review": N_("Yearly review"),
    "profile_rating": N_("Rating of the graduate profile"),
    "event": N_("Event attended"),
    "support_session": N_("Support session"),
    "goal_review": N_("Review of a goal"),
    "team_meeting": N_("Meeting"),
}
_MUTED = MutedCell()


class QuietList(WatchList[Quiet]):
    """The part "Quiet students" of the page. `weeks` is chosen here; None is what the site decided."""

    def __init__(self, shell: Shell) -> None:
        self.weeks: int | None = None
        self._menu = QMenu()
        self._menu.aboutToShow.connect(self._offer)
        self.weeks_button = menu_button("", self._menu, "calendar-clock")
        super().__init__(
            shell,
            "quiet",
            _("Quiet students"),
            lambda: {each.student_id: each for each in quiet_students(shell.book, weeks=self.weeks)},
            TABLES,
            self._columns(),
            (View(VIEW, _("Nothing written down"), rule=lambda _book: self.reading.now().keys()),),
            QuietPane(shell, self.found),
            no_students(shell, _("Who is here and silent for weeks stands in this list.")),
            ("last_kind",),
            tools=(self.weeks_button,),
        )
        self.table.opened.connect(lambda _id: self.open_student())
        self._say_weeks()

    def _columns(self) -> list[Column]:
        def since(_book: Book) -> Mapping[str, int]:
            return {id_: each.last_on.toordinal() if each.last_on else 0 for id_, each in self.reading.now().items()}

        kinds = {kind: _(words) for kind, words in KINDS.items()}
        kind = self.facet(lambda each: each.kind, options=kinds, empty=_("Nothing so far"))
        last = self.facet(lambda each: each.last_on, "between", DAY)
        return [
            found_column(_("Last written down"), 150, "silent", _silent, lambda _each: _MUTED, order=since),
            found_column(_("Last thing"), 210, "last_kind", lambda each: _(KINDS.get(each.kind, "")) if each.kind
                         else _("Nothing so far"), lambda _each: None, kind),
            found_column(_("On"), 110, "last_on", lambda each: short_day(each.last_on) if each.last_on else "",
                         lambda _each: _MUTED, last),
        ]  # fmt: skip

    def _offer(self) -> None:
        self._menu.clear()
        site = decided(self.book, QUIET_WEEKS)
        for weeks in sorted({site, *CHOICES}):
            choice = self._menu.addAction(_weeks_words(weeks), partial(self.show_weeks, weeks))
            choice.setCheckable(True)
            choice.setChecked(weeks == (self.weeks or site))
        self._menu.addSeparator()
        self._menu.addAction(_("Change it for the site"), lambda: self.shell.go("settings", QUIET_WEEKS.name))

    def show_weeks(self, weeks: int) -> None:
        """Show who is silent for so many weeks."""
        self.weeks = weeks
        self._say_weeks()
        self.read_anew()

    def _say_weeks(self) -> None:
        self.weeks_button.setText(_weeks_words(self.weeks or decided(self.book, QUIET_WEEKS)))


class QuietPane(WatchPane[Quiet]):
    """What was written down last, and the ways to break the silence."""

    def show_found(self, id_: str, quiet: Quiet) -> None:
        self.add(self._verbs(id_))
        if quiet.last_on:
            said = _("{what}, {when}").format(what=_(KINDS.get(quiet.kind or "", "")), when=days_ago(quiet.last_on))
        else:
            said = _("Nothing was ever written down.")
        self.add_part(_("Last thing"), label(said, "strong", wrap=True))
        about = _("Hours, events, notes, referrals, sessions, contacts, reviews, ratings and meetings count.")
        self.add(label(about, "faint", wrap=True))

    def _verbs(self, id_: str) -> QWidget:
        shell = self._shell
        go = button(_("Open"), "", "primary", lambda: shell.go("student", id_), name=_("Open the student"))
        refer = button(_("Refer…"), press=lambda: shell.trigger("referral.student"))
        return boxed(row(go, offered(shell.book, "add:referral", refer), None, spacing=6))


def _weeks_words(weeks: int) -> str:
    return ngettext("Nothing for {count} week", "Nothing for {count} weeks", weeks).format(count=weeks)


def _silent(each: Quiet) -> str:
    return days_ago(each.last_on) or _("never")
