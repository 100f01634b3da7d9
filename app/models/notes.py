"""Notes that staff keep on a student."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Mapped

from app.book.base import Base
from app.book.fields import field
from app.book.kinds import DAY, PARAGRAPHS
from app.i18n import N_


class Note(Base):
    """Something worth remembering about a student, open to all who may see the student."""

    title = N_("note")

    student_id: Mapped[str] = field(N_("Student"), refers="student")
    date: Mapped[date] = field(N_("Date"), kind=DAY)
    text: Mapped[str] = field(N_("Note"), kind=PARAGRAPHS)
    author: Mapped[str | None] = field(N_("Author"))
