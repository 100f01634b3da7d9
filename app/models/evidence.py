"""Evidence: scans and photos that lie sealed beside the book, each attached to one record about a student.

The original is kept byte for byte, because evidence that the program had rewritten would be none. A photo may tell
where it was taken: Pathbook never reads or shows that, and a copy that leaves the book is the original again.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from sqlalchemy.orm import Mapped

from app.book.asking import Entity
from app.book.base import Base
from app.book.fields import field
from app.book.kinds import DAY, PARAGRAPHS, WHOLE, Choice
from app.i18n import N_, _, number
from app.models.agreements import Agreement
from app.models.credentials import Credential
from app.models.evaluations import Evaluation
from app.models.hours import HourEntry
from app.models.notes import Note
from app.models.paperwork import Paperwork
from app.models.people import Student
from app.models.placements import Placement
from app.models.projects import Project
from app.models.site_visits import SiteVisit
from app.models.student_plans import Goal, StudentPlan
from app.models.supports import SupportPlan

PDF, JPEG, PNG, HEIC = "pdf", "jpeg", "png", "heic"

EVIDENCE_KIND = Choice({PDF: N_("PDF"), JPEG: N_("JPEG photo"), PNG: N_("PNG picture"), HEIC: N_("HEIC photo")})

ENDINGS: Mapping[str, tuple[str, ...]] = {
    PDF: (".pdf",),
    JPEG: (".jpg", ".jpeg"),
    PNG: (".png",),
    HEIC: (".heic", ".heif"),
}
"""How names of files of a kind end, the usual way first."""


def size_words(count: int) -> str:
    """A number of bytes as people say it."""
    if count < 1_000_000:
        return _("{count} KB").format(count=number(max(1, round(count / 1000))))
    return _("{count} MB").format(count=number(round(count / 1_000_000, 1)))


class EvidenceFile(Base):
    """One scan or photo. It belongs to a student, and to at most one further record, with which it goes.

    That of an agreement or a project belongs to no student. The journal holds its fingerprint and so vouches for the
    file, too.
    """

    title = N_("file")
    shown_as = ("name",)

    student_id: Mapped[str | None] = field(N_("Student"), refers="student", rests=True)
    entry_id: Mapped[str | None] = field(N_("Hour entry"), refers="hour_entry", rests=True)
    placement_id: Mapped[str | None] = field(N_("Placement"), refers="placement", rests=True)
    plan_id: Mapped[str | None] = field(N_("Support plan"), refers="support_plan", rests=True)
    note_id: Mapped[str | None] = field(N_("Note"), refers="note", rests=True)
    paper_id: Mapped[str | None] = field(N_("Paper"), refers="paperwork", rests=True)
    evaluation_id: Mapped[str | None] = field(N_("Evaluation"), refers="evaluation", rests=True)
    visit_id: Mapped[str | None] = field(N_("Site visit"), refers="site_visit", rests=True)
    agreement_id: Mapped[str | None] = field(N_("Agreement"), refers="agreement", rests=True)
    credential_id: Mapped[str | None] = field(N_("Credential"), refers="credential", rests=True)
    project_id: Mapped[str | None] = field(N_("Project"), refers="project", rests=True)
    student_plan_id: Mapped[str | None] = field(N_("Student plan"), refers="student_plan", rests=True)
    goal_id: Mapped[str | None] = field(N_("Goal"), refers="goal", rests=True)
    name: Mapped[str] = field(N_("Name"), searchable=True)
    kind: Mapped[str] = field(N_("Kind"), kind=EVIDENCE_KIND)
    size: Mapped[int] = field(N_("Size in bytes"), kind=WHOLE, technical=True)
    digest: Mapped[str] = field(N_("Fingerprint"), technical=True)  # SHA-256, in hex digits
    added_on: Mapped[date] = field(N_("Added"), kind=DAY)
    note: Mapped[str | None] = field(N_("Remark"), kind=PARAGRAPHS)


HOLDERS: Mapping[Entity, str] = {
    Student: "student_id",
    HourEntry: "entry_id",
    Placement: "placement_id",
    SupportPlan: "plan_id",
    Note: "note_id",
    Paperwork: "paper_id",
    Evaluation: "evaluation_id",
    SiteVisit: "visit_id",
    Agreement: "agreement_id",
    Credential: "credential_id",
    Project: "project_id",
    StudentPlan: "student_plan_id",
    Goal: "goal_id",
}
"""What a file can be attached to, and the field that names it."""
