"""The documents that work-based learning needs: which kinds there are, and where each paper stands."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Mapped

from app.book.base import Base
from app.book.fields import field
from app.book.kinds import DAY, FLAG, PARAGRAPHS, Choice, Whole
from app.i18n import N_
from app.models.agreements import AGREEMENT_KIND

ASKED_OF = Choice({"all": N_("All placements"), "paid": N_("Paid placements"), "unpaid": N_("Unpaid placements")})
PER = Choice({"student": N_("Student"), "placement": N_("Placement"), "employer": N_("Employer")})
PAPER_STATE = Choice({"requested": N_("Requested"), "received": N_("Received"), "waived": N_("Waived")})
"""A paper that is missing has no record."""

AGREED = ("Training agreement", "Training plan")
EMERGENCY = "Emergency contact and medical release"
EVALUATION = "Employer’s evaluation of the student"
"""Names of kinds of documents that come with the program and have a form of their own here: the plan is a part of the
agreement. Any other kind is asked for with a request.
"""


class DocumentKind(Base):
    """A document that the site asks for. One for each employer is answered by the employer's agreements of a kind.

    `state_code` is the state's type of activity that needs it; without one, every type does.
    """

    title = N_("kind of document")
    shown_as = ("name",)
    translated = True

    name: Mapped[str] = field(N_("Document"), searchable=True)
    form_number: Mapped[str | None] = field(N_("Form"), searchable=True)
    asked_of: Mapped[str] = field(N_("Asked of"), kind=ASKED_OF, default="all")
    under_age: Mapped[int | None] = field(N_("Only under the age of"), kind=Whole(12, 99))  # years
    state_code: Mapped[str | None] = field(N_("Only for the state WBL type"))
    per: Mapped[str] = field(N_("One for each"), kind=PER, default="placement")
    agreement_kind: Mapped[str | None] = field(N_("Agreement that answers it"), kind=AGREEMENT_KIND)
    lasts_months: Mapped[int | None] = field(N_("Lasts (months)"), kind=Whole(1, 240))
    rule_source: Mapped[str | None] = field(N_("Source"))
    active: Mapped[bool] = field(N_("In use"), kind=FLAG, default=True)


class Paperwork(Base):
    """One paper of a student; of a placement or an employer where its kind is asked for each of those.

    A paper that is waived says why in its note.
    """

    title = N_("paper")

    kind_id: Mapped[str] = field(N_("Document"), refers="document_kind")
    student_id: Mapped[str] = field(N_("Student"), refers="student")
    placement_id: Mapped[str | None] = field(N_("Placement"), refers="placement", rests=True)
    employer_id: Mapped[str | None] = field(N_("Employer"), refers="employer")
    state: Mapped[str] = field(N_("State"), kind=PAPER_STATE, default="requested")
    received_on: Mapped[date | None] = field(N_("Received"), kind=DAY)
    expires_on: Mapped[date | None] = field(N_("Expires"), kind=DAY)
    note: Mapped[str | None] = field(N_("Note"), kind=PARAGRAPHS)
