"""The personal and professional growth plan of a school year; those of earlier years stay readable."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QMenu

from app.i18n import _
from app.models.school import year_name
from app.models.setting_goals import begin_plan
from app.models.student_plans import AFTER_SCHOOL, PLAN_STANDING, StudentPlan
from app.views.forms.record_form import Names
from app.views.growth.inline_form import InlineCard, InlineForm
from app.views.growth.words import said
from app.views.look.buttons import button, menu_button
from app.views.look.chips import Chip
from app.views.look.labels import label
from app.views.look.layouts import boxed, row
from app.views.students.cards import facts_in_columns
from app.views.window.allowed import offered

if TYPE_CHECKING:
    from app.book.base import Record
    from app.views.window.page import Shell

FIELDS: Names = (
    ("career_interest", "postsecondary_kind"),
    ("postsecondary_goal", "campuses"),
    ("strengths", "growth_areas"),
    ("people_who_help", "family_note"),
    "state",
)
SHOWN = ("postsecondary_goal", "career_interest", "campuses", "strengths", "growth_areas", "people_who_help")
TABLE = StudentPlan.__tablename__


class PlanCard(InlineCard):
    """The plan of one year, the latest first chosen."""

    def __init__(self, shell: Shell) -> None:
        self.years = menu_button("", QMenu(), kind="link")
        self.switch = offered(shell.book, f"change:{TABLE}", button(_("Edit"), "pencil", "link", self.edit))
        self.switch.setAccessibleName(f"{_('Edit')}: {_('Growth plan')}")
        paper = offered(shell.book, "print", button(_("Family page"), "printer", "link", self.print))
        super().__init__(shell, _("Growth plan"), self.years, paper, self.switch)
        self._year = ""

    def show_student(self, id_: str) -> None:
        if id_ != self.student:
            self._year = ""
        super().show_student(id_)

    def fill(self) -> None:
        now = year_name(date.today())
        plans = self.book.records(StudentPlan, {"student_id": self.student}, sort=[("school_year", True)])
        by_year = {plan.school_year: plan for plan in plans}
        if self._year not in by_year:
            self._year = next(iter(by_year), now)
        self._offer_years(list(by_year))
        plan = by_year.get(self._year)
        self.switch.setVisible(plan is not None and self._year >= now)
        if now not in by_year:
            self._offer_beginning(bool(plans))
        if plan and not self.add_form(plan.id):
            self._show(plan, now)

    def _offer_years(self, years: list[str]) -> None:
        menu = self.years.menu()
        menu.clear()
        for year in years:
            menu.addAction(year).triggered.connect(lambda _on=False, year=year: self._choose(year))
        self.years.setText(self._year)
        self.years.setAccessibleName(_("School year of the plan: {year}").format(year=self._year))
        self.years.setVisible(bool(years))

    def _offer_beginning(self, carries: bool) -> None:
        sentence = (
            _("There is no plan for this school year. What the last one says is taken over.")
            if carries
            else _("There is no growth plan yet: strengths, interests, and where the student wants to go.")
        )
        begin = button(_("Begin this year’s plan"), "plus", "primary", self.begin)
        self.add(label(sentence, "muted", wrap=True), row(offered(self.book, f"add:{TABLE}", begin), None))

    def _show(self, plan: Record, now: str) -> None:
        state = Chip(PLAN_STANDING.format(plan.state), "ok" if plan.state == "agreed" else "warn")
        chips = [state] if plan.school_year >= now else [Chip(_("Earlier year")), state]
        if plan.postsecondary_kind:
            chips.append(Chip(AFTER_SCHOOL.format(plan.postsecondary_kind), "accent"))
        self.add(row(*chips, None, spacing=6))
        captions = {
            "postsecondary_goal": _("Goal after high school"),
            "career_interest": _("Career interest"),
            "campuses": _("Campuses"),
            "strengths": _("Strengths"),
            "growth_areas": _("Growth areas"),
            "people_who_help": _("People who help"),
            "family_note": _("What the family says"),
        }
        told = [(words, getattr(plan, name)) for name, words in captions.items() if getattr(plan, name)]
        self.add(facts_in_columns([boxed(said(*each)) for each in told]))
        if not told:
            self.add(label(_("Nothing is written yet."), "muted"))

    def _choose(self, year: str) -> None:
        self._year = year
        self.reread()

    # what can be done

    def begin(self) -> None:
        """Begin the plan of this school year with what the last one says, and change it in place."""
        if self.shell.attempt(lambda: begin_plan(self.book, self.student)):
            self._year = year_name(date.today())
            self.reread()
            self.edit()
            self.shell.toast(_("Plan begun"), undo=True)

    def print(self) -> None:
        """Show the page for the family: plain language, and either language."""
        from app.views.handing_out.preview import preview

        preview(self.shell, "plan", [self.student], preset="family")

    def edit(self) -> None:
        """Change the plan that is shown, in place."""
        [plan] = self.book.records(StudentPlan, {"student_id": self.student, "school_year": self._year})

        def save(typed: dict[str, Any]) -> None:
            self.book.save(StudentPlan, plan.id, typed)
            self.shell.toast(_("Plan saved"), undo=True)

        title = _("Growth plan {year}").format(year=plan.school_year)
        form = InlineForm(self.book, StudentPlan, FIELDS, title, _("Save"), save, plan._asdict())
        self.open_form(plan.id, form)
