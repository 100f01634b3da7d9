"""A student with something in all four strands, for the tests of papers about all of them."""

from __future__ import annotations

from datetime import timedelta

from app.book.book import Book
from app.models import (
    AttendanceSnapshot,
    Credential,
    FamilyContact,
    FinancialAid,
    Goal,
    IndicatorSnapshot,
    Note,
    PlannedCourse,
    ProfileOutcome,
    ProfileRating,
    ProgressPoint,
    Project,
    ProjectStudent,
    Referral,
    StudentPlan,
    SupportPlan,
    SupportSession,
)
from tests.exports.writing import BEGAN, THIS_YEAR, TODAY, make_student
from tests.models.taking_courses import course, took

SECRETS = ("A private need", "An open note", "A restricted note", "CADAA", "Called about the rent", "Saw him cry")
"""What is on paper only where somebody ticks it for this one paper."""


def make_whole(book: Book, goals: int = 2, failing: int = 1, text: str = "") -> str:
    """Thi Dao Nguyen with courses, goals, a measured support plan, and things that nobody prints by accident."""
    student = make_student(book, graduation_year=TODAY.year + 2)
    algebra = course(book, "Algebra 1", "c", "Mathematics")
    took(book, student, algebra, [("s1", "B"), ("s2", "A-")])
    for number in range(failing):
        took(book, student, course(book, f"Biology {number} {text}", "d", "Science"), [("s1", "F")])
    plan = book.ids(SupportPlan, where={"state": "active"})[0]
    measured = {"measure": f"Problems solved {text}", "unit": "of ten", "baseline_value": 30, "goal_value": 80}
    with book.edit("Whole") as edit:
        edit.update(SupportPlan, {plan: measured})
        days = [TODAY - timedelta(days=7 * back) for back in (4, 3, 2, 1)]
        edit.insert(
            SupportSession, [{"plan_id": plan, "date": day, "minutes": 30, "minutes_planned": 30} for day in days]
        )
        edit.insert(
            ProgressPoint, [{"plan_id": plan, "date": day, "value": 30 + 10 * at} for at, day in enumerate(days)]
        )
        own = {"student_id": student}
        said = {"strengths": f"Draws well {text}", "postsecondary_kind": "college_4", "people_who_help": f"Aunt {text}"}
        edit.insert(StudentPlan, [own | said | {"school_year": THIS_YEAR}])
        due = TODAY + timedelta(days=60)
        goal = own | {"starts_on": BEGAN, "due_on": due, "strand": "academics", "steps": f"One step {text}"}
        edit.insert(Goal, [goal | {"name": f"Goal {number} {text}"} for number in range(goals)])
        edit.insert(IndicatorSnapshot, [own | {"taken_on": BEGAN, "kind": "gpa", "value": "3.21"}])
        edit.insert(Credential, [own | {"name": f"First aid {text}", "issuer": "Red Cross", "earned_on": BEGAN}])
        edit.insert(AttendanceSnapshot, [own | {"school_year": THIS_YEAR, "until": TODAY, "days_enrolled": 600,
                                                "days_absent": 60}])  # fmt: skip
        edit.insert(Note, [own | {"date": BEGAN, "text": "An open note"},
                           own | {"date": BEGAN, "text": "A restricted note", "visibility": "restricted"}])  # fmt: skip
        edit.insert(FinancialAid, [own | {"school_year": THIS_YEAR, "status": "cadaa"}])
        edit.insert(FamilyContact, [own | {"date": BEGAN, "summary": "Called about the rent"}])
        edit.insert(Referral, [own | {"date": BEGAN, "concern": "counseling", "what": "Saw him cry"}])
        edit.insert(PlannedCourse, [own | {"grade": "12", "name": f"Physics {text}", "subject": "Science"}])
        [project] = edit.insert(Project, [{"name": f"Clean water {text}", "driving_question": "Who owns the water?"}])
        edit.insert(ProjectStudent, [own | {"project_id": project}])
        outcome = book.ids(ProfileOutcome)[0]
        edit.insert(ProfileRating, [own | {"outcome_id": outcome, "by": "staff", "level": "3", "date": BEGAN}])
    return student
