"""Early warning: who has signs in attendance, behavior or courses, and who is helped already."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from app.book.book import Book
from app.book.kinds import WHOLE
from app.i18n import N_, _
from app.models.early_warning import Subject
from app.models.flagged_students import Flagged, flagged
from app.models.kinds import DOMAIN
from app.models.strand_settings import ABSENT_WATCH
from app.views.importing.roster import no_students
from app.views.lists.columns import Column
from app.views.lists.list_spec import View
from app.views.look.buttons import button
from app.views.look.cells import Cell, ChipCell, FigureCell, MutedCell
from app.views.supports.referral_forms import refer_from
from app.views.supports.signs import CONCERNS, POINT_TONES, SUBJECTS, TIER_TONES, more_of_sign, short_sign
from app.views.supports.warning_pane import WarningPane
from app.views.supports.watch_list import WatchList, found_column
from app.views.window.allowed import offered
from app.views.window.page import Shell

VIEWS = ("warnings_tiers", "warnings_unanswered", "warnings_chronic", "warnings_all")
TABLES = (
    *("attendance_snapshot", "behavior_snapshot", "course_record", "mark_scale", "setting"),
    *("support_plan", "referral"),
)
TIERS: Mapping[int, str] = {1: N_("Tier 1"), 2: N_("Tier 2"), 3: N_("Tier 3")}
_MUTED = MutedCell()


class WarningList(WatchList[Flagged]):
    """The part "Early warning" of the page. Enter refers the student, or opens what is done already."""

    def __init__(self, shell: Shell) -> None:
        limits = button(_("Limits"), "sliders-horizontal", press=lambda: shell.go("settings", ABSENT_WATCH.name))
        refer = offered(shell.book, "add:referral", button(_("Refer…"), "hand-helping", "primary", self.refer))
        rules: tuple[tuple[str, str, Callable[[Flagged], bool]], ...] = (
            (VIEWS[0], _("Tier 2 and 3"), lambda each: each.tier > 1),
            (VIEWS[1], _("Without plan or referral"), lambda each: each.tier > 1 and not each.answered),
            (VIEWS[2], _("Chronically absent"), lambda each: each.chronic),
            (VIEWS[3], _("Every sign"), lambda _each: True),
        )
        super().__init__(
            shell,
            "warnings",
            _("Early warning"),
            lambda: flagged(shell.book),
            TABLES,
            self._columns(),
            [View(id_, title, rule=partial(self._those, fits)) for id_, title, fits in rules],
            WarningPane(shell, self.found),
            no_students(shell, _("Attendance, behavior and marks are imported for students.")),
            ("signs", "tier"),
            hidden=("signs",),
            tools=(limits, refer),
        )
        self.table.opened.connect(lambda _id: self.do_step())

    def _those(self, fits: Callable[[Flagged], bool], _book: Book) -> set[str]:
        return {id_ for id_, each in self.reading.now().items() if fits(each)}

    def _columns(self) -> list[Column]:
        def places(_book: Book) -> Mapping[str, int]:
            return {id_: each.place for id_, each in self.reading.now().items()}

        signs = self.facet(
            lambda each: tuple(sign.subject for sign in each.signs),
            options={subject: _(words) for subject, words in SUBJECTS.items()},
        )
        tiers = self.facet(lambda each: each.tier, options={tier: _(words) for tier, words in TIERS.items()})
        points = self.facet(lambda each: each.points, "between", WHOLE)
        return [
            found_column(
                _("Points"), 70, "points", lambda each: str(each.points), lambda _e: FigureCell(True), points, places,
                figures=True,
            ),
            found_column(
                _("Tier"), 88, "tier", lambda each: _(TIERS[each.tier]), lambda each: ChipCell(TIER_TONES[each.tier]),
                tiers,
            ),
            *(self._sign_column(subject, width) for subject, width in _WIDTHS.items()),
            found_column(_("Signs"), 160, "signs", _signs, lambda _each: _MUTED, signs),
            found_column(_("Help so far"), 150, "help", help_words, lambda each: _help_cell(each)),
        ]  # fmt: skip

    @staticmethod
    def _sign_column(subject: Subject, width: int) -> Column:
        def text(each: Flagged) -> str:
            sign = each.sign(subject)
            return short_sign(sign) if sign else ""

        def cell(each: Flagged) -> Cell:
            sign = each.sign(subject)
            return ChipCell(POINT_TONES[sign.points]) if sign else _MUTED

        return found_column(_(SUBJECTS[subject]), width, subject, text, cell)

    def view_of(self, record: object) -> str:
        each = self.found(getattr(record, "id", ""))
        return VIEWS[3] if each is None or each.tier == 1 else VIEWS[0]

    # what can be done

    def refer(self) -> None:
        """Refer the student with the focus, for what the weightiest sign says."""
        each = self.found(self.table.current_id)
        top = max(each.signs, key=lambda sign: sign.points) if each else None
        refer_from(self.shell, self, self.table.current_id or None, CONCERNS[top.subject] if top else None)

    def do_step(self) -> None:
        """Open the plan or the referral that there is, else refer."""
        each = self.found(self.table.current_id)
        if each and each.plans:
            self.shell.go("support_plan", each.plans[0].id)
        elif each and each.referrals:
            self.shell.go("supports", each.referrals[0].id)
        elif each and self.book.allows("referral", "add"):
            self.refer()


_WIDTHS: Mapping[Subject, int] = {"attendance": 132, "behavior": 118, "courses": 132}


def _signs(each: Flagged) -> str:
    said = (", ".join(filter(None, (short_sign(sign), more_of_sign(sign)))) for sign in each.signs)
    return " · ".join(said)


def help_words(each: Flagged) -> str:
    """What is done already: "Plan: Attendance", "Referred", or that nothing is."""
    if each.plans:
        return _("Plan: {domain}").format(domain=DOMAIN.format(each.plans[0].domain))
    if each.referrals:
        return _("Referred") if each.referrals[0].state == "open" else _("Being watched")
    return _("Nothing so far")


def _help_cell(each: Flagged) -> Cell:
    return ChipCell("ok" if each.plans else "info") if each.answered else _MUTED
