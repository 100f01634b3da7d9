"""What comes after high school: financial aid, where graduates went, and what students say of their pathway."""

from __future__ import annotations

import datetime

from sqlalchemy.orm import Mapped

from app.book.base import Base
from app.book.fields import field
from app.book.kinds import DAY, PARAGRAPHS, Choice, Whole
from app.i18n import N_, _
from app.models.student_plans import AFTER_SCHOOL
from app.models.study_kinds import YEAR

AID = Choice(  # Education Code 51225.7: each senior files one, opts out or is exempt
    {
        "fafsa": N_("FAFSA submitted"),
        "cadaa": N_("CADAA submitted"),
        "opt_out": N_("Opted out"),
        "exempt": N_("Exempt"),
        "none": N_("Not yet"),
    }
)
SURVEY_TERM = Choice({"fall": N_("Fall"), "spring": N_("Spring")}, {"s1": "fall", "s2": "spring"})
SCALE = Whole(1, 5)


class FinancialAid(Base):
    """How a student answered the question of financial aid, and when.

    Which form it was can hint at immigration status: everywhere but in the counselor's own detail it is `aid_words`.
    """

    title = N_("financial aid")

    student_id: Mapped[str] = field(N_("Student"), refers="student")
    school_year: Mapped[str] = field(N_("School year"), kind=YEAR)
    status: Mapped[str] = field(N_("Status"), kind=AID, default="none")
    date: Mapped[datetime.date | None] = field(N_("Date"), kind=DAY)
    note: Mapped[str | None] = field(N_("Note"), kind=PARAGRAPHS)


def aid_completed(status: str | None) -> bool:
    """Whether the question is answered, in whatever way."""
    return status not in (None, "none")


def aid_words(status: str | None) -> str:
    """The neutral words for a status, which tell nothing of the form."""
    return _("Completed") if aid_completed(status) else _("Not yet")


class PostsecondaryOutcome(Base):
    """Where a graduate was found on a day."""

    title = N_("outcome after high school")

    student_id: Mapped[str] = field(N_("Student"), refers="student")
    date: Mapped[datetime.date] = field(N_("Date"), kind=DAY)
    kind: Mapped[str] = field(N_("After high school"), kind=AFTER_SCHOOL)
    institution: Mapped[str | None] = field(N_("Where"))
    note: Mapped[str | None] = field(N_("Note"), kind=PARAGRAPHS)
    source: Mapped[str | None] = field(N_("Source"))


class SurveyAnswer(Base):
    """What one student answered in one term, from 1 (not at all) to 5 (very much)."""

    title = N_("survey answer")

    student_id: Mapped[str] = field(N_("Student"), refers="student")
    school_year: Mapped[str] = field(N_("School year"), kind=YEAR)
    term: Mapped[str] = field(N_("Term"), kind=SURVEY_TERM, default="fall")
    confidence: Mapped[int | None] = field(N_("Confident in life and career skills"), kind=SCALE)
    relevance: Mapped[int | None] = field(N_("School is relevant to the future"), kind=SCALE)
    interest: Mapped[int | None] = field(N_("Interested in the courses"), kind=SCALE)
    comment: Mapped[str | None] = field(N_("Comment"), kind=PARAGRAPHS)
