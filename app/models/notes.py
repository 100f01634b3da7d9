"""Notes that staff keep on a student."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Mapped

from app.book.base import Base
from app.book.fields import field
from app.book.kinds import DAY, PARAGRAPHS, Choice
from app.i18n import N_

RESTRICTED = "restricted"

VISIBILITY = Choice({"open": N_("Not restricted"), RESTRICTED: N_("Restricted")})


class Note(Base):
    """Something worth remembering about a student, open to all who may see the student.

    A restricted one is seen by counselors, coordinators and its author; the staff record `staff_id` says who that is.
    """

    title = N_("note")

    student_id: Mapped[str] = field(N_("Student"), refers="student")
    date: Mapped[date] = field(N_("Date"), kind=DAY)
    text: Mapped[str] = field(N_("Note"), kind=PARAGRAPHS)
    author: Mapped[str | None] = field(N_("Author"))
    visibility: Mapped[str | None] = field(N_("Who sees it"), kind=VISIBILITY)  # none: everybody who sees the student
    staff_id: Mapped[str | None] = field(N_("Author’s staff record"), refers="staff")
