"""The tab "Plan" of a student's page."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtWidgets import QBoxLayout, QWidget

from app.views.growth.after_card import AfterCard
from app.views.growth.courses_card import CoursesCard
from app.views.growth.goals_card import GoalsCard
from app.views.growth.inline_form import InlineCard
from app.views.growth.plan_card import PlanCard
from app.views.growth.profile_card import ProfileCard
from app.views.growth.review_card import ReviewCard
from app.views.look.layouts import column, row
from app.views.window.page import Room

if TYPE_CHECKING:
    from app.views.window.page import Shell


class PlanPart(QWidget):
    """What binds the strands: the growth plan with its goals at the left, what it rests on at the right."""

    SHOWS: ClassVar[set[str]] = {
        *("student_plan", "goal", "goal_review", "planned_course", "yearly_review", "financial_aid"),
        *("profile_outcome", "profile_rating", "profile_evidence", "postsecondary_outcome", "survey_answer"),
        *("course", "course_record", "requirement", "requirement_set", "mark_scale", "setting", "student", "staff"),
    }

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self.plan, self.goals, self.reviews = PlanCard(shell), GoalsCard(shell), ReviewCard(shell)
        self.courses, self.profile, self.after = CoursesCard(shell), ProfileCard(shell), AfterCard(shell)
        self.sides: QBoxLayout = row(spacing=14)
        self.sides.addLayout(column(self.plan, self.goals, None, spacing=14), 11)
        self.sides.addLayout(column(self.reviews, self.courses, self.profile, self.after, None, spacing=14), 9)
        self.setLayout(self.sides)

    @property
    def cards(self) -> tuple[InlineCard, ...]:
        """All cards in their order."""
        return self.plan, self.goals, self.reviews, self.courses, self.profile, self.after

    def show_student(self, id_: str) -> None:
        """Show the plan of this student."""
        for card in self.cards:
            card.show_student(id_)

    def reflow(self, room: Room) -> None:
        """Without room the cards stand below each other."""
        narrow = room == Room.NARROW
        self.sides.setDirection(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight)
