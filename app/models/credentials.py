"""Industry credentials that students earned; the proof hangs on them as a scan."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Mapped

from app.book.base import Base
from app.book.fields import field
from app.book.kinds import DAY, PARAGRAPHS
from app.i18n import N_


class Credential(Base):
    """A certificate or license of an industry. Without `expires_on` it lasts."""

    title = N_("credential")
    shown_as = ("name",)

    student_id: Mapped[str] = field(N_("Student"), refers="student")
    name: Mapped[str] = field(N_("Credential"), searchable=True)
    issuer: Mapped[str | None] = field(N_("Issued by"), searchable=True)
    earned_on: Mapped[date | None] = field(N_("Earned"), kind=DAY)
    expires_on: Mapped[date | None] = field(N_("Expires"), kind=DAY)
    number: Mapped[str | None] = field(N_("Number"))
    pathway_id: Mapped[str | None] = field(N_("Pathway"), refers="site_pathway")
    note: Mapped[str | None] = field(N_("Note"), kind=PARAGRAPHS)
